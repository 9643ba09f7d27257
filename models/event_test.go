package models_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// history is a sealed life from the first draft to the CPS.
func history(t *testing.T) []models.Event {
	t.Helper()
	at := noon
	var events []models.Event
	state := models.None
	for _, step := range []struct {
		action models.Action
		actor  models.Actor
		to     models.State
	}{
		{models.Create, writer, models.Drafting},
		{models.SubmitForQA, writer, models.InQA},
		{models.Claim, officer, models.InQA},
		{models.Release, officer, models.InQA},
		{models.Claim, second, models.InQA},
		{models.Approve, second, models.Approved},
		{models.SubmitToCPS, officer, models.WithCPS},
	} {
		at = at.Add(time.Hour + 123456789*time.Nanosecond)
		events = append(events, models.Event{
			ApplicationID: "a1", Seq: len(events) + 1, UpdateID: "u" + string(step.action), Action: step.action,
			ActorID: step.actor.ID, ActorRole: step.actor.Role, At: at.In(calendar.London()), From: state, To: step.to,
			Round: 1, Version: len(events) + 1, PayloadRef: "ref", PayloadHash: "hash", ContentHash: "c1",
		})
		state = step.to
	}
	reseal(t, events)
	return events
}

// reseal makes the chain fit again, as a forger with the program's source could.
func reseal(t *testing.T, events []models.Event) {
	t.Helper()
	prev := ""
	for i := range events {
		require.NoError(t, events[i].Seal(prev))
		prev = events[i].Hash
	}
}

func TestVerifyHistory(t *testing.T) {
	state, err := models.VerifyHistory(history(t))
	require.NoError(t, err)
	require.Equal(t, models.WithCPS, state)

	state, err = models.VerifyHistory(nil)
	require.NoError(t, err)
	require.Equal(t, models.None, state)
}

func TestSealKeepsWhatEveryDatabaseKeeps(t *testing.T) {
	events := history(t)
	for _, e := range events {
		require.Equal(t, time.UTC, e.At.Location())
		require.Zero(t, e.At.Nanosecond()%1000)
		require.Len(t, e.Hash, 64)
	}
	require.Empty(t, events[0].PrevHash)
	require.Equal(t, events[0].Hash, events[1].PrevHash)
}

func TestVerifyHistoryCatchesEveryChange(t *testing.T) {
	changes := map[string]func(*models.Event){
		"application":  func(e *models.Event) { e.ApplicationID = "a2" },
		"seq":          func(e *models.Event) { e.Seq++ },
		"update id":    func(e *models.Event) { e.UpdateID += "x" },
		"action":       func(e *models.Event) { e.Action = models.Release },
		"actor":        func(e *models.Event) { e.ActorID = "u-x" },
		"role":         func(e *models.Event) { e.ActorRole = models.CPS },
		"time":         func(e *models.Event) { e.At = e.At.Add(time.Microsecond) },
		"from":         func(e *models.Event) { e.From = models.Drafting },
		"to":           func(e *models.Event) { e.To = models.Withdrawn },
		"round":        func(e *models.Event) { e.Round++ },
		"version":      func(e *models.Event) { e.Version++ },
		"payload":      func(e *models.Event) { e.PayloadRef = "other" },
		"payload hash": func(e *models.Event) { e.PayloadHash = "other" },
		"content hash": func(e *models.Event) { e.ContentHash = "other" },
		"prev hash":    func(e *models.Event) { e.PrevHash = e.Hash },
		"hash":         func(e *models.Event) { e.Hash = e.PrevHash + "0" },
	}
	for name, change := range changes {
		for _, at := range []int{0, 2, 6} {
			events := history(t)
			was := events[at]
			change(&events[at])
			if events[at] == was {
				continue // this change says what the line said
			}
			_, err := models.VerifyHistory(events)
			require.ErrorIs(t, err, models.ErrBrokenHistory, "%s of line %d", name, at+1)
		}
	}
}

func TestVerifyHistoryCatchesForgeries(t *testing.T) {
	for name, forge := range map[string]func([]models.Event) []models.Event{
		"a line is gone":            func(e []models.Event) []models.Event { return slices.Delete(e, 2, 4) },
		"the first line is gone":    func(e []models.Event) []models.Event { return e[1:] },
		"two lines are swapped":     func(e []models.Event) []models.Event { e[2], e[3] = e[3], e[2]; return e },
		"a line is there twice":     func(e []models.Event) []models.Event { return slices.Insert(e, 3, e[2]) },
		"a line of another history": func(e []models.Event) []models.Event { require.NoError(t, e[6].Seal("0")); return e },
	} {
		_, err := models.VerifyHistory(forge(history(t)))
		require.ErrorIs(t, err, models.ErrBrokenHistory, name)
	}
	// The chain fits, but no one could have taken this step.
	for name, forge := range map[string]func([]models.Event) []models.Event{
		"a step that the table does not know": func(e []models.Event) []models.Event {
			e[6].To = models.Accepted
			return e
		},
		"a role that may not":       func(e []models.Event) []models.Event { e[5].ActorRole = models.Applicant; return e },
		"an action that is none":    func(e []models.Event) []models.Event { e[3].Action = "no-such-action"; return e },
		"a jump":                    func(e []models.Event) []models.Event { e[6].From = models.InQA; return e },
		"create twice":              func(e []models.Event) []models.Event { e[1] = e[0]; e[1].Seq = 2; return e[:2] },
		"numbers start at two":      func(e []models.Event) []models.Event { e[0].Seq = 2; return e[:1] },
		"a number is left out":      func(e []models.Event) []models.Event { e[6].Seq = 8; return e },
		"a history with its middle": func(e []models.Event) []models.Event { e[2].Seq = 1; return e[2:3] },
	} {
		events := forge(history(t))
		reseal(t, events)
		_, err := models.VerifyHistory(events)
		require.ErrorIs(t, err, models.ErrBrokenHistory, name)
	}
}
