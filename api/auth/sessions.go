package auth

import (
	"context"
	"time"
)

// SignedIn is one browser in which the user is signed in.
type SignedIn struct {
	ID               string
	Since, Seen, End time.Time
	Here             bool // the browser that asks
}

// SignIns are the browsers in which the user is signed in, the last used first.
func (a *Auth) SignIns(ctx context.Context) ([]SignedIn, error) {
	st := stateOf(ctx)
	if st.login == nil {
		return nil, nil
	}
	sessions, err := a.store.SessionsOf(ctx, st.login.ID)
	if err != nil {
		return nil, err
	}
	all := make([]SignedIn, len(sessions))
	for i, s := range sessions {
		all[i] = SignedIn{ID: s.ID(), Since: s.CreatedAt, Seen: s.LastSeenAt, End: s.ExpiresAt, Here: s.Hash == st.row.Hash}
	}
	return all, nil
}

// SignOutThere ends one other session of the user. models.ErrNotFound when they have none with that id.
func (a *Auth) SignOutThere(ctx context.Context, id string) error {
	if err := a.store.EndSessionOf(ctx, stateOf(ctx).userID, id); err != nil {
		return err
	}
	return a.noteSignOut(ctx, "other-session")
}

// Lifetimes are how long a session lasts without use, and at most.
func (a *Auth) Lifetimes() (idle, absolute time.Duration) { return a.idle, a.absolute }
