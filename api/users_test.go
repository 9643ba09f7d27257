package api_test

import (
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

type user struct {
	ID, Username, Name string
	Role               models.Role
	Force, Region      *string
	Active             bool
	Email              *string
}

func (c caller) users(query string) []user {
	c.t.Helper()
	var page struct{ Items []user }
	c.get("/api/v1/users" + query).want(http.StatusOK).into(&page)
	return page.Items
}

func TestAdminsKeepTheUsers(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	admin := d.as(t, "admin")
	require.Len(t, admin.users(""), len(d.users))
	found := admin.users("?q=WRENNA")
	require.Len(t, found, 1)
	require.Equal(t, "officer.serocu", found[0].Username)
	require.Empty(t, admin.users("?q=%25"), "what is typed is no pattern")

	var added user
	admin.post("/api/v1/users", object{"username": "new.one", "name": "Isolde Vane", "role": "applicant", "force": "surrey", "email": "i.vane@surrey.example"}).
		want(http.StatusCreated).into(&added)
	require.Equal(t, "serocu", *added.Region, "of the force")
	admin.post("/api/v1/users", object{"username": "new.one", "name": "Another", "role": "lead"}).faults("/username bad-value")
	admin.post("/api/v1/users", object{"username": "a b", "role": "applicant", "email": "x"}).
		faults("/username required", "/name required", "/force required", "/email bad-value")
	admin.post("/api/v1/users", object{"username": "x", "name": "X", "role": "officer", "region": "atlantis"}).faults("/region bad-value")

	of := "/api/v1/users/" + added.ID
	admin.put(of, object{"name": "Isolde Vane", "role": "officer", "force": "surrey", "region": "ersou", "active": true}).want(http.StatusOK).into(&added)
	require.Equal(t, models.Officer, added.Role)
	require.Nil(t, added.Force, "an officer belongs to a region alone")
	require.Nil(t, added.Email)
	admin.put(of, object{"name": "Isolde Vane", "role": "officer", "region": "ersou"}).faults("/active required")

	now := d.store.Now()
	session := store.Session{Hash: "h", UserID: added.ID, Data: "{}", CreatedAt: now, LastSeenAt: now, ExpiresAt: now.Add(time.Hour)}
	require.NoError(t, d.store.AddSession(t.Context(), session))
	admin.put(of, object{"name": "Isolde Vane", "role": "officer", "region": "ersou", "active": false}).want(http.StatusOK)
	_, err := d.store.Session(t.Context(), "h")
	require.ErrorIs(t, err, models.ErrNotFound, "signed out everywhere")
	require.NoError(t, d.store.AddSession(t.Context(), session))
	admin.post(of+"/sign-out", nil).want(http.StatusOK)
	_, err = d.store.Session(t.Context(), "h")
	require.ErrorIs(t, err, models.ErrNotFound)

	lines := d.access(t)
	require.Len(t, lines, 4, "what was refused changed nothing")
	for i, route := range []string{"POST /api/v1/users/:id/sign-out", "PUT /api/v1/users/:id", "PUT /api/v1/users/:id", "POST /api/v1/users"} {
		require.Equal(t, []string{d.users["admin"].ID, "admin", route, added.ID}, []string{lines[i].ActorID, lines[i].Kind, lines[i].Route, lines[i].Detail})
	}
	var log struct {
		Items []struct{ About *struct{ Username string } }
	}
	d.as(t, "auditor").get("/api/v1/access-log").want(http.StatusOK).into(&log)
	require.Equal(t, "new.one", log.Items[0].About.Username)
}

// Two admins who have the same user open do not undo each other's change unseen.
func TestAUserIsChangedAsTheyWereRead(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	admin, of := d.as(t, "admin"), "/api/v1/users/"+d.users["officer.serocu"].ID
	change := object{"name": "Wrenna Tolvey-Ash", "role": "officer", "region": "serocu", "active": true}
	read := admin.get(of).want(http.StatusOK).header.Get("ETag")
	require.Equal(t, read, admin.get(of).header.Get("ETag"))
	saved := admin.put(of, change, "If-Match", read).want(http.StatusOK).header.Get("ETag")
	require.NotEqual(t, read, saved)
	require.Equal(t, saved, admin.get(of).header.Get("ETag"))
	require.Len(t, d.access(t), 1)

	change["name"] = "Wrenna Tolvey-Oak"
	for _, stale := range []string{read, `"0"`, "x"} {
		admin.put(of, change, "If-Match", stale).refused(http.StatusPreconditionFailed, "stale")
	}
	require.Len(t, d.access(t), 1, "what was refused changed nothing")
	require.Equal(t, saved, admin.get(of).header.Get("ETag"))
	admin.put(of, change, "If-Match", "W/"+saved).want(http.StatusOK)
	admin.put(of, change, "If-Match", "*").want(http.StatusOK)
	admin.put(of, change).want(http.StatusOK)
}

func TestAdminsLetPeopleInThroughAProvider(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	officer := d.users["officer.serocu"]
	link := object{"issuer": "https://sign-in.example", "subject": "s1"}
	admin, of := d.as(t, "admin"), "/api/v1/users/"+officer.ID+"/identities"
	admin.post(of, object{}).faults("/issuer required", "/subject required")
	admin.post(of, link).want(http.StatusOK)
	admin.post(of, link).want(http.StatusOK) // as after an answer that was lost
	admin.post("/api/v1/users/"+d.users["officer2.serocu"].ID+"/identities", link).faults("/subject bad-value")
	known, err := d.store.UserOfIdentity(t.Context(), store.Identity{Issuer: "https://sign-in.example", Subject: "s1"},
		models.User{ID: "another", Username: "officer.serocu", Name: "Wrenna Tolvey", Role: models.Officer, Region: "serocu"})
	require.NoError(t, err)
	require.Equal(t, officer.ID, known.ID)
	require.Len(t, d.access(t), 1)
	require.Equal(t, officer.ID, d.access(t)[0].Detail)
}

func TestWhatAClosedAccountStillHoldsIsCounted(t *testing.T) {
	t.Parallel()
	own, err := engine.StartAnother(filepath.Join(t.TempDir(), "engine"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, own.Kill()) })
	d := ownDesk(t, own)
	id := d.caseAt(t, claimed)
	var held struct {
		Reference string
		Holder    *struct{ Username, Name, Role string }
	}
	d.as(t, "officer2.serocu").get("/api/v1/applications/" + id).want(http.StatusOK).into(&held)
	require.Equal(t, d.users["officer.serocu"].Name, held.Holder.Name)
	admin, of := d.as(t, "admin"), "/api/v1/users/"+d.users["officer.serocu"].ID
	holds := func(r reply) int {
		var u struct{ Holds int }
		r.want(http.StatusOK).into(&u)
		require.NotContains(t, string(r.body), held.Reference, "an administrator sees no case")
		return u.Holds
	}
	require.Zero(t, holds(admin.get(of)))
	require.Equal(t, 1, holds(admin.put(of, object{"name": "Wrenna Tolvey", "role": "officer", "region": "serocu", "active": false})))
	require.Equal(t, 1, holds(admin.get(of)))
	d.as(t, "officer2.serocu").act(id, models.Assign, object{"username": "officer2.serocu"})
	require.Zero(t, holds(admin.get(of)))
}

