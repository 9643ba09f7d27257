// Package brief shows an officer what matters first: what the force justified, what the automatic checks found, the note for the
// region, what changed since the last look, and the last safe date to submit.
package brief

import (
	"cmp"
	"embed"
	"html/template"
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/reference"
)

//go:embed all:templates
var files embed.FS

var templates = pages.MustParse(files)

// Find links to the place of a finding and names it; both are "" where nothing is shown.
type Find func(pointer string) (link, name string)

// item is one thing to see.
type item struct {
	answers.ToSee
	Places []place
	Seen   bool // ticked in a form that came back
	Fault  string
}

type place struct{ Link, Name, Message string }

// group is things of one kind.
type group struct {
	ID, Title string
	Kind      models.SightKind
	Items     []item
}

type view struct {
	Case   pages.Application
	Groups []group
	Asks   bool   // each must be confirmed
	Left   string // the working days until the last safe date
}

// HTML is the block for reading: above the text of a case and of a review.
func HTML(v *pages.Visit, a pages.Application, list []answers.ToSee, find Find) (template.HTML, error) {
	return render(v, a, list, find, nil, false)
}

// Form is the block with a box for each thing, which the officer ticks as seen. Its boxes are called seen.
func Form(v *pages.Visit, a pages.Application, list []answers.ToSee, find Find, errs ui.Errors) (template.HTML, error) {
	return render(v, a, list, find, errs, true)
}

func render(v *pages.Visit, a pages.Application, list []answers.ToSee, find Find, errs ui.Errors, asks bool) (template.HTML, error) {
	shown := view{Case: a, Asks: asks, Groups: []group{
		{ID: "brief-justified", Title: "Stop checks that the force justified", Kind: models.SightJustified},
		{ID: "brief-findings", Title: "Findings of the automatic checks", Kind: models.SightFinding},
		{ID: "brief-note", Title: "Note from the force", Kind: models.SightNote},
		{ID: "brief-changes", Title: "What changed since the last look", Kind: models.SightChanges},
		{ID: "brief-safe-day", Title: "Last safe date to submit", Kind: models.SightSafeDay},
	}}
	if a.Left != nil {
		shown.Left = ui.DaysLeft(*a.Left)
	}
	for i, g := range shown.Groups {
		for _, one := range list {
			if one.Kind == g.Kind {
				shown.Groups[i].Items = append(shown.Groups[i].Items, itemOf(v, one, find, errs))
			}
		}
		slices.SortStableFunc(shown.Groups[i].Items, func(x, y item) int { return cmp.Compare(rank(x), rank(y)) })
	}
	shown.Groups = slices.DeleteFunc(shown.Groups, func(g group) bool { return len(g.Items) == 0 && g.Kind != models.SightFinding })
	return templates.Body("brief", shown)
}

// rank puts what would stop a submission before what only asks.
func rank(i item) int {
	if i.Severity == reference.SeverityStop {
		return 0
	}
	return 1
}

func itemOf(v *pages.Visit, one answers.ToSee, find Find, errs ui.Errors) item {
	i := item{ToSee: one, Fault: errs.At("seen-" + one.ID).Text, Seen: slices.Contains(v.Posted()["seen"], one.ID)}
	for _, f := range one.Findings {
		at := place{Message: f.Message}
		at.Link, at.Name = find(f.Pointer)
		i.Places = append(i.Places, at)
	}
	return i
}
