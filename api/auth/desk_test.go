package auth_test

import (
	"bytes"
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/crypto/bcrypt"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/api/door"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
)

const goodPassword = "copper-lantern-4821"

// desk is a small program with pages that need signing in, and its database.
type desk struct {
	t      *testing.T
	store  *store.Store
	auth   *auth.Auth
	config auth.Config
	file   string
	ahead  atomic.Int64 // how far the service's clock is ahead, in nanoseconds
	log    *logged
	web    *httptest.Server
	held   chan struct{} // a request to /slow waits for it
	under  chan struct{} // a request to /slow is under way
}

// logged is what the program wrote into its log.
type logged struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logged) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func (d *desk) now() time.Time { return time.Now().Add(time.Duration(d.ahead.Load())) }

func (d *desk) advance(by time.Duration) { d.ahead.Add(int64(by)) }

func newDesk(t *testing.T, change func(*auth.Config)) *desk {
	t.Helper()
	d := &desk{t: t, file: storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db")), log: &logged{}, held: make(chan struct{}), under: make(chan struct{})}
	var err error
	d.store, err = store.OpenAndMigrate(t.Context(), store.Config{SQLite: d.file, Now: d.now})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.store.Close()) })
	require.NoError(t, d.store.BeginDemonstration(t.Context(), nil))
	d.web = httptest.NewUnstartedServer(nil)
	c := auth.Config{Store: d.store, Log: slog.New(slog.NewJSONHandler(d.log, nil)), Listen: "127.0.0.1:0", Demo: true,
		Quiet: func(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/quiet") }}
	if change != nil {
		change(&c)
	}
	if c.OIDC != nil {
		c.Demo = false
		c.OIDC.RedirectURL = "http://" + d.web.Listener.Addr().String() + "/sign-in/callback"
	}
	d.config = c
	d.again()
	if c.HTTPS {
		d.web.StartTLS()
	} else {
		d.web.Start()
	}
	t.Cleanup(d.web.Close)
	return d
}

// again restarts the program: what it knew of a provider, and counted, is gone.
func (d *desk) again() {
	d.t.Helper()
	var err error
	d.auth, err = auth.New(d.config)
	require.NoError(d.t, err)
	d.web.Config.Handler = d.pages()
}

// behindAProxy makes this machine the proxy of the desk, so that a test says where its browsers are.
func (d *desk) behindAProxy() *desk {
	d.t.Helper()
	here, err := door.ParseProxies([]string{"127.0.0.1"})
	require.NoError(d.t, err)
	d.web.Config.Handler = door.Door{Proxies: here}.Handler(d.web.Config.Handler)
	return d
}

func (d *desk) pages() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("POST /sign-in", func(w http.ResponseWriter, r *http.Request) {
		to, err := d.auth.SignInPassword(r.Context(), r.PostFormValue("username"), r.PostFormValue("password"))
		d.moved(w, r, to, err)
	})
	m.HandleFunc("POST /sign-in/begin", func(w http.ResponseWriter, r *http.Request) {
		to, err := d.auth.BeginOIDC(r.Context())
		d.moved(w, r, to, err)
	})
	m.HandleFunc("POST /sign-in/again", func(w http.ResponseWriter, r *http.Request) {
		d.auth.ReturnTo(r.Context(), "/cases/9")
		to, err := d.auth.BeginFresh(r.Context())
		d.moved(w, r, to, err)
	})
	m.HandleFunc("GET /needs-fresh", func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(d.auth.NeedsFresh(r.Context()))
	})
	m.HandleFunc("POST /back-channel", func(w http.ResponseWriter, r *http.Request) {
		d.moved(w, r, "/", d.auth.SignOutFor(r.Context(), r.PostFormValue("logout_token")))
	})
	m.HandleFunc("GET /sign-in/callback", func(w http.ResponseWriter, r *http.Request) {
		to, err := d.auth.Callback(r.Context(), r.URL.Query())
		d.moved(w, r, to, err)
	})
	m.HandleFunc("POST /sign-out", func(w http.ResponseWriter, r *http.Request) {
		to, err := d.auth.SignOut(r.Context())
		d.moved(w, r, cmp.Or(to, "/sign-in"), err)
	})
	m.HandleFunc("POST /sign-out/everywhere", func(w http.ResponseWriter, r *http.Request) {
		to, err := d.auth.SignOutEverywhere(r.Context())
		d.moved(w, r, cmp.Or(to, "/sign-in"), err)
	})
	m.HandleFunc("GET /me", d.me)
	m.HandleFunc("GET /quiet", d.me)
	m.HandleFunc("POST /kept", func(w http.ResponseWriter, r *http.Request) {
		if err := d.auth.Keep(r.Context(), "message", r.PostFormValue("text")); err != nil {
			w.WriteHeader(http.StatusRequestEntityTooLarge)
			return
		}
		_, _ = io.WriteString(w, "kept")
	})
	m.HandleFunc("POST /taken", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, d.auth.Take(r.Context(), "message"))
	})
	m.HandleFunc("POST /slow", func(_ http.ResponseWriter, r *http.Request) {
		d.under <- struct{}{}
		<-d.held
		require.NoError(d.t, d.auth.Keep(r.Context(), "message", "late"))
	})
	m.Handle("/cases/", d.auth.Require(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "8")
		_, _ = io.WriteString(w, "the case")
	}), nil))
	h, err := d.auth.Protect(m, auth.Answers{
		CSP: "default-src 'none'",
		CrossOrigin: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusForbidden)
			_, _ = io.WriteString(w, "from elsewhere")
		}),
		Fault: func(w http.ResponseWriter, _ *http.Request, _ error) {
			w.WriteHeader(http.StatusInternalServerError)
			_, _ = io.WriteString(w, "our fault")
		},
	})
	require.NoError(d.t, err)
	return h
}

