package casefile

import (
	"scpo.example/desk/api/pages"
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
	{models.Claim, "Claim it for review", "/claim", true, true},
	{models.Return, "Review it", "/review", false, true},
	{models.SubmitToCPS, "Submit it to the CPS", "/submit-to-cps", false, true},
	{models.CPSDecision, "Record the CPS decision", "/decision", false, true},
	{models.CourtOutcome, "Record what the court did", "/court-outcome", false, true},
	{models.Approve, "Approve it", "/approve", false, false},
	{models.Return, "Return it to the force", "/return", false, false},
	{models.Assign, "Assign it to an officer", "/assign", false, false},
	{models.Release, "Put it back in the queue", "/release", false, false},
	{models.Reopen, "Reopen it", "/reopen", false, false},
	{models.StopClock, "Stop the clock", "/clock", false, false},
	{models.StartClock, "Start the clock again", "/clock", false, false},
	{models.DeclareConflict, "Declare a conflict of interest", "/conflict", false, false},
	{models.Withdraw, "Withdraw it", "/withdraw", false, false},
}

func deedsOf(v *pages.Visit, a pages.Application) []deed {
	var can []deed
	for _, d := range deeds {
		if !a.Can(d.action) {
			continue
		}
		shown := deed{Words: d.words, Href: a.Path(d.path), Post: d.post, First: d.first}
		if d.action == models.CPSDecision && v.User.Role == models.CPS {
			shown.Words = "Decide"
		}
		if d.post {
			shown.Key = v.Key()
		}
		can = append(can, shown)
	}
	return can
}

func undoneOf(a pages.Application) []undone {
	var list []undone
	for _, n := range a.NotNow {
		list = append(list, undone{pages.ActionWords(n.Action), n.Reason})
	}
	return list
}
