package content

import (
	"strings"

	"scpo.example/desk/models/calendar"
)

// Subject is a person or body that the order would bind. Which names apply follows from Type.
type Subject struct {
	ID                string         `json:"id" id:"s"`
	Type              SubjectType    `json:"type"`
	FamilyName        *string        `json:"familyName"`
	GivenNames        *string        `json:"givenNames"`
	Aliases           List[string]   `json:"aliases"`
	DateOfBirth       *calendar.Date `json:"dateOfBirth"` // the subject must be 18 or over (section 6)
	Sex               *string        `json:"sex"`
	Nationality       *string        `json:"nationality"`
	Language          string         `json:"language"`
	InterpreterNeeded *bool          `json:"interpreterNeeded"`
	PNCID             *string        `json:"pncId"`
	PrisonNumber      *string        `json:"prisonNumber"`
	Address           string         `json:"address"`
	BodyName          *string        `json:"bodyName"`
	BodyNumber        *string        `json:"bodyNumber"`     // on the register of companies
	ServiceAddress    string         `json:"serviceAddress"` // where notice is served (section 10)
}

// Name is "FAMILY, Given names" for an individual and the name of a body; "" if none is given.
func (s Subject) Name() string {
	var parts []string
	for _, p := range []string{strings.ToUpper(Text(s.FamilyName)), Text(s.GivenNames)} {
		if t := strings.TrimSpace(p); t != "" {
			parts = append(parts, t)
		}
	}
	body := strings.TrimSpace(Text(s.BodyName))
	if len(parts) == 0 || (s.IsBody() && body != "") {
		return body
	}
	return strings.Join(parts, ", ")
}

// IsBody says that the subject is known not to be an individual.
func (s Subject) IsBody() bool { return s.Type != "" && s.Type != SubjectIndividual }

func missingSubjects(c Content, g *gaps) {
	g.unless(len(c.Subjects) > 0, "", "Add the subject")
	for i, s := range c.Subjects {
		s.missing(g.item(i))
	}
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
	g.lines("aliases", s.Aliases, "Enter the name, or remove it")
	g.text(s.Language, "language", "Enter the language the subject reads and speaks")
	g.unless(s.InterpreterNeeded != nil, "interpreterNeeded", "Select whether an interpreter is needed")
	g.text(s.Address, "address", "Enter the address")
	g.text(s.ServiceAddress, "serviceAddress", "Enter the address for service")
}
