package checks

import (
	"slices"
	"strings"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/checks/recognise"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func information() Check {
	return Check{
		ID: "Q22", Title: "Information terms: who, how and when",
		Severity: reference.SeverityWarning, How: reference.HowLint, Code: "SAFE",
		Source: "Serious Crime Act 2007 s.5(5), (7)",
		Rule: "Information is given to a law enforcement officer: a constable, a designated NCA officer, an HMRC " +
			"officer or a member of the SFO. The order says when and how.",
		Message:  "Enter who receives the information, how and by when. Police staff cannot be the recipient.",
		Question: "Does each term that requires information say who receives it, how and by when?",
		judge:    judgeInformation,
	}
}

func judgeInformation(j *judging) {
	bodies := map[string]bool{}
	for _, s := range j.c.Subjects {
		bodies[s.ID] = s.IsBody()
	}
	for i, t := range j.c.Terms {
		place, name := at("terms", i), termName(t, i)
		var info content.Information
		if t.Information != nil {
			info = *t.Information
		}
		gives := asksOf(t).Gives
		asked := t.Information != nil || t.Category == content.CategoryInformation || gives == content.GivesInformation || gives == content.GivesDocuments
		j.recipient(i, t)
		j.nothingGiven(i, t)
		remarks := lint.Information(t.Text, string(info.Recipient), content.Text(info.Manner), content.Text(info.Deadline), asked)
		if lacking := parts(remarks); lacking != "" {
			j.flag(place+"/information", name+" requires information but does not say "+lacking+".")
		}
		for _, r := range remarks {
			switch r.Field {
			case "":
			case "text":
				j.flag(place+"/text", name+": "+remark[r.Part], r.Span)
			case "recipient": // answered from a list, and judged by it
			default:
				j.flag(place+"/information/"+r.Field, name+": "+remark[r.Part], r.Span)
			}
		}
		if info.Recipient == content.RecipientMonitor && slices.ContainsFunc(t.AppliesTo, func(id string) bool { return !bodies[id] }) {
			j.flag(place+"/information/recipient", name+" sends an individual's information to an authorised monitor. "+
				"Only an order against a body can have one.")
		}
		j.doubt(recognise.Recipient, i, " reads like others that send information to someone other than section 5(7) lists. Check who receives it: ")
	}
	judgeReceivers(j)
	judgeUnit(j)
	j.skipWithoutTerms()
}

// remark is what to say about a part that is there and may be inadequate.
var remark = map[lint.Part]string{
	lint.Recipient: "the recipient might not be a law enforcement officer (section 5(7)).",
	lint.Manner:    "how it is to be given might be too vague to prove a breach.",
	lint.Deadline:  "the deadline might be too vague to prove a breach.",
}

// parts lists what is given nowhere, as the end of a sentence.
func parts(remarks []lint.Remark) string {
	var lacking []string
	for _, p := range []struct {
		part lint.Part
		says string
	}{{lint.Recipient, "who receives it"}, {lint.Manner, "how"}, {lint.Deadline, "by when"}} {
		if slices.ContainsFunc(remarks, func(r lint.Remark) bool { return r.Part == p.part && r.Field == "" }) {
			lacking = append(lacking, p.says)
		}
	}
	if last := len(lacking) - 1; last > 0 {
		return strings.Join(lacking[:last], ", ") + " and " + lacking[last]
	}
	return strings.Join(lacking, "")
}
