package content

import (
	"scpo.example/desk/models/calendar"
)

func (c Content) missingReasons(section string, g *gaps) {
	switch section {
	case "facts":
		g.text(c.Facts, "", "Enter a summary of facts")
	case "antecedents":
		g.text(c.Antecedents, "", "Enter previous convictions and orders, or “None”")
	case "risk":
		g.text(c.Risk.Statement, "statement", "Enter why there is a real risk of further serious crime")
		g.unless(len(c.Risk.Factors) > 0, "factors", "Add at least one risk")
		for i, f := range c.Risk.Factors {
			g.in("factors").item(i).text(f.Text, "text", "Enter a description of the risk")
			g.in("factors").item(i).unless(len(f.EvidenceRefs) > 0, "evidenceRefs", "Select the evidence of this risk")
		}
	case "evidence":
		g.unless(len(c.Evidence) > 0, "", "Add the evidence relied on")
		for i, e := range c.Evidence {
			e.missing(g.item(i))
		}
	}
}

func (e Evidence) missing(g *gaps) {
	g.text(e.Title, "title", "Enter a description of the evidence item")
	g.unless(e.Form != "", "form", "Select the type of evidence")
	g.unless(e.Dated != nil, "dated", "Enter the date of the evidence item")
	g.unless(e.Hearsay != nil, "hearsay", "Select whether it is hearsay evidence")
}

func (c Content) missingOrder(section string, g *gaps) {
	switch section {
	case "order":
		c.Order.missing(g)
	case "terms":
		g.unless(len(c.Terms) > 0, "", "Add at least one term")
		for i, t := range c.Terms {
			t.missing(g.item(i))
		}
	case "schedules":
		for i, s := range c.Schedules {
			g.item(i).unless(s.Kind != "", "kind", "Select the type of schedule")
			g.item(i).text(s.Title, "title", "Enter the title of the schedule")
			g.item(i).unless(len(s.Entries) > 0 || s.AttachmentRef != nil, "entries", "Add entries, or select a map")
		}
	}
}

func (o Order) missing(g *gaps) {
	g.unless(o.Start.given(), "start", "Enter when the order starts")
	g.unless(o.End.given(), "end", "Enter when the order ends")
	g.text(o.LengthReason, "lengthReason", "Enter the reasons for the length of the order")
	g.in("namedUnit").text(o.NamedUnit.Name, "name", "Enter the unit to be named in the order")
	g.in("namedUnit").unless(!blank(o.NamedUnit.Email) || !blank(o.NamedUnit.Address), "email",
		"Enter an email or postal address of the unit")
}

func (s *Start) given() bool {
	return s != nil && (s.Kind == StartOnDate && s.On != nil || s.Kind == StartOnEvent && s.Event != "" || s.Kind == StartAsOrder)
}

func (e *End) given() bool {
	if e == nil {
		return false
	}
	_, says := e.LastDay(calendar.Date{})
	return says || e.Kind == EndAsOrder
}

func (t Term) missing(g *gaps) {
	g.unless(t.Number > 0, "number", "Enter the number of the term")
	g.unless(len(t.AppliesTo) > 0, "appliesTo", "Select who the term applies to")
	g.unless(t.Type != "", "type", "Select the type of term")
	g.unless(t.Category != "", "category", "Select a category")
	g.text(t.Text, "text", "Enter the text of the term")
	g.unless(len(t.RiskAddressed) > 0, "riskAddressed", "Select the risk addressed")
	g.unless(len(t.EvidenceRefs) > 0, "evidenceRefs", "Select the supporting evidence")
	g.text(t.Necessity, "necessity", "Explain the necessity of the term")
	g.text(t.Proportionality, "proportionality", "Explain the proportionality of the term")
	g.text(t.BreachProof, "breachProof", "Enter how a breach would be detected and proved")
	g.text(t.MonitoredBy, "monitoredBy", "Enter who monitors the term")
	g.unless(t.Start.given(), "start", "Enter when the term starts")
	g.unless(t.End.given(), "end", "Enter when the term ends")
	if t.Category == CategoryInformation {
		g.unless(t.Information.complete(), "information", "Enter who receives the information, how and by when")
	}
}

func (i *Information) complete() bool {
	return i != nil && i.Recipient != "" && !blank(Text(i.Manner)) && !blank(Text(i.Deadline))
}
