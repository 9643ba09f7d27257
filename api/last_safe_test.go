package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

// TestTheLastSafeDayIsOnTheApplicationAsInItsQueue, for both sides, until it is with the CPS.
func TestTheLastSafeDayIsOnTheApplicationAsInItsQueue(t *testing.T) {
	t.Parallel()
	type safe struct {
		LatestSafe *calendar.Date
		Left       *int
	}
	read := func(who, id string) (s safe) {
		shared.as(t, who).get(at(id)).want(http.StatusOK).into(&s)
		return s
	}
	id := shared.caseAt(t, sent)
	var listed struct {
		Items []struct {
			ID string
			safe
		}
	}
	shared.as(t, "officer.serocu").get("/api/v1/queues/" + string(store.QueueRegion)).want(http.StatusOK).into(&listed)
	for _, who := range []string{"officer.serocu", "applicant.thames-valley"} {
		s := read(who, id)
		require.NotNil(t, s.LatestSafe)
		found := false
		for _, item := range listed.Items {
			if item.ID == id {
				found = true
				require.Equal(t, item.safe, s, who)
			}
		}
		require.True(t, found)
	}
	require.Equal(t, safe{}, read("officer.serocu", shared.caseAt(t, submitted)))
}
