package models_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

func may(d int) *calendar.Date {
	date := calendar.NewDate(2026, 5, d)
	return &date
}

func must(id string) models.PointStanding {
	return models.PointStanding{ID: id, Severity: models.Must}
}

// Every reason for which Decide refuses, with the facts that it hands over.
func TestDecideRefuses(t *testing.T) {
	answered := models.PointStanding{ID: "p2", Severity: models.Must, Answered: true}
	advice := models.PointStanding{ID: "p3", Severity: models.Should}
	decision := func(d models.Decision, on *calendar.Date, reasons int) models.Command {
		return models.Command{Action: models.CPSDecision, Actor: cps, Decision: d, DecidedOn: on, Reasons: reasons}
	}
	outcome := func(o models.Outcome, on *calendar.Date) models.Command {
		return models.Command{Action: models.CourtOutcome, Actor: officer, Outcome: o, DecidedOn: on}
	}
	do := func(a models.Action, actor models.Actor) models.Command {
		return models.Command{Action: a, Actor: actor}
	}
	for _, c := range []struct {
		name   string
		s      models.Standing
		c      models.Command
		why    models.Reason
		points []string
	}{
		{"an action that is none", in(models.Drafting), do("frobnicate", writer), models.UnknownAction, nil},
		{"a role that may not", in(models.Drafting), do(models.SubmitForQA, officer), models.WrongRole, nil},
		{"the wrong role before the wrong state", in(models.Closed), do(models.SubmitForQA, officer), models.WrongRole, nil},
		{"the wrong state", in(models.Approved), do(models.SubmitForQA, writer), models.WrongState, nil},
		{"create what is there", in(models.Drafting), do(models.Create, writer), models.WrongState, nil},

		{"recall when claimed", in(models.InQA, heldBy(officer)), do(models.Recall, writer), models.ClaimedByOther, nil},
		{"claim what another holds", in(models.InQA, heldBy(second)), do(models.Claim, officer), models.ClaimedByOther, nil},
		{"claim twice", in(models.InQA, heldBy(officer)), do(models.Claim, officer), models.AlreadyYours, nil},
		{"release unclaimed", in(models.InQA), do(models.Release, officer), models.NotClaimed, nil},
		{"release another's", in(models.InQA, heldBy(second)), do(models.Release, officer), models.ClaimedByOther, nil},
		{"return unclaimed", in(models.InQA), do(models.Return, officer), models.NotClaimed, nil},
		{"return another's", in(models.InQA, heldBy(second)), do(models.Return, officer), models.ClaimedByOther, nil},
		{"approve unclaimed", in(models.InQA), do(models.Approve, officer), models.NotClaimed, nil},
		{"approve another's", in(models.InQA, heldBy(second)), do(models.Approve, officer), models.ClaimedByOther, nil},
		{"resolve unclaimed", in(models.InQA, withPoints(answered)), do(models.ResolvePoint, officer), models.NotClaimed, nil},
		{"resolve another's", in(models.InQA, heldBy(second), withPoints(answered)), do(models.ResolvePoint, officer), models.ClaimedByOther, nil},
		{"approve one's own words", in(models.InQA, heldBy(officer), func(s *models.Standing) { s.Editors = []string{"u-x", officer.ID} }),
			do(models.Approve, officer), models.OwnWork, nil},
		{"assign to nobody", in(models.InQA, heldBy(second)), do(models.Assign, officer), models.BadValue, nil},

		{"return without a point", in(models.InQA, heldBy(officer)), do(models.Return, officer), models.NoPoint, nil},
		{"return with no point that was reopened", in(models.InQA, heldBy(officer), withPoints(answered, advice)),
			do(models.Return, officer), models.NoPoint, nil},
		{"return a point without an id", in(models.InQA, heldBy(officer)),
			models.Command{Action: models.Return, Actor: officer, Points: []models.PointStanding{must("p1"), must("")}}, models.BadValue, nil},
		{"return two points of one id", in(models.InQA, heldBy(officer)),
			models.Command{Action: models.Return, Actor: officer, Points: []models.PointStanding{must("p1"), must("p2"), must("p1")}}, models.BadValue, nil},
		{"return a point that is there already", in(models.InQA, heldBy(officer), withPoints(answered)),
			models.Command{Action: models.Return, Actor: officer, Points: []models.PointStanding{must("p2")}}, models.BadValue, nil},
		{"submit with must points open", in(models.ReturnedByQA, withPoints(must("p1"), answered, advice, must("p4"))),
			do(models.SubmitForQA, writer), models.PointsUnanswered, []string{"p1", "p4"}},
		{"approve with must points open", in(models.InQA, heldBy(officer), withPoints(must("p1"), answered, advice)),
			do(models.Approve, officer), models.PointsUnresolved, []string{"p1", "p2"}},
		{"answer no such point", in(models.ReturnedByCPS, withPoints(answered)),
			models.Command{Action: models.AnswerPoint, Actor: writer, PointID: "p9"}, models.PointUnknown, []string{"p9"}},
		{"resolve no such point", in(models.InQA, heldBy(officer), withPoints(answered)),
			models.Command{Action: models.ResolvePoint, Actor: officer, PointID: "p9", Resolution: models.Resolved}, models.PointUnknown, []string{"p9"}},
		{"resolve with no such word", in(models.InQA, heldBy(officer), withPoints(answered)),
			models.Command{Action: models.ResolvePoint, Actor: officer, PointID: "p2", Resolution: "maybe"}, models.BadValue, nil},
		{"resolve with no word", in(models.InQA, heldBy(officer), withPoints(answered)),
			models.Command{Action: models.ResolvePoint, Actor: officer, PointID: "p2"}, models.BadValue, nil},

		{"no decision", in(models.WithCPS), decision("", may(8), 1), models.BadValue, nil},
		{"no such decision", in(models.WithCPS), decision("perhaps", may(8), 1), models.BadValue, nil},
		{"rejected without reasons", in(models.WithCPS), decision(models.DecisionRejected, may(8), 0), models.NoReasons, nil},
		{"more information without reasons", in(models.WithCPS), decision(models.DecisionMoreInfo, may(8), 0), models.NoReasons, nil},
		{"decision without a date", in(models.WithCPS), decision(models.DecisionAccepted, nil, 0), models.NoDate, nil},
		{"decision before submission", in(models.WithCPS), decision(models.DecisionAccepted, may(3), 0), models.DateTooEarly, nil},
		{"decision tomorrow", in(models.WithCPS), decision(models.DecisionAccepted, may(9), 0), models.DateInFuture, nil},
		{"no outcome", in(models.Accepted), outcome("", may(8)), models.BadValue, nil},
		{"no such outcome", in(models.Accepted), outcome("lost", may(8)), models.BadValue, nil},
		{"outcome without a date", in(models.Accepted), outcome(models.Granted, nil), models.NoDate, nil},
		{"outcome before submission", in(models.Accepted), outcome(models.Granted, may(3)), models.DateTooEarly, nil},
		{"outcome tomorrow", in(models.Accepted), outcome(models.Refused, may(9)), models.DateInFuture, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, err := json.Marshal(c.s)
			require.NoError(t, err)
			next, refusal := c.s.Decide(c.c, noon)
			require.Equal(t, &models.Refusal{Reason: c.why, State: c.s.State, Points: c.points, Last: c.s.Last}, refusal)
			require.Equal(t, c.s, next, "a refusal changes nothing")
			require.Contains(t, refusal.Error(), string(c.why))
			require.NotEqual(t, (&models.Refusal{}).Sentence(), refusal.Sentence(), "has words of its own")
			after, err := json.Marshal(c.s)
			require.NoError(t, err)
			require.Equal(t, before, after)
		})
	}
}

