package demo

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
	"golang.org/x/crypto/bcrypt"

	"scpo.example/desk/cmd/internal/app"
	"scpo.example/desk/cmd/standalone/engine"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

func openStore(t *testing.T, dir string) *store.Store {
	t.Helper()
	s, err := store.OpenAndMigrate(t.Context(), store.Config{SQLite: filepath.Join(dir, "scpo.db")})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	require.NoError(t, s.BeginDemonstration(t.Context(), nil), "as the program does before")
	return s
}

// run starts the whole engine with a worker, as the program does.
func run(t *testing.T, s *store.Store, dir string) (*workflows.Client, client.Client) {
	t.Helper()
	quiet := slog.New(slog.DiscardHandler)
	server, err := engine.Start(t.Context(), engine.Config{Dir: filepath.Join(dir, "temporal"), Namespace: "scpo", Logger: quiet})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, server.Stop()) })
	c, err := app.Dial(server.ClientOptions(), quiet, prometheus.NewRegistry())
	require.NoError(t, err)
	t.Cleanup(c.Close)
	stop, err := app.StartWorker(t.Context(), c, s, app.Work{}, quiet, func(err error) { t.Error(err) })
	require.NoError(t, err)
	t.Cleanup(stop)
	return workflows.NewClient(c), c
}

// broken is an engine that lets the caller die after so many calls: every second one is done
// before, the others are not.
type broken struct {
	Engine
	left atomic.Int64
}

var errKilled = errors.New("killed")

// losing is an engine that loses the workflow of each application once, as while one that differs from the database is
// replaced.
type losing struct {
	*workflows.Client
	temporal client.Client
	lost     sync.Map
}

func (l *losing) Act(ctx context.Context, applicationID, updateID string, c models.Command) error {
	if _, lost := l.lost.LoadOrStore(applicationID, true); !lost {
		if err := l.temporal.TerminateWorkflow(ctx, workflows.WorkflowID(applicationID), "", "lost"); err != nil {
			return err
		}
	}
	return l.Client.Act(ctx, applicationID, updateID, c)
}

func (b *broken) Open(ctx context.Context, in workflows.Input) error {
	return b.call(func() error { return b.Engine.Open(ctx, in) })
}

func (b *broken) Act(ctx context.Context, applicationID, updateID string, c models.Command) error {
	return b.call(func() error { return b.Engine.Act(ctx, applicationID, updateID, c) })
}

func (b *broken) call(do func() error) error {
	left := b.left.Add(-1)
	if left < 0 {
		if left%2 == 0 {
			return errKilled
		}
		return errors.Join(do(), errKilled)
	}
	return do()
}

func TestSeed(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	desk, temporal := run(t, s, dir)

	// Killed again and again on the way, then left alone, then asked once more.
	forgetful := &losing{Client: desk, temporal: temporal}
	for _, calls := range []int64{0, 3, 11, 30} {
		e := &broken{Engine: forgetful}
		e.left.Store(calls)
		require.ErrorIs(t, Seed(t.Context(), s, e, dir, true), errKilled)
		require.True(t, Begun(dir))
	}
	require.NoError(t, Seed(t.Context(), s, forgetful, dir, true))
	require.False(t, Begun(dir))
	before := events(t, s)
	require.NoError(t, Seed(t.Context(), s, desk, dir, true))
	require.Equal(t, before, events(t, s))
	require.Len(t, before, 70)

	t.Run("users", func(t *testing.T) { checkUsers(t, s, dir) })
	t.Run("histories", func(t *testing.T) { checkHistories(t, s, before) })
	t.Run("samples", func(t *testing.T) { checkSamples(t, s) })
	t.Run("figures", func(t *testing.T) { checkFigures(t, s) })
	t.Run("the engine goes on with what is open", func(t *testing.T) { checkOpen(t, s, desk) })
}

func TestHowLongTheFirstStartTakes(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	desk, _ := run(t, s, dir)
	began := time.Now()
	require.NoError(t, Seed(t.Context(), s, desk, dir, true))
	t.Log("seeding took", time.Since(began))
	require.Len(t, events(t, s), 70)
}

