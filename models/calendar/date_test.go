package calendar_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
)

func TestParseDateRefusesWhatIsNoDay(t *testing.T) {
	for _, s := range []string{"", "2026-02-30", "2026-2-3", "08/05/2026", "2026-05-08T00:00:00Z", "2026-05-08 ", "0000-01-01", "2026-13-01", "2027-02-29"} {
		_, err := calendar.ParseDate(s)
		require.ErrorIs(t, err, calendar.ErrBadDate, s)
	}
}

func TestDateIsTheDayInLondon(t *testing.T) {
	for instant, want := range map[string]string{
		"2026-06-30T23:30:00Z":      "2026-07-01", // summer time
		"2026-12-31T23:30:00Z":      "2026-12-31",
		"2026-01-01T00:30:00+14:00": "2025-12-31",
	} {
		at, err := time.Parse(time.RFC3339, instant)
		require.NoError(t, err)
		require.Equal(t, want, calendar.DateIn(at).String(), instant)
	}
}

func TestDateProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		a := calendar.NewDate(1900+r.IntN(300), 1, 1+r.IntN(366))
		n := r.IntN(80000) - 40000
		b := a.AddDays(n)
		require.Equal(t, n, a.DaysUntil(b))
		require.Equal(t, a, b.AddDays(-n))
		require.Equal(t, n > 0, a.Before(b))
		require.Equal(t, n < 0, a.After(b))
		if a.Year > 0 && b.Year > 0 && b.Year < 10000 {
			again, err := calendar.ParseDate(b.String())
			require.NoError(t, err)
			require.Equal(t, b, again)
		}
		m := r.IntN(240)
		c := a.AddMonths(m)
		if c.Day != a.Day {
			require.Equal(t, 1, c.Day, "%s and %d months", a, m)
			require.Greater(t, a.Day, 28)
		}
		require.False(t, c.Before(a))
		require.Equal(t, a.AddMonths(12), a.AddYears(1))
	}
}

func TestDateJSON(t *testing.T) {
	type box struct {
		On  calendar.Date  `json:"on"`
		Opt *calendar.Date `json:"opt"`
	}
	data, err := json.Marshal(box{On: day(t, "2026-05-08")})
	require.NoError(t, err)
	require.JSONEq(t, `{"on":"2026-05-08","opt":null}`, string(data))
	var b box
	require.NoError(t, json.Unmarshal([]byte(`{"on":null,"opt":"2026-05-08"}`), &b))
	require.True(t, b.On.IsZero())
	require.Equal(t, day(t, "2026-05-08"), *b.Opt)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"on":"2026-02-30"}`), &b), calendar.ErrBadDate)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"on":20260508}`), &b), calendar.ErrBadDate)
}
