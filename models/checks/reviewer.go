package checks

import (
	"strings"

	"scpo.example/desk/models/reference"
)

func reviewer() Check {
	return Check{
		ID: "Q31", Title: "Reviewer is neither the drafter nor the drafter's line manager",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "COMP",
		Source:  "this system's own rule",
		Rule:    "Nobody reviews what they wrote, nor what somebody whom they manage wrote.",
		Message: "Have another officer review the application.",
		judge:   judgeReviewer,
	}
}

func judgeReviewer(j *judging) {
	d := j.c.Drafter
	switch {
	case blank(j.in.Reviewer):
		j.skip("Nobody reviews the application yet.")
	case blank(d.Username):
		j.fail("/drafter/username", "Enter the user name of the drafter, so that it can be seen who may review.")
	case same(d.Username, j.in.Reviewer):
		j.fail("/drafter", "The drafter is the reviewer as well. Have another officer review the application.")
	case blank(d.LineManager):
		j.fail("/drafter/lineManager", "Enter the drafter's line manager, who may not review the application.")
	case same(d.LineManager, j.in.Reviewer), same(d.LineManager, j.in.ReviewerName):
		j.fail("/drafter/lineManager", "The drafter's line manager is the reviewer. Have another officer review the application.")
	}
}

func same(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }
