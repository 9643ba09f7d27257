package auth

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// StepUp says when a step that matters needs a fresh sign-in at the provider, and how strong a one. Its zero value asks for
// none.
type StepUp struct {
	MaxAge time.Duration // how old a sign-in may be; 0 with an ACR means DefaultStepUp
	ACR    string        // authentication context class that is needed; "" for any
}

// DefaultStepUp is how old a sign-in may be where only its strength is set.
const DefaultStepUp = 15 * time.Minute

// skew is how far the clock of a provider may be ahead.
const skew = time.Minute

func (s StepUp) on() bool { return s.MaxAge > 0 || s.ACR != "" }

func (s StepUp) maxAge() time.Duration {
	if s.MaxAge > 0 {
		return s.MaxAge
	}
	return DefaultStepUp
}

// ask are the parameters with which the provider is asked for a fresh sign-in (OpenID Connect Core 1.0, section 3.1.2.1).
func (s StepUp) ask() []oauth2.AuthCodeOption {
	all := []oauth2.AuthCodeOption{oauth2.SetAuthURLParam("max_age", strconv.Itoa(int(s.maxAge().Seconds())))}
	if s.ACR != "" {
		all = append(all, oauth2.SetAuthURLParam("acr_values", s.ACR))
	}
	return all
}

// presence is when and how someone proved to the provider who they are.
type presence struct {
	At  int64  `json:"auth_time"` // 0 where the provider does not say
	ACR string `json:"acr"`
}

func presenceOf(token *oidc.IDToken) (presence, error) {
	var p presence
	if err := token.Claims(&p); err != nil {
		return p, distrusted(err)
	}
	return p, nil
}

// enough reports whether the sign-in is as fresh and as strong as asked. What is said to be in the future proves nothing.
func (s StepUp) enough(p presence, now time.Time) bool {
	at := time.Unix(p.At, 0)
	return made(at, now) && now.Sub(at) <= s.maxAge()+skew && (s.ACR == "" || p.ACR == s.ACR)
}

// StepsUp reports whether some steps need a fresh sign-in.
func (a *Auth) StepsUp() bool { return a.provider != nil && a.provider.stepUp.on() }

// NeedsFresh reports whether the user has to sign in at the provider again before a step that matters. Those who came in
// by an account for emergencies cannot: the provider may be away.
func (a *Auth) NeedsFresh(ctx context.Context) bool {
	if !a.StepsUp() || a.sessions.GetString(ctx, howKey) != byProvider {
		return false
	}
	at, err := strconv.ParseInt(a.sessions.GetString(ctx, presentKey), 10, 64)
	return err != nil || !a.provider.stepUp.enough(presence{At: at, ACR: a.sessions.GetString(ctx, acrKey)}, a.store.Now())
}

// ReturnTo sets where the user goes on after the next sign-in.
func (a *Auth) ReturnTo(ctx context.Context, address string) { a.remember(ctx, address) }

// BeginFresh is BeginOIDC for a user who has to sign in again.
func (a *Auth) BeginFresh(ctx context.Context) (string, error) {
	if !a.StepsUp() {
		return "", ErrNoProvider
	}
	return a.begin(ctx, true)
}

// notFresh says that the provider did not do as asked.
func notFresh() *Problem {
	return &Problem{
		Status: http.StatusForbidden, Code: "not-fresh", Title: "You need to sign in again",
		Detail: "This step needs a fresh sign-in, and your organisation’s sign-in service did not ask you for one. Try again. If it still fails, contact your IT support.",
		cause:  errors.New("the sign-in is not as fresh or as strong as asked"),
	}
}
