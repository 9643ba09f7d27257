package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// TestTheCPSDoesNotSeeWhoWorksOnARoundItHasNotReceived: not by whom, not when.
func TestTheCPSDoesNotSeeWhoWorksOnARoundItHasNotReceived(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, submitted)
	cps := d.as(t, "cps.reviewer")
	cps.act(id, models.CPSDecision, decision(models.DecisionMoreInfo, object{"code": "EVID", "anchor": "facts", "text": "What else is there?", "action": "Say what.", "dueOn": today().AddDays(7)}))
	type seen struct {
		UpdatedAt string
		UpdatedBy struct{ Username string }
	}
	var before, after seen
	cps.get(at(id)).want(http.StatusOK).into(&before)
	require.Equal(t, "cps.reviewer", before.UpdatedBy.Username)

	force := d.as(t, "applicant2.thames-valley")
	app := force.read(id)
	changed := app.Content
	changed.Antecedents = "Also this."
	force.put(at(id, "content"), changed, "If-Match", "*").want(http.StatusOK)
	force.get(at(id)).want(http.StatusOK).into(&after)
	require.Equal(t, "applicant2.thames-valley", after.UpdatedBy.Username)
	cps.get(at(id)).want(http.StatusOK).into(&after)
	require.Equal(t, before, after)
	var list struct {
		Items []struct {
			ID string
			seen
		}
	}
	cps.get("/api/v1/applications?limit=200").want(http.StatusOK).into(&list)
	for _, i := range list.Items {
		require.NotEqual(t, "applicant2.thames-valley", i.UpdatedBy.Username)
	}
}
