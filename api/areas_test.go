package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// inArea adds a CPS reviewer of an area.
func (d *desk) inArea(t *testing.T, username, area string) models.User {
	t.Helper()
	u := models.User{ID: uuid.NewString(), Username: username, Name: "Reviewer of " + username, Role: models.CPS, Area: area, Active: true}
	require.NoError(t, d.store.AddUser(t.Context(), store.NewUser{User: u, TokenHash: models.HashOf([]byte(token(username)))}))
	return u
}

// TestACPSReviewerSeesTheirArea, and without an area every submission, as before there were areas.
func TestACPSReviewerSeesTheirArea(t *testing.T) {
	t.Parallel()
	d := shared
	d.inArea(t, "cps.thames", "thames-chiltern")
	elsewhere := d.inArea(t, "cps.wessex", "wessex")
	d.inArea(t, "cps.gone", "no-such-area")
	id := d.caseAt(t, submitted)
	for who, sees := range map[string]bool{"cps.reviewer": true, "cps.thames": true, "cps.wessex": false, "cps.gone": false} {
		c := d.as(t, who)
		want := http.StatusNotFound
		if sees {
			want = http.StatusOK
		}
		for _, below := range []string{at(id), at(id, "events"), at(id, "submissions/1/pack")} {
			require.Equal(t, want, c.get(below).status, "%s %s", who, below)
		}
		for _, list := range []string{"/api/v1/applications", search(d.reference(t, id)), "/api/v1/queues/cps?limit=200", "/api/v1/notices?limit=200"} {
			body := string(c.get(list).want(http.StatusOK).body)
			require.Equal(t, sees, strings.Contains(body, id), "%s %s", who, list)
		}
	}
	d.as(t, "cps.wessex").try(id, models.CPSDecision, decision(models.DecisionAccepted)).refused(http.StatusNotFound, "not-found")

	admin := d.as(t, "admin")
	change := func(more object) object {
		body := object{"name": elsewhere.Name, "role": "cps", "active": true}
		for k, v := range more {
			body[k] = v
		}
		return body
	}
	var u struct{ Area *string }
	admin.put("/api/v1/users/"+elsewhere.ID, change(nil)).want(http.StatusOK).into(&u)
	require.Equal(t, "wessex", *u.Area, "callers who know of no areas change none")
	admin.put("/api/v1/users/"+elsewhere.ID, change(object{"area": "no-such-area"})).faults("/area bad-value")
	admin.put("/api/v1/users/"+elsewhere.ID, change(object{"area": "thames-chiltern"})).want(http.StatusOK)
	d.as(t, "cps.wessex").act(id, models.CPSDecision, decision(models.DecisionAccepted))
	admin.put("/api/v1/users/"+elsewhere.ID, change(object{"area": ""})).want(http.StatusOK).into(&u)
	require.Nil(t, u.Area)
	admin.post("/api/v1/users", object{"username": "cps.new", "name": "A New One", "role": "cps", "area": "eastern"}).want(http.StatusCreated).into(&u)
	require.Equal(t, "eastern", *u.Area)
	admin.put("/api/v1/users/"+elsewhere.ID, object{"name": "x", "role": "officer", "region": "serocu", "area": "eastern", "active": true}).want(http.StatusOK).into(&u)
	require.Nil(t, u.Area, "only the CPS has areas")
}
