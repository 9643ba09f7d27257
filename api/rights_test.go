package api_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// secondAdmin adds another administrator.
func (d *desk) secondAdmin(t *testing.T) caller {
	t.Helper()
	u := models.User{ID: uuid.NewString(), Username: "admin2", Name: "Sorrel Dane", Role: models.Admin, Active: true}
	require.NoError(t, d.store.AddUser(t.Context(), store.NewUser{User: u, TokenHash: models.HashOf([]byte(token(u.Username)))}))
	d.users[u.Username] = u
	return d.as(t, u.Username)
}

func (c caller) requests() []answers.RightsRequest {
	c.t.Helper()
	var list answers.List[answers.RightsRequest]
	c.get("/api/v1/rights-requests").want(http.StatusOK).into(&list)
	return list.Items
}

func (c caller) told() (kinds []models.AuditNoticeKind) {
	c.t.Helper()
	var list answers.AuditNotices
	c.get("/api/v1/audit-notices").want(http.StatusOK).into(&list)
	for i := len(list.Items) - 1; i >= 0; i-- {
		kinds = append(kinds, list.Items[i].Kind)
	}
	return kinds
}

// TestRightsNeedASecondAdministrator where there is one: the administrator who asks does not confirm, and auditors are told of each step.
func TestRightsNeedASecondAdministrator(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	admin, auditor := d.as(t, "admin"), d.as(t, "auditor")
	of := "/api/v1/users/" + d.users["officer.serocu"].ID
	change := func(role, region string, active bool) object {
		return object{"name": "Wrenna Tolvey", "role": role, "region": region, "active": active}
	}
	admin.put(of, change("manager", "serocu", true)).want(http.StatusOK) // one administrator alone
	require.Equal(t, []models.AuditNoticeKind{models.RightsChanged}, auditor.told())

	second := d.secondAdmin(t)
	var kept answers.User
	admin.put(of, change("officer", "ersou", true)).want(http.StatusAccepted).into(&kept)
	require.Equal(t, []any{models.Manager, true}, []any{kept.Role, kept.Waiting}, "nothing has changed yet")
	second.put(of, change("lead", "", true)).refused(http.StatusConflict, "request-open")
	q := second.requests()[0]
	require.True(t, q.May)
	require.Equal(t, []any{models.Manager, models.Officer, "ersou"}, []any{q.Before.Role, q.After.Role, q.After.Region})
	require.False(t, admin.requests()[0].May)
	at := "/api/v1/rights-requests/" + q.ID
	admin.post(at+"/confirm", nil).refused(http.StatusConflict, "own-request")
	auditor.post(at+"/confirm", nil).want(http.StatusNotFound)
	second.post(at+"/refuse", object{}).faults("/reason required")
	second.post(at+"/confirm", nil).want(http.StatusOK)
	second.post(at+"/refuse", object{"reason": "x"}).refused(http.StatusConflict, "request-decided")
	second.get(of).want(http.StatusOK).into(&kept)
	require.Equal(t, []any{models.Officer, "ersou"}, []any{kept.Role, *kept.Region})

	admin.put(of, change("lead", "", true)).want(http.StatusAccepted)
	second.post("/api/v1/rights-requests/"+admin.requests()[0].ID+"/refuse", object{"reason": "She stays."}).want(http.StatusOK)
	require.Equal(t, "She stays.", admin.requests()[0].Note)
	admin.put(of, change("officer", "ersou", false)).want(http.StatusOK) // closing does not wait
	admin.put(of, change("officer", "ersou", true)).want(http.StatusAccepted)
	admin.put(of, object{"name": "Wrenna Tolvey-Ash", "role": "officer", "region": "ersou", "active": false}).want(http.StatusOK)
	second.post("/api/v1/rights-requests/"+admin.requests()[0].ID+"/confirm", nil).refused(http.StatusConflict, "request-stale")
	require.Equal(t, []models.AuditNoticeKind{
		models.RightsChanged, models.RightsAsked, models.RightsChanged, models.RightsAsked, models.RightsRefused, models.RightsChanged, models.RightsAsked,
	}, auditor.told())
}

