package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// labels are the words for keys that do not say it themselves. A key may stand under what it
// belongs to.
var labels = map[string]string{
	"urn": "Unique reference number", "pncId": "PNC ID", "bodyName": "Name of the body", "bodyNumber": "Company number",
	"para": "Paragraph of Schedule 1", "inchoatePara": "Inchoate paragraph", "schedule1": "Schedule 1",
	"appliesTo": "Applies to", "riskAddressed": "Risks that it meets", "evidenceRefs": "Evidence", "scheduleRefs": "Schedules",
	"breachProof": "How a breach would be found and proved", "monitoredBy": "Monitored by", "tailoringNote": "Why it is worded so",
	"necessity": "Why it is necessary", "proportionality": "Why it is proportionate", "noneDeclared": "Declared that there are none",
	"significantAdverseEffect": "Significant adverse effect", "latestOn": "Latest event", "attachmentRef": "Attached as",
	"lengthReason": "Why it lasts so long", "namedUnit": "Named police unit", "savings": "What the order does not forbid",
	"allegesCommission": "Alleges an offence", "reasonablenessConsidered": "Reasonableness considered",
	"attorneyGeneralReferral": "Attorney General", "hearsayNoticeBy": "Hearsay notice by", "form": "Kind",
	"residentForce": "Force where the subject lives", "residentForceAgreement": "Agreement of that force",
	"hmpps": "Prison and probation", "draftOrderFromTerms": "Draft order made from these terms",
	"redactionChecked": "Redactions checked", "dischargeSought": "Discharge of it asked for", "served": "Served already",
	"attached": "Attached to this request", "dated": "Date", "licenceEnds": "Licence ends", "on": "Date", "by": "Name",
	"officerInCase": "Officer in the case", "leadResponsibleOfficer": "Lead responsible officer", "how": "How",
	"applicable": "Applies", "held": "Held", "kind": "Kind", "answer": "Is there an order already",
	"subjects/language": "Language", "offences/from": "Committed from", "offences/to": "Committed to",
	"definitions/term": "Word", "court/name": "Court",
}

// labelOf is what people call a key.
func labelOf(kind, key string) string {
	if words, ok := labels[kind+"/"+key]; ok {
		return words
	}
	if words, ok := labels[key]; ok {
		return words
	}
	var b strings.Builder
	for i, c := range key {
		switch {
		case i == 0:
			b.WriteRune(unicode.ToUpper(c))
		case unicode.IsUpper(c):
			b.WriteRune(' ')
			b.WriteRune(unicode.ToLower(c))
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// itemNames are what one thing of a list is called.
var itemNames = map[string]string{
	"subjects": "Subject", "offences": "Offence", "evidence": "Evidence item", "terms": "Term", "schedules": "Schedule",
	"alternatives": "Alternative", "humanRights": "Right", "attachments": "Attachment", "risk/factors": "Risk",
	"thirdParties/items": "Third party", "order/definitions": "Definition", "court/hearings": "Hearing",
}

func itemName(kind string) string {
	if name, ok := itemNames[kind]; ok {
		return name
	}
	return "Item"
}

// choices are the words for values that do not say it themselves.
var choices = map[string]string{
	"s1": "Section 1 (High Court)", "s17": "Section 17 (variation by the High Court)", "s19": "Section 19 (Crown Court, on conviction)",
	"s20": "Section 20 (variation on conviction)", "s21": "Section 21 (variation or replacement on breach)",
	"s22e": "Section 22E (extension pending charge)", "dpp": "Director of Public Prosecutions", "sfo": "Serious Fraud Office",
	"nca": "National Crime Agency", "hmrc": "HM Revenue and Customs", "btp": "British Transport Police", "mdp": "Ministry of Defence Police",
	"OFFICIAL": "OFFICIAL", "OFFICIAL-SENSITIVE": "OFFICIAL-SENSITIVE", "pnc-print": "PNC print", "mg3": "MG3", "mg5": "MG5",
	"other-scpo": "Other SCPO", "nca-officer": "NCA officer", "hmrc-officer": "HMRC officer", "sfo-member": "Member of the Serious Fraud Office",
	"order-made": "the order being made", "other": "Other",
}

// ChoiceWords is what people call a value that can be chosen.
func ChoiceWords(value string) string {
	if words, ok := choices[value]; ok {
		return words
	}
	return sentence(strings.ReplaceAll(value, "-", " "))
}

func sentence(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + words[size:]
}

// lower begins with a small letter what stands in the middle of a line, unless it begins with an abbreviation.
func lower(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	second, _ := utf8.DecodeRuneInString(words[size:])
	if size == 0 || unicode.IsUpper(second) {
		return words
	}
	return string(unicode.ToLower(first)) + words[size:]
}