// events are the histories of all applications by reference.
func events(t *testing.T, s *store.Store) map[string][]models.Event {
	list, next, err := s.Applications(t.Context(), store.ListQuery{Scope: everything, Limit: 200})
	require.NoError(t, err)
	require.Empty(t, next)
	all := map[string][]models.Event{}
	for _, a := range list {
		all[a.Reference], err = s.Events(t.Context(), a.ID)
		require.NoError(t, err)
		state, err := models.VerifyHistory(all[a.Reference])
		require.NoError(t, err, a.Reference)
		require.Equal(t, state, a.Standing.State)
	}
	return all
}

func checkUsers(t *testing.T, s *store.Store, dir string) {
	file := filepath.Join(dir, "demo-users.json")
	info, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode())
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	var listed []map[string]string
	require.NoError(t, json.Unmarshal(text, &listed))
	users, err := s.Users(t.Context())
	require.NoError(t, err)
	require.Len(t, users, len(listed))
	secrets := map[string]bool{}
	for _, l := range listed {
		require.Len(t, l, 7)
		u, _, err := s.UserByToken(t.Context(), models.HashOf([]byte(l["token"])))
		require.NoError(t, err)
		require.Equal(t, models.User{ID: u.ID, Username: l["username"], Name: l["name"], Role: models.Role(l["role"]), Force: l["force"], Region: l["region"], Active: true, Letters: models.LettersAtOnce, Fictional: true}, u)
		require.Len(t, l["token"], 64)
		require.Regexp(t, `^[a-z]+-[a-z]+-[a-z]+-\d{4}$`, l["password"])
		secrets[l["password"]], secrets[l["token"]] = true, true
		if u.Force != "" {
			region, ok := reference.RegionOf(u.Force)
			require.True(t, ok)
			require.Equal(t, region.Code, u.Region)
		}
	}
	require.Len(t, secrets, 2*len(listed), "nobody shares a secret")
	for _, name := range []string{
		"applicant.thames-valley", "applicant.surrey", "applicant.sussex", "applicant.hampshire-isle-of-wight", "officer.serocu",
		"officer2.serocu", "manager.thames-valley", "manager.serocu", "lead.national", "cps.reviewer", "auditor", "admin",
		"applicant.kent", "officer.ersou",
	} {
		_, err := s.UserByName(t.Context(), name)
		require.NoError(t, err, name)
	}
}

func checkHistories(t *testing.T, s *store.Store, all map[string][]models.Event) {
	now, today := s.Now(), calendar.DateIn(s.Now())
	states := map[models.State]int{}
	for ref, history := range all {
		for i, e := range history {
			require.False(t, e.At.After(now), ref)
			require.True(t, i == 0 || e.At.After(history[i-1].At), ref)
		}
		states[history[len(history)-1].To]++
		dated := slices.ContainsFunc(books().boilerplate, func(b boilerplate) bool { return b.Reference == ref }) // for good
		require.True(t, dated || history[0].At.After(today.AddDays(-740).Time()), ref)
	}
	require.Equal(t, map[models.State]int{
		models.Drafting: 2, models.InQA: 3, models.ReturnedByQA: 2, models.Approved: 1, models.WithCPS: 4, models.ReturnedByCPS: 1,
		models.Accepted: states[models.Accepted], models.Closed: states[models.Closed], models.Withdrawn: 8,
	}, states)
	require.GreaterOrEqual(t, states[models.Accepted], 3)
	t.Log(states)
}

func checkSamples(t *testing.T, s *store.Store) {
	given, err := reference.Samples()
	require.NoError(t, err)
	want := map[string]models.State{
		"SEROCU/2026/014": models.InQA, "SEROCU/2026/021": models.ReturnedByQA, "SEROCU/2026/030": models.WithCPS,
		"SEROCU/2026/037": models.Drafting, "SEROCU/2026/042": models.Drafting,
	}
	for _, g := range given {
		list, _, err := s.Applications(t.Context(), store.ListQuery{Scope: everything, Text: g.Reference, Limit: 2})
		require.NoError(t, err)
		require.Len(t, list, 1, g.Reference)
		a, err := s.Application(t.Context(), everything, list[0].ID)
		require.NoError(t, err)
		require.Equal(t, want[g.Reference], a.Standing.State, g.Reference)
		require.Equal(t, g.Force, a.Force)
		require.Empty(t, a.Standing.Holder)
		drafter, err := s.UserByName(t.Context(), g.Content.Drafter.Username)
		require.NoError(t, err)
		require.Equal(t, drafter.ID, a.CreatedBy)
		require.Equal(t, drafter.Name, g.Content.Drafter.Name)

		var c content.Content
		require.NoError(t, json.Unmarshal(a.Content, &c))
		days := g.Scenario.AsOf.DaysUntil(calendar.DateIn(s.Now()))
		require.Equal(t, g.Content.MoveDates(days).Hash(), c.Hash())
		require.Equal(t, g.Scenario.DraftedOn.AddDays(days), calendar.DateIn(a.CreatedAt))
		points, err := s.Points(t.Context(), a.ID)
		require.NoError(t, err)
		if g.Reference == "SEROCU/2026/021" {
			require.Len(t, points, 2)
			for _, p := range points {
				require.True(t, c.HasAnchor(p.Anchor))
			}
		} else {
			require.Empty(t, points)
		}
	}
}

