package terms

import (
	"html/template"
	"net/url"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
)

// list is the page of all terms.
type list struct {
	Head     template.HTML
	Editable bool
	State    string // as text
	Key      string
	Back     string
	New      string
	Library  string
	Word     string        // the page that takes a list of terms
	Offer    template.HTML // to copy all terms from another application
	Next     *next         // the section that follows; nil for none
	Items    []line
}

// next is the section that follows the terms.
type next struct{ Name, Path string }

// line is one term in the list.
type line struct {
	ID       string
	Name     string
	Category string
	Type     string
	Words    string
	Stops    int
	Hints    int
	Missing  int // answers
	Points   int
	Waiting  int // points without an answer
	Library  used
	Edit     string
	Remove   string
	Move     string
	Up, Down string // ids of the neighbours to pass; "" at the ends
}

func showList(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	written, err := a.Written()
	if err != nil {
		return err
	}
	p := list{Editable: a.Editable, State: a.State.Words(), Key: v.Key(), Back: a.Path(""), New: a.Path("/terms/new"), Library: a.Path("/terms/library"), Word: a.Path("/terms/word")}
	if p.Head, err = v.Head(a, pages.TabApplication); err != nil {
		return err
	}
	if p.Offer, err = editing.Offer(a, content.TermSection); err != nil {
		return err
	}
	judged, err := editing.ReadChecks(v, a)
	if err != nil {
		return err
	}
	board, err := points.Load(v, a)
	if err != nil {
		return err
	}
	from, err := readUsed(v, a)
	if err != nil {
		return err
	}
	if s := editing.Next(v, a, written, content.TermSection); s != "" {
		p.Next = &next{content.SectionName(s), editing.Path(a, s)}
	}
	for i, t := range written.Terms {
		id := url.PathEscape(t.ID)
		l := line{
			ID: cardID(t.ID), Name: numbered(i), Category: categoryName(v, t.Category), Type: typeName(t.Type), Words: firstWords(t.Text),
			Points: board.Count(t.ID), Waiting: board.Unanswered(t.ID), Library: from[t.ID],
			Edit: a.Path("/terms/" + id), Remove: a.Path("/terms/remove/" + id), Move: a.Path("/terms/move/" + id),
		}
		for _, n := range editing.Notes(editing.Term(t.ID), written, judged) {
			switch {
			case n.Stops():
				l.Stops++
			case n.ID == "":
				l.Missing++
			default:
				l.Hints++
			}
		}
		if i > 0 {
			l.Up = written.Terms[i-1].ID
		}
		if i+1 < len(written.Terms) {
			l.Down = written.Terms[i+1].ID
		}
		p.Items = append(p.Items, l)
	}
	return v.Show(templates, "list", ui.Page{Title: "Terms", Back: &ui.BackLink{Text: "Back to the application", Href: p.Back}}, p)
}

func categoryName(v *pages.Visit, c content.TermCategory) string {
	if h, known := v.Site().Lists.TermCategory(string(c)); known {
		return h.Name
	}
	return "No category"
}

func typeName(t content.TermType) string {
	switch t {
	case content.TermProhibition:
		return "Prohibition"
	case content.TermRestriction:
		return "Restriction"
	case content.TermRequirement:
		return "Requirement"
	}
	return ""
}

// firstWords are enough to know a term by.
func firstWords(text string) string {
	const most = 40
	words := strings.Fields(text)
	if len(words) > most {
		return strings.Join(words[:most], " ") + "…"
	}
	return strings.Join(words, " ")
}
