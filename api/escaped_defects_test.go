package api_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/review"
)

// asked is one point of QA in a past case: its code and anchor, and what the force answered.
type asked struct{ code, anchor, answer string }

// reviewedCase writes a case that QA returned once, that the force answered, and that the CPS decided, and gives its
// reference. Term 1 is what the force corrected.
func (d *desk) reviewedCase(t *testing.T, force string, on calendar.Date, points []asked, decided models.Decision, reasons ...string) string {
	t.Helper()
	author, officer := "applicant."+force, "officer."+d.users["applicant."+force].Region
	l, first := &lines{t: t, d: d}, someone(t)
	l.add(on, author, models.Create, nil)
	if points != nil {
		l.add(on, author, models.SubmitForQA, nil)
		l.add(on, officer, models.Claim, nil)
		returned, ids := []object{}, []string{}
		for _, p := range points {
			ids = append(ids, uuid.NewString())
			returned = append(returned, object{"id": ids[len(ids)-1], "code": p.code, "severity": "should", "anchor": p.anchor, "text": "See this."})
		}
		l.add(on, officer, models.Return, object{"points": returned})
		for i, p := range points {
			if p.answer != "" {
				l.add(on, author, models.AnswerPoint, object{"pointId": ids[i], "answer": p.answer, "text": "So."})
			}
		}
	}
	l.add(on, author, models.SubmitForQA, nil)
	later := first
	later.Terms = slices.Clone(first.Terms)
	later.Terms[0].Text += " At work he may use his employer's telephone."
	l.steps[len(l.steps)-1].Content = later.Canonical()
	l.add(on, officer, models.Claim, nil)
	l.add(on, officer, models.Approve, approval())
	l.add(on, officer, models.SubmitToCPS, nil)
	if decided != "" {
		l.decision(on.AddDays(10), decided, reasons)
	}
	return "OLD/" + l.write(author, first.Canonical())
}

// matrix is what the call answers, as a program reads it.
type matrix struct {
	Definitions []review.Definition
	Basis       models.Basis
	From, To    calendar.Date
	review.Matrix
}

func (c caller) matrix(query string) (m matrix) {
	c.t.Helper()
	c.get("/api/v1/metrics/escaped-defects?" + query).want(http.StatusOK).into(&m)
	return m
}

// cells lists every cell that is not empty as "CODE cell: reference answers, ...".
func (m matrix) cells() map[string][]string {
	found := map[string][]string{}
	for _, row := range append([]review.Row{m.Outside}, m.Rows...) {
		for name, cell := range map[string]review.Cell{"caught": row.Caught, "missed": row.Missed, "unmended": row.Unmended, "overCalled": row.OverCalled} {
			for _, c := range cell.Cases {
				line := c.Reference
				for _, a := range c.Answers {
					line += " " + string(a)
				}
				found[row.Code+" "+name] = append(found[row.Code+" "+name], line)
			}
			if cell.Count != len(cell.Cases) {
				found[row.Code+" "+name] = append(found[row.Code+" "+name], "miscounted")
			}
		}
	}
	return found
}

