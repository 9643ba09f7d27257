// Package files has the pages on which people add files to a case, download and delete them.
package files

import (
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

//go:embed templates
var embedded embed.FS

var templates = pages.MustParse(embedded)

// Routes are the pages of this package.
func Routes() []pages.Route {
	const root = "/applications/{id}/files"
	readers := models.RolesWho(models.Opens)
	return []pages.Route{
		{Method: http.MethodGet, Path: root, Roles: readers, Log: "view", Handle: show},
		{Method: http.MethodPost, Path: root, Roles: readers, Log: "view", Handle: add, Uploads: true},
		{Method: http.MethodGet, Path: root + "/{file}", Roles: readers, Log: "export", Handle: download},
		{Method: http.MethodGet, Path: root + "/{file}/delete", Roles: readers, Log: "view", Handle: askDelete},
		{Method: http.MethodPost, Path: root + "/{file}/delete", Roles: readers, Handle: remove},
	}
}

// line is one file in the list.
type line struct {
	answers.Attachment
	Href     string
	Facts    string   // type and size
	Supports []string // what it supports, in words
	State    string   // of the scan and of its keeping; "" for nothing to say
	Ready    bool     // it can be downloaded
}

type filesPage struct {
	Head  template.HTML
	Case  pages.Application
	Files []line
	CPS   bool
	Form  *form // nil where nothing can be added
}

func show(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	p, err := pageOf(v, a, nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "files", ui.Page{Title: "Files"}, p)
}

func pageOf(v *pages.Visit, a pages.Application, errs ui.Errors) (filesPage, error) {
	p := filesPage{Case: a, CPS: v.User.Role == models.CPS}
	list, err := read(v)
	if err != nil {
		return p, err
	}
	said, err := subjectsOf(a)
	if err != nil {
		return p, err
	}
	for _, f := range list {
		p.Files = append(p.Files, lineOf(a, f, said))
	}
	if a.State.TakesFiles(models.OriginOf(v.User.Role)) {
		p.Form = formOf(v, said, errs)
	}
	p.Head, err = v.Head(a, pages.TabFiles)
	return p, err
}

func read(v *pages.Visit) ([]answers.Attachment, error) {
	var list answers.List[answers.Attachment]
	err := v.Get(v.CasePath("attachments"), &list)
	return list.Items, err
}

func lineOf(a pages.Application, f answers.Attachment, said subjects) line {
	l := line{Attachment: f, Href: a.Path("/files/" + f.ID), Facts: ending(f.Name) + ", " + size(f.Size), Ready: f.Scan.Released()}
	for _, ids := range [][]string{f.Evidence, f.Documents, f.Terms, f.Points} {
		for _, id := range ids {
			l.Supports = append(l.Supports, said.words(id))
		}
	}
	switch {
	case f.Scan == models.ScanWaiting:
		l.State = "Waiting for the malware scanner. You cannot download it yet."
	case f.Scan == models.ScanInfected:
		l.State = "Malware was found in this file, so its content was deleted."
	case f.Frozen:
		l.State = "Submitted, so it cannot be deleted."
	}
	return l
}

// ending is the type of a file for people.
func ending(name string) string {
	if at := strings.LastIndexByte(name, '.'); at >= 0 {
		return strings.ToUpper(name[at+1:])
	}
	return "File"
}

// size words how large a file is.
func size(bytes int64) string {
	switch {
	case bytes < 1000:
		return ui.Plural(int(bytes), "byte", "bytes")
	case bytes < 1_000_000:
		return fmt.Sprintf("%d KB", (bytes+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1_000_000)
}

func download(v *pages.Visit) error {
	v.Detail = v.Path("file")
	return v.Download(v.CasePath("attachments", v.Path("file")))
}
