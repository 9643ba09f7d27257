package editing

import (
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models/content"
)

// Chapter is some sections that belong together.
type Chapter struct {
	Title    string
	Sections []string
}

// Chapters hold every section, in the order in which people write them.
var Chapters = []Chapter{
	{"Requesting force", []string{"requester", "drafter", "marking"}},
	{"The subject", []string{"subjects", "existingScpo"}},
	{"Court and case", []string{"route", "applicantAuthority", "court", "notice", "offences", "conviction", "disposal", "section1"}},
	{"Why an order is needed", []string{"facts", "antecedents", "evidence", "risk"}},
	{"The proposed order", []string{"order", "schedules", "terms", "futureProvisions"}},
	{"Impact and alternatives", []string{"thirdParties", "humanRights", "alternatives", "conflicts", "outsideEnglandWales"}},
	{"Monitoring and management", []string{"monitoringPlan", "hmppsConsultation"}},
	{"Documents and declarations", []string{"attachments", "pack", "sensitiveMaterial", "declarations"}},
}

// Next is the section after this one; "" after the last.
func Next(v *pages.Visit, c content.Content, section string) string {
	found := false
	for _, ch := range Chapters {
		for _, s := range ch.Sections {
			if found && Wanted(v, c, s) {
				return s
			}
			found = found || s == section
		}
	}
	return ""
}

// Wanted says that the section belongs to this application: some go with one route only.
func Wanted(v *pages.Visit, c content.Content, section string) bool {
	if section == "futureProvisions" {
		return len(v.Site().Switches.InForce(v.Today())) > 0
	}
	return len(c.Missing(section)) > 0 || !Untouched(c, section) || !sometimes[section] || c.Route == ""
}

// sometimes are the sections that not every application needs.
var sometimes = map[string]bool{"section1": true, "conviction": true, "disposal": true}

// Path is the address of a section's page. The terms have pages of their own.
func Path(a pages.Application, section string) string {
	if section == content.TermSection {
		return a.Path("/terms")
	}
	return a.Path("/sections/" + section)
}

// SectionOf is the section in which a pointer lies.
func SectionOf(pointer string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	return first
}