// Every legal step, with everything that it changes.
func TestDecideMoves(t *testing.T) {
	open, answered := must("p1"), models.PointStanding{ID: "p1", Severity: models.Must, Answered: true}
	resolved := models.PointStanding{ID: "p1", Severity: models.Must, Answered: true, Resolved: true}
	reopened := models.PointStanding{ID: "p1", Severity: models.Must, Reopened: true}
	today := calendar.NewDate(2026, 5, 8)
	for _, c := range []struct {
		name string
		s    models.Standing
		c    models.Command
		want func(*models.Standing)
	}{
		{"create", in(models.None), models.Command{Action: models.Create, Actor: writer},
			func(s *models.Standing) { s.State, s.Round, s.Editors = models.Drafting, 1, []string{writer.ID} }},
		{"first submission", in(models.Drafting), models.Command{Action: models.SubmitForQA, Actor: other, ContentHash: "c2"},
			func(s *models.Standing) { s.State, s.Before, s.ContentHash = models.InQA, models.Drafting, "c2" }},
		{"again after QA, advice unanswered", in(models.ReturnedByQA, withPoints(answered, models.PointStanding{ID: "p3", Severity: models.Should})),
			models.Command{Action: models.SubmitForQA, Actor: writer, ContentHash: "c2"},
			func(s *models.Standing) { s.State, s.Before, s.ContentHash = models.InQA, models.ReturnedByQA, "c2" }},
		{"again after the CPS", in(models.ReturnedByCPS), models.Command{Action: models.SubmitForQA, Actor: writer, ContentHash: "c2"},
			func(s *models.Standing) { s.State, s.Before, s.ContentHash = models.InQA, models.ReturnedByCPS, "c2" }},
		{"recall a first draft", in(models.InQA), models.Command{Action: models.Recall, Actor: other},
			func(s *models.Standing) { s.State, s.Before = models.Drafting, models.None }},
		{"recall to where it was", in(models.InQA, func(s *models.Standing) { s.Before = models.ReturnedByCPS }),
			models.Command{Action: models.Recall, Actor: writer},
			func(s *models.Standing) { s.State, s.Before = models.ReturnedByCPS, models.None }},
		{"claim", in(models.InQA), models.Command{Action: models.Claim, Actor: officer},
			func(s *models.Standing) { s.Holder = officer.ID }},
		{"release", in(models.InQA, heldBy(officer)), models.Command{Action: models.Release, Actor: officer},
			func(s *models.Standing) { s.Holder = "" }},
		{"assign from another", in(models.InQA, heldBy(second)), models.Command{Action: models.Assign, Actor: officer, Assignee: "u-third"},
			func(s *models.Standing) { s.Holder = "u-third" }},
		{"return", in(models.InQA, heldBy(officer), withPoints(resolved)),
			models.Command{Action: models.Return, Actor: officer, Points: []models.PointStanding{must("p2")}},
			func(s *models.Standing) {
				s.State, s.Holder, s.Points = models.ReturnedByQA, "", []models.PointStanding{resolved, must("p2")}
			}},
		{"return own work", in(models.InQA, heldBy(officer), func(s *models.Standing) { s.Editors = []string{officer.ID} }),
			models.Command{Action: models.Return, Actor: officer, Points: []models.PointStanding{must("p2")}},
			func(s *models.Standing) {
				s.State, s.Holder, s.Points = models.ReturnedByQA, "", []models.PointStanding{must("p2")}
			}},
		{"approve, advice unresolved", in(models.InQA, heldBy(officer), withPoints(resolved, models.PointStanding{ID: "p3", Severity: models.Should})),
			models.Command{Action: models.Approve, Actor: officer},
			func(s *models.Standing) { s.State, s.Holder, s.ApprovedHash = models.Approved, "", "c1" }},
		{"reopen", in(models.Approved), models.Command{Action: models.Reopen, Actor: second},
			func(s *models.Standing) { s.State, s.ApprovedHash = models.ReturnedByQA, "" }},
		{"submit to the CPS", in(models.Approved), models.Command{Action: models.SubmitToCPS, Actor: second},
			func(s *models.Standing) { s.State, s.SubmittedOn = models.WithCPS, &today }},
		{"accepted on the day of submission", in(models.WithCPS),
			models.Command{Action: models.CPSDecision, Actor: cps, Decision: models.DecisionAccepted, DecidedOn: may(4)},
			func(s *models.Standing) { s.State = models.Accepted }},
		{"accepted with amendments today", in(models.WithCPS),
			models.Command{Action: models.CPSDecision, Actor: officer, Decision: models.DecisionWithAmendments, DecidedOn: may(8)},
			func(s *models.Standing) { s.State = models.Accepted }},
		{"more information", in(models.WithCPS),
			models.Command{Action: models.CPSDecision, Actor: cps, Decision: models.DecisionMoreInfo, DecidedOn: may(8), Reasons: 1},
			func(s *models.Standing) { s.State, s.Round, s.ApprovedHash = models.ReturnedByCPS, 2, "" }},
		{"rejected", in(models.WithCPS),
			models.Command{Action: models.CPSDecision, Actor: officer, Decision: models.DecisionRejected, DecidedOn: may(5), Reasons: 2},
			func(s *models.Standing) { s.State, s.Round, s.ApprovedHash = models.ReturnedByCPS, 2, "" }},
		{"court outcome", in(models.Accepted),
			models.Command{Action: models.CourtOutcome, Actor: officer, Outcome: models.NotPursued, DecidedOn: may(8)},
			func(s *models.Standing) { s.State = models.Closed }},
		{"withdraw what another holds", in(models.InQA, heldBy(officer)), models.Command{Action: models.Withdraw, Actor: writer},
			func(s *models.Standing) { s.State, s.Holder = models.Withdrawn, "" }},
		{"withdraw after acceptance", in(models.Accepted), models.Command{Action: models.Withdraw, Actor: officer},
			func(s *models.Standing) { s.State = models.Withdrawn }},
		{"answer", in(models.ReturnedByQA, withPoints(open, must("p2"))), models.Command{Action: models.AnswerPoint, Actor: writer, PointID: "p1"},
			func(s *models.Standing) { s.Points = []models.PointStanding{answered, must("p2")} }},
		{"answer once more what was resolved", in(models.ReturnedByCPS, withPoints(resolved)),
			models.Command{Action: models.AnswerPoint, Actor: writer, PointID: "p1"},
			func(s *models.Standing) { s.Points = []models.PointStanding{answered} }},
		{"resolve", in(models.InQA, heldBy(officer), withPoints(answered)),
			models.Command{Action: models.ResolvePoint, Actor: officer, PointID: "p1", Resolution: models.Resolved},
			func(s *models.Standing) { s.Points = []models.PointStanding{resolved} }},
		{"reopen a point", in(models.InQA, heldBy(officer), withPoints(resolved)),
			models.Command{Action: models.ResolvePoint, Actor: officer, PointID: "p1", Resolution: models.Reopened},
			func(s *models.Standing) { s.Points = []models.PointStanding{reopened} }},
		{"answer what was reopened", in(models.ReturnedByQA, withPoints(reopened)),
			models.Command{Action: models.AnswerPoint, Actor: writer, PointID: "p1"},
			func(s *models.Standing) { s.Points = []models.PointStanding{answered} }},
		{"resolve what was reopened", in(models.InQA, heldBy(officer), withPoints(reopened)),
			models.Command{Action: models.ResolvePoint, Actor: officer, PointID: "p1", Resolution: models.Resolved},
			func(s *models.Standing) {
				s.Points = []models.PointStanding{{ID: "p1", Severity: models.Must, Resolved: true}}
			}},
		{"return what was reopened", in(models.InQA, heldBy(officer), withPoints(reopened)), models.Command{Action: models.Return, Actor: officer},
			func(s *models.Standing) { s.State, s.Holder = models.ReturnedByQA, "" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, err := json.Marshal(c.s)
			require.NoError(t, err)
			now := noon.In(time.FixedZone("somewhere", 3600))
			next, refusal := c.s.Decide(c.c, now)
			require.Nil(t, refusal)

			want := c.s
			want.Points = slices.Clone(c.s.Points)
			c.want(&want)
			if c.c.Action == models.CPSDecision {
				want.Answer = &models.AnswerStanding{Round: c.s.Round, By: c.c.Actor, Decision: c.c.Decision, Confirmed: c.c.Actor.Role == models.CPS}
			}
			want.Seq++
			want.Last = models.Move{Action: c.c.Action, ActorID: c.c.Actor.ID, At: noon}
			require.Equal(t, want, next)
			require.Contains(t, models.Ask(c.s.State, c.c.Action, c.c.Actor.Role).To, next.State)
			after, err := json.Marshal(c.s)
			require.NoError(t, err)
			require.JSONEq(t, string(before), string(after), "what is decided from stays as it was")
		})
	}
}

