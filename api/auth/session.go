package auth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// Someone who has not signed in yet has visitorLife to do so. For someone who has, the last time seen is written once
// in seenEvery.
const (
	visitorLife = 30 * time.Minute
	seenEvery   = time.Minute
)

// state is what is known about one request in addition to its session data.
type state struct {
	row    store.Session // no Hash where nothing is kept yet
	userID string        // whose session it is when it is written next
	login  *store.Login  // nil: not signed in
	ended  bool          // the browser came with a session that is over

	wanted    string // where the person wanted to go before they had signed in; "" for none
	address   string
	route     string
	requestID string

	raw    http.ResponseWriter
	fault  func(http.ResponseWriter, *http.Request, error)
	failed bool // an error page was written: nothing may follow
}

type stateKey struct{}

// stateOf gives the state of a request; outside Protect an empty one, in which no one is signed in.
func stateOf(ctx context.Context) *state {
	if st, ok := ctx.Value(stateKey{}).(*state); ok {
		return st
	}
	return &state{}
}

// kept is the store of sessions as scs knows one.
type kept struct{ a *Auth }

var errNoContext = errors.New("sessions are read and written in a request only")

// Find is part of scs.Store; scs calls FindCtx in its place.
func (kept) Find(string) ([]byte, bool, error) { return nil, false, errNoContext }

// Commit is part of scs.Store; scs calls CommitCtx in its place.
func (kept) Commit(string, []byte, time.Time) error { return errNoContext }

// Delete is part of scs.Store; scs calls DeleteCtx in its place.
func (kept) Delete(string) error { return errNoContext }

// FindCtx reads the session of a token.
func (k kept) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	st := stateOf(ctx)
	row, err := k.a.store.Session(ctx, models.HashOf([]byte(token)))
	if errors.Is(err, models.ErrNotFound) {
		st.ended = true
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("find session: %w", err)
	}
	st.row, st.userID = row, row.UserID
	return []byte(row.Data), true, nil
}

// CommitCtx writes the session of a token: a new row for a new token, else the one that was read. One
// that was ended while this request was under way stays ended.
func (k kept) CommitCtx(ctx context.Context, token string, data []byte, _ time.Time) error {
	st, hash, now := stateOf(ctx), models.HashOf([]byte(token)), k.a.store.Now()
	if st.row.Hash == hash {
		st.row.Data, st.row.ExpiresAt = string(data), k.a.endOf(st.row)
		if err := k.a.store.KeepSession(ctx, st.row); !errors.Is(err, models.ErrNotFound) {
			return err
		}
		return nil
	}
	row := store.Session{Hash: hash, UserID: st.userID, Data: string(data), CreatedAt: now, LastSeenAt: now}
	row.ExpiresAt = k.a.endOf(row)
	if err := k.a.store.AddSession(ctx, row); err != nil {
		return err
	}
	st.row = row
	return nil
}

// DeleteCtx ends the session of a token.
func (k kept) DeleteCtx(ctx context.Context, token string) error {
	if token == "" {
		return nil
	}
	return k.a.store.EndSession(ctx, models.HashOf([]byte(token)))
}

// endOf is when a session ends if nothing more is heard of it.
func (a *Auth) endOf(s store.Session) time.Time {
	if s.UserID == "" {
		return s.CreatedAt.Add(visitorLife)
	}
	idle, absolute := s.LastSeenAt.Add(a.idle), s.CreatedAt.Add(a.absolute)
	if idle.Before(absolute) {
		return idle
	}
	return absolute
}
