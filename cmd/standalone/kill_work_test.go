package main_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models/content"
)

// address says where the program answers now, and lets callers without an answer wait for the next.
type address struct {
	mu    sync.Mutex
	n     int
	url   string
	moved chan struct{} // closed at the next move
}

func (a *address) move(url string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.n++
	a.url = url
	if a.moved != nil {
		close(a.moved)
	}
	a.moved = make(chan struct{})
}

// after waits until the program has moved on from its n-th address.
func (a *address) after(ctx context.Context, n int) (string, int, error) {
	for {
		a.mu.Lock()
		url, now, moved := a.url, a.n, a.moved
		a.mu.Unlock()
		if now > n {
			return url, now, nil
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return "", 0, fmt.Errorf("waiting for the program: %w", context.Cause(ctx))
		}
	}
}

// work is what people do, and the ledger of the answers that they got.
type work struct {
	at      address
	clients map[string]*desktest.Client
	users   map[string]desktest.User
	samples map[string][]content.Content // by applicant
	marks   atomic.Int64
	stopped atomic.Bool

	mu     sync.Mutex
	ledger []entry
	kept   []saved
}

// entry is one request under a key, with its answer.
type entry struct {
	user     string
	app      string
	request  desktest.Request
	answer   desktest.Answer
	attempts int
}

func (e entry) done() bool { return e.answer.Status < http.StatusBadRequest }

// saved is content that was saved: the application has the mark in its facts from that version on.
type saved struct {
	app, mark string
	version   int
}

func newWork(t *testing.T, s *desktest.Standalone) *work {
	p := peopleOf(t, s)
	w := &work{clients: map[string]*desktest.Client{}, users: p.users, samples: map[string][]content.Content{}}
	for name, u := range w.users {
		w.clients[name] = desktest.NewClient(nil, u.Token)
		p.as(name).Post("/me/settings", map[string]any{"letters": "at-once", "email": name + "@desk.example"}, nil)
	}
	for _, applicant := range applicants {
		for _, name := range []string{"drugs", "slavery", "company"} {
			w.samples[applicant] = append(w.samples[applicant], desktest.Sample(t, name, w.users[applicant].Force))
		}
	}
	w.at.move(s.URL)
	return w
}

// stop lets everyone finish their present request, and no more.
func (w *work) stop() { w.stopped.Store(true) }

func (w *work) repeated() (n int) {
	for _, e := range w.ledger {
		if e.attempts > 1 {
			n++
		}
	}
	return n
}

// mark is a word that no other save has.
func (w *work) mark() string { return "[mark " + strconv.FormatInt(w.marks.Add(1), 10) + "]" }

// insist sends a request until it is answered: again when the program was killed under it, and
// again when it said that the engine was away.
func (w *work) insist(ctx context.Context, user string, r desktest.Request) (desktest.Answer, int, error) {
	at := 0
	for attempt := 1; ; attempt++ {
		url, n, err := w.at.after(ctx, at)
		if err != nil {
			return desktest.Answer{}, attempt, fmt.Errorf("%s %s of %s: %w", r.Method, r.Path, user, err)
		}
		a, err := w.clients[user].At(url).Do(ctx, r)
		if err != nil {
			at = n // it was killed, and will be back elsewhere
			continue
		}
		if a.Status != http.StatusServiceUnavailable {
			return a, attempt, nil
		}
		if err := pause(ctx, a.Header.Get("Retry-After")); err != nil {
			return a, attempt, err
		}
	}
}

// pause waits as long as the program asks for.
func pause(ctx context.Context, seconds string) error {
	n, err := strconv.Atoi(seconds)
	if err != nil {
		return fmt.Errorf("Retry-After: %w", err)
	}
	select {
	case <-time.After(time.Duration(n) * time.Second):
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// post asks for something under a new key until it is answered, now and then twice at the same
// moment, and notes the answer.
func (w *work) post(ctx context.Context, user, app, path string, body any, twice bool) (desktest.Answer, error) {
	e := entry{user: user, app: app, request: desktest.Request{Method: http.MethodPost, Path: path, Body: body, Key: uuid.NewString()}}
	var second desktest.Answer
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		e.answer, e.attempts, err = w.insist(ctx, user, e.request)
		return err
	})
	if twice {
		group.Go(func() (err error) {
			second, _, err = w.insist(ctx, user, e.request)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return e.answer, err
	}
	if twice && (second.Status != e.answer.Status || !bytes.Equal(second.Body, e.answer.Body)) {
		return e.answer, fmt.Errorf("%s of %s under one key was answered twice:\n%d %s%d %s", path, user,
			e.answer.Status, e.answer.Body, second.Status, second.Body)
	}
	if app == "" && e.done() { // create: the answer names the application
		var made desktest.Application
		if err := e.answer.Decode(&made); err != nil {
			return e.answer, err
		}
		e.app = made.ID
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ledger = append(w.ledger, e)
	return e.answer, nil
}

func (w *work) get(ctx context.Context, user, path string, into any) error {
	a, _, err := w.insist(ctx, user, desktest.Request{Method: http.MethodGet, Path: path})
	if err != nil {
		return err
	}
	if a.Status != http.StatusOK {
		return fmt.Errorf("GET %s as %s: %d %s", path, user, a.Status, a.Body)
	}
	return a.Decode(into)
}
