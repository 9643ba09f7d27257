package auth

import (
	"context"
	"net/http"
)

// SignInDemo signs in one of the fictional people of a demonstration without a password, and gives the address of the
// next page. Outside a demonstration it signs no one in.
func (a *Auth) SignInDemo(ctx context.Context, username string) (string, error) {
	unknown := &Problem{
		Status: http.StatusUnprocessableEntity, Code: "not-a-demonstration-user", Title: "You are not signed in",
		Detail: "Select a user",
	}
	if !a.demo {
		return "", unknown
	}
	login, err := a.named(ctx, username)
	if err != nil {
		return "", err
	}
	if !login.Fictional || !a.admits(login, byPassword) || login.BreakGlass != nil {
		return "", unknown
	}
	return a.enter(ctx, login, entry{how: byPassword, to: stateOf(ctx).wanted})
}
