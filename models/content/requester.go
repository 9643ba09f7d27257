package content

// Requester is the unit of the force that makes the application, and the officers responsible for the case. Force and
// region are kept with the content, not in it.
type Requester struct {
	Unit                   string  `json:"unit"`
	OfficerInCase          Contact `json:"officerInCase"`
	LeadResponsibleOfficer Contact `json:"leadResponsibleOfficer"`
	Supervisor             Contact `json:"supervisor"`
}

// Contact is a person to be reached about the case.
type Contact struct {
	Name  string `json:"name"`
	Role  string `json:"role"`
	Unit  string `json:"unit"`
	Email string `json:"email"`
	Phone string `json:"phone"`
}

// Drafter is who wrote the request. Username and LineManager tell whether a reviewer is independent of it.
type Drafter struct {
	Username    string `json:"username"`
	Name        string `json:"name"`
	Role        string `json:"role"`
	Unit        string `json:"unit"`
	Email       string `json:"email"`
	Phone       string `json:"phone"`
	LineManager string `json:"lineManager"`
}

// People are the usernames and names that the application gives its author and supervisors.
func (c Content) People() []string {
	people := []string{c.Drafter.Username, c.Drafter.Name, c.Drafter.LineManager, c.Requester.Supervisor.Name}
	for _, d := range []*Declaration{c.Declarations.Applicant, c.Declarations.Supervisor} {
		if d != nil {
			people = append(people, d.By)
		}
	}
	return people
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
