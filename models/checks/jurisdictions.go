package checks

import (
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func jurisdictions() Check {
	return Check{
		ID: "Q29", Title: "Scotland and Northern Ireland",
		Severity: reference.SeverityWarning, How: reference.HowLint, Code: "AUTH",
		Source: "CPS guidance",
		Rule: "If there was also conduct in Scotland or Northern Ireland, the safest course is a separate order " +
			"from each jurisdiction.",
		Message:  "Select whether there was conduct there. If so, explain what was agreed with prosecutors there.",
		Question: "Was there conduct in Scotland or Northern Ireland and, if so, were prosecutors there contacted early?",
		judge:    judgeJurisdictions,
	}
}

func judgeJurisdictions(j *judging) {
	o := j.c.OutsideEnglandWales
	if o.Scotland == nil {
		j.flag("/outsideEnglandWales/scotland", "Select whether there was conduct in Scotland.")
	}
	if o.NorthernIreland == nil {
		j.flag("/outsideEnglandWales/northernIreland", "Select whether there was conduct in Northern Ireland.")
	}
	if content.IsYes(o.Scotland) || content.IsYes(o.NorthernIreland) {
		if blank(o.Note) {
			j.flag("/outsideEnglandWales/note", "Explain what was agreed with the prosecutors there, or why one order is enough.")
		}
		return
	}
	if len(lint.OtherJurisdiction(o.Note)) > 0 { // the note deals with it
		return
	}
	texts := map[string]string{"/facts": j.c.Facts, "/risk/statement": j.c.Risk.Statement}
	if j.c.Section1 != nil {
		texts["/section1/allegations"] = j.c.Section1.Allegations
	}
	for _, pointer := range []string{"/facts", "/risk/statement", "/section1/allegations"} {
		if words := lint.OtherJurisdiction(texts[pointer]); len(words) > 0 {
			j.flag(pointer, "This mentions "+quoted(words)+". Explain in the note whether there was conduct there.", words...)
		}
	}
}