// TestAuditorsMarkWhatTheySaw: the first counts.
func TestAuditorsMarkWhatTheySaw(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	auditor := d.as(t, "auditor")
	d.as(t, "admin").put("/api/v1/users/"+d.users["officer.serocu"].ID, object{"name": "Wrenna Tolvey", "role": "lead", "active": true}).want(http.StatusOK)
	var list answers.AuditNotices
	auditor.get("/api/v1/audit-notices").want(http.StatusOK).into(&list)
	require.Equal(t, 1, list.Unseen)
	require.JSONEq(t, `{"before": {"role": "officer", "region": "serocu", "active": true}, "after": {"role": "lead", "active": true}}`, string(list.Items[0].Detail))
	auditor.post("/api/v1/audit-notices/"+list.Items[0].ID+"/seen", nil).want(http.StatusOK)
	auditor.post("/api/v1/audit-notices/"+uuid.NewString()+"/seen", nil).want(http.StatusNotFound)
	auditor.get("/api/v1/audit-notices").want(http.StatusOK).into(&list)
	require.Zero(t, list.Unseen)
	require.Equal(t, "auditor", list.Items[0].SeenBy.Username)
	auditor.get("/api/v1/audit-notices?before=soon").faults("/before bad-value")
	d.as(t, "admin").get("/api/v1/audit-notices").want(http.StatusForbidden)
}

// TestEmergencyAccessWaitsForASecondAdministrator: the password opens nothing before.
func TestEmergencyAccessWaitsForASecondAdministrator(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	second, admin := d.secondAdmin(t), d.users["admin"]
	require.NoError(t, d.store.AskBreakGlass(t.Context(), uuid.NewString(), admin.ID, "hash", d.store.Now().Add(time.Hour)))
	running := func() bool {
		login, err := d.store.LoginByID(t.Context(), admin.ID)
		require.NoError(t, err)
		return d.store.Now().Before(*login.BreakGlass)
	}
	require.False(t, running())
	q := second.requests()[0]
	require.Equal(t, models.EmergencyAccess, q.Kind)
	d.as(t, "admin").post("/api/v1/rights-requests/"+q.ID+"/confirm", nil).refused(http.StatusConflict, "own-request")
	second.post("/api/v1/rights-requests/"+q.ID+"/confirm", nil).want(http.StatusOK)
	require.True(t, running())
	require.Equal(t, []models.AuditNoticeKind{models.EmergencyAsked, models.EmergencyGiven}, d.as(t, "auditor").told())
}

// TestANewUserNeedsASecondAdministrator where there is one: until then the account is closed.
func TestANewUserNeedsASecondAdministrator(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	admin := d.as(t, "admin")
	add := func(name string) object {
		return object{"username": name, "name": "Edda Vance", "role": "officer", "region": "serocu"}
	}
	var made answers.User
	admin.post("/api/v1/users", add("e.vance")).want(http.StatusCreated).into(&made)
	require.Equal(t, []any{true, false}, []any{made.Active, made.Waiting}, "one administrator alone")

	second := d.secondAdmin(t)
	for range 2 { // a repetition asks for nothing more
		admin.post("/api/v1/users", add("e.vance2"), "Idempotency-Key", "e-vance-2").want(http.StatusAccepted).into(&made)
		require.Equal(t, []any{false, true}, []any{made.Active, made.Waiting})
	}
	require.Len(t, admin.requests(), 1)
	at := "/api/v1/rights-requests/" + admin.requests()[0].ID
	admin.post(at+"/confirm", nil).refused(http.StatusConflict, "own-request")
	second.post(at+"/confirm", nil).want(http.StatusOK)
	var opened answers.User
	admin.get("/api/v1/users/" + made.ID).want(http.StatusOK).into(&opened)
	require.Equal(t, []any{true, false, models.Officer}, []any{opened.Active, opened.Waiting, opened.Role})

	admin.post("/api/v1/users", add("e.vance3")).want(http.StatusAccepted).into(&made)
	second.post("/api/v1/rights-requests/"+admin.requests()[0].ID+"/refuse", object{"reason": "Not known."}).want(http.StatusOK)
	admin.get("/api/v1/users/" + made.ID).want(http.StatusOK).into(&made)
	require.False(t, made.Active)
}
