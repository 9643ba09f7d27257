package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestNotesAreForOfficersAlone(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, submitted)
	officer, second := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu")
	key := []string{"Idempotency-Key", uuid.NewString()}
	first := officer.post(at(id, "notes"), object{"text": "Weak on necessity."}, key...).want(http.StatusCreated)
	sameAnswer(t, first, officer.post(at(id, "notes"), object{"text": "Weak on necessity."}, key...))
	second.post(at(id, "notes"), object{"text": "Spoke to the sergeant."}).want(http.StatusCreated)
	var list struct {
		Items []struct {
			By   struct{ Username string }
			Text string
		}
	}
	second.get(at(id, "notes")).want(http.StatusOK).into(&list)
	require.Len(t, list.Items, 2)
	require.Equal(t, []string{"officer.serocu", "Weak on necessity."}, []string{list.Items[0].By.Username, list.Items[0].Text})
	officer.post(at(id, "notes"), object{"text": " "}).faults("/text required")
	officer.post(at(id, "notes"), object{"text": strings.Repeat("x", 20_001)}).faults("/text too-long")
	officer.post(at(id, "notes"), object{"note": "x"}).faults("/note unknown-field", "/text required")
	for _, who := range []string{"applicant.thames-valley", "officer.ersou", "cps.reviewer", "manager.serocu", "lead.national", "auditor", "admin"} {
		d.as(t, who).get(at(id, "notes")).refused(http.StatusNotFound, "not-found")
		d.as(t, who).post(at(id, "notes"), object{"text": "x"}).refused(http.StatusNotFound, "not-found")
	}
}

func TestNobodyNotesWithAConflict(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, submitted)
	officer := d.as(t, "officer.serocu")
	officer.act(id, models.DeclareConflict, object{"reason": "I arrested him in 2019."})
	officer.post(at(id, "notes"), object{"text": "Accept it."}).refused(http.StatusNotFound, "not-found")
	d.as(t, "officer2.serocu").post(at(id, "notes"), object{"text": "Weak."}).want(http.StatusCreated)
}

// TestWhatOfficersTellEachOtherStaysTheirs: no answer to anyone else contains a word of it.
func TestWhatOfficersTellEachOtherStaysTheirs(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, sent)
	officer, second := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu")
	officer.post(at(id, "notes"), object{"text": "Pellucid note."}).want(http.StatusCreated)
	officer.act(id, models.Claim, object{"note": "Pellucid claim."})
	officer.act(id, models.Release, object{"note": "Pellucid release."})
	officer.act(id, models.Assign, object{"username": "officer2.serocu", "note": "Pellucid handover."})
	officer.act(id, models.DeclareConflict, object{"reason": "Pellucid reason."})
	second.put(at(id, "checklist"), object{"answers": checklist(), "notes": object{"Q09": "Pellucid answer."}}).want(http.StatusOK)
	second.post(at(id, "points"), object{"code": "NECE", "severity": "should", "anchor": "t1", "text": "Pellucid point."}).want(http.StatusCreated)
	second.act(id, models.Approve, object{"note": "Pellucid approval."})
	second.act(id, models.SubmitToCPS, nil)
	for _, word := range []string{"claim", "release", "handover", "reason", "answer", "approval"} {
		require.Contains(t, string(second.get(at(id, "events")).want(http.StatusOK).body), "Pellucid "+word)
	}
	seen := 0
	for _, r := range d.api.Routes() {
		if r.Method != http.MethodGet || r.Open {
			continue
		}
		for _, role := range models.Roles() {
			if role == models.Officer {
				continue
			}
			answer := d.as(t, insider[role]).get(strings.Replace(address(r.Path, id), "versions/2", "versions/1", 1))
			require.NotContains(t, string(answer.body), "Pellucid", "%s for %s", r.Path, role)
			if answer.status == http.StatusOK && strings.Contains(r.Path, ":id") {
				seen++
			}
		}
	}
	require.Greater(t, seen, 15, "answers were read")
	require.Contains(t, d.as(t, "applicant.thames-valley").summaries(id), "Name withheld (regional officer) declared a conflict of interest.")
	require.NotContains(t, d.said.String(), "Pellucid")
}
