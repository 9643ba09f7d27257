package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// TestADiscardedDraftIsListedNowhereAndCountsNowhere but under its own status.
func TestADiscardedDraftIsListedNowhereAndCountsNowhere(t *testing.T) {
	t.Parallel()
	force := shared.as(t, "applicant.thames-valley")
	id := force.create("thames-valley", object{"schemaVersion": 1, "subjects": []object{{"id": "s1", "familyName": "Crumbleholme", "givenNames": "Ada", "dateOfBirth": "1980-01-02"}}}).ID
	listed := func(query string) int {
		var list struct{ Items []struct{ ID string } }
		force.get("/api/v1/applications?q=crumbleholme" + query).want(http.StatusOK).into(&list)
		return len(list.Items)
	}
	require.Equal(t, 1, listed(""))
	shared.as(t, "officer.serocu").try(id, models.Discard, nil).refused(http.StatusConflict, "wrong-role")
	var done acted
	force.try(id, models.Discard, object{"note": "Begun twice."}).want(http.StatusOK).into(&done)
	require.Equal(t, models.Discarded, done.State)
	require.Zero(t, listed(""))
	require.Equal(t, 1, listed("&state=discarded"))
	require.Empty(t, force.read(id).Actions)
	var found relatives
	force.post("/api/v1/relatives", object{"familyName": "Crumbleholme", "givenNames": "Ada", "dateOfBirth": "1980-01-02"}).want(http.StatusOK).into(&found)
	require.Empty(t, found.Items)

	recalled := shared.caseAt(t, sent)
	force.act(recalled, models.Recall, nil)
	force.try(recalled, models.Discard, nil).refused(http.StatusConflict, "already-submitted")
}
