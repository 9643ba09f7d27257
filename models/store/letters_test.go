package store_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// due lists the letters that may be tried now, by address.
func (p *postDesk) due() map[string]store.Letter {
	p.t.Helper()
	letters, err := p.DueLetters(p.ctx, p.Now(), 100)
	require.NoError(p.t, err)
	by := map[string]store.Letter{}
	for _, l := range letters {
		require.NotContains(p.t, by, l.To, "one letter a person")
		by[l.To] = l
	}
	return by
}

// submit makes an application and sends it for review: both officers of the region are notified.
func (p *postDesk) submit() *life {
	p.t.Helper()
	l := p.create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	return l
}

func (p *postDesk) wants(id string, how models.Letters, email *string) {
	p.t.Helper()
	require.NoError(p.t, p.WantLetters(p.ctx, id, how, email))
}

const (
	toOfficer = "u-officer@police.example"
	toSecond  = "u-second@police.example"
	toWriter  = "u-writer@police.example"
)

func submitted(n int) []store.LetterCount {
	return []store.LetterCount{{Kind: models.NoticeSubmitted, Applications: n}}
}

func testLetters(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	require.Empty(t, p.due())
	p.submit()
	p.submit().do(models.Claim, officer, `{}`)

	first := p.due()
	require.Len(t, first, 2)
	require.Equal(t, store.Letter{ID: first[toOfficer].ID, To: toOfficer, Counts: submitted(2)}, first[toOfficer])
	require.NotEqual(t, first[toOfficer].ID, first[toSecond].ID)
	require.Equal(t, first, p.due(), "the same letters until they are answered for")

	require.NoError(t, p.LetterSent(p.ctx, first[toSecond].ID))
	require.NoError(t, p.LetterSent(p.ctx, first[toSecond].ID), "twice is once")
	require.NoError(t, p.LetterLater(p.ctx, first[toSecond].ID, p.Now()), "too late")
	require.NoError(t, p.LetterRefused(p.ctx, first[toSecond]), "too late")
	require.NotContains(t, p.due(), toSecond)

	p.submit()
	again := p.due()
	require.Equal(t, submitted(1), again[toSecond].Counts, "what came since")
	require.NotEqual(t, first[toSecond].ID, again[toSecond].ID)
	require.Equal(t, first[toOfficer], again[toOfficer], "no second letter beside one that is not answered for")
	require.NoError(t, p.LetterSent(p.ctx, first[toOfficer].ID))
	require.Equal(t, submitted(1), p.due()[toOfficer].Counts, "it waited, and was not lost")
}

