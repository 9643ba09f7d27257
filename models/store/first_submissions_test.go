package store_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// testFirstSubmissions reads the golden cases: what was received first, in the order of the days,
// with the first decision; and tries a rule set out on them.
func testFirstSubmissions(t *testing.T, open opener) {
	d := newDesk(t, open)
	goldenCases(d)
	var told []string
	routes := map[content.Route]int{}
	test, err := checks.NewBacktest("2026-02-12")
	require.NoError(t, err)
	require.NoError(t, d.FirstSubmissions(d.ctx, func(f store.FirstSubmission) error {
		told = append(told, f.On.String()+" "+f.Force+" "+string(f.Decision))
		routes[f.Content.Route]++
		test.Add(f.Reference, checks.Input{Content: f.Content, Force: f.Force, AsOf: f.On}, f.Decision)
		return nil
	}))
	require.Equal(t, []string{
		"2026-01-09 surrey accepted", "2026-01-10 thames-valley accepted", "2026-01-16 surrey ",
		"2026-01-31 thames-valley accepted", "2026-02-02 thames-valley accepted-with-amendments",
		"2026-02-10 thames-valley rejected", "2026-02-11 surrey ", "2026-02-12 surrey accepted",
		"2026-02-15 thames-valley more-information", "2026-03-31 kent rejected", "2026-04-01 kent accepted",
	}, told)
	require.Equal(t, map[content.Route]int{content.RouteS1: 2, content.RouteS19: 9}, routes, "as first received, not as sent again")

	tallies := test.Tallies()
	require.Len(t, tallies, 35)
	for _, x := range tallies {
		require.Equal(t, 11, sum(x.Caught)+sum(x.Passed), x.Check)
		require.Len(t, x.Cases, sum(x.Caught), x.Check)
		if x.Check == "Q19" { // none of these thin texts has a monitoring plan
			require.Equal(t, checks.Fate{Accepted: 6, Returned: 3, Pending: 2}, x.Caught)
		}
	}
	_, err = checks.NewBacktest("none")
	require.ErrorIs(t, err, checks.ErrNoRuleSet)

	stop := errors.New("enough")
	require.ErrorIs(t, d.FirstSubmissions(d.ctx, func(store.FirstSubmission) error { return stop }), stop)
}

func sum(f checks.Fate) int { return f.Accepted + f.Returned + f.Pending }