func checkFigures(t *testing.T, s *store.Store) {
	today := calendar.DateIn(s.Now())
	groups, err := s.Figure(t.Context(), store.FigureQuery{
		Scope: everything, Basis: models.BySubmission, From: today.AddYears(-2), To: today, By: "region",
	})
	require.NoError(t, err)
	require.Len(t, groups, 2)
	var total models.Counts
	for _, g := range groups {
		t.Logf("%s: %+v", g.Key, g.Counts)
		require.GreaterOrEqual(t, g.Decided, 15, g.Key)
		require.Positive(t, g.Pending)
		require.Positive(t, g.Withdrawn)
		total = total.Add(g.Counts)
	}
	require.Positive(t, total.OutsideControl)
	require.Positive(t, total.AcceptedWithAmendments)
	strict := *total.Strict().Rate
	require.Greater(t, strict, 0.7)
	require.Less(t, strict, 0.95)
	t.Logf("strict %.3f, lenient %.3f", strict, *total.Lenient().Rate)
}

// checkOpen has an officer continue an application of the past.
func checkOpen(t *testing.T, s *store.Store, desk *workflows.Client) {
	list, _, err := s.Applications(t.Context(), store.ListQuery{Scope: models.Scope{Region: "ersou"}, State: models.Approved, Limit: 2})
	require.NoError(t, err)
	require.Len(t, list, 1)
	officer, err := s.UserByName(t.Context(), "officer.ersou")
	require.NoError(t, err)
	command := models.Command{Action: models.SubmitToCPS, Actor: officer.Actor()}
	asks, err := s.UsersByID(t.Context(), []string{command.Actor.ID})
	require.NoError(t, err)
	require.NoError(t, s.Prove(list[0].ID, "test", &command, asks[command.Actor.ID]))
	require.NoError(t, desk.Act(t.Context(), list[0].ID, "test", command))
	standing, err := desk.Standing(t.Context(), list[0].ID)
	require.NoError(t, err)
	require.Equal(t, models.WithCPS, standing.State)
}

func TestUsersAlone(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	require.NoError(t, Begin(dir))
	require.True(t, Begun(dir))

	// Killed between the file and the database.
	listed, err := accounts(dir)
	require.NoError(t, err)
	require.NoError(t, listed[3].add(t.Context(), s))

	require.NoError(t, Seed(t.Context(), s, nil, dir, false))
	require.False(t, Begun(dir))
	require.Empty(t, events(t, s))
	checkUsers(t, s, dir)
	again, err := readAccounts(dir)
	require.NoError(t, err)
	require.Equal(t, listed, again)

	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, f := range left {
		require.False(t, strings.HasPrefix(f.Name(), "."), f.Name())
	}
	hash, err := bcrypt.GenerateFromPassword([]byte(listed[0].Password), passwordCost)
	require.NoError(t, err)
	require.NoError(t, bcrypt.CompareHashAndPassword(hash, []byte(listed[0].Password)))
}

func TestAnotherUserOfTheSameName(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	require.NoError(t, s.AddUser(t.Context(), store.NewUser{User: models.User{ID: "real", Username: "admin", Name: "Real Admin", Role: models.Admin, Active: true}}))
	require.ErrorContains(t, Seed(t.Context(), s, nil, dir, false), "another user admin")
	require.True(t, Begun(dir))
}

func TestBegunInAnEmptyFolder(t *testing.T) {
	require.False(t, Begun(t.TempDir()))
}
