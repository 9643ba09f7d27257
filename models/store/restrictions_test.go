package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// sees reports whether a user finds an application by its id, in their list and among their notices of one.
func (d *desk) sees(u models.User, l *life) bool {
	d.t.Helper()
	_, err := d.Application(d.ctx, u.Lists().For(u), l.id)
	if err != nil {
		require.ErrorIs(d.t, err, models.ErrNotFound)
	}
	list, _, listErr := d.Applications(d.ctx, store.ListQuery{Scope: u.Lists().For(u), Limit: 50})
	require.NoError(d.t, listErr)
	found := false
	for _, app := range list {
		found = found || app.ID == l.id
	}
	require.Equal(d.t, err == nil, found, "%s: the list and the case", u.ID)
	return found
}

func testRestrictions(t *testing.T, open opener) {
	d, all := tenWaiting(t, open)
	force, cps1, cps2 := ofSurrey, models.User{ID: cps.ID, Username: "cps1", Role: models.CPS, Active: true}, models.User{ID: "u-cps2", Username: "cps2", Role: models.CPS, Active: true}
	force.Username, force.Active = "writer", true
	head := manager("", "serocu")
	head.Username, head.Active = "manager", true
	d.addUsers(force, cps1, cps2, head)
	b, i := all["B"], all["I"]

	b.do(models.Restrict, officer, `{"reason": "A source.", "userIds": ["`+writer.ID+`"]}`)
	require.Equal(t, "BADC", d.queues(ofSerocu)[store.QueueUnassigned])
	require.Equal(t, "ADC", d.queues(beside)[store.QueueUnassigned])
	require.Equal(t, "ADEC", d.queues(head)[store.QueueRegion])
	require.Equal(t, "BAE", d.queues(force)[store.QueueRegion])
	for u, want := range map[*models.User]bool{&ofSerocu: true, &beside: false, &head: false, &force: true} {
		require.Equal(t, want, d.sees(*u, b), u.ID)
	}
	auditor := models.User{ID: "u-auditor", Role: models.Auditor}
	_, err := d.Application(d.ctx, auditor.Histories().For(auditor), b.id)
	require.NoError(t, err, "a restriction is no way around the auditors")

	require.True(t, d.sees(cps1, i))
	i.do(models.Restrict, officer, `{"reason": "A source.", "userIds": []}`)
	require.Equal(t, []bool{true, true, false, false}, []bool{d.sees(cps1, i), d.sees(cps2, i), d.sees(beside, i), d.sees(head, i)}, "nobody of the CPS is named")
	i.do(models.Restrict, officer, `{"reason": "A source.", "userIds": ["`+cps1.ID+`"]}`)
	require.Equal(t, []bool{true, false}, []bool{d.sees(cps1, i), d.sees(cps2, i)})
	require.Equal(t, "I", d.queues(cps1)[store.QueueCPS])
	require.Empty(t, d.queues(cps2)[store.QueueCPS])

	gone := ofSerocu
	gone.Active = false
	require.NoError(t, d.ChangeUser(d.ctx, gone, nil, store.Access{ActorID: "u-admin", Kind: "admin"}))
	require.True(t, d.sees(beside, b), "no officer who is named is left: the region sees it again")
	require.False(t, d.sees(head, b))
	require.NoError(t, d.ChangeUser(d.ctx, ofSerocu, nil, store.Access{ActorID: "u-admin", Kind: "admin"}))
	require.False(t, d.sees(beside, b))

	b.do(models.Unrestrict, officer, `{"reason": "It is over."}`)
	require.Equal(t, []bool{true, true, true}, []bool{d.sees(beside, b), d.sees(head, b), d.sees(force, b)})
	require.Equal(t, "BADC", d.queues(beside)[store.QueueUnassigned])
	require.Len(t, d.lines("SELECT seq FROM restrictions"), 3, "what was said stays")
}

// Those to whom a case is closed are told nothing of it.
func testRestrictedNotices(t *testing.T, open opener) {
	d := staffed(t, open, models.User{ID: "u-mate", Username: "mate", Role: models.Officer, Region: "serocu", Active: true},
		models.User{ID: "u-cps2", Username: "cps2", Role: models.CPS, Active: true})
	l := d.create("surrey", "serocu", draft("X"))
	l.do(models.Restrict, officer, `{"reason": "A source.", "userIds": ["`+writer.ID+`"]}`)
	require.Equal(t, "submitted: officer", l.told(models.SubmitForQA, writer, `{}`))
	l.do(models.Claim, officer, `{}`)
	l.do(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	l.do(models.Restrict, officer, `{"reason": "A source.", "userIds": ["`+writer.ID+`", "u-cps2"]}`)
	require.Equal(t, "sent-to-cps: cps2 writer", l.told(models.SubmitToCPS, officer, `{}`))
}