func TestTheDayOfADecisionIsLondons(t *testing.T) {
	midnight := time.Date(2026, 5, 8, 23, 30, 0, 0, time.UTC) // 00:30 on the 9th in London
	_, refusal := in(models.WithCPS).Decide(models.Command{Action: models.CPSDecision, Actor: cps, Decision: models.DecisionAccepted, DecidedOn: may(9)}, midnight)
	require.Nil(t, refusal)
	next, refusal := in(models.Approved).Decide(models.Command{Action: models.SubmitToCPS, Actor: officer}, midnight)
	require.Nil(t, refusal)
	require.Equal(t, calendar.NewDate(2026, 5, 9), *next.SubmittedOn)
}

func TestReasonsAreUnmetOrForbidden(t *testing.T) {
	unmet := []models.Reason{models.NoPoint, models.PointUnknown, models.PointsUnanswered, models.PointsUnresolved, models.NoReasons,
		models.NoDate, models.DateTooEarly, models.DateInFuture, models.BadValue, models.Incomplete,
		models.AssigneeConflict, models.AssigneeOwnWork, models.StopOverlaps, models.RelatedUndecided, models.SameLine, models.NotSameSubject, models.AssigneeNotNamed}
	forbidden := []models.Reason{models.UnknownAction, models.WrongRole, models.WrongState, models.NotClaimed, models.ClaimedByOther,
		models.AlreadyYours, models.AlreadyHeld, models.OwnWork, models.ContentChanged, models.NamedInRequest, models.ConflictDeclared, models.AlreadyDeclared,
		models.ClockStopped, models.ClockRunning, models.AlreadySubmitted, models.AlreadyTakenOn, models.NothingToCorrect, models.AlreadyConfirmed, models.OwnRecord, models.CPSOnly, models.CourtDecided,
		models.PointNotOfCPS, models.ItemClosed, models.NotContested, models.ContestOver, models.NotNamed, models.NotRestricted, models.PapersNotMade,
		models.NotProved, models.ProofTooOld, models.NoLongerAllowed, "no-such-reason"}
	for _, r := range unmet {
		require.True(t, r.Unmet(), r)
	}
	for _, r := range forbidden {
		require.False(t, r.Unmet(), r)
	}
	source, err := os.ReadFile("refusal.go")
	require.NoError(t, err)
	written := regexp.MustCompile(`Reason += "[a-z-]+"`).FindAllString(string(source), -1)
	require.Len(t, append(unmet, forbidden[:len(forbidden)-1]...), len(written), "every reason is in one of the two")
	said := map[string]models.Reason{(&models.Refusal{}).Sentence(): "no reason"}
	for _, r := range append(unmet, forbidden[:len(forbidden)-1]...) {
		s := (&models.Refusal{Reason: r, State: models.InQA}).Sentence()
		require.Empty(t, said[s], "%s and %s have the same words", r, said[s])
		said[s] = r
	}
	require.Contains(t, (&models.Refusal{Reason: models.WrongState, State: models.WithCPS}).Sentence(), "with the CPS")
}

