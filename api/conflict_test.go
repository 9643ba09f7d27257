package api_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestAStaleSaveIsToldWhoAndWhen(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, drafted)
	first, second := shared.as(t, "applicant.thames-valley"), shared.as(t, "applicant2.thames-valley")
	begun := time.Now().Add(-time.Second)
	mine, theirs := object{"facts": "Mine."}, object{"facts": "Theirs."}
	second.put(at(id, "content"), theirs, "If-Match", `"1"`).want(http.StatusOK)
	for _, tag := range []string{`"1"`, `W/"1"`, `"3"`, `"abc"`, "1 or 2"} {
		p := first.put(at(id, "content"), mine, "If-Match", tag).refused(http.StatusPreconditionFailed, "stale")
		require.Equal(t, 2, p.Version)
		require.Equal(t, models.Drafting, p.State)
		require.Equal(t, "Brannoc Wey", p.Last.By.Name)
		when, err := time.Parse(time.RFC3339Nano, p.Last.At)
		require.NoError(t, err)
		require.WithinRange(t, when, begun, time.Now())
	}
	require.Equal(t, "Theirs.", first.read(id).Content.Facts)
	first.put(at(id, "content"), mine).refused(http.StatusPreconditionRequired, "if-match-required")
	first.put(at(id, "content"), mine, "If-Match", `"2"`).want(http.StatusOK)
	again := first.put(at(id, "content"), mine, "If-Match", `"2"`).want(http.StatusOK)
	require.Equal(t, `"3"`, again.header.Get("ETag"), "the answer was lost, and it is asked again")
	second.put(at(id, "content"), mine, "If-Match", `"2"`).refused(http.StatusPreconditionFailed, "stale")
}

func TestAStaleSaveIsToldWhoChangedWhichSection(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, drafted)
	first, second := shared.as(t, "applicant.thames-valley"), shared.as(t, "applicant2.thames-valley")
	app := first.read(id)
	save := func(who caller, tag string) reply {
		t.Helper()
		return who.put(at(id, "content"), app.Content, "If-Match", tag)
	}
	app.Content.Facts = "Theirs."
	save(second, `"1"`).want(http.StatusOK)
	app.Content.Conflicts = "None found."
	save(first, `"2"`).want(http.StatusOK)
	app.Content.Terms[0].Text = "Must not possess more than one mobile phone."
	save(second, `"3"`).want(http.StatusOK)

	names := func(edits []toldEdit) []string {
		var all []string
		for _, e := range edits {
			all = append(all, strings.TrimSpace(fmt.Sprintf("%d %s %s: %s", e.Version, e.Section, e.Term, e.By.Name)))
		}
		return all
	}
	all := []string{"4 terms : Brannoc Wey", "4 terms t1: Brannoc Wey", "3 conflicts : Tamsel Orrinder", "2 facts : Brannoc Wey"}
	require.Equal(t, all, names(save(first, `"1"`).refused(http.StatusPreconditionFailed, "stale").Changed))
	require.Equal(t, all[:3], names(save(first, `"2"`).refused(http.StatusPreconditionFailed, "stale").Changed))
	require.Empty(t, save(first, `"of nobody"`).refused(http.StatusPreconditionFailed, "stale").Changed)

	var told struct{ Items []toldEdit }
	for _, who := range []string{"applicant.thames-valley", "officer.serocu"} {
		shared.as(t, who).get(at(id, "edits?since=3")).want(http.StatusOK).into(&told)
		require.Equal(t, all[:2], names(told.Items), who)
	}
	shared.as(t, "officer.serocu").get(at(id, "edits")).want(http.StatusOK).into(&told)
	require.Equal(t, all, names(told.Items))
	first.get(at(id, "edits?since=four")).refused(http.StatusUnprocessableEntity, "invalid")
	for _, who := range []string{"applicant.kent", "officer.ersou", "cps.reviewer", "manager.serocu", "auditor"} {
		shared.as(t, who).get(at(id, "edits")).refused(http.StatusNotFound, "not-found")
	}
}

