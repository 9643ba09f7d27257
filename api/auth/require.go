package auth

import (
	"net/http"

	"scpo.example/desk/models/store"
)

// Require lets only signed-in people through. Others get signedOut, or with nil are sent to the sign-in page; after
// sign-in they continue to the page that they asked for by GET. For a form that was posted after the session had ended,
// signedOut is the place to give its text back. Each use of emergency access is logged first.
func (a *Auth) Require(next, signedOut http.Handler) http.Handler {
	if signedOut == nil {
		signedOut = http.RedirectHandler(a.signInPath, http.StatusSeeOther)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		st := stateOf(ctx)
		if st.login == nil {
			if r.Method == http.MethodGet && asksForPage(r) && !a.quiet(r) {
				a.remember(ctx, r.URL.RequestURI())
			}
			signedOut.ServeHTTP(w, r)
			return
		}
		if a.BreakGlass(ctx) {
			if err := a.watch(ctx, *st.login); err != nil {
				fault(w, r, err)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// asksForPage reports whether a person went to the address. A browser requests pictures and similar by itself, even
// where there are none; a browser that does not say what it requests is believed.
func asksForPage(r *http.Request) bool {
	what := r.Header.Get("Sec-Fetch-Dest")
	return what == "" || what == "document"
}

func accessLine(st *state, userID string) store.Access {
	return store.Access{ActorID: userID, Kind: "break-glass", Route: st.route, RequestID: st.requestID, Address: st.address}
}

// signLine logs an attempt to sign in. For an unknown name it keeps only the address: the name may be a password that
// was typed in the wrong place.
func signLine(st *state, kind string, l store.Login, detail string) store.Access {
	return store.Access{ActorID: l.ID, ActorRole: string(l.Role), Kind: kind, Route: st.route, RequestID: st.requestID, Address: st.address, Detail: detail}
}
