package content

import (
	"scpo.example/desk/models/calendar"
)

// ThirdParties are people likely to suffer a significant adverse effect, who must be heard (section 9). No items and
// no declaration means that the question is not answered.
type ThirdParties struct {
	NoneDeclared bool             `json:"noneDeclared"`
	Items        List[ThirdParty] `json:"items"`
}

// ThirdParty is one such person or body.
type ThirdParty struct {
	ID                       string         `json:"id" id:"p"`
	Name                     string         `json:"name"`
	Relationship             string         `json:"relationship"`
	Effect                   string         `json:"effect" max:"20000"`
	SignificantAdverseEffect *string        `json:"significantAdverseEffect"` // how likely, such as "possible"
	ConsultedOn              *calendar.Date `json:"consultedOn"`
	Response                 string         `json:"response" max:"20000"`
	NoticePlan               string         `json:"noticePlan" max:"20000"`
}

func (t ThirdParties) missing(g *gaps) {
	g.unless(t.NoneDeclared || len(t.Items) > 0, "", "Add each third party affected, or confirm that there are none")
	for i, p := range t.Items {
		at := g.in("items").item(i)
		at.text(p.Name, "name", "Enter the name of the third party")
		at.text(p.Relationship, "relationship", "Enter how the third party is connected with the subject")
		at.text(p.Effect, "effect", "Enter the effect on the third party")
		at.text(Text(p.SignificantAdverseEffect), "significantAdverseEffect", "Select how likely a significant adverse effect is")
		at.text(p.NoticePlan, "noticePlan", "Enter how notice will be given")
	}
}
