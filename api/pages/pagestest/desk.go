package pagestest

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"

	"scpo.example/desk/activities"
	"scpo.example/desk/activities/packing"
	"scpo.example/desk/api"
	"scpo.example/desk/api/auth"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/signin"
	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/files"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
	"scpo.example/desk/workflows/temporaltest"
)

// The people of a desk, by user name.
const (
	Applicant    = "applicant.thames-valley"
	CoApplicant  = "applicant2.thames-valley"
	Elsewhere    = "applicant.kent" // of another region
	Officer      = "officer.serocu"
	OtherOfficer = "officer2.serocu"
	FarOfficer   = "officer.ersou" // of another region
	Manager      = "manager.serocu"
	Lead         = "lead.national"
	CPS          = "cps.reviewer"
	Auditor      = "auditor"
	Admin        = "admin"
)

// Desk is the whole service with some of its pages.
type Desk struct {
	Store *store.Store
	File  string // the store's, of SQLite
	Files *files.Storage
	// Papers makes what goes to the CPS.
	Papers *packing.Packer
	URL    string
	Users  map[string]models.User // by user name

	edge   http.Handler
	http   *httptest.Server
	server *temporaltest.Server
	frozen bool // the server, on purpose
	engine client.Client
	worker worker.Worker
}

// Main runs the tests of a package with a desk that serves the routes, and those of signing in.
func Main(m *testing.M, desk **Desk, routes ...[]pages.Route) int {
	code, err := run(m, desk, slices.Concat(routes...))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

func run(m *testing.M, into **Desk, routes []pages.Route) (code int, err error) {
	flag.Parse()
	dir, err := os.MkdirTemp("", "pages")
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	engine, err := temporaltest.Start(filepath.Join(dir, "engine"))
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, engine.Kill()) }()
	d, err := open(filepath.Join(dir, "desk.db"), engine, routes)
	if err != nil {
		return 1, err
	}
	*into = d
	defer func() { err = errors.Join(err, d.close()) }()
	return m.Run(), nil
}

func open(file string, e *temporaltest.Server, routes []pages.Route) (*Desk, error) {
	d := &Desk{File: file, Users: map[string]models.User{}, server: e}
	keys, err := audit.LoadOrCreate(file+".key", time.Now())
	if err != nil {
		return nil, err
	}
	if d.Store, err = store.OpenAndMigrate(context.Background(), store.Config{SQLite: file, Keys: keys}); err != nil {
		return nil, err
	}
	if err := d.Store.BeginDemonstration(context.Background(), nil); err != nil {
		return nil, err
	}
	if err := d.addUsers(); err != nil {
		return nil, err
	}
	if d.engine, err = e.Dial(); err != nil {
		return nil, err
	}
	if d.Files, err = files.Open(context.Background(), files.Config{Largest: 1 << 20}); err != nil {
		return nil, err
	}
	d.Papers = &packing.Packer{Cases: d.Store, Files: d.Files, Lists: reference.Embedded()}
	d.worker = worker.New(d.engine, workflows.TaskQueue, worker.Options{})
	workflows.Register(d.worker, &activities.Activities{Cases: store.Proved{Store: d.Store}, Covers: store.Proved{Store: d.Store}, Desk: workflows.NewClient(d.engine), Papers: d.Papers})
	if err := d.worker.Start(); err != nil {
		return nil, err
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	d.edge = api.New(d.Store, workflows.NewClient(d.engine), log, api.WithFiles(d.Files), api.WithPapers(d.Papers)).Handler()
	gate, err := auth.New(auth.Config{Store: d.Store, Log: log, Listen: "127.0.0.1:0", Demo: true})
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(routes, func(r pages.Route) bool { return r.Path == "/sign-in" }) {
		routes = append(signin.Routes(), routes...)
	}
	if !slices.ContainsFunc(routes, func(r pages.Route) bool { return r.Path == "/{$}" }) {
		routes = append(routes, pages.Route{Method: http.MethodGet, Path: "/{$}", Roles: pages.Everyone(), Handle: begun})
	}
	site := &pages.Site{
		API: d.edge, Store: d.Store, Auth: gate, Log: log, Lists: reference.Embedded(), Library: library.Embedded(), Demo: true,
		Navigate: pages.Navigate,
	}
	shown, err := site.Handler(routes)
	if err != nil {
		return nil, err
	}
	d.http = httptest.NewServer(shown)
	d.URL = d.http.URL
	return d, nil
}

// Frozen stops the engine from answering for a while. No other test of the package can run at the same time.
func (d *Desk) Frozen(t *testing.T, while func()) {
	t.Helper()
	require.NoError(t, d.server.Freeze())
	d.frozen = true
	defer func() {
		d.frozen = false
		require.NoError(t, d.server.Thaw())
	}()
	while()
}

// begun means the page on which people begin, where the tests have none.
func begun(v *pages.Visit) error {
	return v.SendJSON(http.StatusOK, v.User.Username)
}

func (d *Desk) close() error {
	d.http.Close()
	d.worker.Stop()
	d.engine.Close()
	return errors.Join(d.Files.Close(), d.Store.Close())
}

func (d *Desk) addUsers() error {
	for _, u := range []models.User{
		{Username: Applicant, Name: "Tamsel Orrinder", Role: models.Applicant, Force: "thames-valley", Region: "serocu"},
		{Username: CoApplicant, Name: "Brannoc Wey", Role: models.Applicant, Force: "thames-valley", Region: "serocu"},
		{Username: Elsewhere, Name: "Corwen Lathe", Role: models.Applicant, Force: "kent", Region: "ersou"},
		{Username: Officer, Name: "Wrenna Tolvey", Role: models.Officer, Region: "serocu"},
		{Username: OtherOfficer, Name: "Hale Pimmory", Role: models.Officer, Region: "serocu"},
		{Username: FarOfficer, Name: "Odella Farrow", Role: models.Officer, Region: "ersou"},
		{Username: Manager, Name: "Leofric Ander", Role: models.Manager, Region: "serocu"},
		{Username: Lead, Name: "Marisse Tovell", Role: models.Lead},
		{Username: CPS, Name: "Ottilie Marr", Role: models.CPS},
		{Username: Auditor, Name: "Jessamy Roke", Role: models.Auditor},
		{Username: Admin, Name: "Piran Stell", Role: models.Admin},
	} {
		u.ID, u.Active = uuid.NewString(), true
		if err := d.Store.AddUser(context.Background(), store.NewUser{User: u, TokenHash: models.HashOf([]byte(token(u.Username)))}); err != nil {
			return err
		}
		d.Users[u.Username] = u
	}
	return nil
}

func token(username string) string { return "token-of-" + username }
