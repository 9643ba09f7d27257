package workflows_test

import (
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// The lives that are played in the test environment and recorded from the real engine.

// happy is right the first time.
func happy(today calendar.Date) []move {
	return []move{
		does(applicant, models.SubmitForQA, models.InQA),
		does(officer, models.Claim, models.InQA),
		does(officer, models.Approve, models.Approved),
		does(officer, models.SubmitToCPS, models.WithCPS),
		does(reviewer, models.CPSDecision, models.Accepted, decision(models.DecisionAccepted, today)),
		does(officer, models.CourtOutcome, models.Closed, courtSaid(models.Granted, today)),
	}
}

// returned is sent back twice by the region and once by the CPS, and knows every action.
func returned(today calendar.Date) []move {
	return []move{
		does(applicant, models.SubmitForQA, models.InQA),
		does(applicant, models.Recall, models.Drafting),
		does(applicant, models.SubmitForQA, models.InQA),
		does(officer, models.Claim, models.InQA),
		does(officer, models.Release, models.InQA),
		{by: officer, action: models.Assign, to: models.InQA, body: &models.AssignBody{UserID: second.ID, Note: private}},
		does(second, models.Return, models.ReturnedByQA, points(must("p1"), should("p2"))),

		does(applicant, models.AnswerPoint, models.ReturnedByQA, answer("p1")),
		does(applicant, models.SubmitForQA, models.InQA),
		does(applicant, models.Recall, models.ReturnedByQA),
		does(applicant, models.SubmitForQA, models.InQA),
		does(officer, models.Claim, models.InQA),
		does(officer, models.ResolvePoint, models.InQA, resolve("p1", models.Reopened)),
		does(officer, models.Return, models.ReturnedByQA, points(must("p3"))),

		does(applicant, models.AnswerPoint, models.ReturnedByQA, answer("p1")),
		does(applicant, models.AnswerPoint, models.ReturnedByQA, answer("p3")),
		does(applicant, models.SubmitForQA, models.InQA),
		does(officer, models.Claim, models.InQA),
		does(officer, models.ResolvePoint, models.InQA, resolve("p1", models.Resolved)),
		does(officer, models.ResolvePoint, models.InQA, resolve("p3", models.Resolved)),
		does(officer, models.Approve, models.Approved),
		does(second, models.Reopen, models.ReturnedByQA),
		does(applicant, models.SubmitForQA, models.InQA),
		does(officer, models.Claim, models.InQA),
		does(officer, models.Approve, models.Approved),
		does(officer, models.SubmitToCPS, models.WithCPS),
		does(reviewer, models.CPSDecision, models.ReturnedByCPS, decision(models.DecisionMoreInfo, today)),

		does(applicant, models.SubmitForQA, models.InQA),
		does(second, models.Claim, models.InQA),
		does(second, models.Approve, models.Approved),
		does(second, models.SubmitToCPS, models.WithCPS),
		does(officer, models.CPSDecision, models.Accepted, decision(models.DecisionWithAmendments, today)),
		does(officer, models.CourtOutcome, models.Closed, courtSaid(models.GrantedAmended, today)),
	}
}

// withdrawn ends early.
func withdrawn(calendar.Date) []move {
	return []move{
		does(applicant, models.SubmitForQA, models.InQA),
		does(officer, models.Claim, models.InQA),
		does(officer, models.Withdraw, models.Withdrawn, &models.ReasonBody{Reason: private}),
	}
}

// openStates leads to each state in which something can still happen.
func openStates(today calendar.Date) map[models.State][]move {
	h := happy(today)
	return map[models.State][]move{
		models.Drafting:      nil,
		models.InQA:          h[:1],
		models.ReturnedByQA:  {h[0], h[1], does(officer, models.Return, models.ReturnedByQA, points(must("p1"), should("p2")))},
		models.Approved:      h[:3],
		models.WithCPS:       h[:4],
		models.ReturnedByCPS: {h[0], h[1], h[2], h[3], does(officer, models.CPSDecision, models.ReturnedByCPS, decision(models.DecisionRejected, today))},
		models.Accepted:      h[:5],
	}
}
