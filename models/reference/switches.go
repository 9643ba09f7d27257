package reference

import (
	"scpo.example/desk/models/calendar"
)

// Switch says from when a provision that Parliament has passed is in force. The operator sets it once it is commenced.
type Switch struct {
	Code        string         `json:"code"`        // a checks.Provision
	InForceFrom *calendar.Date `json:"inForceFrom"` // null is off
	SetBy       string         `json:"setBy"`       // who answers for the date
	Source      string         `json:"source"`      // what commenced it, such as regulations by name and number
}

// SwitchList is the provisions with their dates.
type SwitchList struct {
	Items []Switch `json:"items"`
}

// Switches are the provisions of the Border Security, Asylum and Immigration Act 2025 that the checks know.
func (l *Lists) Switches() SwitchList { return l.switches }

// InForce are the days from which provisions are in force, by code. Those that are off are not among them.
func (l *Lists) InForce() map[string]calendar.Date {
	days := map[string]calendar.Date{}
	for _, s := range l.switches.Items {
		if s.InForceFrom != nil {
			days[s.Code] = *s.InForceFrom
		}
	}
	return days
}
