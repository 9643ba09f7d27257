package checks

import (
	"scpo.example/desk/models/content"
	"slices"
	"strings"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/reference"
)

func requiredAnswers() Check {
	return Check{
		ID: "Q35", Title: "Required answers",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "COMP",
		Source:  "CrimPR Part 31; Practice Direction 77",
		Rule:    "What the task list shows as missing is answered before the application leaves the force. A placeholder is no answer.",
		Message: "Answer what is missing.",
		judge:   judgeRequired,
	}
}

func judgeRequired(j *judging) {
	for _, section := range content.SectionKeys() {
		for _, gap := range j.c.Missing(section) {
			j.fail(gap.Pointer, gap.Message)
		}
	}
	for _, p := range j.texts() {
		if compare.Unfinished(p.text) && !j.pointed(p.pointer) {
			j.flag(p.pointer, "This looks unfinished: "+quotedText(p.text)+". Enter the answer.")
		}
	}
}

// pointed says whether something was found at a place already.
func (j *judging) pointed(pointer string) bool {
	return slices.ContainsFunc(j.findings, func(f Finding) bool { return f.Pointer == pointer })
}

func quotedText(s string) string { return "‘" + strings.TrimSpace(s) + "’" }

// sayOnce takes out of the required answers what another check already stops at the same place. A summary of the facts is the
// exception: that stop may be justified, and a justification is no summary.
func (r Report) sayOnce() {
	k := slices.IndexFunc(r.Items, func(i Item) bool { return i.ID == "Q35" })
	if k < 0 || r.Items[k].Outcome != Fail {
		return
	}
	stopped := map[string]bool{}
	for _, i := range r.Stops() {
		for _, f := range i.Findings {
			stopped[f.Pointer] = stopped[f.Pointer] || i.ID != "Q35" && i.ID != "Q11"
		}
	}
	own := &r.Items[k]
	own.Findings = slices.DeleteFunc(own.Findings, func(f Finding) bool { return stopped[f.Pointer] })
	if len(own.Findings) == 0 {
		own.Outcome, own.Message = Pass, nothingToDo
	}
}
