package api_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"

	"scpo.example/desk/activities"
	"scpo.example/desk/activities/packing"
	"scpo.example/desk/api"
	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/files"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
	"scpo.example/desk/workflows"
	"scpo.example/desk/workflows/temporaltest"
)

// desk is the whole service as a test finds it: HTTP in front, a real database and a real engine behind.
type desk struct {
	file   string
	store  *store.Store
	api    *api.Server
	http   *httptest.Server
	server *temporaltest.Server // nil where there is none
	engine client.Client
	worker worker.Worker
	users  map[string]models.User
	said   *said // what it has logged
	files  *files.Storage
}

// said keeps a log; it is written from many goroutines.
type said struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.text.Write(p)
}

func (s *said) String() string {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.text.String()
}

// newDesk opens a desk with its users; without an engine it can only be read.
func newDesk(file string, e *temporaltest.Server) (*desk, error) {
	d := &desk{file: file, server: e, users: map[string]models.User{}, said: &said{}}
	keys, err := audit.LoadOrCreate(file+".key", time.Now())
	if err != nil {
		return nil, err
	}
	if d.store, err = store.OpenAndMigrate(context.Background(), store.Config{SQLite: file, Keys: keys}); err != nil {
		return nil, err
	}
	if err := d.addUsers(); err != nil {
		return nil, err
	}
	if e == nil {
		d.engine, err = client.NewLazyClient(client.Options{HostPort: "127.0.0.1:1"})
	} else {
		d.engine, err = e.Dial()
	}
	if err != nil {
		return nil, err
	}
	if d.files, err = files.Open(context.Background(), files.Config{}); err != nil {
		return nil, err
	}
	packer := &packing.Packer{Cases: d.store, Files: d.files, Lists: reference.Embedded(), Write: sketched, Formats: []string{"pdf", "docx"}}
	if e != nil {
		d.worker = worker.New(d.engine, workflows.TaskQueue, worker.Options{})
		workflows.Register(d.worker, &activities.Activities{Cases: store.Proved{Store: d.store}, Covers: store.Proved{Store: d.store}, Desk: workflows.NewClient(d.engine), Papers: packer})
		if err := d.worker.Start(); err != nil {
			return nil, err
		}
	}
	d.api = api.New(d.store, workflows.NewClient(d.engine), slog.New(slog.NewTextHandler(d.said, nil)), api.WithFiles(d.files), api.WithPapers(packer))
	d.http = httptest.NewServer(d.api.Handler())
	return d, nil
}

func (d *desk) close() error {
	d.http.Close()
	if d.worker != nil {
		d.worker.Stop()
	}
	d.engine.Close()
	return errors.Join(d.files.Close(), d.store.Close())
}

// ownDesk is a desk for one test.
func ownDesk(t *testing.T, e *temporaltest.Server) *desk {
	d, err := newDesk(storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db")), e)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.close()) })
	return d
}

func (d *desk) addUsers() error {
	for _, u := range []models.User{
		{Username: "applicant.thames-valley", Name: "Tamsel Orrinder", Role: models.Applicant, Force: "thames-valley", Region: "serocu"},
		{Username: "applicant2.thames-valley", Name: "Brannoc Wey", Role: models.Applicant, Force: "thames-valley", Region: "serocu"},
		{Username: "applicant.surrey", Name: "Ismay Dunfold", Role: models.Applicant, Force: "surrey", Region: "serocu"},
		{Username: "applicant.kent", Name: "Corwen Lathe", Role: models.Applicant, Force: "kent", Region: "ersou"},
		{Username: "officer.serocu", Name: "Wrenna Tolvey", Role: models.Officer, Region: "serocu"},
		{Username: "officer2.serocu", Name: "Hale Pimmory", Role: models.Officer, Region: "serocu"},
		{Username: "officer.ersou", Name: "Odella Farrow", Role: models.Officer, Region: "ersou"},
		{Username: "manager.thames-valley", Name: "Sunniva Crake", Role: models.Manager, Force: "thames-valley", Region: "serocu"},
		{Username: "manager.serocu", Name: "Leofric Ander", Role: models.Manager, Region: "serocu"},
		{Username: "lead.national", Name: "Marisse Tovell", Role: models.Lead},
		{Username: "cps.reviewer", Name: "Ottilie Marr", Role: models.CPS},
		{Username: "auditor", Name: "Jessamy Roke", Role: models.Auditor},
		{Username: "admin", Name: "Piran Stell", Role: models.Admin},
	} {
		u.ID, u.Active = uuid.NewString(), true
		if err := d.store.AddUser(context.Background(), store.NewUser{User: u, TokenHash: models.HashOf([]byte(token(u.Username)))}); err != nil {
			return err
		}
		d.users[u.Username] = u
	}
	return nil
}

func token(username string) string { return "token-of-" + username }

// as is the desk as a user sees it; "" has no token.
func (d *desk) as(t *testing.T, username string) caller {
	c := caller{t: t, base: d.http.URL, up: d.up}
	if username != "" {
		c.token = token(username)
	}
	return c
}

// up reports whether there is an engine that has not been killed.
func (d *desk) up() bool { return d.server != nil && d.server.Running() }

// sql runs one statement behind the service's back.
func (d *desk) sql(t *testing.T, statement string, args ...any) {
	db, err := sql.Open("sqlite", "file:"+d.file+"?_pragma=busy_timeout(10000)")
	require.NoError(t, err)
	_, err = db.ExecContext(t.Context(), statement, args...)
	require.NoError(t, err)
	require.NoError(t, db.Close())
}

// access reads the whole access log, newest first.
func (d *desk) access(t *testing.T) []store.Access {
	lines, err := d.store.AccessLog(t.Context(), "", 0, 10_000)
	require.NoError(t, err)
	return lines
}

// accessTo reads what the access log says of one application.
func (d *desk) accessTo(t *testing.T, id string) []store.Access {
	lines, err := d.store.AccessLog(t.Context(), id, 0, 10_000)
	require.NoError(t, err)
	return lines
}

// events reads a history and holds it to be gapless, chained and legal.
func (d *desk) events(t *testing.T, id string) []models.Event {
	events, err := d.store.Events(t.Context(), id)
	require.NoError(t, err)
	_, err = models.VerifyHistory(events)
	require.NoError(t, err)
	return events
}

// drugs is the content of a sound sample application, section 19, class A drugs, about a person of the test's own.
func drugs(t *testing.T) content.Content {
	subjects.Lock()
	defer subjects.Unlock()
	if subjects.own[t.Name()] == 0 {
		subjects.last++
		subjects.own[t.Name()] = subjects.last
	}
	return sample(t).About(subjects.own[t.Name()])
}

// subjects numbers the people that the tests are about, so that no two share a day of birth.
var subjects = struct {
	sync.Mutex
	own  map[string]int
	last int
}{own: map[string]int{}}

// someone is the sample about a person who has no other application.
func someone(t *testing.T) content.Content {
	subjects.Lock()
	defer subjects.Unlock()
	subjects.last++
	return sample(t).About(subjects.last)
}

func sample(t *testing.T) content.Content {
	samples, err := reference.Samples()
	require.NoError(t, err)
	return samples[0].Content
}

// text changes content as a program does that knows JSON alone.
func text(t *testing.T, c content.Content, change func(map[string]any)) map[string]any {
	var tree map[string]any
	require.NoError(t, json.Unmarshal(c.Canonical(), &tree))
	if change != nil {
		change(tree)
	}
	return tree
}

// object is JSON in few letters.
type object = map[string]any
