package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// testQueueReturned: the CPS has what is with it by date, with the hearing; and a queue says what comes back, and from
// whom.
func testQueueReturned(t *testing.T, open opener) {
	d, hearing := newDesk(t, open), calendar.Date{Year: 2026, Month: 7, Day: 20}
	soon := draft("Soon")
	soon.Court.Hearings = content.List[content.Hearing]{{Date: &hearing}}
	later := d.create("surrey", "serocu", draft("Later"))
	later.submitted()
	first := d.create("surrey", "serocu", soon)
	first.submitted()
	reviewer := models.User{ID: cps.ID, Role: models.CPS}
	found := d.queue(reviewer, store.QueueCPS)
	require.Len(t, found, 2)
	require.Equal(t, first.id, found[0].Application.ID, "what has a hearing comes first")
	require.Equal(t, &hearing, found[0].Hearing)
	require.Nil(t, found[0].Returned)
	require.Equal(t, map[store.Queue]string{store.QueueCPS: "SL"}, d.queues(reviewer))

	first.decided(models.DecisionMoreInfo, "2026-05-08", "EVID")
	back := d.queue(models.User{ID: officer.ID, Role: models.Officer, Region: "serocu"}, store.QueueForce)
	require.Equal(t, models.ReturnedByCPS, back[0].Returned.To)
	require.Equal(t, cps.ID, back[0].Returned.By)
	require.Nil(t, back[0].Hearing, "read for the CPS alone")

	counts, err := d.QueueCounts(d.ctx, models.User{Role: models.Officer, Region: "serocu"}, "kent")
	require.NoError(t, err)
	for _, c := range counts {
		require.Zero(t, c.N, c.Queue)
	}
}
