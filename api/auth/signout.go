package auth

import (
	"context"
	"fmt"
	"net/url"

	"github.com/coreos/go-oidc/v3/oidc"

	"scpo.example/desk/models/store"
)

// SignedOutPath is the page to which a provider sends people back when it has signed them out. It must be known to
// the provider, on the origin of the redirect address.
const SignedOutPath = "/signed-out"

// SignOut ends this session, and gives the address at which the provider ends its own; "" where the person has no
// session there. A *Problem says that the provider is unavailable: the person is signed out here, perhaps not there. It
// is not an error if no one is signed in.
func (a *Auth) SignOut(ctx context.Context) (string, error) { return a.signOut(ctx, "") }

func (a *Auth) signOut(ctx context.Context, detail string) (string, error) {
	if err := a.noteSignOut(ctx, detail); err != nil {
		return "", err
	}
	through, hint := a.sessions.GetString(ctx, howKey) == byProvider, a.openHint(ctx)
	if err := a.leave(ctx); err != nil || !through || a.provider == nil {
		return "", err
	}
	bounded, cancel := a.provider.bounded(ctx)
	defer cancel()
	known, err := a.provider.find(bounded)
	if err != nil {
		return "", a.noted(ctx, err)
	}
	return known.farewell(hint), nil
}

// SignOutEverywhere ends every session of the user, in whichever browser. It gives what SignOut does.
func (a *Auth) SignOutEverywhere(ctx context.Context) (string, error) {
	if u, ok := User(ctx); ok {
		if err := a.store.EndSessions(ctx, u.ID); err != nil {
			return "", err
		}
	}
	return a.signOut(ctx, "everywhere")
}

// noteSignOut writes into the access log that the user ended a session of theirs; nothing where no one is signed in.
func (a *Auth) noteSignOut(ctx context.Context, detail string) error {
	st := stateOf(ctx)
	if st.login == nil {
		return nil
	}
	if err := a.store.LogAccess(context.WithoutCancel(ctx), signLine(st, store.KindSignOut, *st.login, detail)); err != nil {
		return fmt.Errorf("sign out: %w", err)
	}
	return nil
}

func (a *Auth) leave(ctx context.Context) error {
	if err := a.sessions.Destroy(ctx); err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	st := stateOf(ctx)
	st.row, st.userID, st.login = store.Session{}, "", nil
	return nil
}

// endOfSessions is where a provider signs people out (OpenID Connect RP-Initiated Logout 1.0, section 2); nil where it
// names no address to which a browser may be sent.
func endOfSessions(p *oidc.Provider) (*url.URL, error) {
	var said struct {
		Endpoint string `json:"end_session_endpoint"`
	}
	if err := p.Claims(&said); err != nil {
		return nil, fmt.Errorf("read where the provider signs people out: %w", err)
	}
	if !secure(said.Endpoint) {
		return nil, nil
	}
	end, err := url.Parse(said.Endpoint)
	if err != nil {
		return nil, fmt.Errorf("read where the provider signs people out: %w", err)
	}
	return end, nil
}

// hintLimit bounds the ID token that is kept for signing out, in bytes: it is sent back in an address.
const hintLimit = 4 << 10

// hint is what of an ID token is kept. Without one the provider may ask the person whether they mean it.
func (k *published) hint(raw string) string {
	if k.end == nil || len(raw) > hintLimit {
		return ""
	}
	return raw
}

// farewell is the address at which the provider signs someone out and sends them back; "" where it has none.
func (k *published) farewell(hint string) string {
	back, err := url.Parse(k.oauth.RedirectURL)
	if k.end == nil || err != nil {
		return ""
	}
	to, q := *k.end, k.end.Query()
	q.Set("client_id", k.oauth.ClientID)
	q.Set("post_logout_redirect_uri", back.Scheme+"://"+back.Host+SignedOutPath)
	if hint != "" {
		q.Set("id_token_hint", hint)
	}
	to.RawQuery = q.Encode()
	return to.String()
}
