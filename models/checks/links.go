package checks

import (
	"strconv"

	"scpo.example/desk/models/reference"
)

func links() Check {
	return Check{
		ID: "Q14", Title: "Necessity: risk and evidence for each term",
		Severity: reference.SeverityStop, How: reference.HowMachine, HumanPart: true, Code: "NECE",
		Source:      "Older CPS guidance, Annex 1 (reasons for each condition); R v Hancox & Duffy [2010] EWCA Crim 102",
		Rule:        "Each term has its own reasons: the risk it addresses and the supporting evidence.",
		Message:     "For each term, select the risk it addresses and the supporting evidence, or remove the term.",
		Question:    "Is each term necessary, given the risk and evidence selected?",
		Justifiable: true,
		judge:       judgeLinks,
	}
}

func judgeLinks(j *judging) {
	if len(j.c.Terms) == 0 {
		j.fail("/terms", "Add at least one term and link it to a risk and to evidence.")
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
		risk := j.resolved(t.RiskAddressed, risks, at("terms", i, "riskAddressed"), "There is no risk ")
		item := j.resolved(t.EvidenceRefs, items, at("terms", i, "evidenceRefs"), "There is no evidence item ")
		switch name := termName(t, i); {
		case !risk && !item:
			j.fail(at("terms", i), name+" is not linked to a risk or to evidence. Select both, or remove the term.")
		case !risk:
			j.fail(at("terms", i, "riskAddressed"), name+" is not linked to a risk. Select the risk it addresses.")
		case !item:
			j.fail(at("terms", i, "evidenceRefs"), name+" is not linked to evidence. Select the supporting evidence.")
		}
	}
}

// resolved says that at least one reference points to something, and fails each that does not.
func (j *judging) resolved(refs []string, known map[string]bool, place, message string) bool {
	some := false
	for k, ref := range refs {
		if known[ref] {
			some = true
			continue
		}
		j.fail(place+"/"+strconv.Itoa(k), message+ref+". Select one from the list.")
	}
	return some
}
