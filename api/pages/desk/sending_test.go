package desk_test

import (
	"net/http"
	"net/url"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models/calendar"
)

// TestPapersAreRecordedAsSentByAPerson without script: the email to copy, the record, its correction and its acknowledgement.
func TestPapersAreRecordedAsSentByAPerson(t *testing.T) {
	id := service.CaseAt(t, pagestest.Submitted)
	at := "/applications/" + id + "/submissions/1/sending"
	officer, cps := service.As(t, pagestest.Officer), service.As(t, pagestest.CPS)
	page := officer.Open(at).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Not recorded as sent yet. This service does not send papers to the CPS itself")
	require.Contains(t, page.Text("#subject"), "OFFICIAL-SENSITIVE")
	require.Contains(t, page.Text("main"), "02-draft-order.pdf")

	page = officer.Post(at, url.Values{"channel": {"email"}, "on-day": {"31"}, "on-month": {"2"}, "on-year": {"2027"}}).Want(http.StatusUnprocessableEntity)
	require.Contains(t, page.Text(".govuk-error-summary"), "Enter to whom the papers were sent")
	require.Contains(t, page.Text(".govuk-error-summary"), "Enter a real date")

	form := url.Values{"channel": {"email"}, "to": {"CPS South East"}, "time": {"14:25"}}
	day(form)
	page = officer.Post(at, form).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Recorded as sent.")
	require.Contains(t, page.Text(".govuk-summary-card"), "Sent by email")
	require.Contains(t, service.As(t, pagestest.Officer).Open("/applications/"+id).Text("main"), "recorded as sent by email")
	link := page.Doc.Find(`a:contains("Record acknowledgement")`).AttrOr("href", "")
	event := page.Doc.Find(`a:contains("Correct")`).AttrOr("href", "")

	require.Contains(t, cps.Open(link).Want(http.StatusOK).Text("main"), "Record an acknowledgement")
	u, err := url.Parse(link)
	require.NoError(t, err)
	ack := url.Values{"acknowledge": {u.Query().Get("acknowledge")}, "from": {"Casework assistant"}, "reference": {"CPS/114"}}
	day(ack)
	require.Contains(t, cps.Post(at+"/acknowledgement", ack).Want(http.StatusOK).Text("main"), "Acknowledged by Casework assistant")

	require.Contains(t, officer.Open(event).Want(http.StatusOK).Text("main"), "Correct the record")
	page = officer.Post(at, url.Values{"replaces": {u.Query().Get("acknowledge")}, "reason": {"It stayed in the outbox."}, "notSent": {"yes"}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Not recorded as sent yet.")
	require.Contains(t, page.Text("main"), "Correction: not sent")
	require.Contains(t, page.Text("main"), "Corrected since.")
	require.Zero(t, service.As(t, pagestest.Applicant).Open(at).Want(http.StatusOK).Doc.Find("main form").Length())
}

// day fills in today.
func day(form url.Values) {
	on := calendar.DateIn(service.Store.Now()).Time()
	form.Set("on-day", strconv.Itoa(on.Day()))
	form.Set("on-month", strconv.Itoa(int(on.Month())))
	form.Set("on-year", strconv.Itoa(on.Year()))
}
