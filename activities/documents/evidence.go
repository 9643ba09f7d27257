package documents

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/models"
	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/papers"
)

// evidence is the list of what the application relies on, the documents and files that go with it, and what was withheld
// from them.
func evidence(in Input) []papers.Block {
	b := open(in.Content, in.Lists)
	blocks := []papers.Block{
		papers.Heading{Level: 2, Text: content.SectionName("evidence")},
		b.withNotices(b.evidence(column{"reference", 3}, column{"title", 9}, column{"form", 3}, column{"dated", 3}, column{"served", 3}, column{"attached", 3}, column{"hearsay", 5})),
		papers.Heading{Level: 2, Text: content.SectionName("attachments")},
		b.list("/attachments", len(in.Content.Attachments), column{"title", 6}, column{"kind", 3}, column{"dated", 3}, column{"redacted", 3}, column{"marking", 3}),
		papers.Heading{Level: 2, Text: "Files"},
	}
	blocks = append(blocks, b.files(in.Files), papers.Heading{Level: 2, Text: "Redaction"})
	blocks = append(blocks, facts([]string{label("/pack/redactionChecked"), b.says("/pack/redactionChecked")}))
	return append(blocks, redactions(in.Files))
}

func (b book) evidence(fields ...column) papers.Block {
	return b.list("/evidence", len(b.content.Evidence), fields...)
}

// withNotices adds to the last cell of each item by when its hearsay notice is to be served.
func (b book) withNotices(list papers.Block) papers.Block {
	t, is := list.(papers.Table)
	if !is {
		return list
	}
	for i, row := range t.Rows {
		if by := b.says(place("/evidence", i, "hearsayNoticeBy")); by != "" {
			row[len(row)-1] += "\n" + label("/evidence/*/hearsayNoticeBy") + ": " + by
		}
	}
	return t
}

// list is the items of a list of the content as a table.
func (b book) list(list string, n int, fields ...column) papers.Block {
	if n == 0 {
		return papers.Paragraph{Text: "None"}
	}
	t := papers.Table{Columns: columns(list, fields...)}
	for i := range n {
		var row []string
		for _, f := range fields {
			row = append(row, b.says(place(list, i, f.key)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func place(list string, i int, key string) string { return list + "/" + strconv.Itoa(i) + "/" + key }

var servedWords = map[models.Served]string{models.ServedAlready: "Yes", models.NotServed: "No"}

// files are those that go with the text, each with what it supports and by what it can be recognised.
func (b book) files(files []models.Attachment) papers.Block {
	if len(files) == 0 {
		return papers.Paragraph{Text: "None"}
	}
	t := papers.Table{Columns: []papers.Column{
		{Title: label("/attachments/*/title"), Width: 5}, {Title: "File", Width: 5}, {Title: label("/attachments/*/kind"), Width: 3},
		{Title: label("/attachments/*/marking"), Width: 3}, {Title: label("/evidence/*/served"), Width: 2}, {Title: "Supports", Width: 4},
	}, RowHeads: true}
	words := asked.WordingOf(asked.Setting{Content: b.content})
	for _, f := range files {
		t.Rows = append(t.Rows, []string{
			cmp.Or(f.Title, f.Name), fmt.Sprintf("%s\n%d bytes\nSHA-256 %s", f.Name, f.Size, f.SHA256),
			words.Value("/attachments/0/kind", reflect.TypeFor[content.AttachmentKind](), f.Kind), f.Marking, servedWords[f.Served], b.supports(f.Links),
		})
	}
	return t
}

// supports names what a file is linked to.
func (b book) supports(l models.Links) string {
	var all []string
	for i, e := range b.content.Evidence {
		if slices.Contains(l.Evidence, e.ID) {
			all = append(all, cmp.Or(e.Reference, b.section("evidence").Items[i].Title))
		}
	}
	for _, a := range b.content.Attachments {
		if slices.Contains(l.Documents, a.ID) {
			all = append(all, a.Title)
		}
	}
	for i, t := range b.content.Terms {
		if slices.Contains(l.Terms, t.ID) {
			all = append(all, b.section("terms").Items[i].Title)
		}
	}
	return strings.Join(all, "\n")
}

// redactions say of each file what was withheld from it, and why.
func redactions(files []models.Attachment) papers.Block {
	t := papers.Table{Columns: []papers.Column{{Title: "File", Width: 2}, {Title: "What was withheld", Width: 3}, {Title: "Why", Width: 3}}, RowHeads: true}
	for _, f := range files {
		if f.Withheld != "" || f.WithheldWhy != "" {
			t.Rows = append(t.Rows, []string{f.Name, f.Withheld, f.WithheldWhy})
		}
	}
	if len(t.Rows) == 0 {
		return papers.Paragraph{Text: "Nothing was withheld from the files."}
	}
	return t
}
