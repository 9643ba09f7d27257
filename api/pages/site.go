package pages

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/google/uuid"
	"github.com/klauspost/compress/gzhttp"

	"scpo.example/desk/api"
	"scpo.example/desk/api/auth"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/api/ui/assets"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store"
)

const (
	// formLimit bounds a posted form, in bytes: the API's own bound, and what forms add to it.
	formLimit = 2 << 20
	// pageTime bounds the work on one page; a command may take most of it when the engine is slow.
	pageTime = 20 * time.Second
)

// Site is what all pages share.
type Site struct {
	API      http.Handler // the JSON API of the same process
	Store    *store.Store // for the access log and the clock
	Auth     *auth.Auth
	Log      *slog.Logger
	Lists    *reference.Lists
	Library  *library.Library
	Switches checks.Switches
	Demo     bool
	NoTokens bool // the operator allows none

	Navigate func(*Visit) []ui.NavigationItem // the service navigation of the visitor's role
}

// Handler answers for the routes, and with a page for everything else.
func (s *Site) Handler(routes []Route) (http.Handler, error) {
	signed, open := http.NewServeMux(), http.NewServeMux()
	mux := http.NewServeMux()
	for _, r := range withAddresses(routes) {
		pattern := r.Method + " " + r.Path
		if r.Open {
			open.Handle(pattern, s.serve(r))
			mux.Handle(pattern, open)
			continue
		}
		signed.Handle(pattern, s.serve(r))
	}
	signed.Handle("/", s.nothing())
	mux.Handle("/", s.Auth.Require(signed, s.serve(Route{Open: true, Handle: signedOut})))
	pages, err := s.Auth.Protect(s.bounded(mux), auth.Answers{
		CSP: ui.ContentSecurityPolicy(), CrossOrigin: s.serve(Route{Open: true, Handle: crossOrigin}), Fault: s.fault,
	})
	if err != nil {
		return nil, fmt.Errorf("protect the pages: %w", err)
	}
	whole := http.NewServeMux()
	whole.Handle(assets.Prefix, auth.Headers(assets.Handler(), ui.ContentSecurityPolicy(), false)) // the door says whether it is https
	whole.Handle("/", named(gzhttp.GzipHandler(pages)))
	return whole, nil
}

// named gives every request an id, for the log and for people to tell support.
func named(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Request-Id", uuid.NewString())
		next.ServeHTTP(w, r)
	})
}

// bounded bounds the time and size of a request. At an address that is not text there is nothing.
func (s *Site) bounded(next http.Handler) http.Handler {
	nothing := s.nothing()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !api.Readable(r.URL) {
			nothing.ServeHTTP(w, r)
			return
		}
		long := pageTime
		if transfers(r) {
			long = api.TransferTime
		}
		ctx, cancel := context.WithTimeout(r.Context(), long)
		defer cancel()
		if !hasFile(r) { // which is read by pieces, and bounded by the API
			r.Body = http.MaxBytesReader(w, r.Body, formLimit)
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// nothing is the answer where there is no page.
func (s *Site) nothing() http.Handler {
	return s.serve(Route{Open: true, Handle: func(*Visit) error { return NotFound() }})
}

// serve does for every page what must never be forgotten: who asks, may they, and a page for
// whatever goes wrong.
func (s *Site) serve(route Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &Visit{w: w, r: r, site: s, route: route}
		v.User, v.SignedIn = auth.User(r.Context())
		defer func() { //nolint:contextcheck // a visit holds its request
			if fault := recover(); fault != nil {
				s.explain(v, fmt.Errorf("panic: %v\n%s", fault, debug.Stack()))
			}
		}()
		if err := s.visit(v); err != nil { //nolint:contextcheck // a visit holds its request
			s.explain(v, err) //nolint:contextcheck // a visit holds its request
		}
	})
}

func (s *Site) visit(v *Visit) error {
	if !v.route.Open && !v.route.allows(v.User.Role) {
		return NotFound()
	}
	if err := v.route.refuse(v.Queries()); err != nil {
		return err
	}
	if v.r.Method == http.MethodPost && v.route.Uploads {
		return v.route.Handle(v)
	}
	if v.r.Method == http.MethodPost {
		if err := v.r.ParseForm(); err != nil {
			return unreadable(err)
		}
		v.form = v.r.PostForm
		if err := v.notTheirs(); err != nil {
			return err
		}
		defer v.sentAgain()
	}
	if v.route.fresh() && s.Auth.NeedsFresh(v.r.Context()) {
		return v.stepUp()
	}
	return v.route.Handle(v)
}

// furnish puts on the page what every page has.
func (v *Visit) furnish(p *ui.Page) {
	p.Demo, p.At = v.site.Demo, v.site.Store.Now()
	if v.about != nil {
		p.Of = v.about.title()
	}
	if !v.SignedIn {
		return
	}
	p.UserName, p.SignOutPath = v.User.Name, "/sign-out"
	p.Emergency = v.site.Auth.BreakGlass(v.r.Context())
	p.Navigation = v.site.Navigate(v)
	if p.Alert == nil {
		p.Alert = v.said()
	}
	if p.Alert == nil {
		p.Alert = v.keptForThem()
	}
}

// keptForThem tells of forms that are kept for the visitor; nil for none.
func (v *Visit) keptForThem() *ui.Alert {
	if v.route.Open || v.r.URL.Path == UnsentPath {
		return nil
	}
	forms, err := v.site.Store.UnsentForms(v.r.Context(), v.User.ID)
	if err != nil || len(forms) == 0 {
		return nil
	}
	return &ui.Alert{Variant: ui.AlertInformation, Title: "You have a form that was not sent. It is kept in your account.", Role: "status"}
}

// said is what the page before has for this one to say, once; nil for nothing.
func (v *Visit) said() *ui.Alert {
	for _, kind := range []string{ui.AlertSuccess, ui.AlertInformation} {
		if words := v.site.Auth.Take(v.r.Context(), kind); words != "" {
			return &ui.Alert{Variant: kind, Title: words, Role: "status"}
		}
	}
	return nil
}
