package models_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

func TestACoverBeginsAndEndsAtMidnightInLondon(t *testing.T) {
	for _, c := range []struct{ name, from, until, fromAt, untilAt string }{
		{"over Christmas", "2026-12-24", "2027-01-04", "2026-12-24T00:00:00Z", "2027-01-04T00:00:00Z"},
		{"over the clock going on", "2026-03-28", "2026-03-30", "2026-03-28T00:00:00Z", "2026-03-29T23:00:00Z"},
		{"from the day of the clock going on", "2026-03-29", "2026-03-30", "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z"},
		{"over the clock going back", "2026-10-24", "2026-10-26", "2026-10-23T23:00:00Z", "2026-10-26T00:00:00Z"},
		{"until the day of the clock going back", "2026-10-23", "2026-10-25", "2026-10-22T23:00:00Z", "2026-10-24T23:00:00Z"},
		{"on leap day", "2028-02-29", "2028-03-01", "2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z"},
	} {
		cover := models.Cover{From: coverDate(t, c.from), Until: coverDate(t, c.until), State: models.CoverPlanned}
		require.Equal(t, c.fromAt, cover.FromAt().Format(time.RFC3339), c.name)
		require.Equal(t, c.untilAt, cover.UntilAt().Format(time.RFC3339), c.name)
		require.True(t, cover.Holds(cover.From), c.name)
		require.False(t, cover.Holds(cover.From.AddDays(-1)), c.name)
		require.True(t, cover.Holds(cover.Until.AddDays(-1)), c.name)
		require.False(t, cover.Holds(cover.Until), c.name)
		cover.State = models.CoverCancelled
		require.False(t, cover.Holds(cover.From), c.name)
	}
}

func coverDate(t *testing.T, text string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(text)
	require.NoError(t, err)
	return d
}

func TestCheckCover(t *testing.T) {
	today := calendar.NewDate(2026, 5, 8)
	colleague := models.User{ID: "u2", Role: models.Officer, Region: "serocu", Active: true}
	sound := models.Cover{ID: "c1", UserID: "u1", CoverID: "u2", Region: "serocu", From: today, Until: today.AddDays(14)}
	// another is a cover of a few days in the middle of the sound one.
	another := func(away, covers string, state models.CoverState) models.Cover {
		return models.Cover{ID: "c2", UserID: away, CoverID: covers, Region: "serocu", From: today.AddDays(5), Until: today.AddDays(7), State: state}
	}
	for _, c := range []struct {
		name   string
		change func(*models.Cover, *models.User)
		others []models.Cover
		want   []string // pointer and code
	}{
		{name: "sound"},
		{name: "90 days", change: func(c *models.Cover, _ *models.User) { c.Until = today.AddDays(90) }},
		{name: "91 days", change: func(c *models.Cover, _ *models.User) { c.Until = today.AddDays(91) }, want: []string{"/until bad-value"}},
		{name: "no day", change: func(c *models.Cover, _ *models.User) { c.Until = c.From }, want: []string{"/until bad-value"}},
		{name: "backwards", change: func(c *models.Cover, _ *models.User) { c.Until = c.From.AddDays(-1) }, want: []string{"/until bad-value"}},
		{name: "one day", change: func(c *models.Cover, _ *models.User) { c.Until = c.From.AddDays(1) }},
		{name: "past", change: func(c *models.Cover, _ *models.User) { c.From = today.AddDays(-1) }, want: []string{"/from bad-value"}},
		{name: "a year ahead", change: func(c *models.Cover, _ *models.User) { c.From, c.Until = today.AddDays(366), today.AddDays(367) }},
		{name: "further ahead", change: func(c *models.Cover, _ *models.User) { c.From, c.Until = today.AddDays(367), today.AddDays(368) }, want: []string{"/from bad-value"}},
		{name: "no dates", change: func(c *models.Cover, _ *models.User) { c.From, c.Until = calendar.Date{}, calendar.Date{} }, want: []string{"/from no-date", "/until no-date"}},
		{name: "oneself", change: func(_ *models.Cover, u *models.User) { u.ID = "u1" }, want: []string{"/username bad-value"}},
		{name: "nobody", change: func(_ *models.Cover, u *models.User) { *u = models.User{} }, want: []string{"/username bad-value"}},
		{name: "another region", change: func(_ *models.Cover, u *models.User) { u.Region = "ersou" }, want: []string{"/username bad-value"}},
		{name: "another role", change: func(_ *models.Cover, u *models.User) { u.Role = models.Manager }, want: []string{"/username bad-value"}},
		{name: "has left", change: func(_ *models.Cover, u *models.User) { u.Active = false }, want: []string{"/username bad-value"}},
		{name: "days and colleague", change: func(c *models.Cover, u *models.User) { c.Until, u.Active = c.From, false }, want: []string{"/until bad-value", "/username bad-value"}},
		{name: "own cover overlaps", others: []models.Cover{another("u1", "u3", models.CoverPlanned)}, want: []string{"/from cover-overlaps"}},
		{name: "own cover that was cancelled", others: []models.Cover{another("u1", "u3", models.CoverCancelled)}},
		{name: "colleague away", others: []models.Cover{another("u2", "u3", models.CoverAway)}, want: []string{"/username away"}},
		{name: "in a ring", others: []models.Cover{another("u2", "u1", models.CoverPlanned)}, want: []string{"/username away"}},
		{name: "covering somebody", others: []models.Cover{another("u3", "u1", models.CoverPlanned)}, want: []string{"/from covering"}},
		{name: "colleague covers somebody else too", others: []models.Cover{another("u3", "u2", models.CoverPlanned)}},
		{name: "of others altogether", others: []models.Cover{another("u3", "u4", models.CoverPlanned)}},
		{name: "away from the day back on", others: []models.Cover{{ID: "c2", UserID: "u1", CoverID: "u3", From: today.AddDays(14), Until: today.AddDays(20), State: models.CoverPlanned}}},
		{name: "the same again", others: []models.Cover{{ID: "c1", UserID: "u1", CoverID: "u2", From: today, Until: today.AddDays(14), State: models.CoverPlanned}}},
	} {
		cover, user, away := sound, colleague, models.User{ID: "u1", Role: models.Officer, Region: "serocu", Active: true}
		if c.change != nil {
			c.change(&cover, &user)
		}
		var got []string
		for _, p := range models.CheckCover(cover, away, user, c.others, today) {
			require.NotEmpty(t, p.Message)
			got = append(got, p.Pointer+" "+p.Code)
		}
		require.Equal(t, c.want, got, c.name)
	}
}