// Whatever people try, the application stays within the table, its history verifies, and what the
// rules promise holds after every step.
func TestRandomLivesStayWithinTheTable(t *testing.T) {
	ends, did, steps := map[models.State]int{}, map[models.Action]int{}, 0
	for seed := range uint64(700) {
		r := rand.New(rand.NewPCG(seed, 2007))
		s, now := models.Standing{ApplicationID: fmt.Sprint("a", seed)}, noon
		var history []models.Event
		for range 800 {
			now = now.Add(time.Duration(r.IntN(72)) * time.Hour)
			c := randomCommand(r, s, now)
			next, refusal := s.Decide(c, now)
			if refusal != nil {
				require.Equal(t, s, next)
				continue
			}
			steps++
			requireSound(t, s, c, next)
			e := models.Event{ApplicationID: s.ApplicationID, Seq: next.Seq, Action: c.Action, ActorID: c.Actor.ID,
				ActorRole: c.Actor.Role, At: now, From: s.State, To: next.State, Round: next.Round}
			prev := ""
			if len(history) > 0 {
				prev = history[len(history)-1].Hash
			}
			require.NoError(t, e.Seal(prev))
			history, s = append(history, e), next
			did[c.Action]++
			if s.Timetable == nil && s.State.Turn() != models.TurnNone { // as the store does
				s.Timetable = &models.Timetable{Stage: s.State, Since: now}
			}
			if c.Action == models.SubmitForQA {
				s.Named = []string{"u-x", officer.ID}[:1+r.IntN(2)]
			}
		}
		state, err := models.VerifyHistory(history)
		require.NoError(t, err)
		require.Equal(t, s.State, state)
		require.Len(t, history, s.Seq)
		ends[s.State]++
	}
	require.Greater(t, steps, 2000)
	require.Greater(t, ends[models.Closed], 5, "some lives reach the court")
	require.Greater(t, ends[models.Withdrawn], 5)
	for _, a := range models.Actions() {
		require.Greater(t, did[a], 5, a)
	}
}

