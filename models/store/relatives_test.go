package store_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

func bornOn(family string, day calendar.Date, pnc string) content.Content {
	c := draft(family)
	c.Subjects[0].Type, c.Subjects[0].DateOfBirth, c.Subjects[0].PNCID = content.SubjectIndividual, &day, &pnc
	return c
}

// testRelatives: the same person is found in every force, and what the user cannot open is marked.
func testRelatives(t *testing.T, open opener) {
	d, day := newDesk(t, open), calendar.Date{Year: 1990, Month: 5, Day: 1}
	own := bornOn("Núñez", day, "2004/0123456X")
	first := d.create("surrey", "serocu", own)
	valley := d.create("thames-valley", "serocu", bornOn("NUNEZ", day, ""))
	kent := d.create("kent", "ersou", bornOn("Smith", day, "04/123456X"))
	d.create("kent", "ersou", bornOn("Smith", day, ""))
	ask := func(c content.Content, except string, scope models.Scope) map[string]store.Relative {
		found, err := d.Relatives(d.ctx, store.RelativesQuery{Keys: c.SubjectKeys(), Except: except, Scope: scope})
		require.NoError(t, err)
		byID := map[string]store.Relative{}
		for _, r := range found {
			byID[r.ID] = r
		}
		return byID
	}
	found := ask(own, first.id, models.Scope{Force: "surrey"})
	require.Len(t, found, 2)
	require.Equal(t, []content.SubjectMatch{content.SamePerson}, found[valley.id].Why)
	require.Equal(t, []content.SubjectMatch{content.SamePNC}, found[kent.id].Why)
	require.False(t, found[valley.id].Visible)
	require.Equal(t, "ersou", found[kent.id].Region)
	region := ask(own, "", models.Scope{Region: "serocu"})
	require.Len(t, region, 3)
	require.True(t, region[valley.id].Visible)
	require.False(t, region[kent.id].Visible)
	require.Equal(t, []content.SubjectMatch{content.SamePNC, content.SamePerson}, region[first.id].Why)
	require.False(t, ask(own, "", models.Scope{All: true, SubmittedOnly: true})[first.id].Visible, "nothing was submitted")

	named := func(given string) content.Content {
		c := bornOn("Carrow", day, "")
		c.Subjects[0].GivenNames = &given
		return c
	}
	john := d.create("surrey", "serocu", named("John Peter"))
	jane := d.create("kent", "ersou", named("Jane"))
	initial := ask(named("Mr J."), "", everything)
	require.Len(t, initial, 2, "an initial may be either")
	require.Equal(t, []content.SubjectMatch{content.SamePerson}, initial[john.id].Why)
	require.NotContains(t, ask(named("John"), "", everything), jane.id)
	require.Empty(t, ask(named("P."), "", everything))

	first.save(writer, bornOn("Other", day, ""))
	require.NotContains(t, ask(own, "", everything), first.id, "the text that is there now counts")
	require.Empty(t, ask(content.Empty(), "", everything))
}

// TestSubjectsOfEarlierDatabasesAreIndexed: what was written before there was an index is found too.
func TestSubjectsOfEarlierDatabasesAreIndexed(t *testing.T) {
	c := store.Config{SQLite: filepath.Join(t.TempDir(), "desk.db")}
	reopened := func(testing.TB, func() time.Time) *store.Store { return openConfig(t, c) }
	d, day := newDesk(t, reopened), calendar.Date{Year: 1990, Month: 5, Day: 1}
	old := d.create("surrey", "serocu", bornOn("Smith", day, ""))
	db, err := d.DB()
	require.NoError(t, err)
	for _, before := range []string{"DELETE FROM subject_keys", "UPDATE applications SET keys_version = 0"} {
		_, err = db.ExecContext(t.Context(), before)
		require.NoError(t, err)
	}
	found, err := openConfig(t, c).Relatives(d.ctx, store.RelativesQuery{Keys: bornOn("Smith", day, "").SubjectKeys(), Scope: everything})
	require.NoError(t, err)
	require.Len(t, found, 1)
	require.Equal(t, old.id, found[0].ID)
}
