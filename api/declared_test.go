package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// Who has declared a conflict of interest is outside the case, and who it was is for the region.
func TestADeclaredConflictShutsTheDoor(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, submitted)
	officer, second, force := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu"), d.as(t, "applicant.thames-valley")
	reference := second.read(id).Reference
	officer.act(id, models.DeclareConflict, object{"reason": "I arrested him in 2019."})
	reads := 0
	for _, r := range d.api.Routes() {
		if r.Method != http.MethodGet || !strings.Contains(r.Path, "/applications/:id") {
			continue
		}
		path := strings.NewReplacer(":id", id, ":n", "1", ":round", "1").Replace(r.Path)
		if strings.HasSuffix(path, "/changes") {
			path += "?from=1&to=2"
		}
		officer.get(path).refused(http.StatusNotFound, "not-found")
		reads++
	}
	require.Greater(t, reads, 12)
	refused := 0
	for _, line := range d.accessTo(t, id) {
		if line.Kind == store.KindRefused && line.ActorID == d.users["officer.serocu"].ID {
			refused++
			require.Equal(t, "officer", line.ActorRole)
			require.Equal(t, "127.0.0.1", line.Address)
		}
	}
	require.Equal(t, reads, refused, "each is in the log")
	for _, list := range []string{"/api/v1/applications?q=" + strings.ReplaceAll(reference, "/", "%2F"), "/api/v1/queues/cps", "/api/v1/notices"} {
		require.NotContains(t, string(officer.get(list).want(http.StatusOK).body), id, list)
		require.NotEmpty(t, second.get(list).want(http.StatusOK).body)
	}
	require.Contains(t, string(second.get(at(id, "events")).want(http.StatusOK).body), "Wrenna Tolvey (regional officer) declared")
	for _, c := range []caller{force, d.as(t, "cps.reviewer"), d.as(t, "auditor")} {
		body := string(c.get(at(id, "events")).want(http.StatusOK).body)
		line := body[strings.Index(body, "declare-conflict"):]
		require.NotContains(t, line, "Wrenna")
		require.NotContains(t, line, "officer.serocu")
		require.Contains(t, line, "Name withheld")
	}
	require.NotContains(t, string(force.get(at(id)).want(http.StatusOK).body), `"updatedBy":{"username":"officer.serocu"`)
}

// Signing in and what was refused is logged with role and address, and auditors find it.
func TestAuditorsFindWhatWasRefused(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, sent)
	d.as(t, "officer.ersou").get(at(id)).refused(http.StatusNotFound, "not-found")
	d.as(t, "applicant.surrey").get("/api/v1/users").refused(http.StatusForbidden, "not-for-your-role")
	d.as(t, "no such user").get("/api/v1/me").refused(http.StatusUnauthorized, "not-signed-in")
	auditor := d.as(t, "auditor")
	for query, want := range map[string]string{
		"kind=refused&by=officer.ersou&application=" + id: "officer", "kind=refused&by=applicant.surrey": "applicant",
		"kind=token-refused&address=127.0.0.1&day=" + today().String(): "",
	} {
		var log struct {
			Items []struct{ Kind, Role, Address string }
		}
		auditor.get("/api/v1/access-log?" + query).want(http.StatusOK).into(&log)
		require.NotEmpty(t, log.Items, query)
		require.Equal(t, want, log.Items[0].Role, query)
		require.Equal(t, "127.0.0.1", log.Items[0].Address)
	}
	d.as(t, "officer.serocu").get("/api/v1/queues/unassigned").want(http.StatusOK)
	var log struct{ Items []struct{ Shown []string } }
	auditor.get("/api/v1/access-log?kind=list&by=officer.serocu").want(http.StatusOK).into(&log)
	require.NotEmpty(t, log.Items[0].Shown, "which applications the list showed")
	auditor.get("/api/v1/access-log?by=nobody").faults("/by bad-value")
	auditor.get("/api/v1/access-log?day=today").faults("/day bad-value")
}
