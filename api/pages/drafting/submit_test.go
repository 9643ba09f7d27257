package drafting_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
)

// TestWhatIsSubmittedIsWhatWasRead: a person who confirms that the text is complete and true confirms the text that
// they saw.
func TestWhatIsSubmittedIsWhatWasRead(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	page := desk.As(t, pagestest.Applicant).Open(at(id, "/submit")).Want(http.StatusOK)
	section := desk.As(t, pagestest.CoApplicant).Open(at(id, "/sections/requester"))
	section.Submit(form, pagestest.Fill{"/requester/unit": {"Another unit"}, "do": {"later"}}).Want(http.StatusOK)

	stale := page.Submit("main form", pagestest.Fill{"note": {"As agreed on Monday."}}).Want(http.StatusPreconditionFailed)
	require.Contains(t, stale.Text("main"), "The last change was made by Brannoc Wey")
	require.Contains(t, stale.Text("main"), "As agreed on Monday.", "what was typed is given back")
	var app struct{ State models.State }
	desk.As(t, pagestest.Applicant).Ask(http.MethodGet, "/applications/"+id, nil, &app)
	require.Equal(t, models.Drafting, app.State)

	done := desk.As(t, pagestest.Applicant).Open(at(id, "/submit")).Submit("main form", nil).Want(http.StatusOK)
	require.Regexp(t, `You submitted the application .* will review it by \d+ \w+ 20\d\d\. You can recall it until a regional officer claims it\.`, done.Text(".moj-alert"))
	back := desk.As(t, pagestest.Applicant).Open(at(id, "/recall")).Submit("main form", nil).Want(http.StatusOK)
	require.Contains(t, back.Text(".moj-alert"), "Your force can edit it and submit it again.")
}

// TestWhatIsWithdrawnIsWhatWasRead: it cannot be undone, so the person who withdraws sees what a colleague did
// meanwhile.
func TestWhatIsWithdrawnIsWhatWasRead(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	page := desk.As(t, pagestest.Applicant).Open(at(id, "/withdraw")).Want(http.StatusOK)
	section := desk.As(t, pagestest.CoApplicant).Open(at(id, "/sections/requester"))
	section.Submit(form, pagestest.Fill{"/requester/unit": {"Another unit"}, "do": {"later"}}).Want(http.StatusOK)
	page.Submit("main form", pagestest.Fill{"reason": {"No order is wanted."}}).Want(http.StatusPreconditionFailed)

	page = desk.As(t, pagestest.Applicant).Open(at(id, "/withdraw"))
	page = page.Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	done := page.Submit("main form", pagestest.Fill{"reason": {"No order is wanted."}}).Want(http.StatusOK)
	require.Contains(t, done.Text(".moj-alert"), "You withdrew the application.")
}