func requireSound(t *testing.T, s models.Standing, c models.Command, next models.Standing) {
	t.Helper()
	answer := models.Ask(s.State, c.Action, c.Actor.Role)
	require.True(t, answer.Allowed)
	require.Contains(t, answer.To, next.State)
	require.True(t, next.State.Known())
	require.Equal(t, s.Seq+1, next.Seq)
	if c.Action == models.CorrectDecision { // back to the round that was answered, or on to the next
		require.Contains(t, []int{s.Round - 1, s.Round, s.Round + 1}, next.Round)
	} else {
		require.Contains(t, []int{s.Round, s.Round + 1}, next.Round)
	}
	require.False(t, next.State.Open() && (s.State == models.Closed || s.State == models.Withdrawn), "nothing leads out of an end")
	if next.State != models.InQA {
		require.Empty(t, next.Holder, "only an application in QA is held")
	}
	if c.Action == models.Approve {
		require.Equal(t, s.Holder, c.Actor.ID)
		require.NotContains(t, s.Editors, c.Actor.ID)
		require.NotContains(t, s.Named, c.Actor.ID)
	}
	requireSoundDesk(t, s, c, next)
	if next.State == models.WithCPS {
		require.Equal(t, next.ContentHash, next.ApprovedHash, "what goes to the CPS is what was approved")
	}
	if next.State.Editable() {
		require.Empty(t, next.ApprovedHash, "no approval outlives the pen's return to the force")
	}
	require.GreaterOrEqual(t, len(next.Points), len(s.Points), "no point vanishes")
}

