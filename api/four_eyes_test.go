package api_test

import (
	"net/http"
	"slices"
	"strconv"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// hire adds a user to the shared desk for one test, and gives their username.
func (d *desk) hire(t *testing.T, name string, role models.Role) string {
	u := models.User{ID: uuid.NewString(), Username: "user." + uuid.NewString()[:8], Name: name, Role: role, Region: "serocu", Active: true}
	if role == models.Applicant {
		u.Force = "thames-valley"
	}
	require.NoError(t, d.store.AddUser(t.Context(), store.NewUser{User: u, TokenHash: models.HashOf([]byte(token(u.Username)))}))
	return u.Username
}

// joinsTheRegion makes someone in the force an officer.
func (d *desk) joinsTheRegion(t *testing.T, username string) {
	d.sql(t, "UPDATE users SET role = 'officer', force = '' WHERE username = ?", username)
}

// TestNobodyApprovesTheirOwnWork tries to approve in every way that is not allowed. Each is refused with its own code,
// and none leaves a trace in the history.
func TestNobodyApprovesTheirOwnWork(t *testing.T) {
	t.Parallel()
	d := shared
	author, coEditor, boss := d.hire(t, "Averil Sandcombe", models.Applicant), d.hire(t, "Corin Vashley", models.Applicant), d.hire(t, "Delphine Orrick", models.Applicant)
	supervisor, stranger := d.hire(t, "  idony   FARRELMONT ", models.Officer), d.as(t, "officer.serocu")
	content := drugs(t)
	content.Drafter.LineManager = "Delphine Orrick"
	id := d.as(t, author).create("thames-valley", content).ID
	content.Facts += " He recruited three couriers."
	d.as(t, coEditor).put(at(id, "content"), content, "If-Match", "*").want(http.StatusOK)
	d.as(t, author).act(id, models.SubmitForQA, nil)
	for _, username := range []string{author, coEditor, boss} {
		d.joinsTheRegion(t, username)
	}
	for _, c := range []struct{ who, username, code string }{
		{"the author, who is an officer now", author, "own-work"},
		{"a co-editor, who is an officer now", coEditor, "own-work"},
		{"the supervisor whom the request names", supervisor, "named-in-request"},
		{"the line manager, who is an officer now", boss, "named-in-request"},
	} {
		officer := d.as(t, c.username)
		officer.act(id, models.Claim, nil)
		before := d.events(t, id)
		require.NotContains(t, officer.read(id).Actions, models.Approve, c.who)
		officer.try(id, models.Approve, approval()).refused(http.StatusConflict, c.code)
		require.Equal(t, before, d.events(t, id), c.who)
		officer.act(id, models.Release, nil)
	}
	stranger.try(id, models.Approve, approval()).refused(http.StatusConflict, "not-claimed")
	stranger.act(id, models.Claim, nil)
	d.as(t, supervisor).try(id, models.Approve, approval()).refused(http.StatusConflict, "claimed-by-other")
	stranger.act(id, models.Approve, approval())
}

func TestNobodyApprovesWithAConflict(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	officer, second := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu")
	officer.try(id, models.DeclareConflict, nil).faults("/reason required")
	officer.act(id, models.DeclareConflict, object{"reason": "I arrested him in 2019."})
	require.Nil(t, second.read(id).Assignee, "the work is nobody's now")
	officer.get(at(id)).refused(http.StatusNotFound, "not-found")
	officer.try(id, models.Approve, approval()).refused(http.StatusNotFound, "not-found")
	officer.try(id, models.Claim, nil).refused(http.StatusNotFound, "not-found")
	officer.try(id, models.DeclareConflict, object{"reason": "Again."}).refused(http.StatusNotFound, "not-found")
	p := second.try(id, models.Assign, object{"username": "officer.serocu"}).refused(http.StatusUnprocessableEntity, "assignee-conflict")
	require.Equal(t, "/username", p.Errors[0].Pointer)
	second.act(id, models.Claim, nil)
	second.act(id, models.Approve, approval())
}

func TestNobodyApprovesAnOpenPointOrAnUnansweredCheck(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	force, officer := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu")
	before := d.events(t, id)
	officer.try(id, models.Approve, nil).faults("/checklist/Q09 required", "/checklist/Q13 required", "/checklist/Q15 required", "/checklist/Q26 required")
	answers := checklist()
	delete(answers, "Q15")
	officer.try(id, models.Approve, object{"checklist": answers}).faults("/checklist/Q15 required")
	require.Equal(t, before, d.events(t, id))

	officer.act(id, models.Return, object{"points": []object{point(models.Must, "t1"), point(models.Should, "t2"), point(models.Must, "e3")}})
	points := force.points(id)
	for _, p := range points {
		force.answer(id, p, "disagree", "It is needed.")
	}
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	officer.resolve(id, points[0])
	p := officer.try(id, models.Approve, approval()).refused(http.StatusUnprocessableEntity, "points-unresolved")
	require.Len(t, p.Errors, 1)
	require.Equal(t, "/points/"+points[2], p.Errors[0].Pointer)
	officer.resolve(id, points[2])
	officer.act(id, models.Approve, approval())
}

// TestApprovalIsOfTheTextThatWasRead: it is refused if the text is not the one that was read, and is void if the text
// changes afterwards.
func TestApprovalIsOfTheTextThatWasRead(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	force, officer := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu")
	read := officer.read(id)
	tag := strconv.Quote(strconv.Itoa(read.Version))
	officer.act(id, models.Return, object{"points": []object{point(models.Should, "facts")}}) // in a second window
	force.put(at(id, "content"), text(t, read.Content, func(c object) { c["facts"] = "Something else." }), "If-Match", "*").want(http.StatusOK)
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	before := d.events(t, id)
	approve := func(tag string) reply {
		return officer.post(at(id, "actions", "approve"), approval(), "If-Match", tag)
	}
	for _, old := range []string{tag, "W/" + tag, `"one"`} {
		p := approve(old).refused(http.StatusPreconditionFailed, "stale")
		require.Equal(t, officer.read(id).Version, p.Version)
		require.Equal(t, models.InQA, p.State)
		require.Contains(t, p.Actions, models.Approve)
		require.Equal(t, "officer.serocu", p.Last.By.Username)
	}
	officer.put(at(id, "checklist"), object{"answers": checklist()}, "If-Match", tag).refused(http.StatusPreconditionFailed, "stale")
	require.Equal(t, before, d.events(t, id))
	again := strconv.Quote(strconv.Itoa(officer.read(id).Version))
	key := uuid.NewString()
	first := officer.post(at(id, "actions", "approve"), approval(), "If-Match", again, "Idempotency-Key", key).want(http.StatusOK)
	sameAnswer(t, first, officer.post(at(id, "actions", "approve"), approval(), "If-Match", again, "Idempotency-Key", key).want(http.StatusOK))

	d.sql(t, `UPDATE applications SET content = replace(content, 'Something else.', 'Something else again.'), content_hash = 'other' WHERE id = ?`, id)
	officer.try(id, models.SubmitToCPS, nil).refused(http.StatusConflict, "content-changed")
	require.Equal(t, models.Approved, officer.read(id).State)

	other := d.caseAt(t, approved)
	officer.act(other, models.Reopen, because())
	officer.try(other, models.SubmitToCPS, nil).refused(http.StatusConflict, "wrong-state")
	force.put(at(other, "content"), mended(t), "If-Match", "*").want(http.StatusOK)
	force.act(other, models.SubmitForQA, nil)
	require.False(t, slices.Contains(officer.read(other).Actions, models.SubmitToCPS), "the approval fell with the text")
	officer.try(other, models.SubmitToCPS, nil).refused(http.StatusConflict, "wrong-state")
}
