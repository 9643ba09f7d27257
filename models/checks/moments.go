package checks

import (
	"regexp"
	"strings"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// event is something that an application gives a date for. The rows of timetable say how events follow one another.
type event string

// The events. Several places of an application may give the same one.
const (
	today          event = "today"
	birth          event = "the date of birth"
	listedBirth    event = "the date of birth in the schedule"
	offenceStart   event = "the start of the offence"
	offenceEnd     event = "the end of the offence"
	convictedOf    event = "the end of the offence of which the subject is convicted"
	convictedOn    event = "the conviction"
	sentenced      event = "the sentence"
	sentenceDue    event = "the expected sentence"
	release        event = "the expected release"
	licenceEnd     event = "the end of the licence"
	noticeServed   event = "the service of the notice"
	noticePlanned  event = "the planned service of the notice"
	plea           event = "the plea hearing"
	trial          event = "the trial"
	verdict        event = "the verdict"
	sentencing     event = "the sentencing hearing"
	orderHearing   event = "the hearing of the application"
	claimIssued    event = "the issue of the claim"
	pleaEntered    event = "the hearing at which the plea was entered"
	convictedAt    event = "the hearing at which the subject was found guilty"
	sentencedAt    event = "the hearing at which the sentence was passed"
	orderMade      event = "the day the order is expected to be made"
	orderStart     event = "the start of the order"
	termStart      event = "the start of the term"
	startOnMaking  event = "the start expected when the order is made"
	startOnRelease event = "the start expected on release"
	evidenceDated  event = "the date of the evidence item"
	hearsayNotice  event = "the hearsay notice"
	riskShown      event = "the latest date of the risk"
	thirdPartyTold event = "the consultation of the third party"
	recordChecked  event = "the check for an existing order"
	attorneyTold   event = "the referral to the Attorney General"
	forceAgreed    event = "the agreement of the force of residence"
	hmppsAsked     event = "the consultation of HMPPS"
	applicantSaid  event = "the declaration of the force applicant"
	supervisorSaid event = "the declaration of the supervisor"
	documentDated  event = "the date of the document"
)

// moment is one date in an application: what happens then, where the date is, and which list item it belongs to.
type moment struct {
	event   event
	on      calendar.Date
	pointer string
	item    string // events of one offence, term or subject are compared only with their own; "" belongs to the case
}

// momentsOf reads every date of an application that the timetable knows.
func momentsOf(c content.Content, asOf calendar.Date) []moment {
	m := moments{{event: today, on: asOf}}
	m.people(c)
	m.prosecution(c)
	m.order(c)
	m.support(c)
	return m
}

type moments []moment

func (m *moments) add(e event, on *calendar.Date, item string, pointer ...any) {
	if on != nil && !on.IsZero() {
		*m = append(*m, moment{event: e, on: *on, pointer: at(pointer...), item: item})
	}
}

func (m *moments) people(c content.Content) {
	for i, s := range c.Subjects {
		m.add(birth, s.DateOfBirth, "", "subjects", i, "dateOfBirth")
	}
	for i, s := range c.Schedules {
		for k, e := range s.Entries {
			m.add(listedBirth, e.DateOfBirth, "", "schedules", i, "entries", k, "dateOfBirth")
		}
	}
	for i, p := range c.ThirdParties.Items {
		m.add(thirdPartyTold, p.ConsultedOn, "", "thirdParties", "items", i, "consultedOn")
	}
}

func (m *moments) prosecution(c content.Content) {
	for i, o := range c.Offences {
		item := at("offences", i)
		m.add(offenceStart, o.From, item, "offences", i, "from")
		m.add(offenceEnd, o.To, item, "offences", i, "to")
		if o.Basis == content.BasisConvicted {
			m.add(convictedOf, lastOf(o.From, o.To), "", "offences", i, lastField(o))
		}
	}
	if c.Conviction != nil {
		m.add(convictedOn, c.Conviction.On, "", "conviction", "on")
	}
	if d := c.Disposal; d != nil {
		happened := sentenceDue
		if d.Status == content.DisposalImposed {
			happened = sentenced
		}
		m.add(happened, d.On, "", "disposal", "on")
		m.add(release, d.ExpectedRelease, "", "disposal", "expectedRelease")
		m.add(licenceEnd, d.LicenceEnds, "", "disposal", "licenceEnds")
	}
	m.add(noticeServed, c.Notice.ServedOn, "", "notice", "servedOn")
	if c.Notice.ServedOn == nil {
		m.add(noticePlanned, c.Notice.PlannedBy, "", "notice", "plannedBy")
	}
	for i, h := range c.Court.Hearings {
		if e, known := hearings[h.Kind]; known {
			m.add(e, h.Date, "", "court", "hearings", i, "date")
		}
	}
	m.held(c)
}

// held adds the hearings at which something has happened, by other answers or by the note of the hearing. Of several that may
// be meant, the earliest is.
func (m *moments) held(c content.Content) {
	if v := c.Conviction; v != nil && v.Status == content.StatusConvicted {
		switch strings.ToLower(content.Text(v.How)) {
		case "plea":
			m.earliest(pleaEntered, c.Court.Hearings, content.HearingPlea)
		case "verdict":
			m.earliest(convictedAt, c.Court.Hearings, content.HearingVerdict)
		}
	}
	if c.Disposal != nil && c.Disposal.Status == content.DisposalImposed {
		m.earliest(sentencedAt, c.Court.Hearings, content.HearingSentence)
	}
	for i, h := range c.Court.Hearings {
		if h.Kind == content.HearingPlea && pleadedWords.MatchString(h.Note) && !toComeWords.MatchString(h.Note) {
			m.add(pleaEntered, h.Date, "", "court", "hearings", i, "date")
		}
	}
}

// What the note of a hearing says was done at it, and what it says of a day to come.
var (
	pleadedWords = regexp.MustCompile(`(?i)\b(?:pleas? (?:was |were )?entered|pleaded (?:not )?guilty|entered (?:a |an )?(?:not )?(?:guilty )?pleas?)\b`)
	toComeWords  = regexp.MustCompile(`(?i)\b(?:to be|will|expected|if|once|until|when|may|not yet|earlier|previously|already|since|20\d\d)\b`)
)

// earliest adds the first hearing of a kind as another event.
func (m *moments) earliest(e event, all []content.Hearing, kind content.HearingKind) {
	k := -1
	for i, h := range all {
		if h.Kind == kind && h.Date != nil && (k < 0 || h.Date.Before(*all[k].Date)) {
			k = i
		}
	}
	if k >= 0 {
		m.add(e, all[k].Date, "", "court", "hearings", k, "date")
	}
}

var hearings = map[content.HearingKind]event{
	content.HearingIssue: claimIssued,
	content.HearingPlea:  plea, content.HearingTrial: trial, content.HearingVerdict: verdict,
	content.HearingSentence: sentencing, content.HearingOrder: orderHearing,
}

func (m *moments) order(c content.Content) {
	m.add(orderMade, c.Court.ExpectedOrderDate, "", "court", "expectedOrderDate")
	m.starts(orderStart, c.Order.Start, "", "order", "start")
	for i, t := range c.Terms {
		m.starts(termStart, t.Start, at("terms", i), "terms", i, "start")
	}
}

// starts adds the day on which an order or a term comes into force, and what else that day has to agree with.
func (m *moments) starts(e event, s *content.Start, item string, place ...any) {
	if s == nil {
		return
	}
	if s.Kind == content.StartOnDate {
		m.add(e, s.On, item, append(place, "on")...)
	}
	if s.Kind != content.StartOnEvent {
		return
	}
	place = append(place, "expectedOn")
	if s.Event == content.EventOrderMade {
		m.add(startOnMaking, s.ExpectedOn, item, place...)
		return
	}
	if s.Event == content.EventRelease {
		m.add(startOnRelease, s.ExpectedOn, item, place...)
	}
	m.add(e, s.ExpectedOn, item, place...)
}

func (m *moments) support(c content.Content) {
	for i, e := range c.Evidence {
		m.add(evidenceDated, e.Dated, at("evidence", i), "evidence", i, "dated")
		m.add(hearsayNotice, e.HearsayNoticeBy, at("evidence", i), "evidence", i, "hearsayNoticeBy")
	}
	for i, f := range c.Risk.Factors {
		m.add(riskShown, f.LatestOn, "", "risk", "factors", i, "latestOn")
	}
	m.add(recordChecked, c.ExistingSCPO.CheckedOn, "", "existingScpo", "checkedOn")
	if c.Section1 != nil {
		m.add(attorneyTold, c.Section1.AttorneyGeneralReferral.DoneOn, "", "section1", "attorneyGeneralReferral", "doneOn")
	}
	if c.MonitoringPlan != nil {
		m.add(forceAgreed, c.MonitoringPlan.ResidentForceAgreement.AgreedOn, "", "monitoringPlan", "residentForceAgreement", "agreedOn")
	}
	m.add(hmppsAsked, c.HMPPSConsultation.ConsultedOn, "", "hmppsConsultation", "consultedOn")
	if d := c.Declarations.Applicant; d != nil {
		m.add(applicantSaid, d.On, "", "declarations", "applicant", "on")
	}
	if d := c.Declarations.Supervisor; d != nil {
		m.add(supervisorSaid, d.On, "", "declarations", "supervisor", "on")
	}
	for i, a := range c.Attachments {
		m.add(documentDated, a.Dated, "", "attachments", i, "dated")
	}
}

// lastOf is the last day of an offence; one of a single day may give only its first.
func lastOf(from, to *calendar.Date) *calendar.Date {
	if to == nil {
		return from
	}
	return to
}

func lastField(o content.Offence) string {
	if o.To == nil {
		return "from"
	}
	return "to"
}
