package documents

import (
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/papers"
	"scpo.example/desk/models/reading"
)

// request is all that the application says, but for the lists that are a paper of their own.
func request(in Input) []papers.Block {
	var others []string
	for _, name := range Names(in.Round) {
		if name != Request {
			others = append(others, Title(name))
		}
	}
	blocks := []papers.Block{papers.Paragraph{Text: "These documents go with the application:"}, papers.Bullets(others...)}
	for _, s := range open(in.Content, in.Lists).sections {
		if s.Name == "evidence" || s.Name == "attachments" || notAsked(s) {
			continue
		}
		blocks = append(blocks, papers.Heading{Level: 2, Text: s.Title})
		blocks = append(blocks, sectionBlocks(s)...)
	}
	return blocks
}

// notAsked says that nothing was answered in a section that not every application has.
func notAsked(s reading.Section) bool {
	known, _ := content.SectionOf(s.Name)
	return s.None != "" && (known.Sometimes || known.Later)
}

func sectionBlocks(s reading.Section) []papers.Block {
	if s.None != "" {
		return []papers.Block{papers.Paragraph{Text: s.None}}
	}
	if row, whole := s.Whole(); whole {
		if !row.Answered {
			return []papers.Block{papers.Paragraph{Text: unanswered}}
		}
		return prose(row.Text)
	}
	var blocks []papers.Block
	if len(s.Rows) > 0 {
		blocks = append(blocks, rows(s.Rows))
	}
	for _, item := range s.Items {
		title := item.Title
		if item.Name != "" {
			title += ": " + item.Name
		}
		blocks = append(blocks, papers.Heading{Level: 3, Text: title})
		blocks = append(blocks, prose(item.Lead)...)
		blocks = append(blocks, rows(item.Rows))
	}
	return blocks
}

const unanswered = "Not answered"

// rows is questions with their answers. Those without an answer are named at the end.
func rows(all []reading.Row) papers.Table {
	t := papers.Table{Columns: []papers.Column{{Width: 2}, {Width: 5}}, RowHeads: true}
	open := ""
	for _, row := range all {
		switch {
		case row.Answered:
			t.Rows = append(t.Rows, []string{row.Label, row.Text})
		case open == "":
			open = row.Label
		default:
			open += "; " + row.Label
		}
	}
	if open != "" {
		t.Rows = append(t.Rows, []string{unanswered, open})
	}
	return t
}