func TestNobodyLocksThemselvesOut(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	admin, own := d.as(t, "admin"), "/api/v1/users/"+d.users["admin"].ID
	admin.put(own, object{"name": "Piran Stell", "role": "lead", "active": false}).faults("/role bad-value", "/active bad-value")
	admin.put(own, object{"name": "Piran Stelle", "role": "admin", "active": true}).want(http.StatusOK)
	admin.get(own).want(http.StatusOK)
}

// A change that cannot be written into the log is not made.
func TestUnloggedChangesOfUsersAreNotMade(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	of := "/api/v1/users/" + d.users["officer.serocu"].ID
	d.sql(t, "CREATE TRIGGER full BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'full'); END")
	admin := d.as(t, "admin")
	admin.put(of, object{"name": "Wrenna Tolvey", "role": "lead", "active": true}).refused(http.StatusInternalServerError, "fault")
	admin.post("/api/v1/users", object{"username": "new.one", "name": "Isolde Vane", "role": "lead"}).refused(http.StatusInternalServerError, "fault")
	require.Empty(t, admin.users("?q=new.one"))
	require.Equal(t, models.Officer, admin.users("?q=wrenna")[0].Role)
}

func TestAuditorsFindHistoriesByReferenceAlone(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	id := d.record(t, "thames-valley", past(calendar.NewDate(2026, 3, 2)))
	var page struct {
		Items []struct{ ID, Reference, Force, State string }
	}
	auditor := d.as(t, "auditor")
	answer := auditor.get("/api/v1/histories?q=old").want(http.StatusOK)
	answer.into(&page)
	require.Len(t, page.Items, 1)
	require.Equal(t, id, page.Items[0].ID)
	require.NotContains(t, string(answer.body), "QUILL")
	auditor.get("/api/v1/histories?q=quill").want(http.StatusOK).into(&page)
	require.Empty(t, page.Items)
	require.Equal(t, "search", d.access(t)[0].Kind)
	auditor.get("/api/v1/histories?cursor=x").refused(http.StatusBadRequest, "bad-cursor")
}

func TestEmergenciesAreShown(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	admin := d.users["admin"]
	require.NoError(t, d.store.BreakGlass(t.Context(), admin.ID, "", "hash", d.store.Now().Add(time.Hour)))
	require.NoError(t, d.store.LogAccess(t.Context(), store.Access{ActorID: admin.ID, Kind: store.KindBreakGlass, Route: "POST /sign-in"}))
	for _, who := range []string{"auditor", "admin"} {
		var shown struct {
			Accounts []struct {
				Of      struct{ Username string }
				Running bool
			}
			Uses []struct{ Route string }
		}
		d.as(t, who).get("/api/v1/break-glass").want(http.StatusOK).into(&shown)
		require.Equal(t, "admin", shown.Accounts[0].Of.Username)
		require.True(t, shown.Accounts[0].Running)
		require.Equal(t, "POST /sign-in", shown.Uses[0].Route)
	}
}

func TestTheSettingsNameWhatIsWorkedBy(t *testing.T) {
	t.Parallel()
	var shown struct {
		Lists    []struct{ Name, Version string }
		RuleSets []struct{ ID string }
		Letters  bool
	}
	shared.as(t, "admin").get("/api/v1/settings").want(http.StatusOK).into(&shown)
	require.Len(t, shown.Lists, 12)
	for _, l := range shown.Lists {
		require.NotEmpty(t, l.Version, l.Name)
	}
	require.Equal(t, "2026-02-12", shown.RuleSets[0].ID)
	require.False(t, shown.Letters)
}
