package content

func (c Content) missingCourt(section string, g *gaps) {
	switch section {
	case "route":
		g.unless(c.Route != "", "", "Choose the route.")
	case "applicantAuthority":
		g.unless(c.ApplicantAuthority != "", "", "Choose who applies to the court.")
	case "marking":
		g.unless(c.Marking != "", "", "Choose the protective marking.")
	case "court":
		c.Court.missing(g, c.Route)
	case "notice":
		g.unless(c.Notice.PlannedBy != nil || c.Notice.ServedOn != nil, "plannedBy",
			"Enter the date by which notice of intention will be served.")
	}
}

func (c Court) missing(g *gaps, r Route) {
	g.text(c.Name, "name", "Enter the name of the court.")
	g.text(c.URN, "urn", "Enter the unique reference number.")
	if r == RouteS19 {
		g.text(Text(c.Indictment), "indictment", "Enter the number of the indictment.")
	}
	g.unless(c.ExpectedOrderDate != nil, "expectedOrderDate", "Enter the date on which the order is expected to be made.")
	g.unless(len(c.Hearings) > 0, "hearings", "Add the next hearing.")
	for i, h := range c.Hearings {
		g.in("hearings").item(i).unless(h.Kind != "", "kind", "Enter what the hearing is for.")
		g.in("hearings").item(i).unless(h.Date != nil, "date", "Enter the date of the hearing.")
	}
}

func (c Content) missingGrounds(section string, g *gaps) {
	switch section {
	case "offences":
		g.unless(len(c.Offences) > 0, "", "Add the offence on which the request rests.")
		for i, o := range c.Offences {
			o.missing(g.item(i))
		}
	case "section1":
		if c.Route == RouteS1 {
			c.Section1.missing(g)
		}
	case "conviction":
		if c.Route != RouteS1 && c.Route != RouteS17 {
			c.Conviction.missing(g)
		}
	case "disposal":
		if c.Route == RouteS19 || c.Route == RouteS20 || c.Route == RouteS21 {
			c.Disposal.missing(g)
		}
	}
}

func (o Offence) missing(g *gaps) {
	g.text(o.Title, "title", "Enter the offence.")
	g.text(o.Statute, "statute", "Enter the statute and section.")
	g.unless(o.Basis != "", "basis", "Choose how the subject stands to the offence.")
	g.unless(o.Schedule1 != nil || !blank(Text(o.SeriousnessJustification)), "schedule1",
		"Choose the place in Schedule 1, or say why the offence is serious enough without it.")
	g.unless(o.From != nil, "from", "Enter the date of the offence, or the date on which it began.")
}

func (s *Section1) missing(g *gaps) {
	if s == nil {
		g.unless(false, "", "Enter the grounds for an order of the High Court.")
		return
	}
	g.unless(s.Limb != "", "limb", "Choose the limb of section 2(1) relied on.")
	g.unless(s.AllegesCommission != nil, "allegesCommission", "Say whether it is alleged that the subject committed an offence.")
	g.text(s.Allegations, "allegations", "Enter the allegations.")
	g.text(s.ReasonablenessConsidered, "reasonablenessConsidered", "Say how it was considered whether the acts were reasonable.")
	g.unless(s.AttorneyGeneralReferral.Needed != nil, "attorneyGeneralReferral",
		"Say whether a referral to the Attorney General is needed.")
}

func (c *Conviction) missing(g *gaps) {
	if c == nil {
		g.unless(false, "", "Enter the conviction, or how far the prosecution has come.")
		return
	}
	g.unless(c.Status != "", "status", "Say whether there is a conviction.")
	g.unless(c.On != nil, "on", "Enter the date.")
	g.text(c.Court, "court", "Enter the court.")
}

func (d *Disposal) missing(g *gaps) {
	if d == nil {
		g.unless(false, "", "Enter the sentence or discharge, imposed or expected.")
		return
	}
	g.unless(d.Kind != "", "kind", "Choose the kind of sentence or discharge.")
	g.unless(d.Status != "", "status", "Choose whether it is expected or imposed.")
	g.unless(d.On != nil, "on", "Enter the date of sentence.")
	if d.Kind == DisposalCustody {
		g.unless(d.ExpectedRelease != nil, "expectedRelease", "Enter the expected date of release.")
		g.text(Text(d.ReleaseSource), "releaseSource", "Enter who gave the date of release, and when.")
	}
}
