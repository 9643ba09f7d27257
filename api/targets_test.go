package api_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// TestARegionSetsItsTarget: who, when and why stay beside the figure, and a figure as it was known then has the target of then.
func TestARegionSetsItsTarget(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	manager, officer, lead := d.as(t, "manager.serocu"), d.as(t, "officer.serocu"), d.as(t, "lead.national")
	read := func(c caller, query string) (f answers.Figure) {
		c.get("/api/v1/metrics/first-submission-acceptance" + query).want(http.StatusOK).into(&f)
		return f
	}
	shipped := read(officer, "")
	require.Equal(t, []any{models.Target, true}, []any{shipped.Target, shipped.TargetSelfReported})
	manager.post("/api/v1/targets", object{"percent": 0, "why": " "}).faults("/percent bad-value", "/why required")
	manager.post("/api/v1/targets", object{"percent": 101, "why": "x"}).faults("/percent bad-value")
	d.as(t, "manager.thames-valley").post("/api/v1/targets", object{"percent": 90, "why": "x"}).refused(http.StatusForbidden, "not-for-your-role")
	officer.post("/api/v1/targets", object{"percent": 90, "why": "x"}).want(http.StatusForbidden)
	manager.post("/api/v1/targets", object{"percent": 70, "why": "A first step."}).want(http.StatusCreated)
	then := time.Now()
	manager.post("/api/v1/targets", object{"percent": 90, "why": "The mean of two years."}).want(http.StatusCreated)

	now := read(officer, "")
	require.Equal(t, []any{0.9, false}, []any{now.Target, now.TargetSelfReported})
	require.Len(t, now.Targets, 1)
	require.Equal(t, []any{"serocu", "The mean of two years.", "manager.serocu"}, []any{now.Targets[0].Region, now.Targets[0].Why, now.Targets[0].SetBy.Username})
	require.InDelta(t, 0.7, read(officer, "?asAt="+then.UTC().Format("2006-01-02T15:04:05.999999Z")).Target, 0)
	national := read(lead, "")
	require.Equal(t, []any{models.Target, true, 1}, []any{national.Target, national.TargetSelfReported, len(national.Targets)})
	require.InDelta(t, models.Target, read(d.as(t, "officer.ersou"), "").Target, 0)

	var list answers.Targets
	officer.get("/api/v1/targets").want(http.StatusOK).into(&list)
	require.Len(t, list.Items, 2, "those before stay")
	require.InDelta(t, 0.9, list.Items[0].Target, 0)
	require.True(t, list.Shipped.SelfReported)
	d.as(t, "auditor").get("/api/v1/targets").want(http.StatusForbidden)
	report, err := d.store.VerifyAll(t.Context(), nil)
	require.NoError(t, err)
	require.True(t, report.Sound(), report.Problem)
}
