package pages

import (
	"encoding/json"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// Application is a case as the API shows it to the visitor.
type Application answers.Application

// Can reports whether the visitor may try the action now.
func (a Application) Can(action models.Action) bool {
	return slices.Contains(a.Actions, action)
}

// Written is the content as the visitor may read it.
func (a Application) Written() (content.Content, error) {
	var c content.Content
	if err := json.Unmarshal(a.Content, &c); err != nil {
		return c, fmt.Errorf("read content: %w", err)
	}
	return c, nil
}

// RestrictedWords says to whom the case is restricted; "" where it is not.
func (a Application) RestrictedWords() string {
	if a.Restricted == nil {
		return ""
	}
	names := make([]string, len(a.Restricted.People))
	for i, p := range a.Restricted.People {
		names[i] = p.Name
	}
	words := "Restricted to " + strings.Join(names, ", ")
	if !a.Restricted.CPS {
		words += ", and to the CPS once it is submitted"
	}
	return words
}

// Path is an address below that of the case, such as "/points".
func (a Application) Path(below string) string {
	return "/applications/" + url.PathEscape(a.ID) + below
}

// Name is the case in a heading: its subject where the visitor may know it, else its reference.
func (a Application) Name() string {
	if a.Subject != nil && *a.Subject != "" {
		return *a.Subject
	}
	return a.Reference
}

// title is the case in the title of a page, "VASCOTT, Darrick – SEROCU/2026/014".
func (a Application) title() string {
	if name := a.Name(); name != a.Reference {
		return name + " – " + a.Reference
	}
	return a.Reference
}

// Case reads the case that the address names.
func (v *Visit) Case() (Application, error) {
	var a Application
	err := v.Get(v.CasePath(), &a)
	if err == nil {
		v.about = &a
	}
	return a, err
}

// CasePath is the API's address of the case that the address of the page names, or one below it.
func (v *Visit) CasePath(more ...string) string {
	path := "/applications/" + url.PathEscape(v.Path("id"))
	for _, m := range more {
		path += "/" + url.PathEscape(m)
	}
	return path
}

// Tab is one part of a case in its sub navigation.
type Tab string

// The parts of a case. Not every role has all of them.
const (
	TabApplication Tab = ""
	TabChecks      Tab = "/checks"
	TabPoints      Tab = "/points"
	TabChanges     Tab = "/changes"
	TabHistory     Tab = "/history"
	TabPapers      Tab = "/papers"
	TabFiles       Tab = "/files"
	TabNotes       Tab = "/notes"
)

var tabNames = map[Tab]string{
	TabApplication: "Application", TabChecks: "Checks", TabPoints: "Review points", TabChanges: "Changes",
	TabHistory: "History", TabPapers: "Papers", TabFiles: "Files", TabNotes: "Private notes",
}

// Head is the header of every page of a case: which case it is, and links to its parts.
func (v *Visit) Head(a Application, here Tab) (template.HTML, error) {
	v.about = &a
	nav := ui.SubNavigation{Label: "Application"}
	for _, t := range PartOf(v.User.Role).Tabs {
		nav.Items = append(nav.Items, ui.SubNavigationItem{Text: tabNames[t], Href: a.Path(string(t)), Active: t == here})
	}
	return templates().Body("case-head", map[string]any{
		"Case": a, "Tag": StateTag(a.State), "Nav": nav, "Force": v.ForceName(a.Force),
	})
}

// ForceName is what people call the force of that code.
func (v *Visit) ForceName(code string) string {
	if f, known := v.site.Lists.Force(code); known {
		return f.Name
	}
	return code
}

// NoSuchForce is said where an address names a force that is not on the list.
const NoSuchForce = "There is no such police force. All forces are shown."

// KnownForce says whether a list can be narrowed to the force of that code, or to none.
func (v *Visit) KnownForce(code string) bool {
	_, known := v.site.Lists.Force(code)
	return code == "" || known
}

// RegionName is what people call the region of that code.
func (v *Visit) RegionName(code string) string {
	if r, known := v.site.Lists.Region(code); known {
		return r.Name
	}
	return code
}

// AreaName is what people call the CPS area of that code.
func (v *Visit) AreaName(code string) string {
	if a, known := v.site.Lists.CPSArea(code); known {
		return "CPS " + a.Name
	}
	return code
}

// RightsWords is a role with its place, such as "regional SCPO officer, SEROCU". Closed is what to add for a closed account.
func (v *Visit) RightsWords(r models.UserRecord, closed string) string {
	words := r.Role.Words()
	switch {
	case r.Force != "":
		words += ", " + v.ForceName(r.Force)
	case r.Region != "":
		words += ", " + v.RegionName(r.Region)
	case r.Area != "":
		words += ", " + v.AreaName(r.Area)
	}
	if !r.Active {
		words += ", " + closed
	}
	return words
}

// ReasonWords is what people call the reason of that code.
func (v *Visit) ReasonWords(code string) string {
	if r, known := v.site.Lists.Reason(code); known {
		return code + ": " + r.Meaning
	}
	return code
}

// StateTag shows a state. The words say it; the colour only helps.
func StateTag(s models.State) ui.Tag {
	return ui.Tag{Text: s.Label(), Classes: stateColours[s]}
}

var stateColours = map[models.State]string{
	models.Drafting: "govuk-tag--grey", models.InQA: "govuk-tag--blue", models.ReturnedByQA: "govuk-tag--yellow",
	models.Approved: "govuk-tag--turquoise", models.WithCPS: "govuk-tag--purple", models.ReturnedByCPS: "govuk-tag--orange",
	models.Accepted: "govuk-tag--green", models.Closed: "govuk-tag--grey", models.Withdrawn: "govuk-tag--grey", models.Discarded: "govuk-tag--grey",
}
