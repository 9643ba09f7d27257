package drafting

import (
	"slices"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/review"
)

// chapter is some sections that belong together on the task list.
type chapter struct {
	title    string
	sections []string
}

// chapters hold every section, in the order in which people write them.
var chapters = []chapter{
	{"Who asks", []string{"requester", "drafter", "marking"}},
	{"Who is to be bound", []string{"subjects", "existingScpo"}},
	{"The court and the case", []string{"route", "applicantAuthority", "court", "notice", "offences", "section1", "conviction", "disposal"}},
	{"Why an order is needed", []string{"facts", "antecedents", "evidence", "risk"}},
	{"What the order is to say", []string{"order", "terms", "schedules", "futureProvisions"}},
	{"Whom and what it touches", []string{"thirdParties", "alternatives", "conflicts", "humanRights", "outsideEnglandWales"}},
	{"How it is watched over", []string{"monitoringPlan", "hmppsConsultation", "sensitiveMaterial"}},
	{"The papers", []string{"attachments", "pack", "declarations"}},
}

// known says that there is such a section.
func known(section string) bool { return slices.Contains(content.Empty().Sections(), section) }

// next is the section after this one; "" after the last.
func next(v *pages.Visit, c content.Content, section string) string {
	found := false
	for _, ch := range chapters {
		for _, s := range ch.sections {
			if found && wanted(v, c, s) {
				return s
			}
			found = found || s == section
		}
	}
	return ""
}

// wanted says that the section belongs to this application: some go with one route only.
func wanted(v *pages.Visit, c content.Content, section string) bool {
	if section == "futureProvisions" {
		return len(v.Site().Switches.InForce(v.Today())) > 0
	}
	return len(c.Missing(section)) > 0 || !editing.Untouched(c, section) || !sometimes[section] || c.Route == ""
}

// sometimes are the sections that not every application needs.
var sometimes = map[string]bool{"section1": true, "conviction": true, "disposal": true}

// spare are the sections that may stay empty.
var spare = map[string]bool{"section1": true, "conviction": true, "disposal": true, "schedules": true, "futureProvisions": true}

// at is the address of a section's page.
func at(a pages.Application, section string) string {
	if section == "terms" {
		return a.Path("/terms")
	}
	return a.Path("/sections/" + section)
}

// sectionOf is the section in which a pointer lies.
func sectionOf(pointer string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	return first
}

// stops are how many findings keep the application from being submitted, in a section.
func stops(r checks.Report, section string) int {
	n := 0
	for _, i := range r.Items {
		for _, f := range i.Findings {
			if i.Outcome == checks.Fail && i.Severity == reference.SeverityStop && sectionOf(f.Pointer) == section {
				n++
			}
		}
	}
	return n
}

// sectionName is what people call a section.
func sectionName(section string) string { return review.SectionName(section) }
