package auth

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"scpo.example/desk/models"
)

// Answers are the pages that Protect cannot write itself.
type Answers struct {
	CSP string // Content-Security-Policy of every page
	// CrossOrigin says that another site sent this form. It answers 403, and knows no user.
	CrossOrigin http.Handler
	// Fault says that the session could not be read or written, or the access log not be written.
	Fault func(http.ResponseWriter, *http.Request, error)
}

// Protect is the outermost handler of the pages: headers, refusal of what other sites send, session,
// and who the user is now. It holds before any page is reached, and for every one.
func (a *Auth) Protect(next http.Handler, o Answers) (http.Handler, error) {
	if o.CSP == "" || o.CrossOrigin == nil || o.Fault == nil {
		return nil, errors.New("every answer of Answers is needed")
	}
	origins := http.NewCrossOriginProtection()
	for _, origin := range a.origins {
		if err := origins.AddTrustedOrigin(origin); err != nil {
			return nil, fmt.Errorf("trust origin: %w", err)
		}
	}
	origins.SetDenyHandler(o.CrossOrigin)
	loaded := a.sessions.LoadAndSave(a.recognise(next))
	stated := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		st := &state{
			wanted: a.wantedBy(r), address: callerOf(r), route: r.Method + " " + r.URL.Path, requestID: w.Header().Get("X-Request-Id"),
			raw: w, fault: o.Fault,
		}
		loaded.ServeHTTP(guarded{w, st}, r.WithContext(context.WithValue(r.Context(), stateKey{}, st)))
	})
	return Headers(origins.Handler(stated), o.CSP, a.https), nil
}

// recognise reads the user of the session from the database, so that a change of role or the end of an account
// holds from the next request on.
func (a *Auth) recognise(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := a.find(r); err != nil {
			fault(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (a *Auth) find(r *http.Request) error {
	ctx := r.Context()
	st := stateOf(ctx)
	if st.row.UserID == "" {
		return nil
	}
	login, err := a.store.LoginByID(ctx, st.row.UserID)
	if err != nil && !errors.Is(err, models.ErrNotFound) {
		return err
	}
	if err != nil || !a.admits(login, a.sessions.GetString(ctx, howKey)) {
		st.ended = true
		return a.leave(ctx)
	}
	st.login = &login
	if a.quiet(r) {
		return nil
	}
	return a.see(ctx, st)
}

// see puts off the idle timeout; a write a minute is enough for that.
func (a *Auth) see(ctx context.Context, st *state) error {
	now := a.store.Now()
	if now.Sub(st.row.LastSeenAt) < min(seenEvery, a.idle/10) {
		return nil
	}
	st.row.LastSeenAt = now
	st.row.ExpiresAt = a.endOf(st.row)
	err := a.store.SeeSession(ctx, st.row.Hash, now, st.row.ExpiresAt)
	if errors.Is(err, models.ErrNotFound) { // ended by another request, a moment ago
		st.ended = true
		return a.leave(ctx)
	}
	return err
}

// fault writes the error page and lets nothing follow it: what a handler had to say belongs to a session that
// could not be written.
func fault(_ http.ResponseWriter, r *http.Request, err error) {
	st := stateOf(r.Context())
	if st.failed {
		return
	}
	st.failed = true
	for _, name := range []string{"Content-Length", "Content-Type", "ETag", "Location", "Set-Cookie"} {
		st.raw.Header().Del(name)
	}
	st.fault(st.raw, r, err)
}

// guarded drops what is written after an error page.
type guarded struct {
	http.ResponseWriter
	st *state
}

func (g guarded) WriteHeader(status int) {
	if !g.st.failed {
		g.ResponseWriter.WriteHeader(status)
	}
}

func (g guarded) Write(b []byte) (int, error) {
	if g.st.failed {
		return len(b), nil
	}
	return g.ResponseWriter.Write(b)
}

func (g guarded) Unwrap() http.ResponseWriter { return g.ResponseWriter }
