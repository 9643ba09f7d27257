package checks

import (
	"fmt"
	"slices"
	"strings"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func referencesLead() Check {
	return Check{
		ID: "Q34", Title: "References",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "COMP",
		Source: "R v Boness [2005] EWCA Crim 2395 (by analogy)",
		Rule: "A term, a risk or a schedule refers only to what the application contains. Terms are numbered from 1, each " +
			"number once.",
		Message:  "Correct each reference, or add what it refers to.",
		Question: "Are the unused parts and the references pointed out right as they are?",
		judge:    judgeReferences,
	}
}

func judgeReferences(j *judging) {
	have := inventoryOf(j.c)
	for i, t := range j.c.Terms {
		name := termName(t, i)
		j.lead(t.AppliesTo, have.subjects, name+" applies to a subject who is not in the application.", "terms", i, "appliesTo")
		j.lead(t.RiskAddressed, have.risks, name+" refers to a risk that is not in the application.", "terms", i, "riskAddressed")
		j.lead(t.EvidenceRefs, have.evidence, name+" refers to an evidence item that is not in the application.", "terms", i, "evidenceRefs")
		j.lead(t.ScheduleRefs, have.schedules, name+" refers to a schedule that is not in the application.", "terms", i, "scheduleRefs")
	}
	for i, f := range j.c.Risk.Factors {
		j.lead(f.EvidenceRefs, have.evidence, fmt.Sprintf("Risk %d refers to an evidence item that is not in the application.", i+1), "risk", "factors", i, "evidenceRefs")
	}
	judgeMaps(j)
	judgeNumbers(j)
	judgeDefinitions(j)
	judgeMentions(j)
	judgeUnused(j)
}

// inventory is the ids of what an application contains.
type inventory struct{ subjects, risks, evidence, schedules []string }

func inventoryOf(c content.Content) inventory {
	var have inventory
	for _, s := range c.Subjects {
		have.subjects = append(have.subjects, s.ID)
	}
	for _, f := range c.Risk.Factors {
		have.risks = append(have.risks, f.ID)
	}
	for _, e := range c.Evidence {
		have.evidence = append(have.evidence, e.ID)
	}
	for _, s := range c.Schedules {
		have.schedules = append(have.schedules, s.ID)
	}
	return have
}

// lead fails each reference that points to nothing, at its place in the list.
func (j *judging) lead(refs, have []string, message string, place ...any) {
	for k, ref := range refs {
		if !slices.Contains(have, ref) {
			j.fail(at(append(slices.Clone(place), k)...), message+" Choose another, or remove the reference.")
		}
	}
}

// judgeMaps requires a schedule that is a map to show an attached map, and not some other document.
func judgeMaps(j *judging) {
	for i, s := range j.c.Schedules {
		ref := content.Text(s.AttachmentRef)
		if ref == "" {
			continue
		}
		k := slices.IndexFunc(j.c.Attachments, func(a content.Attachment) bool { return a.ID == ref })
		switch {
		case k < 0:
			j.fail(at("schedules", i, "attachmentRef"), s.Title+" refers to a document that is not attached. Select the map, or add it to the documents.")
		case s.Kind == content.ScheduleMap && j.c.Attachments[k].Kind != content.AttachmentMap:
			j.fail(at("schedules", i, "attachmentRef"), s.Title+" is a map, and the document selected is not. Select the map.")
		}
	}
}

// judgeNumbers requires the printed numbers of the terms to run from 1 without a gap.
func judgeNumbers(j *judging) {
	for i, t := range j.c.Terms {
		if t.Number != 0 && t.Number != i+1 || t.Number == 0 && slices.ContainsFunc(j.c.Terms, func(o content.Term) bool { return o.Number > 0 }) {
			j.fail(at("terms", i, "number"), fmt.Sprintf("This is term %d of the list and its number is %d. Number the terms from 1, in their order.", i+1, t.Number))
		}
	}
}

// judgeDefinitions requires a word to be defined once.
func judgeDefinitions(j *judging) {
	first := map[string]int{}
	for i, d := range j.c.Order.Definitions {
		key := strings.ToLower(strings.TrimSpace(d.Term))
		if key == "" {
			continue
		}
		if k, twice := first[key]; twice {
			j.fail(at("order", "definitions", i, "term"), fmt.Sprintf("‘%s’ is also definition %d. Define it once.", d.Term, k+1))
			continue
		}
		first[key] = i
	}
}

// judgeUnused asks about what is there to use but no term uses.
func judgeUnused(j *judging) {
	var bound, met, listed []string
	for _, t := range j.c.Terms {
		bound, met, listed = append(bound, t.AppliesTo...), append(met, t.RiskAddressed...), append(listed, t.ScheduleRefs...)
	}
	if len(j.c.Terms) == 0 {
		return
	}
	for i, s := range j.c.Subjects {
		if !slices.Contains(bound, s.ID) {
			j.flag(at("subjects", i), "No term applies to "+s.Name()+". Add a term, or remove the subject.")
		}
	}
	for i, f := range j.c.Risk.Factors {
		if !slices.Contains(met, f.ID) {
			j.flag(at("risk", "factors", i), fmt.Sprintf("No term meets risk %d. Add a term, or remove the risk.", i+1))
		}
	}
	for i, s := range j.c.Schedules {
		if !slices.Contains(listed, s.ID) {
			j.flag(at("schedules", i), "No term uses "+s.Title+". Select it in a term, or remove it.")
		}
	}
}
