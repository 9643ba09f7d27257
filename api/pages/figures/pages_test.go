package figures_test

import (
	"encoding/csv"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models/release"
	"scpo.example/desk/models/store"
)

// TestTheFigure goes from nothing over too few to a rate.
func TestTheFigure(t *testing.T) {
	officer := desk.As(t, pagestest.Officer)
	empty := officer.Open("/figures").Want(http.StatusOK)
	require.Equal(t, "no decisions yet", empty.Text("#strict"))
	require.NotContains(t, empty.Text("main"), " 0%", "nothing is not nought")
	require.Equal(t, 1, strings.Count(empty.Text("main"), "no decisions yet"), "said once")

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
		"South East", "The 95% interval includes 85%, so it is not clear whether the target was met.", "1 application has no decision yet: 86% if none are accepted, 100% if all are.",
		"7 of 7 (100%), 95% interval 65% to 100%", "Resubmissions are not counted.", "As at", "no comparison is shown", "Thames Valley",
	} {
		require.Contains(t, main, said)
	}
	require.Equal(t, 1, page.Doc.Find(`a[href="/figures.csv?by=force"]`).Length())
	require.Equal(t, 1, page.Doc.Find("section.app-figure").Length(), "one figure stands out")

	lead := desk.As(t, pagestest.Lead).Open("/figures").Want(http.StatusOK)
	require.Contains(t, lead.Text("table"), "South East", "regions side by side, without asking")
	require.Zero(t, lead.Doc.Find(`main a[href^="/figures/cases"]`).Length())
	require.Zero(t, desk.As(t, pagestest.Lead).Open("/figures?by=").Want(http.StatusOK).Doc.Find("table").Length(), "unless one figure is asked for")
	require.Zero(t, lead.Doc.Find(`main a[href^="/applications"]`).Length(), "no cases")
	require.Equal(t, "no decisions yet", desk.As(t, pagestest.Elsewhere).Open("/figures").Text("#strict"))

	file := officer.Open("/figures.csv?by=force").Want(http.StatusOK)
	require.Equal(t, "text/csv; charset=utf-8", file.Header.Get("Content-Type"))
	require.Contains(t, file.Header.Get("Content-Disposition"), "attachment")
	require.True(t, strings.HasPrefix(string(file.Body), "\ufeff"), "Excel must be told that it is UTF-8")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(file.Body), "\ufeff"))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 3)
	require.Equal(t, []string{"thames-valley", "Thames Valley Police", "7", "6", "6", "0", "0", "0", "1", "0", "0", "1.000"}, rows[2][:12])
	lines, err := desk.Store.AccessLog(t.Context(), "", 0, 1)
	require.NoError(t, err)
	require.Equal(t, []string{"export", "GET /figures.csv", "by=force"}, []string{lines[0].Kind, lines[0].Route, lines[0].Detail})
}

// TestEveryNumberOpensItsCases: as many as it says, for those who may list them.
func TestEveryNumberOpensItsCases(t *testing.T) {
	for who, opens := range map[string]bool{pagestest.Officer: true, pagestest.Manager: false} {
		visitor := desk.As(t, who)
		page := visitor.Open("/figures?by=force").Want(http.StatusOK)
		links := page.Doc.Find(`main a[href^="/figures/cases?"]`)
		require.GreaterOrEqual(t, links.Length(), 6)
		links.Each(func(_ int, a *goquery.Selection) {
			said := regexp.MustCompile(`\d+`).FindAllString(strings.Replace(a.Text(), "95%", "", 1), -1)
			list := visitor.Open(a.AttrOr("href", "")).Want(http.StatusOK)
			n := said[0]
			if strings.Contains(a.Text(), " of ") {
				n = said[1] // the base
			}
			require.Equal(t, n, strconv.Itoa(list.Doc.Find("tbody tr").Length()), a.Text())
			require.Equal(t, opens, list.Doc.Find(`tbody a[href^="/applications/"]`).Length() > 0)
		})
		require.Contains(t, visitor.Open("/figures/cases?of=returnedBefore&from=2020-01-01&to=2020-01-02").Want(http.StatusOK).Text("main"), "There are no applications for this number")
		visitor.Open("/figures/cases?of=secrets").Want(http.StatusNotFound)
	}
	lines, err := desk.Store.AccessLog(t.Context(), "", 0, 50)
	require.NoError(t, err)
	require.True(t, slices.ContainsFunc(lines, func(l store.Access) bool {
		return l.Kind == "list" && l.Route == "GET /figures/cases" && strings.Contains(l.Detail, "of=returnedBefore")
	}))
	for _, who := range []string{pagestest.Lead, pagestest.CPS, pagestest.Auditor, pagestest.Admin} {
		desk.As(t, who).Open("/figures/cases?of=decided").Want(http.StatusNotFound)
	}
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
	require.Contains(t, page.Text("main"), "As at")
	file := officer.Open(page.Doc.Find(`a[download]`).AttrOr("href", "")).Want(http.StatusOK)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(file.Body), "\ufeff"))).ReadAll()
	require.NoError(t, err)
	risk := slices.IndexFunc(rows, func(cells []string) bool { return cells[0] == "RISK" })
	require.Equal(t, []string{"0", "1", "0", "0"}, rows[risk][2:6])
	for _, who := range []string{pagestest.Lead, pagestest.Manager} {
		require.Zero(t, desk.As(t, who).Open("/figures/escaped-defects").Want(http.StatusOK).Doc.Find(`td a`).Length())
	}
}

// TestEveryFigureSaysWhichProgramMadeIt: the pages, the files, and every row of them.
func TestEveryFigureSaysWhichProgramMadeIt(t *testing.T) {
	officer := desk.As(t, pagestest.Officer)
	desk.CaseAt(t, pagestest.Decided)
	program := release.This().String()
	for _, path := range []string{"/figures", "/figures/cases?of=decided", "/figures/escaped-defects"} {
		require.Contains(t, officer.Open(path).Want(http.StatusOK).Text("main"), "Version "+program+".", path)
	}
	for _, path := range []string{"/figures.csv", "/figures/escaped-defects.csv"} {
		rows, err := csv.NewReader(strings.NewReader(string(officer.Open(path).Want(http.StatusOK).Body))).ReadAll()
		require.NoError(t, err)
		require.Greater(t, len(rows), 1)
		column := slices.Index(rows[0], "program")
		for _, row := range rows[1:] {
			require.Equal(t, program, row[column], path)
		}
	}
}

func TestFiguresAreNotForEverybody(t *testing.T) {
	for _, who := range []string{pagestest.CPS, pagestest.Auditor, pagestest.Admin} {
		for _, path := range []string{"/figures", "/figures.csv", "/figures/escaped-defects", "/figures/escaped-defects.csv"} {
			desk.As(t, who).Open(path).Want(http.StatusNotFound)
		}
	}
}
