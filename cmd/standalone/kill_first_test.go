package main_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
)

// TestAFirstStartThatIsKilledIsMadeGood: whenever the very first start is killed, the next one, called
// without any word about the demonstration, gives what an undisturbed one gives.
func TestAFirstStartThatIsKilledIsMadeGood(t *testing.T) {
	seed := fromEnv(t, "SCPO_TEST_SEED", int(time.Now().UnixNano()))
	random := chance(seed, 0)
	for { // until all of it is of one day, as the demonstration is
		day, began := desktest.Today(), time.Now()
		undisturbed := shown(t, t.TempDir())
		whole := time.Since(began)
		t.Logf("SCPO_TEST_SEED=%d; an undisturbed start takes %s", seed, whole)
		var disturbed [3][]any
		for i := range disturbed {
			dir := t.TempDir()
			for _, span := range []time.Duration{whole / 8, whole} { // once before, once while the demonstration is made
				kill(t, dir, time.Duration(random.Int64N(int64(span))))
			}
			disturbed[i] = shown(t, dir)
		}
		if desktest.Today() != day {
			continue
		}
		for _, d := range disturbed {
			require.Equal(t, undisturbed, d)
		}
		return
	}
}

// kill starts the program and kills it after so long.
func kill(t *testing.T, dir string, after time.Duration) {
	t.Helper()
	s, err := desktest.LaunchStandalone(standalone.Path(t), dir)
	require.NoError(t, err)
	<-time.After(after)
	require.False(t, s.Ended(), s.Stderr())
	s.Kill()
}

// shown starts the program, and is what the demonstration has: its users, the number of its
// applications, and the figure.
func shown(t *testing.T, dir string) []any {
	t.Helper()
	s, err := desktest.StartStandalone(standalone.Path(t), dir)
	require.NoError(t, err)
	defer s.Kill()
	p := peopleOf(t, s)
	var all []any
	for _, username := range []string{"applicant.thames-valley", "applicant.surrey", "applicant.sussex", "applicant.hampshire-isle-of-wight",
		"applicant.kent", "officer.serocu", "officer2.serocu", "officer.ersou", "cps.reviewer", "manager.serocu", "manager.thames-valley"} {
		var page desktest.Page
		p.as(username).Get("/applications?limit=200", &page)
		all = append(all, username, len(page.Items))
		for _, item := range page.Items {
			all = append(all, item.State)
		}
	}
	for _, username := range []string{"auditor", "admin"} {
		p.as(username).Get("/reference/forces", nil)
	}
	return append(all, p.as("lead.national").Figure("").Total)
}
