package pages

import (
	"scpo.example/desk/models"
)

// actionWords are what each action is called, everywhere that people read: in a sentence, as after "You can", and on a button.
var actionWords = map[models.Action]struct{ sentence, button string }{
	models.Create:          {"start an application", "Start application"},
	models.SubmitForQA:     {"submit the application for regional quality assurance", "Submit for quality assurance"},
	models.Recall:          {"recall the application before a regional officer claims it", "Recall application"},
	models.Claim:           {"claim the application", "Claim"},
	models.Release:         {"unassign the application", "Unassign"},
	models.Assign:          {"assign the application to another regional officer", "Assign"},
	models.Return:          {"return the application to the force", "Return to force"},
	models.Approve:         {"approve the application", "Approve"},
	models.Reopen:          {"cancel the approval", "Cancel approval"},
	models.SubmitToCPS:     {"submit the application to the CPS", "Submit to the CPS"},
	models.CPSDecision:     {"record the CPS decision", "Record CPS decision"},
	models.CourtOutcome:    {"record the court outcome", "Record court outcome"},
	models.Withdraw:        {"withdraw the application", "Withdraw application"},
	models.AnswerPoint:     {"respond to review points", "Respond to review points"},
	models.ResolvePoint:    {"resolve review points", "Resolve review points"},
	models.DeclareConflict: {"declare a conflict of interest", "Declare a conflict of interest"},
	models.StopClock:       {"stop the clock", "Stop the clock"},
	models.StartClock:      {"restart the clock", "Restart the clock"},
}

// ActionWords is what an action is called in a sentence that begins "You can".
func ActionWords(a models.Action) string {
	if words, known := actionWords[a]; known {
		return words.sentence
	}
	return string(a)
}

// ActionButton is what an action is called on its button, and on a link to the page where it is done.
func ActionButton(a models.Action) string {
	if words, known := actionWords[a]; known {
		return words.button
	}
	return string(a)
}
