package review_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/review"
)

// cases reads lines "QA | CPS". A code of QA with + had its text changed; the answer follows a colon.
func cases(t *testing.T, lines ...string) []review.Case {
	t.Helper()
	var out []review.Case
	for i, line := range lines {
		qa, cps, decided := strings.Cut(line, "|")
		c := review.Case{ID: fmt.Sprintf("a%d", i+1), Reference: fmt.Sprintf("SEROCU/2026/%03d", i+1), Decided: decided, CPS: strings.Fields(cps)}
		for _, word := range strings.Fields(qa) {
			code, answer, _ := strings.Cut(word, ":")
			r := review.Raised{Code: strings.TrimSuffix(code, "+"), Answer: models.AnswerKind(answer)}
			r.Changed = r.Code != code
			c.QA = append(c.QA, r)
		}
		out = append(out, c)
	}
	return out
}

// twelve are worked by hand in TestMatrixOfTwelveCases.
var twelve = []string{
	"CLAR+:changed |",                    // 1  caught
	"CLAR+:changed | CLAR",               // 2  unmended, though changed
	"CLAR:disagree | CLAR",               // 3  unmended
	"CLAR:explained |",                   // 4  over-called
	"| CLAR",                             // 5  missed
	"| CLAR CLAR EVID",                   // 6  missed twice, each once
	"CLAR+:changed CLAR:disagree |",      // 7  caught: one of two points was changed
	"CLAR EVID+:changed | EVID",          // 8  CLAR over-called without an answer, EVID unmended
	"CLAR+:changed",                      // 9  not decided
	"EVID+:changed PROP:disagree | EXTL", // 10 EVID caught, PROP over-called, EXTL apart
	"|",                                  // 11 decided, nothing raised by anyone
	"EXTL:explained PROP+:changed | EXTL PROP", // 12 EXTL apart, PROP unmended
}

func TestMatrixOfTwelveCases(t *testing.T) {
	m := review.Defects(cases(t, twelve...))
	require.Equal(t, []string{
		"CLAR caught a1 a7, missed a5 a6, unmended a2 a3, over-called a4 a8",
		"EVID caught a10, missed a6, unmended a8, over-called",
		"PROP caught, missed, unmended a12, over-called a10",
	}, []string{inShort(m.Rows[0]), inShort(m.Rows[1]), inShort(m.Rows[2])})
	require.Len(t, m.Rows, 3)
	require.Equal(t, review.Totals{Caught: 3, Missed: 3, Unmended: 4, OverCalled: 3}, m.Totals)
	require.Equal(t, "EXTL caught, missed a10, unmended a12, over-called", inShort(m.Outside))
	require.Equal(t, []int{11, 1}, []int{m.Decided, m.Undecided})
	require.Equal(t, review.Behind{ID: "a7", Reference: "SEROCU/2026/007", Answers: content.List[models.AnswerKind]{models.Changed, models.Disagree}},
		m.Rows[0].Caught.Cases[1])
}

func inShort(r review.Row) string {
	text := r.Code
	for i, c := range []review.Cell{r.Caught, r.Missed, r.Unmended, r.OverCalled} {
		text += []string{" caught", ", missed", ", unmended", ", over-called"}[i]
		for _, b := range c.Cases {
			text += " " + b.ID
		}
		if c.Count != len(c.Cases) {
			text += " miscounted"
		}
	}
	return text
}

func TestACaseCountsOnce(t *testing.T) {
	twice := append(cases(t, twelve...), cases(t, twelve...)...)
	require.Equal(t, review.Defects(cases(t, twelve...)), review.Defects(twice))
	none := review.Defects(nil)
	require.Empty(t, none.Rows)
	data, err := json.Marshal(none)
	require.NoError(t, err)
	cell := `{"count":0,"cases":[]}`
	require.JSONEq(t, `{"rows":[],"totals":{"caught":0,"missed":0,"unmended":0,"overCalled":0},"decided":0,"undecided":0,
		"outside":{"code":"EXTL","caught":`+cell+`,"missed":`+cell+`,"unmended":`+cell+`,"overCalled":`+cell+`}}`, string(data))
}

func TestEveryNumberIsDefined(t *testing.T) {
	defined := map[string]bool{}
	for _, d := range review.Definitions() {
		require.NotEmpty(t, d.Text)
		require.True(t, strings.HasSuffix(d.Text, "."))
		defined[d.Name] = true
	}
	totals := reflect.TypeFor[review.Totals]()
	for i := range totals.NumField() {
		require.True(t, defined[totals.Field(i).Tag.Get("json")])
	}
}