func TestContentIsFixedOutsideTheForcesHands(t *testing.T) {
	t.Parallel()
	for stage, state := range map[int]models.State{sent: models.InQA, approved: models.Approved, submitted: models.WithCPS, decided: models.Accepted} {
		id := shared.caseAt(t, stage)
		force := shared.as(t, "applicant.thames-valley")
		before := force.read(id)
		require.False(t, before.Editable)
		for _, tag := range []string{"*", strconv.Quote(strconv.Itoa(before.Version)), `"1"`, ""} {
			p := force.put(at(id, "content"), object{}, "If-Match", tag).refused(http.StatusConflict, "not-editable")
			require.Equal(t, state, p.State)
			require.Contains(t, p.Actions, models.Withdraw, "what is possible now")
		}
		require.Equal(t, before, force.read(id))
	}
}

// TestActionsThatAreNotAllowedNow tries, in each stage, every action that the table does not allow.
func TestActionsThatAreNotAllowedNow(t *testing.T) {
	t.Parallel()
	d := shared
	for stage, path := range map[int]string{drafted: "drafted", sent: "sent", claimed: "claimed", approved: "approved", submitted: "submitted", decided: "decided"} {
		t.Run(path, func(t *testing.T) {
			id := d.caseAt(t, stage)
			standing, err := d.store.Application(t.Context(), models.Scope{All: true}, id)
			require.NoError(t, err)
			before := len(d.events(t, id))
			people := []string{"applicant.thames-valley", "officer.serocu", "officer2.serocu"}
			if stage >= submitted {
				people = append(people, "cps.reviewer")
			}
			for _, who := range people {
				actor := d.users[who].Actor()
				for _, action := range models.Actions() {
					refusal := standing.Standing.Forbids(action, actor)
					if refusal == nil || action == models.Create || !action.Offered() {
						continue
					}
					p := d.as(t, who).try(id, action, nil).refused(http.StatusConflict, string(refusal.Reason))
					require.Equal(t, standing.Standing.State, p.State)
					require.Equal(t, standing.Version, p.Version)
					require.ElementsMatch(t, standing.Standing.Available(actor), p.Actions, "what is possible now")
					require.Equal(t, standing.Standing.Last.Action, p.Last.Action)
					require.NotEmpty(t, p.Last.By.Name)
					require.Contains(t, p.Detail, p.Last.By.Name)
				}
			}
			require.Len(t, d.events(t, id), before)
		})
	}
}

func TestOwnWorkIsNotApprovedByItsWriter(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, claimed)
	shared.sql(t, "INSERT INTO edits (application_id, version, actor_id, at, content_hash) SELECT application_id, 99, ?, at, content_hash FROM edits WHERE application_id = ?", shared.users["officer.serocu"].ID, id)
	force, officer := shared.as(t, "applicant.thames-valley"), shared.as(t, "officer.serocu")
	officer.act(id, models.Return, object{"points": []object{point(models.Should, "facts")}})
	force.act(id, models.SubmitForQA, nil) // finds out who wrote
	officer.act(id, models.Claim, nil)
	require.NotContains(t, officer.read(id).Actions, models.Approve)
	officer.try(id, models.Approve, approval()).refused(http.StatusConflict, "own-work")
}

// request is one of several made at once.
type request struct {
	who    string
	action models.Action
	body   any
}

// together sends requests at the same moment and gives the answers.
func (d *desk) together(t *testing.T, id string, requests ...request) []reply {
	replies, faults := make([]reply, len(requests)), make([]error, len(requests))
	var all sync.WaitGroup
	begin := make(chan struct{})
	for i, r := range requests {
		all.Go(func() {
			<-begin
			replies[i], faults[i] = d.as(t, r.who).ask(context.WithoutCancel(t.Context()), http.MethodPost, at(id, "actions", string(r.action)), r.body, "Idempotency-Key", uuid.NewString())
		})
	}
	close(begin)
	all.Wait()
	require.NoError(t, errors.Join(faults...))
	return replies
}

