package review

// sectionNames is what people call the sections; see content.Content.Sections.
var sectionNames = map[string]string{
	"requester":           "Requesting force",
	"drafter":             "Force applicant",
	"subjects":            "Subject",
	"route":               "Route",
	"applicantAuthority":  "Applicant to the court",
	"court":               "Court and hearings",
	"notice":              "Notice of intention to apply",
	"offences":            "Offences",
	"section1":            "Grounds under section 1",
	"conviction":          "Conviction or charge",
	"disposal":            "Sentence or discharge",
	"facts":               "Summary of facts",
	"antecedents":         "Antecedents",
	"risk":                "Risk",
	"evidence":            "Evidence",
	"order":               "Order details",
	"terms":               "Terms",
	"schedules":           "Schedules to the order",
	"thirdParties":        "Third parties",
	"alternatives":        "Alternatives considered",
	"conflicts":           "Conflicts with other orders or a licence",
	"existingScpo":        "Existing SCPO",
	"outsideEnglandWales": "Scotland and Northern Ireland",
	"humanRights":         "Human rights",
	"monitoringPlan":      "Monitoring plan",
	"hmppsConsultation":   "Prison and probation (HMPPS)",
	"sensitiveMaterial":   "Sensitive material",
	"declarations":        "Declarations",
	"attachments":         "Attachments",
	"pack":                "Draft order and redaction",
	"marking":             "Protective marking",
	"futureProvisions":    "Notifications and electronic monitoring (2025 Act)",
}

// SectionName is what people call a section; a name that is not one of a section comes back as it is.
func SectionName(section string) string {
	if name, ok := sectionNames[section]; ok {
		return name
	}
	return section
}
