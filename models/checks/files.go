package checks

import (
	"cmp"
	"strconv"
	"strings"

	"scpo.example/desk/models/content"
)

// Files says what files are attached, by the ids of the evidence items, listed documents and terms that they are for.
type Files struct {
	Evidence, Documents map[string]bool
	Maps                map[string]bool // terms that have a map
	Held                []string        // names of files that the malware scanner does not release
}

func (f *Files) evidence(id string) bool { return f != nil && f.Evidence[id] }

func (f *Files) mapOf(term string) bool { return f != nil && f.Maps[term] }

// statements asks about statements that are said to be attached.
func (j *judging) statements() {
	if j.in.Files == nil {
		return
	}
	var names []string
	for i, e := range j.c.Evidence {
		if e.Form == content.FormStatement && !e.Served && e.Attached && !j.in.Files.evidence(e.ID) {
			names = append(names, cmp.Or(e.Title, e.Reference, "evidence item "+strconv.Itoa(i+1)))
		}
	}
	j.unfiled("/evidence", "what is said to be attached", names)
}

// documents stops files that the malware scanner holds, and asks about documents that are only listed. The draft order
// is made from the terms, and Q17 asks about maps.
func (j *judging) documents() {
	if j.in.Files == nil {
		return
	}
	for _, name := range j.in.Files.Held {
		j.fail("/attachments", "The malware scanner has not released the file “"+name+"”. Wait for it, or delete the file and attach another.")
	}
	drawn := map[string]bool{}
	for _, s := range j.c.Schedules {
		drawn[content.Text(s.AttachmentRef)] = true
	}
	var names []string
	for i, a := range j.c.Attachments {
		if a.Kind != content.AttachmentDraftOrder && !j.in.Files.Documents[a.ID] && !drawn[a.ID] {
			names = append(names, cmp.Or(a.Title, "document "+strconv.Itoa(i+1)))
		}
	}
	j.unfiled("/attachments", "what is listed", names)
}

// unfiled asks about what the text promises and no file is there for. Older applications were never asked for files, so
// it is a question and not a stop.
func (j *judging) unfiled(pointer, what string, names []string) {
	if len(names) > 0 && !j.pointed(pointer) {
		j.ask(pointer, "No file is attached for "+what+": "+strings.Join(names, "; ")+". Attach it on the Files page, or check that the CPS gets it in another way.")
	}
}