// oneWins checks that exactly one request was carried out, and that the loser learns by whom and when; it gives the
// winner.
func (d *desk) oneWins(t *testing.T, id string, requests ...request) request {
	t.Helper()
	before, begun := len(d.events(t, id)), time.Now().Add(-time.Second)
	replies := d.together(t, id, requests...)
	var winners []request
	for i, r := range requests {
		if replies[i].status == http.StatusOK {
			winners = append(winners, r)
		}
	}
	require.Len(t, winners, 1, "%s", replies[0].body)
	won := winners[0]
	for _, r := range replies {
		if r.status == http.StatusOK {
			continue
		}
		r.want(http.StatusConflict)
		var p problem
		r.into(&p)
		require.Equal(t, won.who, p.Last.By.Username)
		require.Equal(t, won.action, p.Last.Action)
		when, err := time.Parse(time.RFC3339Nano, p.Last.At)
		require.NoError(t, err)
		require.WithinRange(t, when, begun, time.Now())
	}
	events := d.events(t, id)
	require.Len(t, events, before+1, "one event")
	require.Equal(t, won.action, events[before].Action)
	return won
}

func TestOfTwoClaimsAtOnceOneWins(t *testing.T) {
	t.Parallel()
	wins := map[string]int{}
	id := shared.caseAt(t, sent)
	for range 50 {
		won := shared.oneWins(t, id, request{"officer.serocu", models.Claim, nil}, request{"officer2.serocu", models.Claim, nil})
		wins[won.who]++
		require.Equal(t, won.who, *shared.as(t, "officer.serocu").read(id).Assignee)
		shared.as(t, won.who).act(id, models.Release, nil)
	}
	t.Logf("%v", wins)
}

// TestOfTwoDecisionsAtOnceOneWins is one officer with two windows open: approve in one, return in the other.
func TestOfTwoDecisionsAtOnceOneWins(t *testing.T) {
	t.Parallel()
	wins := map[models.Action]int{}
	id := shared.caseAt(t, claimed)
	force, officer := shared.as(t, "applicant.thames-valley"), shared.as(t, "officer.serocu")
	for range 50 {
		won := shared.oneWins(t, id,
			request{"officer.serocu", models.Approve, approval()},
			request{"officer.serocu", models.Return, object{"points": []object{point(models.Should, "t1")}}})
		wins[won.action]++
		if won.action == models.Approve {
			officer.act(id, models.Reopen, because())
		}
		require.Equal(t, models.ReturnedByQA, force.read(id).State)
		force.act(id, models.SubmitForQA, nil)
		officer.act(id, models.Claim, nil)
	}
	require.Len(t, force.points(id), wins[models.Return])
	t.Logf("%v", wins)
}

func TestOfTwoSavesAtOnceOneWins(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, drafted)
	people := []string{"applicant.thames-valley", "applicant2.thames-valley"}
	for round := range 20 {
		tag := strconv.Quote(strconv.Itoa(round + 1))
		replies, faults := make([]reply, 2), make([]error, 2)
		var both sync.WaitGroup
		for i, who := range people {
			both.Go(func() {
				body := object{"facts": fmt.Sprintf("Round %d by %s.", round, who)}
				replies[i], faults[i] = shared.as(t, who).ask(context.WithoutCancel(t.Context()), http.MethodPut, at(id, "content"), body, "If-Match", tag)
			})
		}
		both.Wait()
		require.NoError(t, errors.Join(faults...))
		winner := 0
		if replies[0].status != http.StatusOK {
			winner = 1
		}
		replies[winner].want(http.StatusOK)
		p := replies[1-winner].refused(http.StatusPreconditionFailed, "stale")
		require.Equal(t, people[winner], p.Last.By.Username)
		require.Equal(t, round+2, p.Version)
	}
}
