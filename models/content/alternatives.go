package content

import (
	"scpo.example/desk/models/calendar"
)

// Alternative says whether another order or measure was considered, and why it is not enough.
type Alternative struct {
	Kind       AlternativeKind `json:"kind"`
	Considered bool            `json:"considered"`
	Reason     string          `json:"reason" max:"20000"`
}

// AlternativesToAnswer are the alternatives that every application answers. A financial reporting order is left out:
// none can be made any more.
func AlternativesToAnswer() []AlternativeKind {
	return []AlternativeKind{
		AlternativeLicence, AlternativeTravelRestriction, AlternativeSTPO, AlternativeCBO,
		AlternativeDisqualification, AlternativeOtherSCPO,
	}
}

// Label is what people call the alternative; the code itself for an unknown one.
func (k AlternativeKind) Label() string {
	switch k {
	case AlternativeLicence:
		return "Licence conditions"
	case AlternativeTravelRestriction:
		return "Travel restriction order"
	case AlternativeSTPO:
		return "Slavery and trafficking prevention order"
	case AlternativeCBO:
		return "Criminal behaviour order"
	case AlternativeDisqualification:
		return "Director disqualification"
	case AlternativeOtherSCPO:
		return "Another SCPO"
	case AlternativeFRO:
		return "Financial reporting order (existing only)"
	}
	return string(k)
}

// ExistingSCPO says whether there is an order against the subject already: the new order must then discharge it (section 19(2A)).
type ExistingSCPO struct {
	Answer          YesNo          `json:"answer"`
	CheckedOn       *calendar.Date `json:"checkedOn"`
	Source          *string        `json:"source"`
	DischargeSought *bool          `json:"dischargeSought"` // null if there is no order to discharge
}

// OutsideEnglandWales says whether there was conduct in the other jurisdictions; each makes its own orders.
type OutsideEnglandWales struct {
	Scotland        *bool  `json:"scotland"`
	NorthernIreland *bool  `json:"northernIreland"`
	Note            string `json:"note" max:"20000"`
}

// HumanRight weighs one article of the Convention, such as "8", "11" or "P1-1" (Protocol 1 Article 1).
type HumanRight struct {
	Article       string `json:"article"`
	Interference  string `json:"interference" max:"20000"`
	Justification string `json:"justification" max:"20000"`
}

func missingAlternatives(c Content, g *gaps) {
	answers := map[AlternativeKind]bool{}
	for i, a := range c.Alternatives {
		answers[a.Kind] = true
		g.item(i).unless(a.Kind != "", "kind", "Select the alternative")
		g.item(i).unless(a.Considered, "considered", "Confirm that this alternative has been considered")
		g.item(i).text(a.Reason, "reason", "Explain why the alternative is not enough or not available")
	}
	for _, k := range AlternativesToAnswer() {
		g.unless(answers[k], "", "Add “"+k.Label()+"”")
	}
}

func (e ExistingSCPO) missing(g *gaps) {
	g.unless(e.Answer != "", "answer", "Select whether there is an existing SCPO")
	g.unless(e.CheckedOn != nil, "checkedOn", "Enter the date checked")
	g.text(Text(e.Source), "source", "Enter the source checked")
	if e.Answer == AnswerYes {
		g.unless(e.DischargeSought != nil, "dischargeSought", "Select whether the application asks for the existing order to be discharged")
	}
}

func (o OutsideEnglandWales) missing(g *gaps) {
	g.unless(o.Scotland != nil, "scotland", "Select whether there was conduct in Scotland")
	g.unless(o.NorthernIreland != nil, "northernIreland", "Select whether there was conduct in Northern Ireland")
}

func missingHumanRights(c Content, g *gaps) {
	g.unless(len(c.HumanRights) > 0, "", "Add each Convention right the order interferes with")
	for i, h := range c.HumanRights {
		g.item(i).text(h.Article, "article", "Select the Convention right")
		g.item(i).text(h.Interference, "interference", "Enter the interference")
		g.item(i).text(h.Justification, "justification", "Enter the justification")
	}
}
