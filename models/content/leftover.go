package content

import (
	"fmt"
	"strconv"

	"scpo.example/desk/models/decode"
)

// CodeLeftOver says that an answer no longer applies, because another answer on which it hung was changed.
const CodeLeftOver = "left-over"

// LeftOver is an answer that no longer applies, with what it is about. No one asks for it any more, so no one would
// notice that it is still sent.
func (c Content) LeftOver() []decode.Problem {
	var l leftOvers
	if c.Section1 != nil && c.Route != "" && c.Route != RouteS1 {
		l.add("/section1", "The grounds under section 1 apply to an application to the High Court only.")
	}
	for i, s := range c.Subjects {
		l.subject("/subjects/"+strconv.Itoa(i), s)
	}
	for i, e := range c.Evidence {
		if IsNo(e.Hearsay) && e.HearsayNoticeBy != nil {
			l.add(fmt.Sprintf("/evidence/%d/hearsayNoticeBy", i), "A hearsay notice applies to hearsay only.")
		}
	}
	if d := c.Disposal; d != nil && d.Kind != "" && d.Kind != DisposalCustody {
		l.given("/disposal/expectedRelease", d.ExpectedRelease != nil, "A release date applies to custody only.")
		l.given("/disposal/releaseSource", !blank(Text(d.ReleaseSource)), "The source of a release date applies to custody only.")
		l.given("/disposal/licenceEnds", d.LicenceEnds != nil, "A licence applies to custody only.")
	}
	l.given("/existingScpo/dischargeSought", c.ExistingSCPO.Answer == AnswerNo && IsYes(c.ExistingSCPO.DischargeSought), "There is no order to discharge.")
	l.consultation(c.HMPPSConsultation)
	if m := c.MonitoringPlan; m != nil && IsNo(m.ResidentForceAgreement.Needed) {
		l.given("/monitoringPlan/residentForceAgreement/agreedOn", m.ResidentForceAgreement.AgreedOn != nil, "No other force needs to agree.")
	}
	return l.found
}

type leftOvers struct{ found []decode.Problem }

func (l *leftOvers) add(at, why string) {
	l.found = append(l.found, decode.NewProblem(at, CodeLeftOver, why))
}

func (l *leftOvers) given(at string, answered bool, why string) {
	if answered {
		l.add(at, why)
	}
}

func (l *leftOvers) subject(at string, s Subject) {
	switch {
	case s.Type == SubjectIndividual:
		l.given(at+"/bodyName", !blank(Text(s.BodyName)), "The name of a body does not apply to an individual.")
		l.given(at+"/bodyNumber", !blank(Text(s.BodyNumber)), "A company number does not apply to an individual.")
	case s.IsBody():
		l.given(at+"/familyName", !blank(Text(s.FamilyName)), "A family name does not apply to a body.")
		l.given(at+"/givenNames", !blank(Text(s.GivenNames)), "Given names do not apply to a body.")
		l.given(at+"/dateOfBirth", s.DateOfBirth != nil, "A date of birth does not apply to a body.")
		l.given(at+"/sex", !blank(Text(s.Sex)), "Sex does not apply to a body.")
		l.given(at+"/nationality", !blank(Text(s.Nationality)), "Nationality does not apply to a body.")
		l.given(at+"/pncId", !blank(Text(s.PNCID)), "A PNC ID does not apply to a body.")
		l.given(at+"/prisonNumber", !blank(Text(s.PrisonNumber)), "A prison number does not apply to a body.")
	}
}

func (l *leftOvers) consultation(h HMPPSConsultation) {
	const at = "/hmppsConsultation"
	if IsYes(h.Applicable) {
		l.given(at+"/reason", !blank(Text(h.Reason)), "A reason why HMPPS was not consulted does not apply where it was.")
	}
	if IsNo(h.Applicable) {
		const why = "No consultation with HMPPS is needed, so this does not apply."
		l.given(at+"/consultedOn", h.ConsultedOn != nil, why)
		l.given(at+"/prison", !blank(Text(h.Prison)), why)
		l.given(at+"/contactRole", !blank(Text(h.ContactRole)), why)
		l.given(at+"/views", !blank(Text(h.Views)), why)
	}
}
