package content

// Sections are the names of the sections, which are the top-level keys of the content, in the order of the pages.
func (c Content) Sections() []string {
	return []string{
		"requester", "drafter", "subjects", "route", "applicantAuthority", "court", "notice", "offences", "section1",
		"conviction", "disposal", "facts", "antecedents", "risk", "evidence", "order", "terms", "schedules",
		"thirdParties", "alternatives", "conflicts", "existingScpo", "outsideEnglandWales", "humanRights",
		"monitoringPlan", "hmppsConsultation", "sensitiveMaterial", "declarations", "attachments", "pack", "marking",
		"futureProvisions",
	}
}
