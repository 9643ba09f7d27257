package review

// sectionNames is what people call the sections; see content.Content.Sections.
var sectionNames = map[string]string{
	"requester":           "Requesting force",
	"drafter":             "Who drafted the request",
	"subjects":            "Subjects",
	"route":               "Route",
	"applicantAuthority":  "Applicant authority",
	"court":               "Court and hearing",
	"notice":              "Notice",
	"offences":            "Offences",
	"section1":            "Section 1 grounds",
	"conviction":          "Conviction",
	"disposal":            "Disposal",
	"facts":               "Summary of facts",
	"antecedents":         "Antecedents",
	"risk":                "Risk",
	"evidence":            "Evidence",
	"order":               "The order",
	"terms":               "Terms",
	"schedules":           "Schedules",
	"thirdParties":        "Third parties",
	"alternatives":        "Alternatives",
	"conflicts":           "Conflicts with other orders",
	"existingScpo":        "Existing order",
	"outsideEnglandWales": "Outside England and Wales",
	"humanRights":         "Human rights",
	"monitoringPlan":      "Monitoring plan",
	"hmppsConsultation":   "Prison and probation",
	"sensitiveMaterial":   "Sensitive material",
	"declarations":        "Declarations",
	"attachments":         "Attachments",
	"pack":                "The papers as a whole",
	"marking":             "Protective marking",
	"futureProvisions":    "Provisions not yet in force",
}

// SectionName is what people call a section; a name that is not one of a section comes back as it is.
func SectionName(section string) string {
	if name, ok := sectionNames[section]; ok {
		return name
	}
	return section
}
