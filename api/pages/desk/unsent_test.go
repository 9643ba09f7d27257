package desk_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// TestWhatWasTypedIsGivenBack: a form that is refused for what happened meanwhile does not take its words with it.
func TestWhatWasTypedIsGivenBack(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	officer := service.As(t, pagestest.Officer)
	point, approval := officer.Open(at(id, "/points/new?anchor=t1")), officer.Open(at(id, "/approve"))
	said := "The curfew names no address,\nand <b>no</b> hours."

	stale := approval.Submit("main form", fill{"version": one("1"), "note": one(said)}).Want(http.StatusPreconditionFailed)
	require.Contains(t, stale.Text("main"), "Your answers")
	require.Contains(t, stale.Text("main .app-lines"), "and <b>no</b> hours.", "as text")
	require.Zero(t, stale.Doc.Find(`main form`).Length(), "it must be read anew before it is sent again")

	officer.Act(id, models.Assign, map[string]string{"username": pagestest.OtherOfficer})
	late := point.Submit("main form", fill{"code": one("NECE"), "severity": one("must"), "text": one(said)}).Want(http.StatusConflict)
	require.Contains(t, late.Text("main .app-lines"), "The curfew names no address, and")
	require.NotContains(t, late.Text("main"), "NECE", "what was chosen is not what was written")
	require.Contains(t, late.Text("main"), "The last change was made by Wrenna Tolvey on ")
	require.NotContains(t, late.Text("main"), "Last: assign", "that is for programs")

	other := service.As(t, pagestest.FarOfficer).Post(at(id, "/points/new"), fill{"text": one(said)}).Want(http.StatusNotFound)
	require.NotContains(t, other.Text("main"), "VASCOTT")
}

// TestWhatCouldNotBeRecordedIsSentAgain: the page that says so sends the very same form, and it is done once.
func TestWhatCouldNotBeRecordedIsSentAgain(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	page := service.As(t, pagestest.Officer).Open(at(id, "/release"))
	var late pagestest.Page
	service.Frozen(t, func() {
		late = page.Submit("main form", fill{"note": one("Away from noon, see point 2.")}).Want(http.StatusServiceUnavailable)
	})
	require.Contains(t, late.Text("main .app-lines"), "Away from noon, see point 2.")
	done := late.Submit("main form", nil).Want(http.StatusOK)
	require.Contains(t, done.Text(".moj-alert"), "You unassigned the application.")
	page.Submit("main form", fill{"note": one("Away from noon, see point 2.")}).Want(http.StatusOK)
	require.Contains(t, service.As(t, pagestest.OtherOfficer).Open(at(id, "/history")).Text("main"), "Away from noon, see point 2.")
}

// TestACoverThatIsOver: a form about no application links to none.
func TestACoverThatIsOver(t *testing.T) {
	officer := service.As(t, pagestest.Officer)
	day := calendar.DateIn(service.Store.Now()).AddDays(200)
	var made struct{ ID string }
	officer.Ask(http.MethodPost, "/covers", map[string]any{"username": pagestest.OtherOfficer, "from": day, "until": day.AddDays(2)}, &made)
	require.NoError(t, service.Store.SetCoverState(t.Context(), made.ID, models.CoverOver))
	over := officer.Post("/covers/"+made.ID+"/cancel", nil).Want(http.StatusConflict)
	require.Contains(t, over.Text("main"), "This cover has already ended.")
	require.NotContains(t, over.Text("main"), "Open the application")
}
