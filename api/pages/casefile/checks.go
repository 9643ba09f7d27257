package casefile

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reading"
	"scpo.example/desk/models/reference"
)

type checkView struct {
	answers.CheckedItem
	Tag    ui.Tag
	Places []foundAt
}

// foundAt is one place that a check flags; without a link where nothing is shown.
type foundAt struct {
	Message, Link, Name string
	Like                *checks.Like // shown next to Own
	Own                 string
}

// checkGroup is checks of one kind of answer.
type checkGroup struct {
	ID, Title, Lead string
	Items           []checkView
	Folded          bool // what asks for nothing
}

type checksPage struct {
	Head    template.HTML
	Groups  []checkGroup
	RuleSet string
	LawRead *calendar.Date // the text of the law that the rules were last compared with; nil where it is not known
	AsOf    calendar.Date
	Stops   int
	Submits bool // the visitor submits the application
}

func showChecks(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	var report answers.Checked
	if err := v.Get(v.CasePath("checks"), &report); err != nil {
		return err
	}
	content, err := a.Written()
	if err != nil {
		return err
	}
	set, err := checks.Set(report.RuleSet)
	if err != nil {
		return err
	}
	p := checksPage{LawRead: &set.Read, Submits: a.Editable, RuleSet: report.RuleSet, AsOf: report.AsOf, Groups: grouped(report.Items, linker(v, a, content), ownTexts(content))}
	if len(p.Groups) > 0 && p.Groups[0].ID == "stops" {
		p.Stops = len(p.Groups[0].Items)
	}
	if p.Head, err = v.Head(a, pages.TabChecks); err != nil {
		return err
	}
	return v.Show(templates, "checks", ui.Page{Title: "Checks"}, p)
}

// linker links to the place that a finding is about, and names it: writers go to its form, others to where they read
// it.
func linker(v *pages.Visit, a pages.Application, c content.Content) func(pointer string) (link, name string) {
	sections := reading.Of(c, v.Site().Lists)
	return func(pointer string) (link, name string) {
		name = reading.Name(sections, pointer)
		switch {
		case name == "":
			return "", ""
		case v.User.Role == models.Applicant && a.Editable:
			return formOf(a, c, pointer), name
		case v.User.Role == models.Applicant:
			return a.Path("/check-answers"), name
		}
		return a.Path("") + reading.Place(sections, pointer), name
	}
}

// ownTexts gives the text that a finding compares with another application's.
func ownTexts(c content.Content) func(pointer string) string {
	return func(pointer string) string {
		switch pointer {
		case "/facts":
			return c.Facts
		case "/risk/statement":
			return c.Risk.Statement
		}
		parts := strings.Split(pointer, "/")
		if len(parts) > 2 && parts[1] == "terms" {
			if i, err := strconv.Atoi(parts[2]); err == nil && i < len(c.Terms) {
				return c.Terms[i].Text
			}
		}
		return ""
	}
}

func formOf(a pages.Application, c content.Content, pointer string) string {
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	if parts[0] != "terms" {
		return a.Path("/sections/" + url.PathEscape(parts[0]))
	}
	for i, t := range c.Terms {
		if len(parts) > 1 && parts[1] == strconv.Itoa(i) {
			return a.Path("/terms/" + url.PathEscape(t.ID))
		}
	}
	return a.Path("/terms")
}

// grouped puts what prevents submission first, and what the force justified first in each group.
func grouped(items []answers.CheckedItem, link func(string) (string, string), ownText func(string) string) []checkGroup {
	groups := []checkGroup{
		{ID: "stops", Title: "Must fix", Lead: "Fix these, or justify them where you can, before you submit."},
		{ID: "warnings", Title: "Consider", Lead: "These do not prevent submission. Fix them if you can."},
		{ID: "asks", Title: "For the regional SCPO officer to decide"},
		{ID: "passed", Title: "No action needed", Lead: "These checks are met or do not apply.", Folded: true},
	}
	for _, item := range items {
		view := checkView{CheckedItem: item, Tag: outcomeTag(item.Outcome)}
		for _, f := range item.Findings {
			at := foundAt{Message: f.Message, Like: f.Like}
			if f.Like != nil {
				at.Own = ownText(f.Pointer)
			}
			at.Link, at.Name = link(f.Pointer)
			view.Places = append(view.Places, at)
		}
		n := groupOf(item)
		groups[n].Items = append(groups[n].Items, view)
	}
	for _, g := range groups {
		slices.SortStableFunc(g.Items, func(a, b checkView) int {
			return cmp.Compare(min(len(b.Justification), 1), min(len(a.Justification), 1))
		})
	}
	return slices.DeleteFunc(groups, func(g checkGroup) bool { return len(g.Items) == 0 })
}

func groupOf(item answers.CheckedItem) int {
	switch item.Outcome {
	case checks.Fail:
		if item.Severity == reference.SeverityStop {
			return 0
		}
		return 1
	case checks.Ask:
		return 2
	case checks.Pass, checks.NotApplicable:
	}
	return 3
}

func outcomeTag(o checks.Outcome) ui.Tag {
	switch o {
	case checks.Pass:
		return ui.Tag{Text: "Met", Classes: "govuk-tag--green app-nowrap"}
	case checks.Fail:
		return ui.Tag{Text: "Not met", Classes: "govuk-tag--red app-nowrap"}
	case checks.Ask:
		return ui.Tag{Text: "To be decided", Classes: "govuk-tag--yellow app-nowrap"}
	case checks.NotApplicable:
		return ui.Tag{Text: "Not applicable", Classes: "govuk-tag--grey app-nowrap"}
	}
	return ui.Tag{Text: string(o)}
}
