package reading

import (
	"reflect"

	"scpo.example/desk/models/content"
)

// moot says that a question does not apply, as those about a company do not to an individual. Where it has an answer all
// the same, the answer is read.
func moot(record reflect.Value, key string) bool {
	switch r := record.Interface().(type) {
	case content.Subject:
		return mootOfSubject(r, key)
	case content.Offence:
		return key == "seriousnessJustification" && r.Schedule1 != nil
	case content.Term:
		return key == "asks" && r.Type == content.TermProhibition
	case content.Disposal:
		return (key == "expectedRelease" || key == "releaseSource" || key == "licenceEnds") && r.Kind != "" && r.Kind != content.DisposalCustody
	case content.Evidence:
		return key == "hearsayNoticeBy" && content.IsNo(r.Hearsay)
	case content.ExistingSCPO:
		return key == "dischargeSought" && r.Answer == content.AnswerNo
	case content.HMPPSConsultation:
		if key == "reason" {
			return content.IsYes(r.Applicable)
		}
		return key != "applicable" && content.IsNo(r.Applicable)
	case content.ThirdParties:
		return key == "items" && r.NoneDeclared
	}
	return false
}

func mootOfSubject(s content.Subject, key string) bool {
	switch key {
	case "bodyName", "bodyNumber":
		return s.Type == content.SubjectIndividual
	case "familyName", "givenNames", "dateOfBirth", "sex", "nationality", "pncId", "prisonNumber":
		return s.IsBody()
	}
	return false
}

// empty says that nothing is answered.
func empty(v reflect.Value) bool {
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}