func (d *desk) moved(w http.ResponseWriter, r *http.Request, to string, err error) {
	if err == nil {
		http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // the address that is under test
		return
	}
	p := &auth.Problem{Status: http.StatusInternalServerError, Code: "fault", Detail: err.Error()}
	_ = errors.As(err, &p)
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p)
}

// known is what a page knows of who asks.
type known struct {
	User           *models.User
	Ended          bool
	BreakGlass     bool
	Idle, Absolute time.Duration
}

func (d *desk) me(w http.ResponseWriter, r *http.Request) {
	k := known{Ended: auth.Ended(r.Context()), BreakGlass: d.auth.BreakGlass(r.Context())}
	k.Idle, k.Absolute = d.auth.TimeLeft(r.Context())
	if u, ok := auth.User(r.Context()); ok {
		k.User = &u
	}
	_ = json.NewEncoder(w).Encode(k)
}

func (d *desk) user(username string, r models.Role) models.User {
	d.t.Helper()
	u := models.User{ID: "id-of-" + username, Username: username, Name: "Quilla Marchbanks", Role: r, Active: true}
	hash, err := bcrypt.GenerateFromPassword([]byte(goodPassword), bcrypt.MinCost)
	require.NoError(d.t, err)
	require.NoError(d.t, d.store.AddUser(d.t.Context(), store.NewUser{User: u, PasswordHash: string(hash)}))
	return u
}

// exec changes the database as another program would.
func (d *desk) exec(query string, args ...any) {
	d.t.Helper()
	db, err := sql.Open("sqlite", "file:"+d.file+"?_pragma=busy_timeout(10000)")
	require.NoError(d.t, err)
	_, err = db.ExecContext(d.t.Context(), query, args...)
	require.NoError(d.t, err)
	require.NoError(d.t, db.Close())
}

func (d *desk) rows(query string) []string {
	d.t.Helper()
	db, err := sql.Open("sqlite", "file:"+d.file+"?_pragma=busy_timeout(10000)")
	require.NoError(d.t, err)
	rows, err := db.QueryContext(d.t.Context(), query)
	require.NoError(d.t, err)
	var all []string
	for rows.Next() {
		var one string
		require.NoError(d.t, rows.Scan(&one))
		all = append(all, one)
	}
	require.NoError(d.t, rows.Err())
	require.NoError(d.t, rows.Close())
	require.NoError(d.t, db.Close())
	return all
}

// browser is one browser, which follows no redirect by itself.
type browser struct {
	d      *desk
	client *http.Client
}

func (d *desk) browser() *browser {
	jar, err := cookiejar.New(nil)
	require.NoError(d.t, err)
	c := d.web.Client()
	return &browser{d, &http.Client{Transport: c.Transport, Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// answer is a response that has been read.
type answer struct {
	*http.Response
	body string
}

func (b *browser) send(r *http.Request) answer {
	b.d.t.Helper()
	res, err := b.client.Do(r)
	require.NoError(b.d.t, err)
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	require.NoError(b.d.t, err)
	return answer{res, string(body)}
}

func (b *browser) get(path string) answer {
	b.d.t.Helper()
	if !strings.Contains(path, "://") {
		path = b.d.web.URL + path
	}
	r, err := http.NewRequestWithContext(b.d.t.Context(), http.MethodGet, path, nil)
	require.NoError(b.d.t, err)
	return b.send(r)
}

func (b *browser) post(path string, form url.Values, header ...string) answer {
	b.d.t.Helper()
	r, err := http.NewRequestWithContext(b.d.t.Context(), http.MethodPost, b.d.web.URL+path, strings.NewReader(form.Encode()))
	require.NoError(b.d.t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return b.send(r)
}

func (b *browser) signIn(username, password string, header ...string) answer {
	b.d.t.Helper()
	return b.post("/sign-in", url.Values{"username": {username}, "password": {password}}, header...)
}

func (b *browser) me() known {
	b.d.t.Helper()
	return b.knownAt("/me")
}

func (b *browser) knownAt(path string) known {
	b.d.t.Helper()
	a := b.get(path)
	require.Equal(b.d.t, http.StatusOK, a.StatusCode, a.body)
	var k known
	require.NoError(b.d.t, json.Unmarshal([]byte(a.body), &k))
	return k
}

func (b *browser) cookie() string {
	u, err := url.Parse(b.d.web.URL)
	require.NoError(b.d.t, err)
	for _, c := range b.client.Jar.Cookies(u) {
		if strings.HasSuffix(c.Name, "scpo") {
			return c.Value
		}
	}
	return ""
}

// refusedAs reads the problem of an answer and compares its status and code with what is expected.
func (d *desk) refusedAs(a answer, status int, code string) auth.Problem {
	d.t.Helper()
	require.Equal(d.t, status, a.StatusCode, a.body)
	var p auth.Problem
	require.NoError(d.t, json.Unmarshal([]byte(a.body), &p))
	require.Equal(d.t, code, p.Code)
	require.NotEmpty(d.t, p.Title)
	require.NotEmpty(d.t, p.Detail)
	return p
}