// requireSoundDesk checks what is promised about conflicts, cover and the clock.
func requireSoundDesk(t *testing.T, s models.Standing, c models.Command, next models.Standing) {
	t.Helper()
	if c.Action != models.DropPapers { // which the service does
		require.NotContains(t, s.Conflicts, c.Actor.ID, "who has a conflict does nothing more")
	}
	require.Subset(t, next.Conflicts, s.Conflicts, "a conflict is for good")
	if next.Holder != "" {
		require.NotContains(t, next.Conflicts, next.Holder)
	} else {
		require.Empty(t, next.PassedFrom, "nobody covers what nobody holds")
	}
	if s.PassedFrom == "" && next.PassedFrom != "" {
		require.Equal(t, models.PassOver, c.Action)
		require.NotContains(t, append(s.Editors, s.Named...), next.Holder)
	}
	for i, stop := range next.Stops {
		require.Equal(t, stop.To == nil, i == len(next.Stops)-1 && next.Stops[i].To == nil, "only the last may be open")
		require.False(t, stop.To == nil && next.State != s.State, "a stage begins with the clock running")
		require.False(t, stop.To != nil && stop.To.Before(stop.From))
		require.False(t, i > 0 && stop.From.Before(*next.Stops[i-1].To), "no two on one day")
	}
	if next.State == s.State {
		require.Equal(t, s.Timetable, next.Timetable)
	} else {
		require.Nil(t, next.Timetable)
	}
}

