package api_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// colleague is an officer of the region as a program reads them.
type colleague struct {
	Username, Name string
	AwayUntil      *calendar.Date
}

func (c caller) colleagues() []colleague {
	c.t.Helper()
	var list struct{ Items []colleague }
	c.get("/api/v1/officers").want(http.StatusOK).into(&list)
	return list.Items
}

func TestOfficersOfOnesRegion(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	officer := d.as(t, "officer.serocu")
	require.Equal(t, []colleague{{"officer2.serocu", "Hale Pimmory", nil}, {"officer.serocu", "Wrenna Tolvey", nil}}, officer.colleagues())
	require.Len(t, d.as(t, "officer.ersou").colleagues(), 1)
	for _, who := range []string{"applicant.surrey", "manager.serocu", "cps.reviewer", "lead.national", "admin", "auditor"} {
		d.as(t, who).get("/api/v1/officers").refused(http.StatusForbidden, "not-for-your-role")
	}
	until := today().AddDays(5)
	officer.post(coversAddress, object{"username": "officer2.serocu", "from": today(), "until": until}).
		refused(http.StatusServiceUnavailable, "engine-away") // it is kept, and begins when the engine is back
	require.Equal(t, until, *officer.colleagues()[1].AwayUntil)
}

func TestQueueOfOneForceAndDaysLeft(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, sent)
	officer := d.as(t, "officer.serocu")
	read := func(query string) (ids []string, left []*int) {
		var page struct {
			Items []struct {
				ID         string
				LatestSafe *calendar.Date
				Left       *int
			}
		}
		officer.get("/api/v1/queues/unassigned?" + query).want(http.StatusOK).into(&page)
		for _, i := range page.Items {
			ids, left = append(ids, i.ID), append(left, i.Left)
			require.Equal(t, i.LatestSafe == nil, i.Left == nil)
		}
		return ids, left
	}
	ids, left := read("force=thames-valley")
	require.Contains(t, ids, id)
	require.Negative(t, *left[slices.Index(ids, id)], "the sample's hearing is past")
	ids, _ = read("force=surrey")
	require.NotContains(t, ids, id)
}

// TestWhatIsHeldIsNotGivenAgain to the officer who holds it; nothing is written.
func TestWhatIsHeldIsNotGivenAgain(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	holder, second := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu")
	before := len(d.events(t, id))
	refused := second.try(id, models.Assign, object{"username": "officer.serocu"}).refused(http.StatusConflict, "already-held")
	require.Contains(t, refused.Detail, "already assigned to that regional officer")
	holder.try(id, models.Assign, object{"username": "officer.serocu"}).refused(http.StatusConflict, "already-yours")
	holder.try(id, models.Claim, nil).refused(http.StatusConflict, "already-yours")
	require.Len(t, d.events(t, id), before)
	second.act(id, models.Assign, object{"username": "officer2.serocu"})
}
