package demo

import (
	"fmt"
	"strconv"
	"strings"

	"scpo.example/desk/models/content"
)

func (s *scene) courtName() string { return s.force.Courts[s.number%len(s.force.Courts)] }

// court is where and when, and the notice that goes before.
func (s *scene) court(c *content.Content) {
	year := s.day.Year % 100
	c.Court = content.Court{
		Name: "High Court of Justice", URN: fmt.Sprintf("FICT/%s/%04d/%02d", s.force.URN, 100+s.number, year), ExpectedOrderDate: &s.order,
	}
	if s.highCourt() {
		issue := s.order.AddDays(-60)
		c.Court.Hearings = content.List[content.Hearing]{
			{Kind: content.HearingIssue, Date: &issue, Note: "Planned issue of the claim"},
			{Kind: content.HearingOrder, Date: &s.order, Note: "Hearing of the claim (date asked for)"},
		}
		by := issue.AddDays(7)
		c.Notice = content.Notice{PlannedBy: &by, Note: "Claim form and draft order to be served within 7 days of issue."}
		return
	}
	indictment := fmt.Sprintf("T-FICT-%d%04d", s.day.Year, 100+s.number)
	c.Court.Name, c.Court.Indictment = s.courtName(), &indictment
	sentence := content.Hearing{Kind: content.HearingSentence, Date: &s.order, Note: "Order to be considered at this hearing"}
	if s.charged {
		trial := workingDays(s.order.AddDays(-30), 0)
		by := workingDays(trial.AddDays(-35), 0)
		c.Court.Hearings = content.List[content.Hearing]{{Kind: content.HearingTrial, Date: &trial, Note: "Listed for ten days"}, sentence}
		c.Notice = content.Notice{PlannedBy: &by, Note: "Notice of intention to be served before trial."}
		return
	}
	served := s.convicted.AddDays(-12)
	c.Court.Hearings = content.List[content.Hearing]{{Kind: content.HearingVerdict, Date: &s.convicted, Note: "Convicted"}, sentence}
	c.Notice = content.Notice{PlannedBy: &served, ServedOn: &served, Note: "Notice of intention served on the court officer and the defendant."}
}

// length is when the order starts and ends, and why.
func (s *scene) length(c *content.Content) {
	f := s.force
	start := &content.Start{Kind: content.StartOnEvent, Event: content.EventRelease, ExpectedOn: &s.release}
	if s.highCourt() {
		start = &content.Start{Kind: content.StartOnEvent, Event: content.EventOrderMade, ExpectedOn: &s.order}
	}
	c.Order = content.Order{
		Start: start, End: &content.End{Kind: content.EndAfterLength, Years: s.years}, LengthReason: s.say(s.story.Length),
		NamedUnit: content.NamedUnit{Name: f.Unit, Email: f.Mailbox + "@" + s.plan.force + ".example", Address: f.Address},
		Definitions: content.List[content.Definition]{
			{Term: "notify", Meaning: "in writing, by email or letter, to a constable at the unit named in the order"},
		},
		Savings: content.List[string]{s.say("No term is broken by anything {he} is required to do by a court, a prison or a probation officer.")},
	}
}

// allTerms writes the terms, with the schedules that they refer to.
func (s *scene) allTerms(c *content.Content) {
	if s.copied != nil {
		c.Terms = copiedTerms(s.force.Unit)
		return
	}
	manner := "in writing, by email or letter, to the unit named in the order"
	for i, t := range s.terms {
		n := i + 1
		term := content.Term{
			ID: "t" + strconv.Itoa(n), Number: n, AppliesTo: content.List[string]{"s1"}, Type: t.Type, Category: t.Category,
			Text: s.say(t.Text), RiskAddressed: t.Risks, EvidenceRefs: t.Evidence, Necessity: s.say(t.Necessity),
			Proportionality: s.say(t.Proportionality), BreachProof: s.say(t.BreachProof), MonitoredBy: s.force.Unit,
			Start: &content.Start{Kind: content.StartAsOrder}, End: &content.End{Kind: content.EndAsOrder},
		}
		if t.Deadline != "" {
			deadline := s.say(t.Deadline)
			deadline = strings.ToLower(deadline[:1]) + deadline[1:] // continues a sentence
			term.Information = &content.Information{Recipient: content.RecipientConstable, Manner: &manner, Deadline: &deadline}
		}
		if t.Tailoring != "" {
			note := s.say(t.Tailoring)
			term.TailoringNote = &note
		}
		if t.Saving != "" {
			c.Order.Savings = append(c.Order.Savings, s.sayOf(n, t.Saving))
		}
		s.schedule(c, t, &term)
		c.Terms = append(c.Terms, term)
	}
}

func (s *scene) schedule(c *content.Content, t storyTerm, term *content.Term) {
	switch t.Schedule {
	case "people":
		term.ScheduleRefs = content.List[string]{"schedule-a"}
		c.Schedules = append(c.Schedules, content.Schedule{
			ID: "schedule-a", Kind: content.SchedulePeople, Title: "Schedule A", Restricted: t.Restricted, Entries: s.people,
		})
	case "map":
		attachment := "a4"
		term.ScheduleRefs = content.List[string]{"map-a"}
		c.Schedules = append(c.Schedules, content.Schedule{
			ID: "map-a", Kind: content.ScheduleMap, Title: s.say("Map A: area edged red, {area}, {town}"), AttachmentRef: &attachment,
		})
	}
}

// mapped says that a schedule is a map, which then has to be attached.
func mapped(c *content.Content) (title string, ok bool) {
	for _, s := range c.Schedules {
		if s.Kind == content.ScheduleMap {
			return s.Title, true
		}
	}
	return "", false
}
