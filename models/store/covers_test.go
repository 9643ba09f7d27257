package store_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

// officers adds officers of the region, each with the id that names them.
func (d *desk) officers(region string, ids ...string) {
	d.t.Helper()
	for _, id := range ids {
		u := models.User{ID: id, Username: id + ".name", Role: models.Officer, Region: region, Active: true}
		require.NoError(d.t, d.AddUser(d.ctx, store.NewUser{User: u}))
	}
}

// planned is a cover of so many days from so many days ahead.
func (d *desk) planned(id, away, covers string, ahead, days int) models.Cover {
	from := calendar.DateIn(d.clock.now()).AddDays(ahead)
	return models.Cover{ID: id, UserID: away, CoverID: covers, Region: "serocu", From: from, Until: from.AddDays(days)}
}

func (d *desk) saved(c models.Cover) models.Cover {
	d.t.Helper()
	got, problems, err := d.SaveCover(d.ctx, c)
	require.NoError(d.t, err)
	require.Empty(d.t, problems)
	return got
}

func testCovers(t *testing.T, open opener) {
	d := newDesk(t, open)
	d.officers("serocu", "o1", "o2", "o3")
	d.officers("ersou", "e1", "e2")
	c := d.planned("c1", "o1", "o2", 3, 7)
	saved := d.saved(c)
	c.State, c.CreatedAt = models.CoverPlanned, d.clock.now().Truncate(time.Microsecond)
	require.Equal(t, c, saved)
	read, err := d.Cover(d.ctx, "c1")
	require.NoError(t, err)
	require.Equal(t, c, read)

	asked := d.planned("c9", "o3", "o2", 40, 2)
	asked.AskedBy = "o1"
	require.Equal(t, "o1", d.saved(asked).AskedBy)
	read, err = d.Cover(d.ctx, "c9")
	require.NoError(t, err)
	require.Equal(t, []string{"o1", ""}, []string{read.AskedBy, read.CancelledBy})
	require.NoError(t, d.AskedToCancel(d.ctx, "c9", "o2"))
	read, err = d.Cover(d.ctx, "c9")
	require.NoError(t, err)
	require.Empty(t, read.CancelledBy, "not before it is cancelled")
	require.NoError(t, d.SetCoverState(d.ctx, "c9", models.CoverCancelled))
	require.NoError(t, d.AskedToCancel(d.ctx, "c9", "o1"))
	read, err = d.Cover(d.ctx, "c9")
	require.NoError(t, err)
	require.Equal(t, "o2", read.CancelledBy, "who asks afterwards did not cancel it")

	d.clock.advance(20 * 24 * time.Hour)
	require.Equal(t, c, d.saved(c), "asked for again, when it could no longer be")
	_, problems, err := d.SaveCover(d.ctx, models.Cover{ID: "c2", UserID: "o1", CoverID: "o2", Region: "serocu", From: c.From, Until: c.Until})
	require.NoError(t, err)
	require.NotEmpty(t, problems)
	_, err = d.Cover(d.ctx, "c2")
	require.ErrorIs(t, err, models.ErrNotFound)
	for _, away := range []string{"e1", "nobody", ""} {
		_, problems, err := d.SaveCover(d.ctx, d.planned("c3", away, "o2", 0, 1))
		require.NoError(t, err)
		require.Equal(t, "/for", problems[0].Pointer, away)
	}
	for _, colleague := range []string{"e1", "nobody", "", "o1"} {
		_, problems, err := d.SaveCover(d.ctx, d.planned("c3", "o1", colleague, 0, 1))
		require.NoError(t, err)
		require.Equal(t, "/username", problems[0].Pointer, colleague)
	}
}

func testCoverLists(t *testing.T, open opener) {
	d := newDesk(t, open)
	d.officers("serocu", "o1", "o2", "o3")
	d.officers("ersou", "e1", "e2")
	today := calendar.DateIn(d.clock.now())
	d.saved(d.planned("late", "o1", "o2", 20, 5))
	d.saved(d.planned("early", "o3", "o2", 1, 2))
	d.saved(d.planned("now", "o1", "o2", 0, 4))
	there := d.planned("there", "e1", "e2", 1, 2)
	there.Region = "ersou"
	d.saved(there)

	list := func(region string, since calendar.Date, limit int) (ids []string) {
		covers, err := d.Covers(d.ctx, region, since, limit)
		require.NoError(t, err)
		for _, c := range covers {
			ids = append(ids, c.ID)
		}
		return ids
	}
	require.Equal(t, []string{"now", "early", "late"}, list("serocu", today, 10))
	require.Equal(t, []string{"now", "early"}, list("serocu", today, 2))
	require.Equal(t, []string{"late"}, list("serocu", today.AddDays(5), 10))
	require.Equal(t, []string{"there"}, list("ersou", today, 10))
	require.Empty(t, list("", today, 10))

	require.NoError(t, d.SetCoverState(d.ctx, "early", models.CoverCancelled))
	require.NoError(t, d.SetCoverState(d.ctx, "now", models.CoverAway))
	open1, err := d.OpenCovers(d.ctx)
	require.NoError(t, err)
	var ids []string
	for _, c := range open1 {
		ids = append(ids, c.ID)
	}
	require.Equal(t, []string{"now", "there", "late"}, ids)
}

