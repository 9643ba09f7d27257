package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// TestOneOfficerAloneShows: the officer who approved or submitted may record the decision, as a region may have one officer only, but
// it is marked, and counted until the CPS confirms.
func TestOneOfficerAloneShows(t *testing.T) {
	d := shared // not in parallel: it counts what is decided today
	officer, second, cps := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu"), d.as(t, "cps.reviewer")
	counted := func() int {
		var f answers.Figure
		day := today().String()
		officer.get("/api/v1/metrics/first-submission-acceptance?from=" + day + "&to=" + day).want(http.StatusOK).into(&f)
		return f.Total.SameOfficer
	}
	marked := func(id string) bool {
		var list answers.List[answers.Submission]
		officer.get(at(id, "submissions")).want(http.StatusOK).into(&list)
		return list.Items[0].SameOfficer
	}
	before := counted()
	var ids []string
	for _, who := range []caller{officer, second, cps} {
		id := d.approvedAs(t, someone(t)) // by officer.serocu
		officer.act(id, models.SubmitToCPS, nil)
		who.act(id, models.CPSDecision, decision(models.DecisionAccepted))
		ids = append(ids, id)
	}
	require.Equal(t, []bool{true, false, false}, []bool{marked(ids[0]), marked(ids[1]), marked(ids[2])})
	require.Equal(t, before+1, counted())
	cps.act(ids[0], models.ConfirmDecision, nil)
	require.Equal(t, before, counted())

	id := d.caseAt(t, submitted) // approved by the one, submitted by the other: both are too near
	officer.act(id, models.CPSDecision, decision(models.DecisionAccepted))
	require.True(t, marked(id))
}
