package documents

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"scpo.example/desk/models"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/papers"
	"scpo.example/desk/models/reading"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/review"
)

// answers are what the CPS asked, point by point, with what the force answered and what it changed there.
func answers(in Input) []papers.Block {
	before := content.Empty()
	if in.Before != nil {
		before = *in.Before
	}
	c := comparison{then: open(before, in.Lists), now: open(in.Content, in.Lists), report: changes.Between(before, in.Content)}
	var blocks []papers.Block
	told := map[string]bool{}
	for _, p := range in.Points {
		blocks = append(blocks, c.point(p, in.Lists)...)
		told[p.Anchor] = true
	}
	if len(in.Points) == 0 {
		blocks = append(blocks, papers.Paragraph{Text: "The Crown Prosecution Service asked for nothing."})
	}
	blocks = append(blocks, papers.Heading{Level: 2, Text: "Other changes since the last submission"})
	return append(blocks, c.others(told)...)
}

// comparison is the text that the CPS had, and that of now.
type comparison struct {
	then, now book
	report    changes.Report
}

func (c comparison) point(p models.Point, lists *reference.Lists) []papers.Block {
	title := fmt.Sprintf("Point %d", p.Number)
	if p.Anchor != "" {
		title += ": " + review.Place(p.Anchor, c.then.content, c.now.content).Label
	}
	reason, _ := lists.Reason(p.Code)
	asked := facts(
		[]string{"Reason", reason.Meaning},
		[]string{"What the CPS said", p.Text},
		[]string{"Why", p.Why},
		[]string{"What to do", p.Action},
		[]string{"Response", cmp.Or(p.Answer.Words(), "None")},
		[]string{"Details", p.AnswerText},
		[]string{"Still to come", p.Missing},
	)
	blocks := []papers.Block{papers.Heading{Level: 2, Text: title}, asked}
	if p.Anchor == "" {
		return blocks
	}
	here := c.report.At(p.Anchor)
	if len(here) == 0 {
		return append(blocks, papers.Paragraph{Text: "The text here has not changed since the last submission."})
	}
	return append(blocks, c.table(here))
}

// others are the changes where no point was made.
func (c comparison) others(told map[string]bool) []papers.Block {
	var blocks []papers.Block
	for _, s := range c.report.Sections {
		var rest []changes.Change
		for _, change := range s.Changes {
			if !told[s.Name] && (change.ID == "" || !told[change.ID]) {
				rest = append(rest, change)
			}
		}
		if len(rest) > 0 {
			blocks = append(blocks, papers.Heading{Level: 3, Text: content.SectionName(s.Name)}, c.table(rest))
		}
	}
	if len(blocks) == 0 {
		return []papers.Block{papers.Paragraph{Text: "None"}}
	}
	return blocks
}

// table has each answer that differs, as it was and as it is.
func (c comparison) table(all []changes.Change) papers.Table {
	t := papers.Table{Columns: []papers.Column{{Title: "What changed", Width: 2}, {Title: "Before", Width: 4}, {Title: "Now", Width: 4}}, RowHeads: true}
	for _, change := range all {
		was, is := c.then.answersAt(change, change.FromIndex), c.now.answersAt(change, change.ToIndex)
		name := cmp.Or(c.now.called(change.List, change.ToIndex), c.then.called(change.List, change.FromIndex))
		first := len(t.Rows)
		for _, now := range is {
			if before := find(was, now.Label); before != now.Text {
				t.Rows = append(t.Rows, []string{now.Label, before, now.Text})
			}
		}
		for _, before := range was {
			if find(is, before.Label) == "" {
				t.Rows = append(t.Rows, []string{before.Label, before.Text, ""})
			}
		}
		if len(t.Rows) == first {
			t.Rows = append(t.Rows, []string{"Place in the list", position(change.FromIndex), position(change.ToIndex)})
		}
		for i := first; i < len(t.Rows) && name != ""; i++ {
			t.Rows[i][0] = name + ": " + t.Rows[i][0]
		}
	}
	for i := range t.Rows {
		t.Rows[i][1], t.Rows[i][2] = cmp.Or(t.Rows[i][1], "Nothing"), cmp.Or(t.Rows[i][2], "Nothing")
	}
	return t
}

func position(index *int) string {
	if index == nil {
		return ""
	}
	return strconv.Itoa(*index + 1)
}

func find(rows []reading.Row, label string) string {
	for _, row := range rows {
		if row.Label == label {
			return row.Text
		}
	}
	return ""
}

// item is the one that a change is about; nil for a section's own fields, and where there is none.
func (b book) item(list string, index *int) *reading.Item {
	if list == "" || index == nil {
		return nil
	}
	id := reading.ID(list + "/" + strconv.Itoa(*index))
	for _, s := range b.sections {
		for i := range s.Items {
			if s.Items[i].ID == id {
				return &s.Items[i]
			}
		}
	}
	return nil
}

func (b book) called(list string, index *int) string {
	if i := b.item(list, index); i != nil {
		return i.Title
	}
	return ""
}

// answersAt are the answers in which a change may be: of an item, or a section's own.
func (b book) answersAt(c changes.Change, index *int) []reading.Row {
	var all []reading.Row
	if i := b.item(c.List, index); i != nil {
		if i.Lead != "" {
			all = append(all, reading.Row{Label: label("/terms/*/text"), Text: i.Lead, Answered: true})
		}
		return append(all, answered(i.Rows)...)
	}
	if c.List != "" || len(c.Fields) == 0 {
		return nil
	}
	at := cmp.Or(c.Fields[0].Pointer, c.Fields[0].FromPointer)
	key, _, _ := strings.Cut(strings.TrimPrefix(at, "/"), "/")
	return answered(b.section(key).Rows)
}

func answered(rows []reading.Row) []reading.Row {
	var all []reading.Row
	for _, row := range rows {
		if row.Answered {
			all = append(all, row)
		}
	}
	return all
}
