package content

func (c Content) missingPeople(section string, g *gaps) {
	switch section {
	case "requester":
		c.Requester.missing(g)
	case "drafter":
		c.Drafter.missing(g)
	case "subjects":
		g.unless(len(c.Subjects) > 0, "", "Add the person or body to be bound.")
		for i, s := range c.Subjects {
			s.missing(g.item(i))
		}
	}
}

func (r Requester) missing(g *gaps) {
	g.text(r.Unit, "unit", "Enter the unit that asks for the order.")
	r.OfficerInCase.missing(g.in("officerInCase"), "the officer in the case")
	r.LeadResponsibleOfficer.missing(g.in("leadResponsibleOfficer"), "the lead responsible officer")
	r.Supervisor.missing(g.in("supervisor"), "the supervisor")
}

func (c Contact) missing(g *gaps, who string) {
	g.text(c.Name, "name", "Enter the name of "+who+".")
	g.unless(!blank(c.Email) || !blank(c.Phone), "email", "Enter an email address or a phone number of "+who+".")
}

func (d Drafter) missing(g *gaps) {
	g.text(d.Username, "username", "Enter the user name of the drafter.")
	g.text(d.Name, "name", "Enter the name of the drafter.")
	g.text(d.LineManager, "lineManager", "Enter the drafter's line manager, who may not review this application.")
}

func (s Subject) missing(g *gaps) {
	g.unless(s.Type != "", "type", "Choose whether this is an individual or a kind of body.")
	if s.IsBody() {
		g.text(Text(s.BodyName), "bodyName", "Enter the name of the body.")
		g.unless(s.Type != SubjectBodyCorporate || !blank(Text(s.BodyNumber)), "bodyNumber",
			"Enter the registered number of the body.")
	} else {
		g.text(Text(s.FamilyName), "familyName", "Enter the family name.")
		g.unless(s.DateOfBirth != nil, "dateOfBirth", "Enter the date of birth.")
	}
	g.text(s.Language, "language", "Enter the language the subject understands.")
	g.unless(s.InterpreterNeeded != nil, "interpreterNeeded", "Say whether an interpreter is needed.")
	g.text(s.Address, "address", "Enter the address.")
	g.text(s.ServiceAddress, "serviceAddress", "Enter the address at which notice can be served.")
}
