package content

import (
	"slices"

	"scpo.example/desk/models/decode"
)

// Section is one part of the content that people write, read and answer for as a whole.
type Section struct {
	Key        string   // of the content, and in addresses
	Name       string   // what people call it
	Chapter    string   // the heading that it is under
	MayBeEmpty bool     // complete although nothing is answered in it
	Sometimes  bool     // shown only where the application's route asks for it, or something is answered in it
	Later      bool     // shown only once a provision is in force that is not yet
	Copies     bool     // may be copied from another application: it does not say whose case this is
	Checks     []string // that look at it, by their ids

	missing func(Content, *gaps)
}

// sections are all there are, in the one order of every list and page: what is referred to comes before what refers to it.
var sections = []Section{
	{Key: "requester", Name: "Requesting force", Chapter: "Requesting force", Checks: []string{"Q31", "Q35"},
		missing: func(c Content, g *gaps) { c.Requester.missing(g) }},
	{Key: "drafter", Name: "Force applicant", Chapter: "Requesting force", Checks: []string{"Q31", "Q35"},
		missing: func(c Content, g *gaps) { c.Drafter.missing(g) }},
	{Key: "marking", Name: "Protective marking", Chapter: "Requesting force", Checks: []string{"Q30", "Q35"},
		missing: func(c Content, g *gaps) { g.unless(c.Marking != "", "", "Select the protective marking") }},
	{Key: "subjects", Name: "Subject", Chapter: "The subject", Checks: []string{"Q01", "Q27", "Q33", "Q34", "Q35"},
		missing: missingSubjects},
	{Key: "existingScpo", Name: "Existing SCPO", Chapter: "The subject", Checks: []string{"Q06", "Q25", "Q33", "Q35"},
		missing: func(c Content, g *gaps) { c.ExistingSCPO.missing(g) }},
	{Key: "route", Name: "Route", Chapter: "Court and case", Checks: []string{"Q02", "Q35"},
		missing: func(c Content, g *gaps) { g.unless(c.Route != "", "", "Select the route") }},
	{Key: "applicantAuthority", Name: "Applicant to the court", Chapter: "Court and case", Checks: []string{"Q05", "Q35"},
		missing: func(c Content, g *gaps) {
			g.unless(c.ApplicantAuthority != "", "", "Select who will apply to the court")
		}},
	{Key: "court", Name: "Court and hearings", Chapter: "Court and case", Checks: []string{"Q10", "Q33", "Q35"},
		missing: func(c Content, g *gaps) { c.Court.missing(g, c.Route) }},
	{Key: "notice", Name: "Notice of intention to apply", Chapter: "Court and case", Checks: []string{"Q10", "Q25", "Q33", "Q35"},
		missing: func(c Content, g *gaps) { c.Notice.missing(g) }},
	{Key: "offences", Name: "Offences", Chapter: "Court and case", Checks: []string{"Q03", "Q33", "Q35"},
		missing: missingOffences},
	{Key: "conviction", Name: "Conviction or charge", Chapter: "Court and case", MayBeEmpty: true, Sometimes: true,
		Checks:  []string{"Q02", "Q25", "Q33", "Q35"},
		missing: missingConviction},
	{Key: "disposal", Name: "Sentence or discharge", Chapter: "Court and case", MayBeEmpty: true, Sometimes: true,
		Checks:  []string{"Q04", "Q25", "Q28", "Q33", "Q35"},
		missing: missingDisposal},
	{Key: "section1", Name: "Grounds under section 1", Chapter: "Court and case", MayBeEmpty: true, Sometimes: true,
		Checks:  []string{"Q02", "Q25", "Q33", "Q35"},
		missing: missingSection1},
	{Key: "facts", Name: "Summary of facts", Chapter: "Why an order is needed", Checks: []string{"Q11", "Q25", "Q35"},
		missing: func(c Content, g *gaps) { g.text(c.Facts, "", "Enter a summary of facts") }},
	{Key: "antecedents", Name: "Antecedents", Chapter: "Why an order is needed", Checks: []string{"Q13", "Q25", "Q35"},
		missing: func(c Content, g *gaps) {
			g.text(c.Antecedents, "", "Enter previous convictions and orders, or “None”")
		}},
	{Key: "evidence", Name: "Evidence", Chapter: "Why an order is needed", Copies: true, Checks: []string{"Q11", "Q12", "Q25", "Q33", "Q35"},
		missing: missingEvidence},
	{Key: "risk", Name: "Risk", Chapter: "Why an order is needed", Copies: true, Checks: []string{"Q13", "Q14", "Q25", "Q33", "Q34", "Q35"},
		missing: func(c Content, g *gaps) { c.Risk.missing(g) }},
	{Key: "order", Name: "Order details", Chapter: "The proposed order",
		Checks:  []string{"Q07", "Q08", "Q09", "Q22", "Q25", "Q33", "Q34", "Q35"},
		missing: func(c Content, g *gaps) { c.Order.missing(g) }},
	{Key: "schedules", Name: "Schedules to the order", Chapter: "The proposed order", Copies: true, MayBeEmpty: true,
		Checks:  []string{"Q17", "Q33", "Q34", "Q35"},
		missing: missingSchedules},
	{Key: "terms", Name: "Terms", Chapter: "The proposed order", Copies: true,
		Checks:  []string{"Q07", "Q14", "Q15", "Q16", "Q17", "Q18", "Q20", "Q21", "Q22", "Q25", "Q26", "Q33", "Q34", "Q35"},
		missing: missingTerms},
	{Key: "futureProvisions", Name: "Notifications and electronic monitoring (2025 Act)", Chapter: "The proposed order", MayBeEmpty: true, Later: true,
		Checks: []string{"Q32"}},
	{Key: "thirdParties", Name: "Third parties", Chapter: "Impact and alternatives", Copies: true, Checks: []string{"Q23", "Q25", "Q33", "Q35"},
		missing: func(c Content, g *gaps) { c.ThirdParties.missing(g) }},
	{Key: "humanRights", Name: "Human rights", Chapter: "Impact and alternatives", Copies: true, Checks: []string{"Q15", "Q25", "Q35"},
		missing: missingHumanRights},
	{Key: "alternatives", Name: "Alternatives considered", Chapter: "Impact and alternatives", Copies: true, Checks: []string{"Q24", "Q25", "Q35"},
		missing: missingAlternatives},
	{Key: "conflicts", Name: "Conflicts with other orders or a licence", Chapter: "Impact and alternatives", Copies: true,
		Checks: []string{"Q24", "Q25", "Q26", "Q35"},
		missing: func(c Content, g *gaps) {
			g.text(c.Conflicts, "", "Enter conflicts with other orders or a licence, or “None”")
		}},
	{Key: "outsideEnglandWales", Name: "Scotland and Northern Ireland", Chapter: "Impact and alternatives", Copies: true,
		Checks:  []string{"Q25", "Q29", "Q35"},
		missing: func(c Content, g *gaps) { c.OutsideEnglandWales.missing(g) }},
	{Key: "monitoringPlan", Name: "Monitoring plan", Chapter: "Monitoring and management", Copies: true, Checks: []string{"Q19", "Q25", "Q33", "Q35"},
		missing: func(c Content, g *gaps) { c.MonitoringPlan.missing(g) }},
	{Key: "hmppsConsultation", Name: "Prison and probation (HMPPS)", Chapter: "Monitoring and management",
		Checks:  []string{"Q25", "Q28", "Q33", "Q35"},
		missing: func(c Content, g *gaps) { c.HMPPSConsultation.missing(g) }},
	{Key: "attachments", Name: "Attachments", Chapter: "Documents and declarations", Checks: []string{"Q30", "Q17", "Q33", "Q35"},
		missing: missingAttachments},
	{Key: "pack", Name: "Draft order and redaction", Chapter: "Documents and declarations", Checks: []string{"Q25", "Q30", "Q35"},
		missing: func(c Content, g *gaps) { c.Pack.missing(g) }},
	{Key: "sensitiveMaterial", Name: "Sensitive material", Chapter: "Documents and declarations", Checks: []string{"Q25", "Q35"},
		missing: func(c Content, g *gaps) {
			g.unless(c.SensitiveMaterial.Held != nil, "held", "Select whether sensitive material is held")
		}},
	{Key: "declarations", Name: "Declarations", Chapter: "Documents and declarations", Checks: []string{"Q31", "Q33", "Q35"},
		missing: func(c Content, g *gaps) { c.Declarations.missing(g) }},
}