func testCoverOf(t *testing.T, open opener) {
	d := newDesk(t, open)
	d.officers("serocu", "o1", "o2")
	today := calendar.DateIn(d.clock.now())
	d.saved(d.planned("first", "o1", "o2", 0, 3))
	d.saved(d.planned("second", "o1", "o2", 3, 2))
	of := func(user string, ahead int) string {
		c, err := d.CoverOf(d.ctx, user, today.AddDays(ahead))
		if err != nil {
			require.ErrorIs(t, err, models.ErrNotFound)
		}
		return c.ID
	}
	for ahead, want := range map[int]string{-1: "", 0: "first", 2: "first", 3: "second", 4: "second", 5: ""} {
		require.Equal(t, want, of("o1", ahead), "in %d days", ahead)
		require.Empty(t, of("o2", ahead), "who covers is there")
	}
	require.NoError(t, d.SetCoverState(d.ctx, "first", models.CoverAway))
	require.Equal(t, "first", of("o1", 1))
	require.NoError(t, d.SetCoverState(d.ctx, "first", models.CoverCancelled))
	require.Empty(t, of("o1", 1))
}

func testCoverStates(t *testing.T, open opener) {
	d := newDesk(t, open)
	d.officers("serocu", "o1", "o2")
	d.saved(d.planned("c1", "o1", "o2", 0, 3))
	for _, c := range []struct{ set, want models.CoverState }{
		{models.CoverAway, models.CoverAway}, {models.CoverAway, models.CoverAway}, {models.CoverOver, models.CoverOver},
		{models.CoverOver, models.CoverOver}, {models.CoverCancelled, models.CoverOver}, {models.CoverAway, models.CoverOver},
	} {
		require.NoError(t, d.SetCoverState(d.ctx, "c1", c.set))
		got, err := d.Cover(d.ctx, "c1")
		require.NoError(t, err)
		require.Equal(t, c.want, got.State, "set %s", c.set)
	}
	require.ErrorIs(t, d.SetCoverState(d.ctx, "none", models.CoverOver), models.ErrNotFound)
}

// testCoversAtOnce: of conflicting covers requested at the same moment, one is kept.
func testCoversAtOnce(t *testing.T, open opener) {
	for _, c := range []struct {
		name  string
		cover func(d *desk, n int) models.Cover
		kept  int
	}{
		{"in a ring", func(d *desk, n int) models.Cover {
			return d.planned(fmt.Sprintf("c%d", n), fmt.Sprintf("o%d", n%2+1), fmt.Sprintf("o%d", (n+1)%2+1), 1, 5)
		}, 1},
		{"of one officer", func(d *desk, n int) models.Cover {
			return d.planned(fmt.Sprintf("c%d", n), "o1", fmt.Sprintf("o%d", n%2+2), 1, 5)
		}, 1},
		{"the same one", func(d *desk, _ int) models.Cover { return d.planned("c", "o1", "o2", 1, 5) }, 6},
	} {
		d := newDesk(t, open)
		d.officers("serocu", "o1", "o2", "o3")
		kept, faults := make([]bool, 6), make([]error, 6)
		var asked sync.WaitGroup
		for n := range kept {
			asked.Go(func() {
				_, problems, err := d.SaveCover(d.ctx, c.cover(d, n))
				kept[n], faults[n] = len(problems) == 0, err
			})
		}
		asked.Wait()
		for _, err := range faults {
			require.NoError(t, err, c.name)
		}
		kept = slices.DeleteFunc(kept, func(k bool) bool { return !k })
		require.Len(t, kept, c.kept, c.name)
		covers, err := d.OpenCovers(d.ctx)
		require.NoError(t, err)
		require.Len(t, covers, 1, c.name)
	}
}

func testHeld(t *testing.T, open opener) {
	d := newDesk(t, open)
	colleague := models.Actor{ID: "u-colleague", Role: models.Officer}
	var lives []*life
	for n := range 4 {
		l := d.create("surrey", "serocu", draft(fmt.Sprintf("Person %d", n)))
		l.do(models.SubmitForQA, writer, `{}`)
		if n > 0 {
			l.do(models.Claim, officer, `{}`)
		}
		lives = append(lives, l)
	}
	lives[3].do(models.Return, officer, point)
	held := func(list []models.Application, err error) (ids []string) {
		require.NoError(t, err)
		for _, a := range list {
			require.Empty(t, a.Content)
			require.NotEmpty(t, a.Reference)
			ids = append(ids, a.ID)
		}
		return ids
	}
	require.Equal(t, []string{lives[1].id, lives[2].id}, held(d.HeldBy(d.ctx, officer.ID)))
	require.Empty(t, held(d.HeldBy(d.ctx, colleague.ID)))
	require.Empty(t, held(d.HeldBy(d.ctx, "")))

	lives[0].do(models.Claim, colleague, `{}`)
	lives[1].do(models.PassOver, officer, `{"coverId": "c1", "userId": "u-colleague"}`)
	require.Equal(t, []string{lives[2].id}, held(d.HeldBy(d.ctx, officer.ID)))
	require.Equal(t, []string{lives[0].id, lives[1].id}, held(d.HeldBy(d.ctx, colleague.ID)))
	require.Equal(t, []string{lives[1].id}, held(d.HeldFor(d.ctx, colleague.ID, officer.ID)))
	require.Empty(t, held(d.HeldFor(d.ctx, officer.ID, colleague.ID)))
	lives[1].do(models.HandBack, officer, `{"coverId": "c1"}`)
	require.Empty(t, held(d.HeldFor(d.ctx, colleague.ID, officer.ID)))
}
