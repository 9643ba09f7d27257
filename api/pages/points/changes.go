package points

import (
	"fmt"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/review"
)

// changesPage is the page of changes.
type changesPage struct {
	Head     any
	From, To string // what the two versions are called
	Choose   []ui.Component
	Compare  ui.Component
	Versions int
	Points   string     // the page of points
	Answers  *answered  // for a resubmission
	Sections []sections // for any other comparison
	Same     bool
}

// answered is a resubmission as it is read: the changes that were requested, and those that were not.
type answered struct {
	Changes  []besidePoints
	Without  []view // flags which nothing changed
	Unasked  []besidePoints
	Slight   []besidePoints
	Settled  []view
	AnyPoint bool
}

// besidePoints is a change with the points that asked for it.
type besidePoints struct {
	difference
	Points  []view
	Settled []view
}

// frozen is a version as the list of versions gives it.
type frozen answers.Version

func (f frozen) words() string {
	to := "submitted for quality assurance"
	if f.Kind == models.ForCPS {
		to = "submitted to the CPS"
	}
	return fmt.Sprintf("Version %d, %s on %s", f.N, to, ui.DateTime(f.At))
}

const currentDraft = "Current draft"

func showChanges(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	p := changesPage{Points: a.Path("/points")}
	if p.Head, err = v.Head(a, pages.TabChanges); err != nil {
		return err
	}
	var versions answers.List[frozen]
	if err := v.Get(a.Path("/versions"), &versions); err != nil {
		return err
	}
	p.Versions = len(versions.Items)
	if p.Versions == 0 || p.Versions == 1 && v.User.Role == models.CPS {
		return v.Show(templates, "changes", ui.Page{Title: "Changes"}, p)
	}
	from, to, err := p.compare(v, a, versions.Items[0].N)
	if err != nil {
		return err
	}
	p.choose(v, versions.Items, from, to)
	return v.Show(templates, "changes", ui.Page{Title: "Changes"}, p)
}

// compare fills in what differs between the versions that the address names. Without any, a resubmission is compared with
// what was returned.
// A first version is compared with the current draft.
func (p *changesPage) compare(v *pages.Visit, a pages.Application, first int) (from, to int, err error) {
	asked := v.Query("from") != "" || v.Query("to") != ""
	if v.User.Role != models.CPS {
		b, err := Load(v, a)
		if err != nil {
			return 0, 0, err
		}
		r := b.answers
		same := v.Query("from") == strconv.Itoa(r.From) && v.Query("to") == strconv.Itoa(r.To)
		if len(b.points) > 0 && r.From != r.To && (!asked || same) {
			p.Answers = b.read()
			return r.From, r.To, nil
		}
	}
	query := v.Given("from", "to")
	if !asked && p.Versions == 1 {
		query.Set("from", strconv.Itoa(first))
		query.Set("to", "0")
	}
	var found answers.Changed
	if err := v.Get(a.Path("/changes?"+query.Encode()), &found); err != nil {
		return 0, 0, err
	}
	then, err := contentOf(v, a, found.From)
	if err != nil {
		return 0, 0, err
	}
	now, err := contentOf(v, a, found.To)
	if err != nil {
		return 0, 0, err
	}
	words := newComparison(then, now, v.Site().Lists)
	p.Sections = words.all(found.Report)
	p.Same = len(p.Sections) == 0
	return found.From, found.To, nil
}

// choose makes the form that chooses other versions.
func (p *changesPage) choose(v *pages.Visit, versions []frozen, from, to int) {
	var options []ui.Option
	for _, f := range versions {
		options = append(options, ui.Option{Value: strconv.Itoa(f.N), Text: f.words()})
	}
	if v.User.Role != models.CPS {
		options = append(options, ui.Option{Value: "0", Text: currentDraft})
	}
	for _, o := range options {
		if o.Value == strconv.Itoa(from) {
			p.From = o.Text
		}
		if o.Value == strconv.Itoa(to) {
			p.To = o.Text
		}
	}
	p.Choose = []ui.Component{
		ui.Select{ID: "from", Name: "from", Items: options, Value: strconv.Itoa(from), Label: ui.Label{Text: "Earlier version"}},
		ui.Select{ID: "to", Name: "to", Items: options, Value: strconv.Itoa(to), Label: ui.Label{Text: "Later version"}},
	}
	p.Compare = ui.Button{Text: "Compare", Classes: "govuk-button--secondary"}
}

// read sorts a resubmission for the second look.
func (b *Board) read() *answered {
	byID := map[string]Point{}
	for _, p := range b.points {
		byID[p.ID] = p
	}
	views := func(list []review.Point) []view {
		var out []view
		for _, p := range list {
			shown := b.view(byID[p.ID], 4)
			shown.Changes = nil // they are next to it
			out = append(out, shown)
		}
		return out
	}
	entries := func(list []review.Entry) []besidePoints {
		var out []besidePoints
		for _, e := range list {
			out = append(out, besidePoints{b.words.entry(e, 4), views(e.Points), views(e.Settled)})
		}
		return out
	}
	r := b.answers
	return &answered{
		Changes: entries(r.Changes), Without: views(r.PointsWithoutChange), Unasked: entries(r.ChangesWithoutPoint),
		Slight: entries(r.Slight), Settled: views(r.Settled), AnyPoint: len(b.points) > 0,
	}
}