// Sections are all sections, in the order of every list and page.
func Sections() []Section { return slices.Clone(sections) }

// SectionKeys are the keys of Sections.
func SectionKeys() []string {
	keys := make([]string, len(sections))
	for i, s := range sections {
		keys[i] = s.Key
	}
	return keys
}

// Chapter is some sections under one heading.
type Chapter struct {
	Title    string
	Sections []Section
}

// Chapters are Sections under their headings.
func Chapters() []Chapter {
	var all []Chapter
	for _, s := range sections {
		if len(all) == 0 || all[len(all)-1].Title != s.Chapter {
			all = append(all, Chapter{Title: s.Chapter})
		}
		last := &all[len(all)-1]
		last.Sections = append(last.Sections, s)
	}
	return all
}

// SectionOf finds a section by its key; ok is false, and the section has only the key for a name, where there is none.
func SectionOf(key string) (s Section, ok bool) {
	for _, s := range sections {
		if s.Key == key {
			return s, true
		}
	}
	return Section{Key: key, Name: key}, false
}

// SectionName is what people call a section; a key that is not one of a section comes back as it is.
func SectionName(key string) string {
	s, _ := SectionOf(key)
	return s.Name
}

// Missing says what a section still needs, in the order of its fields; nothing for a complete section or an unknown
// name. It looks only at whether fields are answered; the checks judge whether they are right.
func (c Content) Missing(section string) []decode.Problem {
	g := gaps{at: decode.PointerTo("", section)}
	if s, _ := SectionOf(section); s.missing != nil {
		s.missing(c, &g)
	}
	return g.found
}