// TestEscapedDefects has six cases; the cells were worked out by hand.
//
//	1 Thames Valley, April: QA asked for PROP on term 1, which was mended, and NECE on term 2, which was not. Accepted.
//	2 Thames Valley, May:   QA asked for PROP on term 1, mended; the CPS still raised PROP, and RISK that QA had not.
//	3 Thames Valley, June:  QA asked for nothing. The CPS raised EVID, and EXTL, which is nobody's fault.
//	4 Surrey, July:         QA asked twice for CLAR: term 1, mended though the force disagreed, and term 3. Accepted.
//	5 Kent, August:         QA asked for DURN on term 4, explained. The CPS raised DURN.
//	6 Thames Valley, March 2026: sent on the 29th and decided on 8 April, so it counts in the year by submission only: QA asked for PROP on term 1; accepted.
func TestEscapedDefects(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	on := calendar.NewDate
	one := d.reviewedCase(t, "thames-valley", on(2025, 4, 10), []asked{{"PROP", "t1", "changed"}, {"NECE", "t2", "disagree"}}, models.DecisionAccepted)
	two := d.reviewedCase(t, "thames-valley", on(2025, 5, 10), []asked{{"PROP", "t1", "changed"}}, models.DecisionMoreInfo, "PROP", "RISK", "RISK")
	three := d.reviewedCase(t, "thames-valley", on(2025, 6, 10), nil, models.DecisionRejected, "EVID", "EXTL")
	four := d.reviewedCase(t, "surrey", on(2025, 7, 10), []asked{{"CLAR", "t1", "disagree"}, {"CLAR", "t3", "explained"}}, models.DecisionAccepted)
	five := d.reviewedCase(t, "kent", on(2025, 8, 10), []asked{{"DURN", "t4", "explained"}}, models.DecisionMoreInfo, "DURN")
	six := d.reviewedCase(t, "thames-valley", on(2026, 3, 29), []asked{{"PROP", "t1", ""}}, models.DecisionAccepted)
	d.reviewedCase(t, "thames-valley", on(2025, 9, 10), []asked{{"AUTH", "t1", "changed"}}, "") // not decided: not counted

	valley := map[string][]string{
		"PROP caught": {one + " changed", six}, "NECE overCalled": {one + " disagree"}, "PROP unmended": {two + " changed"},
		"RISK missed": {two}, "EVID missed": {three}, "EXTL missed": {three},
	}
	told := d.as(t, "manager.thames-valley").matrix(year)
	require.Equal(t, valley, told.cells())
	require.Equal(t, review.Totals{Caught: 2, Missed: 2, Unmended: 1, OverCalled: 1}, told.Totals)
	require.Equal(t, []int{4, 1}, []int{told.Decided, told.Undecided})
	require.Equal(t, []any{models.BySubmission, on(2025, 4, 1), on(2026, 3, 31)}, []any{told.Basis, told.From, told.To})
	require.NotEmpty(t, told.Definitions)
	require.Equal(t, valley, d.as(t, "applicant.thames-valley").matrix(year).cells())

	south := d.as(t, "officer.serocu").matrix(year).cells()
	require.Equal(t, []string{four + " disagree explained"}, south["CLAR caught"])
	require.Len(t, south, len(valley)+1)
	require.Equal(t, south, d.as(t, "manager.serocu").matrix(year).cells())
	require.Equal(t, map[string][]string{"DURN unmended": {five + " explained"}}, d.as(t, "officer.ersou").matrix(year).cells())

	byDecision := d.as(t, "manager.thames-valley").matrix(year + "&basis=decision")
	require.Equal(t, []string{one + " changed"}, byDecision.cells()["PROP caught"])
	require.Equal(t, []any{models.ByDecision, 3, 0}, []any{byDecision.Basis, byDecision.Decided, byDecision.Undecided})

	lead := d.as(t, "lead.national")
	all := lead.matrix(year)
	require.Equal(t, review.Totals{Caught: 3, Missed: 2, Unmended: 2, OverCalled: 1}, all.Totals)
	require.Equal(t, []int{6, 1, 1}, []int{all.Decided, all.Undecided, all.Outside.Missed.Count})
	text, err := json.Marshal(all)
	require.NoError(t, err)
	require.NotContains(t, string(text), "OLD/", "counts, and no cases")
	for _, ref := range []string{one, five} {
		require.NotContains(t, strings.Join(strings.Fields(string(lead.get("/api/v1/metrics/escaped-defects?"+year).body)), ""), ref)
	}

	require.Equal(t, 0, lead.matrix("from=2020-01-01&to=2020-12-31").Decided)
	lead.get("/api/v1/metrics/escaped-defects?from=yesterday&to=2026-02-30&basis=luck").faults("/from bad-date", "/to bad-date", "/basis bad-value")
	for _, who := range []string{"cps.reviewer", "auditor", "admin"} {
		d.as(t, who).get("/api/v1/metrics/escaped-defects").refused(http.StatusForbidden, "not-for-your-role")
	}
}
