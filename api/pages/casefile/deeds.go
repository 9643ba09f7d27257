package casefile

import (
	"slices"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// deed is one thing that the visitor can do now: a link to its page, or a button where nothing is to
// be asked or confirmed.
type deed struct {
	Words string
	Href  string
	Post  bool
	Key   string // of the form of a button
	First bool   // what is mostly done next
}

// undone is what cannot be done now, and why.
type undone struct{ Words, Why string }

// deeds are where each action is done, in the order in which they are offered.
var deeds = []struct {
	action models.Action
	words  string
	path   string
	post   bool
	first  bool
}{
	{models.Claim, "Claim", "/claim", true, true},
	{models.Return, "Review", "/review", false, true},
	{models.SubmitToCPS, "Submit to the CPS", "/submit-to-cps", false, true},
	{models.CPSDecision, "Record CPS decision", "/decision", false, true},
	{models.CourtOutcome, "Record court outcome", "/court-outcome", false, true},
	{models.Approve, "Approve", "/approve", false, false},
	{models.Return, "Return to force", "/return", false, false},
	{models.Assign, "Assign", "/assign", false, false},
	{models.Release, "Unassign", "/release", false, false},
	{models.Reopen, "Cancel approval", "/reopen", false, false},
	{models.StopClock, "Stop the clock", "/clock", false, false},
	{models.StartClock, "Restart the clock", "/clock", false, false},
	{models.DeclareConflict, "Declare a conflict of interest", "/conflict", false, false},
	{models.Withdraw, "Withdraw application", "/withdraw", false, false},
}

func deedsOf(v *pages.Visit, a pages.Application) []deed {
	var can []deed
	for _, d := range deeds {
		if !a.Can(d.action) {
			continue
		}
		shown := deed{Words: d.words, Href: a.Path(d.path), Post: d.post, First: d.first}
		if d.action == models.CPSDecision && v.User.Role == models.CPS {
			shown.Words = "Record decision"
		}
		if d.post {
			shown.Key = v.Key()
		}
		can = append(can, shown)
	}
	return can
}

// undoneOf leaves out what follows from what the page shows: the status, whose the application is, and its clock.
// evident are the refusals whose cause is on the page.
var evident = []models.Reason{models.WrongState, models.AlreadyYours, models.AlreadyDeclared, models.ClockRunning, models.ClockStopped}

func undoneOf(a pages.Application) []undone {
	var list []undone
	for _, n := range a.NotNow {
		if !slices.Contains(evident, n.Code) {
			list = append(list, undone{deedWords(n.Action), n.Reason})
		}
	}
	return list
}

// deedWords are those of the button of an action; without one, those of the action.
func deedWords(action models.Action) string {
	for _, d := range deeds {
		if d.action == action && (action != models.Return || !d.first) { // the first way to return begins with the review
			return d.words
		}
	}
	return ui.Capital(pages.ActionWords(action))
}
