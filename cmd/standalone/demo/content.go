package demo

import (
	"fmt"
	"strconv"
	"strings"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// draft is the text as it is first kept: the case and the terms, without what is signed and
// attached when it is ready.
func (s *scene) draft() content.Content {
	c := s.text(s.day)
	c.Declarations, c.Attachments, c.Pack = content.Declarations{}, nil, content.Pack{}
	c.HMPPSConsultation = content.HMPPSConsultation{}
	for i := range c.Terms {
		c.Terms[i].BreachProof = ""
	}
	return c
}

// text is the application as it should be, signed on the day.
func (s *scene) text(signed calendar.Date) content.Content {
	c := content.Empty()
	c.Route, c.ApplicantAuthority = content.RouteS19, content.AuthorityDPP
	s.requester(&c)
	c.Subjects = content.List[content.Subject]{s.subject()}
	s.grounds(&c)
	s.reasons(&c)
	s.court(&c)
	s.length(&c)
	s.allTerms(&c)
	s.effects(&c, signed)
	s.handling(&c, signed)
	return c
}

func (s *scene) highCourt() bool { return s.story.Route == content.RouteS1 }

func (s *scene) requester(c *content.Content) {
	f := s.force
	c.Requester = content.Requester{
		Unit:                   f.Unit,
		OfficerInCase:          s.contact(s.inCase, "Detective Constable, officer in the case", f.Team, 0),
		LeadResponsibleOfficer: s.contact(f.Lead, "Detective Inspector, lead responsible officer", f.Team, 1),
		Supervisor:             s.contact(f.Supervisor, "Detective Sergeant, supervisor", f.Unit, 2),
	}
	d := s.contact(s.drafter.Name, f.Drafter, f.Unit, 3)
	c.Drafter = content.Drafter{
		Username: s.drafter.Username, Name: d.Name, Role: d.Role, Unit: d.Unit, Email: d.Email, Phone: d.Phone, LineManager: f.Supervisor,
	}
}

func (s *scene) contact(name, role, unit string, n int) content.Contact {
	return content.Contact{
		Name: name, Role: role, Unit: unit, Phone: fmt.Sprintf("07700 900%03d", s.force.Phone+n),
		Email: strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@" + s.plan.force + ".example",
	}
}

func (s *scene) subject() content.Subject {
	sex := "male"
	if s.woman {
		sex = "female"
	}
	no, british := false, "British"
	pnc := fmt.Sprintf("FICT/%02d/%06d%c", s.day.Year%100, 500+s.number, 'A'+rune(s.number%26))
	street := books().names.Streets[s.number%len(books().names.Streets)]
	address := fmt.Sprintf("%d %s, %s, ZZ99 %dA%c", 2+s.number%90, street, s.vars["town"], s.number%9+1, 'A'+rune(s.number%20))
	return content.Subject{
		ID: "s1", Type: content.SubjectIndividual, FamilyName: &s.surname, GivenNames: &s.given, DateOfBirth: &s.born, Sex: &sex,
		Nationality: &british, Language: "English", InterpreterNeeded: &no, PNCID: &pnc, Address: address, ServiceAddress: address,
	}
}

// grounds are the offence and how it came to this.
func (s *scene) grounds(c *content.Content) {
	t := s.story
	offence := content.Offence{
		ID: "o1", Title: t.Title, Statute: t.Statute, Basis: content.BasisConvicted, From: &s.from, To: &s.arrested,
		Schedule1: &content.Schedule1{Category: t.Category, Offence: t.Offence, Para: t.Para},
	}
	if t.Inchoate {
		para := "14"
		offence.Schedule1.InchoatePara = &para
	}
	if s.highCourt() {
		s.section1(c, &offence)
	} else {
		how := "plea"
		if s.number%3 == 0 {
			how = "verdict"
		}
		court := s.courtName()
		c.Conviction = &content.Conviction{Status: content.StatusConvicted, On: &s.convicted, How: &how, Court: court}
		if s.charged {
			on := s.arrested.AddDays(1)
			offence.Basis = content.BasisCharged
			c.Conviction = &content.Conviction{Status: content.StatusCharged, On: &on, Court: court}
		}
		source := "Prison offender manager's estimate, to be confirmed after sentence"
		c.Disposal = &content.Disposal{
			Kind: content.DisposalCustody, Status: content.DisposalExpected, On: &s.order, ExpectedRelease: &s.release, ReleaseSource: &source,
		}
	}
	c.Offences = content.List[content.Offence]{offence}
	c.Facts = s.say(t.Facts[s.number%len(t.Facts)])
	c.Antecedents = s.say(t.Antecedents)
}

func (s *scene) section1(c *content.Content, o *content.Offence) {
	no, yes := false, true
	c.Route, o.Basis = content.RouteS1, content.BasisFacilitated
	c.Section1 = &content.Section1{
		Limb: s.story.Limb, Statute: s.story.LimbStatute, AllegesCommission: &no, Allegations: s.say(s.story.Allegations),
		ReasonablenessConsidered: s.say(s.story.Reasons), Procedure: "CPR Part 77 and Practice Direction 77; Part 8 claim",
		HandlingUnit:            "CPS central casework unit",
		AttorneyGeneralReferral: content.AttorneyGeneralReferral{Needed: &yes, Plan: "By the CPS before issue; four weeks allowed"},
	}
}

// reasons are the risk and the evidence of it.
func (s *scene) reasons(c *content.Content) {
	notice := s.order.AddDays(-30)
	for i, e := range s.story.Evidence {
		dated := s.arrested.AddDays(12 + (i*17+s.number*5)%70)
		hearsay := e.Hearsay
		item := content.Evidence{
			ID: "e" + strconv.Itoa(i+1), Reference: s.exhibit(i), Title: s.say(e.Title), Form: e.Form, Dated: &dated,
			Served: e.Served, Attached: !e.Served, Hearsay: &hearsay,
		}
		if e.Hearsay {
			item.HearsayNoticeBy = &notice
		}
		c.Evidence = append(c.Evidence, item)
	}
	c.Risk.Statement = s.say(s.story.Risk)
	for i, f := range s.story.Factors {
		latest := s.arrested
		if f.Late {
			latest = s.day.AddDays(-9 - s.number%23)
		}
		c.Risk.Factors = append(c.Risk.Factors, content.RiskFactor{
			ID: "r" + strconv.Itoa(i+1), Text: s.say(f.Text), EvidenceRefs: f.Evidence, LatestOn: &latest,
		})
	}
}