func TestCheckCoverThatAColleagueAsksFor(t *testing.T) {
	today := calendar.NewDate(2026, 5, 8)
	ill := models.User{ID: "u1", Role: models.Officer, Region: "serocu", Active: true}
	asker := models.User{ID: "u2", Role: models.Officer, Region: "serocu", Active: true}
	cover := models.Cover{ID: "c1", UserID: "u1", CoverID: "u2", AskedBy: "u2", Region: "serocu", From: today, Until: today.AddDays(14)}
	require.Empty(t, models.CheckCover(cover, ill, asker, nil, today), "who asks may cover")

	elsewhere, gone, manager := ill, ill, ill
	elsewhere.Region, gone.Active, manager.Role = "ersou", false, models.Manager
	for _, who := range []models.User{elsewhere, gone, manager, {}} {
		found := models.CheckCover(cover, who, asker, nil, today)
		require.Len(t, found, 1)
		require.Equal(t, "/for bad-value", found[0].Pointer+" "+found[0].Code)
	}
	others := func(away, covers string) []models.Cover {
		return []models.Cover{{ID: "c2", UserID: away, CoverID: covers, Region: "serocu", From: today, Until: today.AddDays(2), State: models.CoverPlanned}}
	}
	for _, c := range []struct {
		colleague models.User
		others    []models.Cover
		want      string
	}{
		{ill, nil, "/username bad-value"}, {asker, others("u1", "u3"), "/from cover-overlaps"}, {asker, others("u3", "u1"), "/from covering"},
	} {
		found := models.CheckCover(cover, ill, c.colleague, c.others, today)
		require.Len(t, found, 1)
		require.Equal(t, c.want, found[0].Pointer+" "+found[0].Code)
		require.NotContains(t, found[0].Message, "You ", "it is not about who asks")
	}
}
