package checks

import (
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/checks/recognise"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func oralAnswers() Check {
	return Check{
		ID: "Q20", Title: "Oral answers",
		Severity: reference.SeverityStop, How: reference.HowLint, Code: "SAFE",
		Source:      "Serious Crime Act 2007 s.11",
		Rule:        "An order cannot require a person to answer questions or give information orally.",
		Message:     "Require the answer in writing. If the term does not require an oral answer, explain this as a justification.",
		Question:    "Does any term require an oral answer?",
		Justifiable: true,
		judge:       judgeOralAnswers,
	}
}

func judgeOralAnswers(j *judging) {
	const message = " might require an oral answer, which an order cannot do: "
	for i, t := range j.c.Terms {
		if words := lint.OralAnswers(t.Text); len(words) > 0 {
			j.flag(at("terms", i, "text"), termName(t, i)+message+quoted(words)+". Require it in writing.", words...)
		}
		j.doubt(recognise.Oral, i, " reads like others that ask for an oral answer. Check that it can only be done in writing: ")
		j.manner(i, t)
		if t.Information == nil {
			continue
		}
		if words := lint.OralManner(content.Text(t.Information.Manner)); len(words) > 0 {
			j.flag(at("terms", i, "information", "manner"), termName(t, i)+message+quoted(words)+". Require it in writing.", words...)
		}
	}
	j.skipWithoutTerms()
}

func privilege() Check {
	return Check{
		ID: "Q21", Title: "Privileged, excluded and banking material",
		Severity: reference.SeverityStop, How: reference.HowLint, Code: "SAFE",
		Source: "Serious Crime Act 2007 ss.12 to 14",
		Rule: "An order cannot require privileged or excluded material, or a disclosure that another enactment " +
			"prohibits. It can require confidential banking information only with consent or if the order specifically requires it.",
		Message: "Remove this material from the term, or name the accounts. If the term does not require it, " +
			"explain this as a justification.",
		Question: "Does any term require privileged, excluded or otherwise protected material, or banking " +
			"information it does not specify?",
		Justifiable: true,
		judge:       judgePrivilege,
	}
}

func judgePrivilege(j *judging) {
	for i, t := range j.c.Terms {
		if words := lint.Privileged(t.Text); len(words) > 0 {
			j.flag(at("terms", i, "text"), termName(t, i)+" might require protected material: "+quoted(words)+". Remove it, or say exactly what can be required.", words...)
		}
		j.papers(i, t)
		j.doubt(recognise.Protected, i, " reads like others that reach protected material. Check that nothing privileged, excluded or confidential is asked for: ")
	}
	j.skipWithoutTerms()
}
