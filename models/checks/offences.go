package checks

import (
	"strings"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func offences() Check {
	return Check{
		ID:       "Q03",
		Title:    "Trigger offence is mapped to a paragraph of Schedule 1, or the section 2(2)(b) justification is present",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "ELIG",
		Source: "Serious Crime Act 2007 s.2(2), Schedule 1",
		Rule: "A serious offence is one listed in Part 1 of Schedule 1, or one that is serious enough in the " +
			"circumstances to be treated as if it were.",
		Message: "Choose the place of the offence in Schedule 1. If it is not listed, rely on a listed offence or say why it is " +
			"serious enough to be treated as listed.",
		Question:    "Is each offence the one that its paragraph names, or serious enough in this case to be treated as listed?",
		Justifiable: true,
		judge:       judgeOffences,
	}
}

func judgeOffences(j *judging) {
	if j.c.Route == content.RouteS17 {
		j.skip("Section 17 changes an order that exists; it needs no new offence.")
		return
	}
	if len(j.c.Offences) == 0 {
		j.fail("/offences", "Add the offence on which the request rests.")
	}
	breach := j.c.Route == content.RouteS21 || j.c.Route == content.RouteS22E
	for i, o := range j.c.Offences {
		switch {
		case breach && isBreach(o):
		case o.Schedule1 != nil:
			judgeListed(j, i, o)
		case blank(content.Text(o.SeriousnessJustification)):
			j.fail(at("offences", i, "schedule1"), "Choose the paragraph of Schedule 1 that lists this offence. If none does, rely on a "+
				"listed offence, or say under section 2(2)(b) why this one is serious enough.")
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
		j.fail(place+"/offence", "Choose an offence from the list: Schedule 1 has none with this code.")
		return
	case category.Kind == "unlisted":
		j.failBlank(content.Text(o.SeriousnessJustification), at("offences", i, "seriousnessJustification"),
			"Say why the offence is serious enough in this case to be treated as listed (section 2(2)(b)).")
		return
	case category.Kind == "inchoate":
		j.fail(place+"/offence", "Choose the offence that was attempted, planned or assisted. Paragraph 14 is given beside it.")
		return
	case s.Category != category.Code:
		j.fail(place+"/category", "Choose the category of the offence: it is "+category.Heading+".")
	case s.Para != listed.Para:
		j.fail(place+"/para", "Correct the paragraph of Schedule 1: the offence is listed in paragraph "+listed.Para+".")
	}
	inchoate, _ := j.in.lists().Category("INCH")
	switch p := content.Text(s.InchoatePara); {
	case p == "":
	case p != inchoate.Para:
		j.fail(place+"/inchoatePara", "Attempts, conspiracies and assistance are in paragraph "+inchoate.Para+". Enter that, or leave this empty.")
	case s.Offence == "FRAU-4":
		j.fail(place+"/inchoatePara", "Leave this empty: conspiracy to defraud is listed itself, and paragraph 14 excludes it.")
	}
}
