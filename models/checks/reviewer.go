package checks

import (
	"strings"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/reference"
)

func reviewer() Check {
	return Check{
		ID: "Q31", Title: "Independence of the regional SCPO officer",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "COMP",
		Source:  "This service's own rule",
		Rule:    "A regional SCPO officer does not review an application that they, or someone they manage, wrote. Two people make the two declarations.",
		Message: "Assign the application to another regional SCPO officer.",
		judge:   judgeReviewer,
	}
}

func judgeReviewer(j *judging) {
	judgeDeclarers(j)
	d := j.c.Drafter
	switch {
	case blank(j.in.Reviewer):
		j.skip("The application is not assigned yet.")
	case blank(d.Username):
		j.fail("/drafter/username", "Enter the force applicant's username, so that independence can be checked.")
	case same(d.Username, j.in.Reviewer):
		j.fail("/drafter", "The force applicant is also the regional SCPO officer. Assign the application to another "+
			"regional SCPO officer.")
	case blank(d.LineManager):
		j.fail("/drafter/lineManager", "Enter the force applicant's line manager, who cannot review the application.")
	case same(d.LineManager, j.in.Reviewer), same(d.LineManager, j.in.ReviewerName):
		j.fail("/drafter/lineManager", "The force applicant's line manager is the regional SCPO officer. Assign the "+
			"application to another regional SCPO officer.")
	}
}

// judgeDeclarers asks about two declarations of one person: the supervisor's is a second look.
func judgeDeclarers(j *judging) {
	applicant, supervisor := j.c.Declarations.Applicant, j.c.Declarations.Supervisor
	if applicant == nil || supervisor == nil || blank(applicant.By) {
		return
	}
	if compare.Key(applicant.By) == compare.Key(supervisor.By) || compare.SamePerson(applicant.By, supervisor.By) {
		j.flag("/declarations/supervisor/by", "The force applicant and the supervisor seem to be the same person. The supervisor’s declaration is that of another person.")
	}
}

func same(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }
