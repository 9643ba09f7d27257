package asked

import "scpo.example/desk/models/content"

// valueWords say in plain English what each value of a type means, by the name of the type.
var valueWords = map[string]map[string]string{
	"Marking": {"OFFICIAL": "OFFICIAL", "OFFICIAL-SENSITIVE": "OFFICIAL-SENSITIVE"},
	"Route": {
		"s19": "Section 19: new order, Crown Court, after conviction", "s1": "Section 1: new order, High Court",
		"s17": "Section 17: variation, High Court", "s20": "Section 20: variation, Crown Court, after conviction",
		"s21": "Section 21: variation or replacement, Crown Court, after breach", "s22e": "Section 22E: extension, Crown Court, until a charge is resolved",
	},
	"ApplicantAuthority": {
		"dpp": "Director of Public Prosecutions", "sfo": "Director of the Serious Fraud Office",
		"chief-officer": "Chief officer of police (terrorism only)",
		"nca":           "National Crime Agency", "hmrc": "HM Revenue and Customs", "btp": "British Transport Police", "mdp": "Ministry of Defence Police",
	},
	"SubjectType": {
		"individual": "Individual", "body-corporate": "Body corporate, such as a company", "partnership": "Partnership",
		"unincorporated-association": "Unincorporated association",
	},
	"OffenceBasis": {
		"convicted": "Convicted", "charged": "Charged", "facilitated": "Facilitated an offence by another (section 1 only)",
	},
	"Limb": {
		"committed": "Committed a serious offence", "facilitated": "Facilitated a serious offence by another",
		"conduct-likely-to-facilitate": "Conduct likely to facilitate a serious offence",
	},
	"DisposalKind": {
		"custody": "Custody", "suspended-sentence": "Suspended sentence", "community-order": "Community order", "fine": "Fine",
		"other-sentence": "Other sentence", "conditional-discharge": "Conditional discharge", "absolute-discharge": "Absolute discharge",
	},
	"DisposalStatus": {"expected": "No: expected", "imposed": "Yes: imposed"},
	"YesNo":          {"yes": "Yes", "no": "No"},
	"TermType":       {"prohibition": "Prohibition", "restriction": "Restriction", "requirement": "Requirement"},
	"StartKind":      {"date": "On a date", "event": "On an event", "as-order": "When the order starts"},
	"StartEvent":     {"release-from-custody": "Release from custody", "order-made": "Making of the order", "other": "Other event"},
	"EndKind":        {"date": "On a date", "length": "After a length of time", "as-order": "When the order ends"},
	"InformationRecipient": {
		"constable": "A constable", "nca-officer": "An officer of the National Crime Agency", "hmrc-officer": "An officer of HM Revenue and Customs",
		"sfo-member": "A member of the Serious Fraud Office", "authorised-monitor": "The authorised monitor",
		"police-staff": "Police staff", "other": "Someone else, such as probation, a council or a regulator",
	},
	"Gives": {"none": "No", "information": "Yes: information", "documents": "Yes: documents or records", "access": "Yes: access to premises, devices or accounts"},
	"Manner": {
		"writing": "In writing only", "shown": "By showing it or handing it over", "speech": "By word of mouth", "either": "In writing or by word of mouth",
	},
	"Papers": {
		"own": "The subject’s own", "legal": "To, from or for a lawyer", "care": "Kept by a doctor, counsellor, social worker or minister of religion",
		"press": "For journalism", "bank": "A bank’s confidential records", "other": "Someone else’s",
	},
	"NamedPeople": {
		"none": "There are none", "schedule": "In a schedule of people", "text": "By name in the term", "described": "They are described but not named",
	},
	"NamedPlaces": {
		"none": "There are none", "address": "By exact address", "map": "On a map", "boundary": "By a legal boundary, such as a county or a country",
		"described": "They are described but have no address or map",
	},
	"AlternativeKind": alternativeWords(),
}

func alternativeWords() map[string]string {
	words := map[string]string{}
	for _, value := range content.AlternativeKind("").Values() {
		words[value] = content.AlternativeKind(value).Label()
	}
	return words
}

// usualWords are the usual choices where any other words are allowed too, by pattern.
var usualWords = map[string][]Option{
	"/subjects/*/sex":                                {{"male", "Male"}, {"female", "Female"}},
	"/court/hearings/*/kind":                         {{"plea", "Plea"}, {"trial", "Trial"}, {"verdict", "Verdict"}, {"sentence", "Sentence"}, {"order", "The order"}, {"issue", "Issue of the claim"}},
	"/conviction/status":                             {{"convicted", "Convicted"}, {"charged", "Charged"}, {"committed-for-sentence", "Committed for sentence"}},
	"/conviction/how":                                {{"plea", "Guilty plea"}, {"verdict", "Verdict"}},
	"/evidence/*/form":                               {{"statement", "Statement"}, {"exhibit", "Exhibit"}, {"record", "Record"}},
	"/schedules/*/kind":                              {{"people", "People"}, {"accounts", "Accounts"}, {"map", "Map"}},
	"/humanRights/*/article":                         {{"8", "Article 8: private and family life, home and correspondence"}, {"10", "Article 10: expression"}, {"11", "Article 11: assembly and association"}, {"P1-1", "Article 1 of Protocol 1: property"}},
	"/thirdParties/items/*/significantAdverseEffect": {{"unlikely", "Unlikely"}, {"possible", "Possible"}, {"likely", "Likely"}},
	"/offences/*/schedule1/inchoatePara":             {{"14", "Yes (paragraph 14)"}, {"15", "No, but it is an earlier offence that corresponds to a listed one (paragraph 15)"}},
	"/attachments/*/kind": {
		{"draft-order", "Draft order"}, {"pnc-print", "Police National Computer (PNC) print"}, {"mg3", "MG3"}, {"mg5", "MG5"}, {"map", "Map"},
		{"schedule", "Schedule"}, {"statement", "Statement"}, {"impact-statement", "Impact statement"}, {"letter", "Letter"},
	},
}
