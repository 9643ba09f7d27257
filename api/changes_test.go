package api_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/changes"
)

// difference is what changed, as a program reads it.
type difference struct {
	From, To int
	changes.Report
}

func (c caller) difference(id, query string) (d difference) {
	c.t.Helper()
	c.get(at(id, "changes") + query).want(http.StatusOK).into(&d)
	return d
}

// TestChangesBetweenVersions: after a return one term is reworded, one moved and one taken out.
func TestChangesBetweenVersions(t *testing.T) {
	t.Parallel()
	d := shared
	force, officer, cps := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu"), d.as(t, "cps.reviewer")
	id := d.caseAt(t, drafted)
	require.Equal(t, difference{Report: changes.Report{Sections: []changes.Section{}}}, force.difference(id, ""), "nothing is frozen yet")
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	only := force.difference(id, "")
	require.Equal(t, []int{1, 1}, []int{only.From, only.To})
	require.True(t, only.Empty())
	officer.act(id, models.Return, object{"points": []object{point(models.Should, "t1")}})

	later := drugs(t)
	later.Terms[0].Text += " This applies by day and by night."
	moved := later.Terms[4]
	later.Terms = slices.Insert(slices.Delete(slices.Delete(later.Terms, 6, 7), 4, 5), 0, moved)
	for i := range later.Terms {
		later.Terms[i].Number = i + 1
	}
	force.put(at(id, "content"), later, "If-Match", "*").want(http.StatusOK)
	unsent := force.difference(id, "?from=1&to=0")
	force.act(id, models.SubmitForQA, nil)

	told := officer.difference(id, "?from=1&to=2")
	require.Equal(t, told, officer.difference(id, ""), "the newest two")
	require.Equal(t, told.Report, unsent.Report)
	require.Len(t, told.Sections, 1)
	require.Equal(t, "terms", told.Sections[0].Name)
	kinds := map[string]changes.Kind{}
	for _, c := range told.Sections[0].Changes {
		kinds[c.ID] = c.Kind
	}
	require.Equal(t, map[string]changes.Kind{"t1": changes.Reworded, "t2": changes.Renumbered, "t3": changes.Renumbered, "t4": changes.Renumbered, "t5": changes.Moved, "t7": changes.Removed}, kinds)
	fields := told.At("t1")[0].Fields
	require.Equal(t, "/terms/1/number", fields[0].Pointer)
	words := fields[1]
	require.Equal(t, "/terms/1/text", words.Pointer)
	require.Equal(t, changes.Word{Op: changes.WordAdded, Text: " This applies by day and by night."}, words.Words[len(words.Words)-1])
	require.Equal(t, changes.Added, officer.difference(id, "?from=2&to=1").At("t7")[0].Kind, "and the other way round")

	force.get(at(id, "changes")+"?from=1&to=9").refused(http.StatusNotFound, "not-found")
	force.get(at(id, "changes")+"?from=one&to=-1").faults("/from bad-value", "/to bad-value")
	d.cpsCompares(t, id)
	require.Equal(t, 3, cps.difference(id, "").To)
}

// cpsCompares continues until the force drafts again, and sees that the CPS compares what it received and nothing else.
func (d *desk) cpsCompares(t *testing.T, id string) {
	t.Helper()
	force, officer, cps := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu"), d.as(t, "cps.reviewer")
	officer.act(id, models.Claim, nil)
	officer.act(id, models.Approve, approval())
	officer.act(id, models.SubmitToCPS, nil)
	cps.act(id, models.CPSDecision, decision(models.DecisionMoreInfo, evidence()))
	force.put(at(id, "content"), text(t, drugs(t), func(c object) { c["facts"] = "Not yet sent." }), "If-Match", "*").want(http.StatusOK)
	require.False(t, officer.difference(id, "?from=3&to=0").Empty())
	for _, query := range []string{"", "?from=3&to=3", "?from=3&to=0", "?from=0&to=3"} {
		require.True(t, cps.difference(id, query).Empty(), query)
	}
	for _, query := range []string{"?from=1&to=2", "?from=1", "?to=2", "?from=2&to=3", "?from=2&to=0"} {
		cps.get(at(id, "changes")+query).refused(http.StatusNotFound, "not-found")
	}
}
