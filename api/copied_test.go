package api_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// copiedOf are the sections that an application still marks as copied.
func copiedOf(t *testing.T, c caller, id string) []answers.Copied {
	t.Helper()
	var app answers.Application
	require.NoError(t, json.Unmarshal(c.get(at(id)).want(http.StatusOK).body, &app))
	return app.Copied
}

// TestACopiedSectionIsToBeChecked: it comes under new ids, keeps the application from being submitted until it is checked, and
// its origin is logged as read.
func TestACopiedSectionIsToBeChecked(t *testing.T) {
	t.Parallel()
	d := shared
	force := d.as(t, "applicant.thames-valley")
	from, into := force.create("thames-valley", drugs(t)), force.create("thames-valley", drugs(t))
	copyOf := func(section, other string, header ...string) reply {
		return force.put(at(into.ID, "copies", section), object{"from": other}, header...)
	}
	copyOf("risk", from.ID).refused(http.StatusPreconditionRequired, "if-match-required")
	copyOf("risk", from.ID, "If-Match", `"7"`).refused(http.StatusPreconditionFailed, "stale")
	copyOf("subjects", from.ID, "If-Match", "*").refused(http.StatusNotFound, "not-found")
	kent := d.as(t, "applicant.kent").create("kent", drugs(t))
	for _, other := range []string{into.ID, kent.ID, uuid.NewString(), ""} {
		copyOf("risk", other, "If-Match", "*").faults("/from bad-value")
	}
	require.Empty(t, copiedOf(t, force, into.ID))

	before := force.read(into.ID)
	copyOf("risk", from.ID, "If-Match", `"1"`).want(http.StatusOK)
	after := force.read(into.ID)
	require.Equal(t, before.Version+1, after.Version)
	old := map[string]bool{}
	for _, f := range before.Content.Risk.Factors {
		old[f.ID] = true
	}
	for _, f := range after.Content.Risk.Factors {
		require.False(t, old[f.ID], "an id names one thing")
		require.Empty(t, f.EvidenceRefs)
	}
	require.Empty(t, after.Content.Terms[0].RiskAddressed, "what was replaced is referred to no more")
	marked := copiedOf(t, force, into.ID)
	require.Len(t, marked, 1)
	require.Equal(t, []string{"risk", from.Reference, "applicant.thames-valley"}, []string{marked[0].Section, marked[0].Source(), marked[0].By.Username})
	require.Empty(t, copiedOf(t, d.as(t, "officer.serocu"), into.ID))

	lines, err := d.store.AccessLog(t.Context(), from.ID, 0, 1)
	require.NoError(t, err)
	require.Equal(t, []string{"view", "PUT /api/v1/applications/:id/copies/:section"}, []string{lines[0].Kind, lines[0].Route})

	mend := func(c *content.Content) { // the answers that the copy left open
		for i := range c.Risk.Factors {
			c.Risk.Factors[i].EvidenceRefs = content.List[string]{c.Evidence[0].ID}
		}
		for i := range c.Terms {
			c.Terms[i].RiskAddressed = content.List[string]{c.Risk.Factors[0].ID}
		}
	}
	mend(&after.Content)
	force.put(at(into.ID, "content"), after.Content, "If-Match", "*").want(http.StatusOK)
	p := force.try(into.ID, models.SubmitForQA, nil).refused(http.StatusUnprocessableEntity, "invalid")
	require.Len(t, p.Errors, 1, "%v", p.Errors)
	require.Equal(t, "Check the section Risk. It was copied from "+from.Reference+" and has not been checked", p.Errors[0].Message)

	checked := at(into.ID, "copies", "risk", "checked")
	force.put(checked, nil, "If-Match", `"1"`).refused(http.StatusPreconditionFailed, "stale")
	force.put(checked, nil, "If-Match", "x").refused(http.StatusPreconditionFailed, "stale")
	d.as(t, "applicant.kent").put(checked, nil, "If-Match", "*").refused(http.StatusNotFound, "not-found")
	force.put(checked, nil, "If-Match", "*").want(http.StatusOK)
	require.Empty(t, copiedOf(t, force, into.ID))
	force.act(into.ID, models.SubmitForQA, nil)
	copyOf("risk", from.ID, "If-Match", "*").refused(http.StatusConflict, "not-editable")
}
