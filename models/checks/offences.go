package checks

import (
	"strings"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func offences() Check {
	return Check{
		ID:       "Q03",
		Title:    "Offences and Schedule 1 to the Act",
		Severity: reference.SeverityStop, How: reference.HowMachine, HumanPart: true, Code: "ELIG",
		Source: "Serious Crime Act 2007 s.2(2), Schedule 1",
		Rule: "A serious offence is listed in Part 1 of Schedule 1 to the Act, or is serious enough in the " +
			"circumstances to be treated as if it were (section 2(2)(b)).",
		Message:     "Select the Schedule 1 offence. If it is not listed, rely on a listed offence or explain why it is serious enough.",
		Question:    "Does each offence match its Schedule 1 paragraph or, if it is not listed, is it serious enough in this case?",
		Justifiable: true,
		judge:       judgeOffences,
	}
}

func judgeOffences(j *judging) {
	if j.c.Route == content.RouteS17 {
		j.skip("Section 17 varies an existing order. It does not need a new offence.")
		return
	}
	if len(j.c.Offences) == 0 {
		j.fail("/offences", "Add the offence the application relies on.")
	}
	breach := j.c.Route == content.RouteS21 || j.c.Route == content.RouteS22E
	for i, o := range j.c.Offences {
		switch {
		case breach && isBreach(o):
		case o.Schedule1 != nil:
			judgeListed(j, i, o)
		case blank(content.Text(o.SeriousnessJustification)):
			j.fail(at("offences", i, "schedule1"), "Select the Schedule 1 offence. If it is not listed, rely on a "+
				"listed offence or explain why this one is serious enough (section 2(2)(b)).")
		}
	}
}

// isBreach says that the offence is the breach of an order, on which sections 21 and 22E rest.
func isBreach(o content.Offence) bool {
	return strings.Contains(o.Statute, "Serious Crime Act 2007") && strings.Contains(o.Statute, "25")
}

// judgeListed holds an offence against the list.
func judgeListed(j *judging, i int, o content.Offence) {
	s := o.Schedule1
	listed, category, known := j.in.lists().Offence(s.Offence)
	place := at("offences", i, "schedule1")
	switch {
	case !known:
		j.fail(place+"/offence", "Select an offence from the list. Schedule 1 has no offence with this code.")
		return
	case category.Kind == "unlisted":
		j.failBlank(content.Text(o.SeriousnessJustification), at("offences", i, "seriousnessJustification"),
			"Explain why the offence is serious enough to be treated as listed (section 2(2)(b)).")
		if !j.pointed(at("offences", i, "seriousnessJustification")) {
			judgeKnownUnlisted(j, i, o)
		}
		return
	case category.Kind == "inchoate":
		j.fail(place+"/offence", "Select the offence that was attempted, planned or assisted. Answer yes to the "+
			"question about an attempt or conspiracy (paragraph 14).")
		return
	case s.Category != category.Code:
		j.fail(place+"/category", "Select the category "+category.Heading+".")
	case s.Para != listed.Para:
		j.fail(place+"/para", "Change the Schedule 1 paragraph to "+listed.Para+".")
	}
	inchoate, _ := j.in.lists().Category("INCH")
	switch p := content.Text(s.InchoatePara); {
	case p == "":
	case p == earlierPara:
		j.earlier(place+"/inchoatePara", o)
	case p != inchoate.Para:
		j.fail(place+"/inchoatePara", "Enter paragraph "+inchoate.Para+" for an attempt, conspiracy or assistance, or leave this blank.")
	case s.Offence == "FRAU-4":
		j.fail(place+"/inchoatePara", "Leave this blank. Conspiracy to defraud is listed in its own right and paragraph 14 excludes it.")
	}
	judgeFits(j, i, o, listed)
}

// earlierPara is the paragraph of Schedule 1 for earlier offences that correspond to those listed.
const earlierPara = "15"

// passed is the day on which the Act was passed: paragraph 15 is for conduct before it.
var passed = calendar.Date{Year: 2007, Month: 10, Day: 30}

// earlier requires conduct before the Act for paragraph 15.
func (j *judging) earlier(place string, o content.Offence) {
	if o.From != nil && !o.From.Before(passed) {
		j.fail(place, "Paragraph 15 covers only conduct before 30 October 2007, and this offence starts later. Correct the dates, or leave this blank.")
	}
}
