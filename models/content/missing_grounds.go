package content

func (c Content) missingCourt(section string, g *gaps) {
	switch section {
	case "route":
		g.unless(c.Route != "", "", "Select the route")
	case "applicantAuthority":
		g.unless(c.ApplicantAuthority != "", "", "Select who will apply to the court")
	case "marking":
		g.unless(c.Marking != "", "", "Select the protective marking")
	case "court":
		c.Court.missing(g, c.Route)
	case "notice":
		g.unless(c.Notice.PlannedBy != nil || c.Notice.ServedOn != nil, "plannedBy",
			"Enter the date notice will be served by")
	}
}

func (c Court) missing(g *gaps, r Route) {
	g.text(c.Name, "name", "Enter the name of the court")
	g.text(c.URN, "urn", "Enter the unique reference number")
	if r == RouteS19 {
		g.text(Text(c.Indictment), "indictment", "Enter the indictment number")
	}
	g.unless(c.ExpectedOrderDate != nil, "expectedOrderDate", "Enter the expected date of the order")
	g.unless(len(c.Hearings) > 0, "hearings", "Add the next hearing")
	for i, h := range c.Hearings {
		g.in("hearings").item(i).unless(h.Kind != "", "kind", "Select the type of hearing")
		g.in("hearings").item(i).unless(h.Date != nil, "date", "Enter the hearing date")
	}
}

func (c Content) missingGrounds(section string, g *gaps) {
	switch section {
	case "offences":
		g.unless(len(c.Offences) > 0, "", "Add the offence the application relies on")
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
	g.text(o.Title, "title", "Enter the offence")
	g.text(o.Statute, "statute", "Enter the statute and section")
	g.unless(o.Basis != "", "basis", "Select on what basis the offence is relied on")
	g.unless(o.Schedule1 != nil || !blank(Text(o.SeriousnessJustification)), "schedule1",
		"Select the Schedule 1 offence, or explain why the offence is serious enough")
	g.unless(o.From != nil, "from", "Enter the date of the offence or the date it started")
}

func (s *Section1) missing(g *gaps) {
	if s == nil {
		g.unless(false, "", "Enter the grounds under section 1")
		return
	}
	g.unless(s.Limb != "", "limb", "Select the limb of section 2(1) relied on")
	g.unless(s.AllegesCommission != nil, "allegesCommission", "Select whether the application alleges that the subject committed an offence")
	g.text(s.Allegations, "allegations", "Enter the allegations")
	g.text(s.ReasonablenessConsidered, "reasonablenessConsidered", "Enter how the reasonableness of the acts was considered")
	g.unless(s.AttorneyGeneralReferral.Needed != nil, "attorneyGeneralReferral",
		"Select whether a referral to the Attorney General is needed")
}

func (c *Conviction) missing(g *gaps) {
	if c == nil {
		g.unless(false, "", "Enter the conviction or the stage of proceedings")
		return
	}
	g.unless(c.Status != "", "status", "Select the stage of proceedings")
	g.unless(c.On != nil, "on", "Enter the date")
	g.text(c.Court, "court", "Enter the court")
}

func (d *Disposal) missing(g *gaps) {
	if d == nil {
		g.unless(false, "", "Enter the sentence or discharge, imposed or expected")
		return
	}
	g.unless(d.Kind != "", "kind", "Select the type of sentence or discharge")
	g.unless(d.Status != "", "status", "Select whether sentence has been passed")
	g.unless(d.On != nil, "on", "Enter the date of sentence")
	if d.Kind == DisposalCustody {
		g.unless(d.ExpectedRelease != nil, "expectedRelease", "Enter the expected release date")
		g.text(Text(d.ReleaseSource), "releaseSource", "Enter the source and date of the release information")
	}
}