func testLettersKinds(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	a, b := p.submit(), p.submit()
	for _, l := range []*life{a, b} {
		l.do(models.Claim, officer, `{}`)
		l.do(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
		l.do(models.SubmitToCPS, officer, `{}`)
	}
	a.do(models.CPSDecision, officer, `{"decision": "accepted", "decidedOn": "2026-05-08", "authority": {"name": "A Lawyer", "grade": "DCCP", "basis": "delegated"}}`)
	require.Equal(t, []store.LetterCount{
		{Kind: models.NoticeApproved, Applications: 2}, {Kind: models.NoticeSentToCPS, Applications: 2}, {Kind: models.NoticeAccepted, Applications: 1},
	}, p.due()[toWriter].Counts)
}

// An attempt is one process's own, until it answers or its time is over.
func testLettersTaken(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	p.submit()
	id := p.due()[toOfficer].ID
	now, until := p.Now(), p.Now().Add(5*time.Minute)
	taken := make(chan bool, 8)
	var all sync.WaitGroup
	for range cap(taken) {
		all.Go(func() {
			_, got, err := p.TakeLetter(p.ctx, id, now, until)
			taken <- got && err == nil
		})
	}
	all.Wait()
	close(taken)
	winners := 0
	for got := range taken {
		if got {
			winners++
		}
	}
	require.Equal(t, 1, winners)
	require.NotContains(t, p.due(), toOfficer, "it is being tried")

	p.clock.set(until) // the process that took it was killed
	require.Equal(t, 1, p.due()[toOfficer].Attempts)
	letter, got, err := p.TakeLetter(p.ctx, id, p.Now(), p.Now().Add(time.Minute))
	require.NoError(t, err)
	require.True(t, got)
	require.Equal(t, store.Letter{ID: id, To: toOfficer, Attempts: 2, Counts: submitted(1)}, letter)
	later := p.Now().Add(2 * time.Minute)
	require.NoError(t, p.LetterLater(p.ctx, id, later))
	p.clock.set(later.Add(-time.Microsecond))
	require.NotContains(t, p.due(), toOfficer)
	p.clock.set(later)
	require.Equal(t, store.Letter{ID: id, To: toOfficer, Attempts: 2, Counts: submitted(1)}, p.due()[toOfficer], "the same id at every attempt")

	require.NoError(t, p.LetterSent(p.ctx, id))
	_, got, err = p.TakeLetter(p.ctx, id, later, later.Add(time.Minute))
	require.NoError(t, err)
	require.False(t, got, "what was sent is not sent again")
}

// A refused address is left alone until it changes; what it missed is not lost.
func testLettersRefused(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	p.submit()
	refused := p.due()[toOfficer]
	require.NoError(t, p.LetterRefused(p.ctx, refused))
	p.submit()
	p.clock.advance(48 * time.Hour)
	require.NotContains(t, p.due(), toOfficer)
	p.wants(officer.ID, models.LettersAtOnce, &refused.To)
	require.NotContains(t, p.due(), toOfficer, "the same address again")
	require.Len(t, p.told(officer.ID), 2, "in the program all is there")

	other := "new@police.example"
	p.wants(officer.ID, models.LettersAtOnce, &other)
	require.Equal(t, submitted(2), p.due()[other].Counts, "both in one letter")
	require.NotEqual(t, refused.ID, p.due()[other].ID)
	require.NoError(t, p.LetterSent(p.ctx, p.due()[other].ID))

	p.wants(officer.ID, models.LettersAtOnce, &refused.To)
	p.submit()
	require.Equal(t, submitted(1), p.due()[toOfficer].Counts, "an address that has changed is asked")
}

func testLettersRefusedMeanwhile(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	p.submit()
	old := p.due()[toOfficer]
	other := "new@police.example"
	p.wants(officer.ID, models.LettersAtOnce, &other) // while the old one is being asked
	require.NoError(t, p.LetterRefused(p.ctx, old))
	require.Equal(t, submitted(1), p.due()[other].Counts)
}

// A daily letter holds what came since the last one.
func testLettersDaily(t *testing.T, open opener) {
	p := newPostDesk(t, open) // Friday 8 May 2026, 10:00 in London
	p.wants(officer.ID, models.LettersDaily, nil)
	p.submit()
	p.clock.advance(24 * time.Hour)
	p.submit() // on Saturday
	require.NotContains(t, p.due(), toOfficer)
	p.clock.set(time.Date(2026, 5, 11, 6, 59, 59, 0, time.UTC))
	require.NotContains(t, p.due(), toOfficer)
	p.clock.set(time.Date(2026, 5, 11, 7, 0, 0, 0, time.UTC)) // Monday 08:00 in London
	first := p.due()[toOfficer]
	require.True(t, first.Digest)
	require.Equal(t, submitted(2), first.Counts)
	require.False(t, p.due()[toSecond].Digest)
	require.NoError(t, p.LetterSent(p.ctx, first.ID))

	read := p.submit()
	p.submit()
	for _, n := range p.notices(officer.ID) {
		if n.ApplicationID == read.id {
			require.NoError(t, p.MarkRead(p.ctx, officer.ID, []string{n.ID}))
		}
	}
	p.clock.set(time.Date(2026, 5, 12, 7, 0, 0, 0, time.UTC))
	second := p.due()[toOfficer]
	require.Equal(t, submitted(1), second.Counts, "without what has been read since")
	require.NotEqual(t, first.ID, second.ID)
}

// What no longer has to be sent, or has no recipient, is not sent.
func testLettersNotSent(t *testing.T, open opener) {
	for name, change := range map[string]func(*postDesk, *life){
		"wants none": func(p *postDesk, _ *life) { p.wants("u-second", models.LettersNone, nil) },
		"has no address": func(p *postDesk, _ *life) {
			none := ""
			p.wants("u-second", models.LettersAtOnce, &none)
		},
		"has left":    func(p *postDesk, _ *life) { p.exec("UPDATE users SET active = FALSE WHERE id = 'u-second'") },
		"has moved":   func(p *postDesk, _ *life) { p.exec("UPDATE users SET region = 'ersou' WHERE id = 'u-second'") },
		"has read it": func(p *postDesk, _ *life) { require.NoError(p.t, p.MarkAllRead(p.ctx, "u-second")) },
		"has a conflict": func(_ *postDesk, l *life) {
			l.do(models.DeclareConflict, models.Actor{ID: "u-second", Role: models.Officer}, `{"reason": "They are my neighbour."}`)
		},
	} {
		for _, gathered := range []bool{false, true} {
			p := newPostDesk(t, open)
			l := p.submit()
			if gathered {
				require.Contains(t, p.due(), toSecond)
			}
			change(p, l)
			require.Len(t, p.due(), 1, "%s, gathered %v", name, gathered)
			require.Contains(t, p.due(), toOfficer, name)
			p.wants("u-second", models.LettersAtOnce, ptr(toSecond))
			p.exec("UPDATE users SET active = TRUE, region = 'serocu' WHERE id = 'u-second'")
			require.NotContains(t, p.due(), toSecond, "%s: it is over", name)
			p.submit()
			require.Equal(t, submitted(1), p.due()[toSecond].Counts, "%s, gathered %v: the next one is a letter of its own", name, gathered)
		}
	}
}

func ptr[T any](v T) *T { return &v }

func testLettersAtOnceTwice(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	p.submit()
	var all sync.WaitGroup
	faults := make(chan error, 8)
	for range cap(faults) {
		all.Go(func() {
			_, err := p.DueLetters(p.ctx, p.Now(), 100)
			faults <- err
		})
	}
	all.Wait()
	close(faults)
	for err := range faults {
		require.NoError(t, err)
	}
	require.Len(t, p.due(), 2, "gathered by many at the same moment, still one a person")
}

func testLettersBounded(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	p.submit()
	one, err := p.DueLetters(p.ctx, p.Now(), 1)
	require.NoError(t, err)
	require.Len(t, one, 1)
	_, got, err := p.TakeLetter(p.ctx, one[0].ID, p.Now(), p.Now().Add(time.Hour))
	require.NoError(t, err)
	require.True(t, got)
	other, err := p.DueLetters(p.ctx, p.Now(), 1)
	require.NoError(t, err)
	require.Len(t, other, 1)
	require.NotEqual(t, one[0].To, other[0].To)
}

func testWantLetters(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	read := func() models.User {
		u, err := p.UserByName(p.ctx, officer.ID)
		require.NoError(t, err)
		return u
	}
	p.wants(officer.ID, models.LettersDaily, nil)
	require.Equal(t, []any{models.LettersDaily, toOfficer}, []any{read().Letters, read().Email})
	p.wants(officer.ID, models.LettersNone, ptr("o@police.example"))
	require.Equal(t, []any{models.LettersNone, "o@police.example"}, []any{read().Letters, read().Email})
	require.ErrorIs(t, p.WantLetters(p.ctx, "nobody", models.LettersNone, nil), models.ErrNotFound)
}
