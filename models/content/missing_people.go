package content

func (c Content) missingPeople(section string, g *gaps) {
	switch section {
	case "requester":
		c.Requester.missing(g)
	case "drafter":
		c.Drafter.missing(g)
	case "subjects":
		g.unless(len(c.Subjects) > 0, "", "Add the subject")
		for i, s := range c.Subjects {
			s.missing(g.item(i))
		}
	}
}

func (r Requester) missing(g *gaps) {
	g.text(r.Unit, "unit", "Enter the requesting unit")
	r.OfficerInCase.missing(g.in("officerInCase"), "the officer in the case")
	r.LeadResponsibleOfficer.missing(g.in("leadResponsibleOfficer"), "the lead responsible officer")
	r.Supervisor.missing(g.in("supervisor"), "the supervisor")
}

func (c Contact) missing(g *gaps, who string) {
	g.text(c.Name, "name", "Enter the name of "+who)
	g.unless(!blank(c.Email) || !blank(c.Phone), "email", "Enter an email address or a phone number for "+who)
}

func (d Drafter) missing(g *gaps) {
	g.text(d.Username, "username", "Enter the force applicant's username")
	g.text(d.Name, "name", "Enter the force applicant's name")
	g.text(d.LineManager, "lineManager", "Enter the force applicant's line manager")
}

func (s Subject) missing(g *gaps) {
	g.unless(s.Type != "", "type", "Select the type of subject")
	if s.IsBody() {
		g.text(Text(s.BodyName), "bodyName", "Enter the registered or usual name")
		g.unless(s.Type != SubjectBodyCorporate || !blank(Text(s.BodyNumber)), "bodyNumber",
			"Enter the registered number of the body")
	} else {
		g.text(Text(s.FamilyName), "familyName", "Enter the family name")
		g.unless(s.DateOfBirth != nil, "dateOfBirth", "Enter the date of birth")
	}
	g.text(s.Language, "language", "Enter the language the subject reads and speaks")
	g.unless(s.InterpreterNeeded != nil, "interpreterNeeded", "Select whether an interpreter is needed")
	g.text(s.Address, "address", "Enter the address")
	g.text(s.ServiceAddress, "serviceAddress", "Enter the address for service")
}
