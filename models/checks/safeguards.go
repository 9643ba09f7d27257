package checks

import (
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func oralAnswers() Check {
	return Check{
		ID: "Q20", Title: "No term requires an oral answer",
		Severity: reference.SeverityStop, How: reference.HowLint, Code: "SAFE",
		Source:      "Serious Crime Act 2007 s.11",
		Rule:        "An order may not require anybody to answer questions, or give information, orally.",
		Message:     "Ask for the answer in writing. If no term asks for an oral answer, say so as a justification.",
		Question:    "Does any term require an answer by word of mouth?",
		Justifiable: true,
		judge:       judgeOralAnswers,
	}
}

func judgeOralAnswers(j *judging) {
	const message = " may ask for an oral answer, which an order cannot do: "
	for i, t := range j.c.Terms {
		if words := lint.OralAnswers(t.Text); len(words) > 0 {
			j.flag(at("terms", i, "text"), termName(t, i)+message+quoted(words)+". Ask for it in writing.", words...)
		}
		if t.Information == nil {
			continue
		}
		if words := lint.OralManner(content.Text(t.Information.Manner)); len(words) > 0 {
			j.flag(at("terms", i, "information", "manner"), termName(t, i)+message+quoted(words)+". Ask for it in writing.", words...)
		}
	}
	j.skipWithoutTerms()
}

func privilege() Check {
	return Check{
		ID: "Q21", Title: "No term reaches privileged, excluded or enactment-barred material, and banking wording is specific",
		Severity: reference.SeverityStop, How: reference.HowLint, Code: "SAFE",
		Source: "Serious Crime Act 2007 ss.12 to 14",
		Rule: "An order may not ask for privileged or excluded material, nor for what another enactment forbids; what a bank " +
			"holds in confidence only with consent or if the order specifically requires it.",
		Message:     "Take such material out of the term, or name the accounts meant. If nothing of the kind is asked for, say so as a justification.",
		Question:    "Does any term reach privileged, excluded or otherwise protected material, or banking records that it does not name?",
		Justifiable: true,
		judge:       judgePrivilege,
	}
}

func judgePrivilege(j *judging) {
	for i, t := range j.c.Terms {
		if words := lint.Privileged(t.Text); len(words) > 0 {
			j.flag(at("terms", i, "text"), termName(t, i)+" may ask for protected material: "+quoted(words)+
				". Take it out, or name exactly what may be asked for.", words...)
		}
	}
	j.skipWithoutTerms()
}
