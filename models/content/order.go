package content

import (
	"encoding/json"

	"scpo.example/desk/models/calendar"
)

// Order is what is common to all terms: how long the order lasts (section 16), who receives notices, what words mean.
type Order struct {
	Start        *Start           `json:"start"`
	End          *End             `json:"end"`
	LengthReason string           `json:"lengthReason" max:"20000"`
	NamedUnit    NamedUnit        `json:"namedUnit"`
	Definitions  List[Definition] `json:"definitions"`
	Savings      List[string]     `json:"savings" max:"20000"`
}

// NamedUnit is the police unit named in the order.
type NamedUnit struct {
	Name    string `json:"name"`
	Email   string `json:"email"`
	Address string `json:"address"`
}

// Definition fixes the meaning of a word that the terms use.
type Definition struct {
	Term    string `json:"term"`
	Meaning string `json:"meaning" max:"20000"`
}

// Start is when an order or a term comes into force. Only the fields of its kind are read and written: On for a
// date; Event, ExpectedOn and Text for an event; none for a term that starts with the order.
type Start struct {
	Kind       StartKind      `json:"kind"`
	On         *calendar.Date `json:"on" when:"date"`
	Event      StartEvent     `json:"event" when:"event"`
	ExpectedOn *calendar.Date `json:"expectedOn" when:"event"`
	Text       *string        `json:"text" when:"event" max:"20000"`
}

// MarshalJSON writes the fields of the kind only.
func (s Start) MarshalJSON() ([]byte, error) {
	switch s.Kind {
	case StartOnDate:
		return json.Marshal(struct {
			Kind StartKind      `json:"kind"`
			On   *calendar.Date `json:"on"`
		}{s.Kind, s.On})
	case StartOnEvent:
		return json.Marshal(struct {
			Kind       StartKind      `json:"kind"`
			Event      StartEvent     `json:"event"`
			ExpectedOn *calendar.Date `json:"expectedOn"`
			Text       *string        `json:"text"`
		}{s.Kind, s.Event, s.ExpectedOn, s.Text})
	case StartAsOrder: // no more than its kind
	}
	return kindOnly(s.Kind)
}

// End is when an order or a term ceases to be in force. Only the fields of its kind are read and written: On for a
// date; Years, Months and Days, counted from the start and including it, for a length; none for a term that ends with
// the order.
type End struct {
	Kind   EndKind        `json:"kind"`
	On     *calendar.Date `json:"on" when:"date"`
	Years  int            `json:"years" when:"length" upto:"100"`
	Months int            `json:"months" when:"length" upto:"1200"`
	Days   int            `json:"days" when:"length" upto:"36600"`
}

// MarshalJSON writes the fields of the kind only.
func (e End) MarshalJSON() ([]byte, error) {
	switch e.Kind {
	case EndOnDate:
		return json.Marshal(struct {
			Kind EndKind        `json:"kind"`
			On   *calendar.Date `json:"on"`
		}{e.Kind, e.On})
	case EndAfterLength:
		return json.Marshal(struct {
			Kind   EndKind `json:"kind"`
			Years  int     `json:"years"`
			Months int     `json:"months"`
			Days   int     `json:"days"`
		}{e.Kind, e.Years, e.Months, e.Days})
	case EndAsOrder: // no more than its kind
	}
	return kindOnly(e.Kind)
}

func kindOnly[T ~string](kind T) ([]byte, error) {
	data, err := choice(kind)
	if err != nil {
		return nil, err
	}
	return []byte(`{"kind":` + string(data) + `}`), nil
}

// LastDay is the last day of a period that begins on start and includes it. It is false where the end does not say.
// A length's last day is the day before the anniversary: the rule of section 16(2) as to five years.
func (e End) LastDay(start calendar.Date) (calendar.Date, bool) {
	switch {
	case e.Kind == EndOnDate && e.On != nil:
		return *e.On, true
	case e.Kind == EndAfterLength && (e.Years > 0 || e.Months > 0 || e.Days > 0):
		return start.AddMonths(12*e.Years + e.Months).AddDays(e.Days - 1), true
	}
	return calendar.Date{}, false
}

// Day is the day of the start, where it is fixed or expected.
func (s Start) Day() (calendar.Date, bool) {
	switch {
	case s.Kind == StartOnDate && s.On != nil:
		return *s.On, true
	case s.Kind == StartOnEvent && s.ExpectedOn != nil:
		return *s.ExpectedOn, true
	}
	return calendar.Date{}, false
}

func (o Order) missing(g *gaps) {
	g.unless(o.Start.given(), "start", "Enter when the order starts")
	g.unless(o.End.given(), "end", "Enter when the order ends")
	g.text(o.LengthReason, "lengthReason", "Enter the reasons for the length of the order")
	g.in("namedUnit").text(o.NamedUnit.Name, "name", "Enter the unit to be named in the order")
	g.in("namedUnit").unless(!blank(o.NamedUnit.Email) || !blank(o.NamedUnit.Address), "email",
		"Enter an email or postal address of the unit")
	for i, d := range o.Definitions {
		g.in("definitions").item(i).text(d.Term, "term", "Enter the word that is defined, or remove the definition")
		g.in("definitions").item(i).text(d.Meaning, "meaning", "Enter the meaning, or remove the definition")
	}
	g.lines("savings", o.Savings, "Enter the saving, or remove it")
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
