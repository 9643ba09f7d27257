package checks

import (
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
)

// DefaultLeadDays is the regional lead time, in working days, where a region has set none.
const DefaultLeadDays = 15

// Input is what an application is judged on. Everything but Content and AsOf may be left out.
type Input struct {
	Content      content.Content
	Force        string        // code of the force that asks; "" if not known
	AsOf         calendar.Date // the day on which the application is judged
	Reviewer     string        // user name of the officer who reviews; "" while no one does
	ReviewerName string        // the same officer's own name: line managers are given by name
	LeadDays     int           // working days required between submission and hearing; 0 is DefaultLeadDays
	Switches     Switches
	SameText     map[string][]string // text of a term of this application to the references of others that hold it too
	Alike        map[string]Like     // pointer of a term, the facts or the risk to a text of another application that is nearly the same
	Wordings     []Wording           // standard wordings, which terms are compared with too
	Library      *library.Library    // of the standard wordings; nil is the one that ships
	Calendar     *calendar.Calendar  // nil is the calendar that ships
	Lists        *reference.Lists    // nil is the lists that ship
	Files        *Files              // nil where that is not known: then what the text says counts
}

// Provision names a section of the Border Security, Asylum and Immigration Act 2025 that may come into force. The
// interim orders of section 56 have no content of their own here yet: its switch is known and changes no check.
type Provision string

// The provisions, by what they bring.
const (
	ElectronicMonitoring Provision = "bsaia.s55" // monitoring of individuals for at most 12 months
	InterimOrders        Provision = "bsaia.s56" // of the High Court, while the main application is pending
	MoreApplicants       Provision = "bsaia.s57" // more bodies may apply, after consulting the DPP
	Notification         Provision = "bsaia.s58" // every order names a person who receives notifications
	Acquittals           Provision = "bsaia.s59" // orders of the Crown Court after an acquittal
)

// Switches hold the day from which each provision is in force. One without a day is off, as all are by default.
type Switches map[Provision]calendar.Date

// On says that the provision is in force on that day.
func (s Switches) On(p Provision, day calendar.Date) bool {
	from, set := s[p]
	return set && !from.IsZero() && !day.Before(from)
}

// InForce names the provisions in force on that day, as content.Decode needs them.
func (s Switches) InForce(day calendar.Date) []string {
	var out []string
	for _, p := range []Provision{ElectronicMonitoring, InterimOrders, MoreApplicants, Notification, Acquittals} {
		if s.On(p, day) {
			out = append(out, string(p))
		}
	}
	return out
}

func (in Input) lead() int {
	if in.LeadDays == 0 {
		return DefaultLeadDays
	}
	return in.LeadDays
}

func (in Input) calendar() *calendar.Calendar {
	if in.Calendar == nil {
		return calendar.EnglandAndWales()
	}
	return in.Calendar
}

func (in Input) library() *library.Library {
	if in.Library == nil {
		return library.Embedded()
	}
	return in.Library
}

func (in Input) lists() *reference.Lists {
	if in.Lists == nil {
		return reference.Embedded()
	}
	return in.Lists
}

func (in Input) on(p Provision) bool { return in.Switches.On(p, in.AsOf) }
