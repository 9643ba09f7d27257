package figures_test

import (
	"encoding/csv"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
)

// TestTheFigure goes from nothing over too few to a rate.
func TestTheFigure(t *testing.T) {
	officer := desk.As(t, pagestest.Officer)
	empty := officer.Open("/figures").Want(http.StatusOK)
	require.Equal(t, "no decisions yet", empty.Text("#strict"))
	require.NotContains(t, empty.Text("main"), " 0%", "nothing is not nought")

	for range 4 {
		desk.CaseAt(t, pagestest.Decided)
	}
	require.Equal(t, "4 of 4", officer.Open("/figures").Text("#strict"))
	for range 2 {
		desk.CaseAt(t, pagestest.Decided)
	}
	desk.CaseAt(t, pagestest.Submitted)
	page := officer.Open("/figures?by=force").Want(http.StatusOK)
	require.Equal(t, "6 of 6 (100%), 95% interval 61% to 100%", page.Text("#strict"))
	main := page.Text("main")
	for _, said := range []string{
		"South East", "Cannot tell whether the target is met", "1 application is still to be decided: 86% if none of them is accepted, 100% if all are.",
		"passed 7 of 7 at the first time", "a resubmission never counts again", "As at", "nothing to compare", "Thames Valley",
	} {
		require.Contains(t, main, said)
	}
	require.Equal(t, 1, page.Doc.Find(`a[href="/figures.csv?by=force"]`).Length())

	lead := desk.As(t, pagestest.Lead).Open("/figures?by=region").Want(http.StatusOK)
	require.Contains(t, lead.Text("table"), "South East")
	require.Zero(t, lead.Doc.Find(`main a[href^="/applications"]`).Length(), "no cases")
	require.Equal(t, "no decisions yet", desk.As(t, pagestest.Elsewhere).Open("/figures").Text("#strict"))

	file := officer.Open("/figures.csv?by=force").Want(http.StatusOK)
	require.Equal(t, "text/csv; charset=utf-8", file.Header.Get("Content-Type"))
	require.Contains(t, file.Header.Get("Content-Disposition"), "attachment")
	rows, err := csv.NewReader(strings.NewReader(string(file.Body))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 3)
	require.Equal(t, []string{"thames-valley", "Thames Valley", "7", "6", "6", "0", "0", "0", "1", "0", "0", "1.000"}, rows[2][:12])
	lines, err := desk.Store.AccessLog(t.Context(), "", 0, 1)
	require.NoError(t, err)
	require.Equal(t, []string{"export", "GET /figures.csv", "by=force"}, []string{lines[0].Kind, lines[0].Route, lines[0].Detail})
}

func TestThePeriodIsKeptInTheAddress(t *testing.T) {
	officer := desk.As(t, pagestest.Officer)
	page := officer.Open("/figures").Submit(`form[action="/figures"]`, pagestest.Fill{
		"from-day": {"1"}, "from-month": {"4"}, "from-year": {"2025"}, "to-day": {"31"}, "to-month": {"3"}, "to-year": {"2026"}, "basis": {"decision"}, "by": {"month"},
	}).Want(http.StatusOK)
	require.Equal(t, "basis=decision&by=month&from=2025-04-01&to=2026-03-31", page.At.RawQuery)
	require.Contains(t, page.Text("main"), "first decided by the CPS from 1 April 2025 to 31 March 2026")

	wrong := officer.Open("/figures").Submit(`form[action="/figures"]`, pagestest.Fill{"from-day": {"31"}, "from-month": {"2"}, "from-year": {"2025"}}).
		Want(http.StatusUnprocessableEntity)
	require.Len(t, wrong.Errors(), 1)
	require.True(t, strings.HasPrefix(wrong.Title(), "Error: "))
	require.Equal(t, "31", wrong.Doc.Find("#from").AttrOr("value", ""), "what was typed is kept")
	require.Len(t, officer.Open("/figures?from=2026-03-31&to=2025-04-01&by=officer").Want(http.StatusUnprocessableEntity).Errors(), 2)
}

func TestWhatWasCaughtAndMissed(t *testing.T) {
	officer := desk.As(t, pagestest.Officer)
	id := desk.CaseAt(t, pagestest.Submitted)
	desk.As(t, pagestest.CPS).Act(id, "cps-decision", pagestest.Decision("rejected", map[string]any{"code": "RISK", "text": "Not shown."}))
	page := officer.Open("/figures/escaped-defects").Want(http.StatusOK)
	require.Equal(t, 1, page.Doc.Find(`td details a[href="/applications/`+id+`"]`).Length())
	require.Contains(t, page.Text("main"), "QA had not raised it before")
	for _, who := range []string{pagestest.Lead, pagestest.Manager} {
		require.Zero(t, desk.As(t, who).Open("/figures/escaped-defects").Want(http.StatusOK).Doc.Find(`td a`).Length())
	}
}

func TestFiguresAreNotForEverybody(t *testing.T) {
	for _, who := range []string{pagestest.CPS, pagestest.Auditor, pagestest.Admin} {
		for _, path := range []string{"/figures", "/figures.csv", "/figures/escaped-defects"} {
			desk.As(t, who).Open(path).Want(http.StatusNotFound)
		}
	}
}
