package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestTheClockIsStoppedAndStarted(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	officer := d.as(t, "officer.serocu")
	officer.try(id, models.StartClock, nil).refused(http.StatusConflict, "clock-running")
	officer.try(id, models.StopClock, nil).faults("/cause bad-value", "/from no-date")
	officer.try(id, models.StopClock, object{"cause": "holidays", "from": today().AddDays(1)}).faults("/cause bad-value", "/from stop-in-future")
	officer.try(id, models.StopClock, object{"cause": "awaiting-court-date", "from": today().AddDays(-1)}).faults("/from stop-before-start")
	officer.act(id, models.StopClock, object{"cause": "awaiting-court-date", "from": today(), "note": "Vacated."})
	require.NotContains(t, officer.read(id).Actions, models.StopClock)
	require.Contains(t, officer.read(id).Actions, models.StartClock)
	officer.try(id, models.StopClock, object{"cause": "awaiting-court-date", "from": today()}).refused(http.StatusConflict, "clock-stopped")
	officer.act(id, models.StartClock, nil)
	told := officer.summaries(id)
	require.Contains(t, told, "Wrenna Tolvey (regional officer) stopped the clock from "+today().Time().Format("2 January 2006")+": Awaiting a court date.")
	require.Contains(t, told, "Wrenna Tolvey (regional officer) restarted the clock.")
	require.NotContains(t, d.as(t, "auditor").summaries(id), "court date")
	for _, who := range []string{"applicant.thames-valley", "cps.reviewer"} {
		answer := d.as(t, who).try(id, models.StopClock, object{"cause": "awaiting-court-date", "from": today()})
		require.Contains(t, []int{http.StatusConflict, http.StatusNotFound}, answer.status)
	}

	old := d.caseAt(t, claimed)
	d.sql(t, `UPDATE applications SET created_at = created_at - 30 * 86400000000, standing = json_remove(standing, '$.timetable') WHERE id = ?`, old)
	officer.try(old, models.StopClock, object{"cause": "awaiting-court-date", "from": today().AddDays(-20)}).faults("/from stop-too-far-back")
}
