package auth

import (
	"context"
	"fmt"
	"strconv"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// How someone signed in.
const (
	byPassword = "password"
	byProvider = "provider"
)

// admits reports whether a user who signed in so may be in now. Passwords are for the people of a demonstration
// and for emergencies, and for no one else.
func (a *Auth) admits(l store.Login, how string) bool {
	switch {
	case !l.Active:
		return false
	case how == byProvider:
		return true
	case how != byPassword:
		return false
	case l.BreakGlass != nil:
		return l.Role == models.Admin && a.store.Now().Before(*l.BreakGlass)
	}
	return a.demo && l.Fictional
}

// entry is how someone comes in.
type entry struct {
	how string
	to  string // where they wanted to go
	sid string // the provider's name of its session; "" for none

	present presence
	hint    string // the provider's ID token, where it is needed to sign them out there; else ""
}

// enter makes the session that of the user, under a new token, and says where they wanted to go. From an earlier
// session only other sign-ins begun in other windows are kept.
func (a *Auth) enter(ctx context.Context, l store.Login, e entry) (string, error) {
	st := stateOf(ctx)
	if e.how == byPassword && l.BreakGlass != nil {
		if err := a.watch(ctx, l); err != nil {
			return "", err
		}
	}
	others := a.sessions.GetString(ctx, attemptsKey)
	if err := a.sessions.RenewToken(ctx); err != nil {
		return "", fmt.Errorf("end earlier session: %w", err)
	}
	if err := a.sessions.Clear(ctx); err != nil {
		return "", fmt.Errorf("clear session: %w", err)
	}
	a.sessions.Put(ctx, howKey, e.how)
	if sealed := a.sealHint(ctx, e.hint); sealed != "" {
		a.sessions.Put(ctx, hintKey, sealed)
	}
	if e.sid != "" {
		a.sessions.Put(ctx, sidKey, models.HashOf([]byte(e.sid)))
	}
	if e.present.At > 0 {
		a.sessions.Put(ctx, presentKey, strconv.FormatInt(e.present.At, 10))
		a.sessions.Put(ctx, acrKey, e.present.ACR)
	}
	if others != "" {
		a.sessions.Put(ctx, attemptsKey, others)
	}
	st.row, st.userID, st.login = store.Session{}, l.ID, nil
	// Written now and not with the answer: no one learns that they are signed in before it is true.
	if _, _, err := a.sessions.Commit(ctx); err != nil {
		return "", fmt.Errorf("begin session: %w", err)
	}
	st.login, st.ended = &l, false
	if err := a.store.LogAccess(ctx, signLine(st, store.KindSignIn, l, e.how)); err != nil {
		return "", fmt.Errorf("sign in: %w", err)
	}
	a.arrived(st)
	a.log.InfoContext(ctx, "signed in", "user", l.ID, "how", e.how)
	if e.to == "" || !a.local(e.to) {
		return "/", nil
	}
	return e.to, nil
}

// watch writes one use of emergency access into the access log. When that fails, the use must not continue.
func (a *Auth) watch(ctx context.Context, l store.Login) error {
	st := stateOf(ctx)
	if err := a.store.LogAccess(ctx, accessLine(st, l.ID)); err != nil {
		return fmt.Errorf("account for emergencies: %w", err)
	}
	a.log.WarnContext(ctx, "break-glass account used", "user", l.ID, "request", st.requestID)
	return nil
}
