package health_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/health"
)

var now = time.Date(2026, 5, 8, 9, 30, 0, 0, time.UTC)

// well is a service in which everything works.
func well() health.Health {
	return health.Health{
		At: now,
		Numbers: &health.Numbers{
			At: now, Records: health.Check{At: now.Add(-6 * time.Hour), Sound: true}, Workflows: health.Check{At: now.Add(-time.Hour), Sound: true},
		},
		Queue: &health.Queue{}, Folders: []health.Folder{{Name: "all data", Free: 50 << 30, Size: 100 << 30}},
	}
}

// TestEachPartIsSaidInWords: what is wrong comes first, with what it means and what to do; what works is all that is left.
func TestEachPartIsSaidInWords(t *testing.T) {
	require.Equal(t, health.Works, well().State())
	for name, c := range map[string]struct {
		spoil func(*health.Health)
		part  health.Part
		state health.State
		says  string
	}{
		"database away": {func(h *health.Health) {
			h.Faults, h.Numbers = []health.Fault{{Part: health.Database, Text: "The database does not answer."}}, nil
		}, health.Database, health.Fails, "The database does not answer."},
		"engine away":      {func(h *health.Health) { h.Faults = []health.Fault{{Part: health.Engine, Text: "It does not."}} }, health.Engine, health.Fails, "It does not."},
		"slow":             {func(h *health.Health) { h.Queue = &health.Queue{Backlog: 1, Age: 2 * time.Minute} }, health.Worker, health.Look, "A worker answers, but 1 task has waited for more than 1 minute."},
		"email":            {func(h *health.Health) { h.Numbers.LettersDue, h.Numbers.LettersOldest = 2, now.Add(-time.Hour) }, health.Email, health.Look, "2 emails are due, the oldest since 09:30 on 8 May 2026."},
		"reminder":         {func(h *health.Health) { h.Numbers.RemindersLate, h.Numbers.RemindersOldest = 1, now.Add(-time.Hour) }, health.Reminders, health.Fails, "1 reminder of a deadline is late, the oldest since 09:30 on 8 May 2026."},
		"records":          {func(h *health.Health) { h.Numbers.Records.Sound = false }, health.Records, health.Fails, "not as they were sealed"},
		"records long ago": {func(h *health.Health) { h.Numbers.Records.At = now.Add(-50 * time.Hour) }, health.Records, health.Look, "They were verified last at 08:30 on 6 May 2026."},
		"records never":    {func(h *health.Health) { h.Numbers.Records = health.Check{} }, health.Records, health.Unknown, "Not verified yet."},
		"workflows":        {func(h *health.Health) { h.Numbers.Workflows = health.Check{At: now, Found: 3} }, health.Workflows, health.Fails, "3 applications could not be compared"},
		"papers":           {func(h *health.Health) { h.Numbers.PacksUnfinished = 1 }, health.Papers, health.Look, "1 submission is without the list of its papers, 0 are not in the transfer folder yet."},
		"disk":             {func(h *health.Health) { h.Folders[0].Free = 10 << 30 }, health.Disk, health.Look, "10 GB (10%) is free for all data."},
		"disk full":        {func(h *health.Health) { h.Folders[0].Free = 1 << 30 }, health.Disk, health.Fails, "1 GB (1%) is free for all data."},
	} {
		h := well()
		c.spoil(&h)
		first := h.Findings()[0]
		require.Equal(t, c.part, first.Part, name)
		require.Equal(t, c.state, first.State, name)
		require.Contains(t, first.Says, c.says, name)
		require.Equal(t, c.state, h.State(), name)
		if c.state == health.Look || c.state == health.Fails {
			require.NotEmpty(t, first.Means, name)
			require.NotEmpty(t, first.Do, name)
		}
	}
	h := well()
	h.Faults, h.Numbers, h.Queue = []health.Fault{{Part: health.Database}}, nil, nil
	require.Len(t, h.Findings(), 9, "every part is named, whatever answers")
}

// TestTheWorkerIsNotKnownWithoutTheEngine that would tell.
func TestTheWorkerIsNotKnownWithoutTheEngine(t *testing.T) {
	h := well()
	h.Faults = []health.Fault{{Part: health.Engine}}
	all := h.Findings()
	i := slices.IndexFunc(all, func(f health.Finding) bool { return f.Part == health.Worker })
	require.Equal(t, health.Unknown, all[i].State)
}
