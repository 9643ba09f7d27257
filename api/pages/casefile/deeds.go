package casefile

import (
	"cmp"
	"slices"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
)

// deed is one action that the visitor can take now: a link to its page, or a button where there is nothing to ask or
// confirm.
type deed struct {
	Words string
	Href  string
	Post  bool
	Key   string // of the form of a button
	First bool   // what is mostly done next
}

// undone is what cannot be done now, and why.
type undone struct{ Words, Why string }

// deeds say where each action is done, in the order in which they are offered.
var deeds = []struct {
	action models.Action
	words  string // what the link says, where it is not what the action is called
	path   string
	post   bool
	first  bool
}{
	{action: models.Claim, path: "/claim", post: true, first: true},
	{action: models.Return, words: "Review", path: "/review", first: true},
	{action: models.SubmitToCPS, path: "/submit-to-cps", first: true},
	{action: models.CPSDecision, path: "/decision", first: true},
	{action: models.CPSTriage, path: "/triage"},
	{action: models.ConfirmDecision, path: "/confirm-decision"},
	{action: models.CorrectDecision, path: "/correct"},
	{action: models.Relate, words: "Related applications", path: "/related"},
	{action: models.CourtOutcome, path: "/court-outcome", first: true},
	{action: models.Approve, path: "/approve"},
	{action: models.Return, path: "/return"},
	{action: models.Assign, path: "/assign"},
	{action: models.Release, path: "/release"},
	{action: models.Reopen, path: "/reopen"},
	{action: models.StopClock, path: "/clock"},
	{action: models.StartClock, path: "/clock"},
	{action: models.Restrict, path: "/restrict"},
	{action: models.Unrestrict, path: "/unrestrict"},
	{action: models.DeclareConflict, path: "/conflict"},
	{action: models.Withdraw, path: "/withdraw"},
}

func deedsOf(v *pages.Visit, a pages.Application) []deed {
	var can []deed
	for _, d := range deeds {
		if !a.Can(d.action) {
			continue
		}
		shown := deed{Words: cmp.Or(d.words, d.action.Button()), Href: a.Path(d.path), Post: d.post, First: d.first}
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

// evident are the refusals whose cause is on the page.
var evident = []models.Reason{models.WrongState, models.AlreadyYours, models.AlreadyDeclared, models.ClockRunning, models.ClockStopped, models.NotRestricted}

// undoneOf leaves out what follows from what the page shows: the status, whose the application is, and its clock.
func undoneOf(a pages.Application) []undone {
	var list []undone
	for _, n := range a.NotNow {
		if !slices.Contains(evident, n.Code) {
			list = append(list, undone{n.Action.Button(), n.Reason})
		}
	}
	return list
}
