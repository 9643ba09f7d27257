package drafting

// looks names, for each section, the checks that look at it.
var looks = map[string][]string{
	"subjects": {"Q01", "Q27"}, "drafter": {"Q31"}, "requester": {"Q31"}, "route": {"Q02"}, "applicantAuthority": {"Q05"},
	"court": {"Q10"}, "notice": {"Q10"}, "offences": {"Q03"}, "section1": {"Q02"}, "conviction": {"Q02"}, "disposal": {"Q04", "Q28"},
	"facts": {"Q11"}, "antecedents": {"Q13"}, "risk": {"Q13", "Q14"}, "evidence": {"Q11", "Q12"}, "order": {"Q07", "Q08", "Q09"},
	"schedules": {"Q17"}, "thirdParties": {"Q23"}, "alternatives": {"Q24"}, "conflicts": {"Q24", "Q26"}, "existingScpo": {"Q06"},
	"outsideEnglandWales": {"Q29"}, "humanRights": {"Q15"}, "monitoringPlan": {"Q19"}, "hmppsConsultation": {"Q28"},
	"attachments": {"Q30", "Q17"}, "pack": {"Q30"}, "marking": {"Q30"}, "declarations": {"Q31"}, "futureProvisions": {"Q32"},
	"terms": {"Q07", "Q14", "Q15", "Q16", "Q18", "Q20", "Q21", "Q22", "Q25", "Q26"},
}
