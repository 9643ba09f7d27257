package pages

import (
	"scpo.example/desk/models"
)

// ActionWords is what an action is called in a sentence that begins "You can".
func ActionWords(a models.Action) string {
	switch a {
	case models.Create:
		return "start an application"
	case models.SubmitForQA:
		return "submit it for regional quality assurance"
	case models.Recall:
		return "take it back before an officer begins"
	case models.Claim:
		return "claim it for review"
	case models.Release:
		return "put it back in the queue"
	case models.Assign:
		return "hand it to another officer"
	case models.Return:
		return "return it to the force with points"
	case models.Approve:
		return "approve it"
	case models.Reopen:
		return "reopen it"
	case models.SubmitToCPS:
		return "submit it to the CPS"
	case models.CPSDecision:
		return "record the decision of the CPS"
	case models.CourtOutcome:
		return "record what the court did"
	case models.Withdraw:
		return "withdraw it"
	case models.AnswerPoint:
		return "answer its points"
	case models.ResolvePoint:
		return "resolve its points"
	case models.DeclareConflict:
		return "declare a conflict of interest"
	case models.StopClock:
		return "stop the clock"
	case models.StartClock:
		return "start the clock again"
	case models.PassOver, models.HandBack:
	}
	return string(a)
}
