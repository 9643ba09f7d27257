package auth

import (
	"context"
	"errors"
	"time"

	"scpo.example/desk/models"
)

// User is who asks, as the database knows them now; false when no one is signed in.
func User(ctx context.Context) (models.User, bool) {
	if l := stateOf(ctx).login; l != nil {
		return l.User, true
	}
	return models.User{}, false
}

// AddressOf is where the request came from, as the program or a proxy that it knows saw it.
func AddressOf(ctx context.Context) string { return stateOf(ctx).address }

// Ended reports whether the browser came with a session that is over: by a timeout, from elsewhere, or with
// its account.
func Ended(ctx context.Context) bool {
	st := stateOf(ctx)
	return st.ended && st.login == nil
}

// BreakGlass reports whether the user came in by an account for emergencies, which every page should say.
func (a *Auth) BreakGlass(ctx context.Context) bool {
	l := stateOf(ctx).login
	return l != nil && l.BreakGlass != nil && a.sessions.GetString(ctx, howKey) == byPassword
}

// TimeLeft is how long the session lasts without any further use, and at most. Both are 0 when no one is signed in.
func (a *Auth) TimeLeft(ctx context.Context) (idle, absolute time.Duration) {
	st := stateOf(ctx)
	if st.login == nil {
		return 0, 0
	}
	now := a.store.Now()
	end := st.row.CreatedAt.Add(a.absolute)
	if a.BreakGlass(ctx) && st.login.BreakGlass.Before(end) {
		end = *st.login.BreakGlass
	}
	absolute = max(0, end.Sub(now))
	return min(absolute, max(0, st.row.LastSeenAt.Add(a.idle).Sub(now))), absolute
}

// keepLimit bounds what one name keeps in a session, in bytes.
const keepLimit = 4 << 10

// ErrTooLong says that a text is too long to be kept in a session.
var ErrTooLong = errors.New("too long to be kept in a session")

// Keep keeps a short text, such as the message for the next page, until it is taken or the session ends.
func (a *Auth) Keep(ctx context.Context, name, text string) error {
	if len(text) > keepLimit {
		return ErrTooLong
	}
	a.sessions.Put(ctx, keptPrefix+name, text)
	return nil
}

// Take gives a kept text, once; "" when there is none.
func (a *Auth) Take(ctx context.Context, name string) string {
	text, _ := a.sessions.Pop(ctx, keptPrefix+name).(string)
	return text
}
