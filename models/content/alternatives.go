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
	DischargeSought *bool          `json:"dischargeSought"` // null where there is no order to discharge
}

// OutsideEnglandWales says whether there was conduct in the other jurisdictions, each of which makes its own order.
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
