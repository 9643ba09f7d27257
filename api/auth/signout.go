package auth

import (
	"context"
	"fmt"

	"scpo.example/desk/models/store"
)

// SignOut ends this session. That nobody is signed in is no error.
func (a *Auth) SignOut(ctx context.Context) error { return a.leave(ctx) }

// SignOutEverywhere ends every session of the user, in whichever browser.
func (a *Auth) SignOutEverywhere(ctx context.Context) error {
	if u, ok := User(ctx); ok {
		if err := a.store.EndSessions(ctx, u.ID); err != nil {
			return err
		}
	}
	return a.leave(ctx)
}

func (a *Auth) leave(ctx context.Context) error {
	if err := a.sessions.Destroy(ctx); err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	st := stateOf(ctx)
	st.row, st.userID, st.login = store.Session{}, "", nil
	return nil
}
