package checks

import (
	"strconv"

	"scpo.example/desk/models/reference"
)

func links() Check {
	return Check{
		ID: "Q14", Title: "Every term is linked to at least one risk and one item of evidence",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "NECE",
		Source:      "Older CPS guidance, Annex 1 (reasons for each condition); R v Hancox & Duffy [2010] EWCA Crim 102",
		Rule:        "Each term has its own reasons: the risk that it answers and the evidence for it.",
		Message:     "Choose for each term the risk that it answers and the evidence that shows it, or take the term out.",
		Question:    "Is each term necessary: do the risk and the evidence chosen really call for it?",
		Justifiable: true,
		judge:       judgeLinks,
	}
}

func judgeLinks(j *judging) {
	if len(j.c.Terms) == 0 {
		j.fail("/terms", "Add at least one term, linked to a risk and to evidence.")
		return
	}
	risks, items := map[string]bool{}, map[string]bool{}
	for _, f := range j.c.Risk.Factors {
		risks[f.ID] = true
	}
	for _, e := range j.c.Evidence {
		items[e.ID] = true
	}
	for i, t := range j.c.Terms {
		risk := j.resolved(t.RiskAddressed, risks, at("terms", i, "riskAddressed"), "No risk has the id ")
		item := j.resolved(t.EvidenceRefs, items, at("terms", i, "evidenceRefs"), "No evidence has the id ")
		switch name := termName(t, i); {
		case !risk && !item:
			j.fail(at("terms", i), name+" has no link to a risk or to evidence. Choose both, or take it out.")
		case !risk:
			j.fail(at("terms", i, "riskAddressed"), name+" has no link to a risk. Choose the risk that it answers.")
		case !item:
			j.fail(at("terms", i, "evidenceRefs"), name+" has no link to evidence. Choose the evidence for it.")
		}
	}
}

// resolved says that one reference at least leads somewhere, and fails each that does not.
func (j *judging) resolved(refs []string, known map[string]bool, place, message string) bool {
	some := false
	for k, ref := range refs {
		if known[ref] {
			some = true
			continue
		}
		j.fail(place+"/"+strconv.Itoa(k), message+ref+". Choose one from the list.")
	}
	return some
}
