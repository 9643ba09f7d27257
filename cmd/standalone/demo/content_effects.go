package demo

import (
	"fmt"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// effects are those on others and on rights, and what else was considered.
func (s *scene) effects(c *content.Content, signed calendar.Date) {
	c.ThirdParties = s.thirdParties()
	c.Alternatives = s.alternatives()
	c.Conflicts = "Compared with the standard licence conditions on " + day(signed.AddDays(-2)) + "; no term asks for anything that a licence forbids."
	if s.highCourt() {
		c.Conflicts = "The subject is under no other order."
	}
	checked, source, no := signed.AddDays(-1), "Police National Computer print and regional register", false
	c.ExistingSCPO = content.ExistingSCPO{Answer: content.AnswerNo, CheckedOn: &checked, Source: &source}
	c.OutsideEnglandWales = content.OutsideEnglandWales{Scotland: &no, NorthernIreland: &no, Note: "All conduct was in England."}
	c.HumanRights = content.List[content.HumanRight]{
		{Article: "8", Interference: s.say("The terms touch private life and, in part, {his} home and means of communication."),
			Justification: s.say("They are confined to the means used in the offence; family life and ordinary dealings are left free.")},
		{Article: "P1-1", Interference: "Limits on what may be held or used.", Justification: "Nothing is taken away, and a lawful need is met by a notification."},
	}
	if len(c.Schedules) > 0 && c.Schedules[0].Kind == content.SchedulePeople {
		c.HumanRights = append(c.HumanRights, content.HumanRight{
			Article: "11", Interference: "Contact with named people is forbidden.", Justification: "Named people only; legal proceedings are excepted.",
		})
	}
}

func (s *scene) thirdParties() content.ThirdParties {
	t := s.story.Third
	if t == nil || s.number%4 == 3 && t.Name == "" {
		return content.ThirdParties{NoneDeclared: true}
	}
	name, effect, asked := t.Name, "possible", workingDays(s.day.AddDays(-8), 0)
	if name == "" {
		name = books().names.Relatives[s.number%len(books().names.Relatives)]
	}
	return content.ThirdParties{Items: content.List[content.ThirdParty]{{
		ID: "p1", Name: name, Relationship: s.say(t.Relationship), Effect: s.say(t.Effect), SignificantAdverseEffect: &effect,
		ConsultedOn: &asked, Response: s.say(t.Response), NoticePlan: "Notice to be served with that on the subject",
	}}}
}

func (s *scene) alternatives() content.List[content.Alternative] {
	usual := map[content.AlternativeKind]string{
		content.AlternativeLicence:           "Will run for part of the time only, and does not reach the means used in the offence in this detail.",
		content.AlternativeTravelRestriction: "Not a drug trafficking case.",
		content.AlternativeSTPO:              "Not an exploitation case.",
		content.AlternativeCBO:               "Aimed at harassment, alarm or distress; would not reach the conduct in this case.",
		content.AlternativeDisqualification:  "{He} holds no company office; would not meet the risk.",
		content.AlternativeOtherSCPO:         "None held and none asked for elsewhere.",
	}
	if s.highCourt() {
		usual[content.AlternativeLicence] = "The subject is not in custody or on licence."
	}
	var all content.List[content.Alternative]
	for _, kind := range content.AlternativesToAnswer() {
		reason := usual[kind]
		if own, ok := s.story.Alternatives[kind]; ok {
			reason = own
		} else if kind == content.AlternativeTravelRestriction && s.story.Category == "DRUG" {
			reason = "No importation and no travel abroad in the evidence."
		}
		all = append(all, content.Alternative{Kind: kind, Considered: true, Reason: s.say(reason)})
	}
	return all
}

// handling is the monitoring, the consultation and the papers.
func (s *scene) handling(c *content.Content, signed calendar.Date) {
	no, yes, lives := false, true, s.plan.force
	agreed := workingDays(s.day.AddDays(-7), 0)
	c.MonitoringPlan = &content.MonitoringPlan{
		Unit: s.force.Unit, Role: "Offender manager (constable), with the sergeant as deputy",
		Frequency: content.List[string]{[]string{"Monthly visit", "Visit every two months", "Visit every six weeks"}[s.number%3], "Quarterly check of records"},
		Resources: "Agreed by the lead responsible officer on " + day(agreed), ResidentForce: &lives,
		ResidentForceAgreement: content.ForceAgreement{Needed: &no},
	}
	if s.highCourt() {
		reason := "The subject is not in custody or on licence."
		c.HMPPSConsultation = content.HMPPSConsultation{Applicable: &no, Reason: &reason}
	} else {
		asked, prison, role := workingDays(signed.AddDays(-6), 0), pickAt(books().names.Prisons, s.number), "Prison offender manager"
		views := "Supports the terms; asks to be told when the order is made."
		c.HMPPSConsultation = content.HMPPSConsultation{Applicable: &yes, ConsultedOn: &asked, Prison: &prison, ContactRole: &role, Views: &views}
	}
	c.SensitiveMaterial = content.SensitiveMaterial{Held: &no}
	c.Declarations = content.Declarations{
		Applicant:  &content.Declaration{By: s.drafter.Name, On: &signed},
		Supervisor: &content.Declaration{By: s.force.Supervisor, On: &signed},
	}
	c.Pack = content.Pack{DraftOrderFromTerms: true, RedactionChecked: true}
	s.attach(c, signed)
}

func (s *scene) attach(c *content.Content, signed calendar.Date) {
	add := func(kind content.AttachmentKind, title string, dated calendar.Date) {
		c.Attachments = append(c.Attachments, content.Attachment{
			ID: fmt.Sprintf("a%d", len(c.Attachments)+1), Kind: kind, Title: title, Dated: &dated, Redacted: true, Marking: content.MarkingDefault,
		})
	}
	add(content.AttachmentDraftOrder, "Draft order", signed)
	add(content.AttachmentPNCPrint, "Police National Computer print", signed.AddDays(-2))
	add(content.AttachmentMG5, "Case summary", s.arrested.AddDays(20))
	if title, ok := mapped(c); ok {
		add(content.AttachmentMap, title, s.day) // the fourth, as its schedule says
	}
	for _, e := range c.Evidence {
		if e.Attached {
			add(content.AttachmentStatement, e.Reference+", not yet served", *e.Dated)
		}
	}
}

func pickAt[T any](from []T, n int) T { return from[n%len(from)] }