func randomCommand(r *rand.Rand, s models.Standing, now time.Time) models.Command {
	actors := []models.Actor{writer, writer, other, officer, officer, second, cps, {ID: "u-m", Role: models.Manager}, {ID: "u-z", Role: "no-such-role"}}
	actions := append(models.Actions(), "no-such-action")
	on := calendar.DateIn(now).AddDays(-r.IntN(3) + r.IntN(2))
	c := models.Command{
		Action: actions[r.IntN(len(actions))], Actor: actors[r.IntN(len(actors))], ContentHash: fmt.Sprint("c", r.IntN(3)),
		Assignee: []string{"", officer.ID, second.ID}[r.IntN(3)], Resolution: []models.Resolution{models.Resolved, models.Resolved, models.Reopened, ""}[r.IntN(4)],
		Decision:  []models.Decision{models.DecisionAccepted, models.DecisionWithAmendments, models.DecisionMoreInfo, models.DecisionRejected, ""}[r.IntN(5)],
		DecidedOn: &on, Reasons: r.IntN(3), Outcome: []models.Outcome{models.Granted, models.Refused, ""}[r.IntN(3)],
		Cause: []string{"", "awaiting-court-date"}[r.IntN(2)], From: &on,
	}
	if c.Action == models.Withdraw && r.IntN(20) > 0 { // or few would live long enough to be interesting
		c.Action = models.SubmitToCPS
	}
	if c.Action == models.CorrectDecision && r.IntN(5) > 0 {
		c.Action = models.CPSDecision
	}
	if c.Action == models.MoveItem && r.IntN(2) > 0 { // it changes nothing that decides
		c.Action = models.CPSTriage
	}
	if c.Action == models.Relate && r.IntN(4) > 0 {
		c.Action = models.CourtOutcome
	}
	if c.Action == models.DeclareConflict && r.IntN(15) > 0 { // or soon no one would be left
		c.Action = models.Claim
	}
	if c.Action == models.Restrict && r.IntN(4) > 0 {
		c.Action = models.Unrestrict
	}
	c.People = [][]string{nil, {officer.ID, writer.ID}, {second.ID, other.ID, writer.ID}}[r.IntN(3)]
	if r.IntN(3) == 0 {
		c.Triage = []models.TriageOutcome{models.TakenOn, models.TriagedReturned}[r.IntN(2)]
	}
	c.Contested, c.Agreed, c.Part = []models.YesNo{models.Yes, models.Yes, models.No, ""}[r.IntN(4)], []models.YesNo{models.Yes, models.No, ""}[r.IntN(3)], r.IntN(2) == 0
	c.Other, c.As = []string{"", "another", s.ApplicationID}[r.IntN(3)], []models.Relation{models.Continues, models.Unrelated, ""}[r.IntN(3)]
	if c.Action == models.Return || c.Action == models.CPSDecision || c.Action == models.CPSTriage || c.Action == models.CorrectDecision {
		for i := range r.IntN(3) {
			c.Points = append(c.Points, models.PointStanding{ID: fmt.Sprintf("p%d.%d", s.Seq, i), Severity: []models.Severity{models.Must, models.Should}[r.IntN(2)]})
		}
	}
	if len(s.Points) > 0 && r.IntN(5) > 0 {
		c.PointID = s.Points[r.IntN(len(s.Points))].ID
	}
	return c
}

// TestNothingIsAssignedToWhoHoldsIt in a new request; what earlier releases wrote is decided as it was.
func TestNothingIsAssignedToWhoHoldsIt(t *testing.T) {
	held := in(models.InQA, heldBy(officer))
	for _, c := range []struct {
		by, to models.Actor
		want   models.Reason
	}{{second, officer, models.AlreadyHeld}, {officer, officer, models.AlreadyYours}} {
		assign := models.Command{Action: models.Assign, Actor: c.by, Assignee: c.to.ID}
		require.Equal(t, c.want, held.Needless(assign).Reason)
		require.Equal(t, officer.ID, decided(t, held, assign).Holder)
	}
	require.Nil(t, held.Needless(models.Command{Action: models.Assign, Actor: officer, Assignee: second.ID}))
	require.Nil(t, in(models.InQA).Needless(models.Command{Action: models.Assign, Actor: officer}), "nobody holds it")
	require.Nil(t, held.Needless(models.Command{Action: models.PassOver, Actor: officer, Assignee: officer.ID}))
}
