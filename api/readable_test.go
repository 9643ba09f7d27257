package api_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
)

// TestWhatIsNoTextIsNotLookedFor: PostgreSQL refuses such a value, so that it would look like a fault of the service.
func TestWhatIsNoTextIsNotLookedFor(t *testing.T) {
	t.Parallel()
	officer, auditor, admin := shared.as(t, "officer.serocu"), shared.as(t, "auditor"), shared.as(t, "admin")
	officer.get(at("%00")).refused(http.StatusNotFound, "not-found")
	officer.post("/api/v1/covers/%00/cancel", nil).refused(http.StatusNotFound, "not-found")
	admin.get("/api/v1/users/%00").refused(http.StatusNotFound, "not-found")
	for _, query := range []string{"q=%ff", "q=%00", "force=%ff", "assignee=%00", "q=%zz"} {
		officer.get("/api/v1/applications?"+query).refused(http.StatusBadRequest, "bad-request")
	}
	officer.get("/api/v1/queues/mine?force=%ff").refused(http.StatusBadRequest, "bad-request")
	auditor.get("/api/v1/access-log?application=%ff").refused(http.StatusBadRequest, "bad-request")
	for path, place := range map[string]string{"/api/v1/applications": `{"a": 1, "i": "\u0000"}`, "/api/v1/queues/mine": `{"l": "\u0000", "s": 1, "i": "x"}`} {
		officer.get(path+"?cursor="+base64.RawURLEncoding.EncodeToString([]byte(place))).refused(http.StatusBadRequest, "bad-cursor")
	}
	officer.get("/api/v1/applications?q=Caf%C3%A9+%26+100%25").want(http.StatusOK)
}

func TestCallersDoNotChooseTheRequestID(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	id := d.record(t, "thames-valley", past(calendar.NewDate(2026, 3, 2)))
	seen := map[string]bool{}
	for range 2 {
		for _, made := range []string{"a\xff", "gateway-17", strings.Repeat("x", 10_000), ""} {
			answer := d.as(t, "officer.serocu").send(http.MethodGet, at(id), nil, "X-Request-Id", made).want(http.StatusOK)
			line := d.access(t)[0]
			require.NotEqual(t, made, line.RequestID)
			require.Equal(t, answer.header.Get("X-Request-Id"), line.RequestID)
			require.False(t, seen[line.RequestID])
			seen[line.RequestID] = true
		}
	}
}
