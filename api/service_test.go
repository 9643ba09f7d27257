package api_test

import (
	"context"
	"io"
	"net/http"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/reference"
)

func TestReferenceLists(t *testing.T) {
	t.Parallel()
	schemas := contract(t).Components.Schemas
	for name, want := range map[string]struct {
		schema string
		items  int
	}{
		"forces": {"ForceList", 43}, "regions": {"RegionList", 10}, "offences": {"OffenceList", len(reference.Offences().Items)},
		"reasons": {"ReasonList", 15}, "checks": {"CheckList", 35}, "term-categories": {"TermCategoryList", 14},
		"cps-areas": {"CPSAreaList", 14}, "courts": {"CourtList", len(reference.Courts().Items)}, "bank-holidays": {"BankHolidays", len(calendar.EnglandAndWales().Items)},
		"switches": {"SwitchList", 5}, "deadlines": {"DeadlineList", 1}, "clock-stops": {"ClockStopList", 5},
	} {
		for _, role := range models.Roles() {
			var list map[string]any
			shared.as(t, insider[role]).get("/api/v1/reference/" + name).want(http.StatusOK).into(&list)
			require.NoError(t, schemas[want.schema].Value.VisitJSON(list), name)
			require.Len(t, list["items"], want.items, name)
		}
	}
}

// TestMetricsNameNobody: labels are routes and statuses; what a caller makes up does not become one.
func TestMetricsNameNobody(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	id := d.record(t, "thames-valley", past(calendar.NewDate(2026, 3, 2)))
	officer := d.as(t, "officer.serocu")
	officer.get(at(id)).want(http.StatusOK)
	officer.get("/api/v1/applications?q=quill").want(http.StatusOK)
	officer.get("/nowhere/" + id).want(http.StatusNotFound)
	officer.get(at(id, "nowhere", "QUILL")).want(http.StatusNotFound)
	officer.send(http.MethodDelete, at(id), nil).want(http.StatusMethodNotAllowed)
	request, err := http.NewRequestWithContext(t.Context(), "MADEUP", d.http.URL+at(id), nil)
	require.NoError(t, err)
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())

	measured := string(d.as(t, "").get("/metrics").want(http.StatusOK).body)
	require.Contains(t, measured, `scpo_http_request_seconds_count{method="GET",route="/api/v1/applications/:id",status="200"} 1`)
	for _, private := range []string{id, "quill", "QUILL", "officer", "MADEUP", "nowhere/"} {
		require.NotContains(t, measured, private)
	}
	routes := map[string]bool{"": true}
	for _, r := range d.api.Routes() {
		routes[r.Path] = true
	}
	for _, found := range regexp.MustCompile(`route="([^"]*)"`).FindAllStringSubmatch(measured, -1) {
		require.True(t, routes[found[1]], "a label for a route that is not in the table: %s", found[1])
	}
}

// TestNothingPrivateIsLogged: the service's own log names requests, not people.
func TestNothingPrivateIsLogged(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	id := d.record(t, "thames-valley", past(calendar.NewDate(2026, 3, 2)))
	d.as(t, "officer.serocu").get(at(id)).want(http.StatusOK)
	d.as(t, "officer.serocu").try(id, models.Withdraw, object{"reason": "QUILL has died."}).refused(http.StatusServiceUnavailable, "engine-away")
	said := d.said.String()
	require.Contains(t, said, "request failed")
	for _, private := range []string{"QUILL", "died", token("officer.serocu"), "Wrenna"} {
		require.NotContains(t, said, private)
	}
}

func TestTokensAreReadInAnyCaseOfTheScheme(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]int{
		"Bearer " + token("officer.serocu"): http.StatusOK, "bearer " + token("officer.serocu"): http.StatusOK, "Bearer  " + token("officer.serocu"): http.StatusOK,
		"Basic " + token("officer.serocu"): http.StatusUnauthorized, "Bearer": http.StatusUnauthorized, "Bearer ": http.StatusUnauthorized, token("officer.serocu"): http.StatusUnauthorized,
	} {
		r, err := shared.as(t, "").ask(context.WithoutCancel(t.Context()), http.MethodGet, "/api/v1/applications", nil, "Authorization", value)
		require.NoError(t, err)
		require.Equal(t, want, r.status, value)
	}
}

func TestHEADAndTrailingSlashesFindNothing(t *testing.T) {
	t.Parallel()
	response, err := http.Head(shared.http.URL + "/healthz")
	require.NoError(t, err)
	_, err = io.Copy(io.Discard, response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusMethodNotAllowed, response.StatusCode)
	shared.as(t, "officer.serocu").get("/api/v1/applications/").refused(http.StatusNotFound, "not-found")
}
