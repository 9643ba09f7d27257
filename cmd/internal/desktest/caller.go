package desktest

import (
	"net/http"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// Caller is a user in a test: an answer other than the expected one ends the test.
type Caller struct {
	*Client
	User
	t testing.TB
}

// NewCaller calls as the user at the address that base gives.
func NewCaller(t testing.TB, base func() string, u User) Caller {
	return Caller{Client: NewClient(base, u.Token), User: u, t: t}
}

// Send sends one request and requires an answer, whatever it is.
func (c Caller) Send(r Request) Answer {
	c.t.Helper()
	a, err := c.Do(c.t.Context(), r)
	require.NoError(c.t, err)
	return a
}

// Get reads; into may be nil.
func (c Caller) Get(path string, into any) Answer {
	c.t.Helper()
	return c.done(Request{Method: http.MethodGet, Path: path}, into)
}

// Post asks for something to be done, under a key of its own; into may be nil.
func (c Caller) Post(path string, body, into any) Answer {
	c.t.Helper()
	return c.done(Request{Method: http.MethodPost, Path: path, Body: body, Key: uuid.NewString()}, into)
}

func (c Caller) done(r Request, into any) Answer {
	c.t.Helper()
	a := c.Insist(r)
	require.Contains(c.t, []int{http.StatusOK, http.StatusCreated}, a.Status, "%s %s as %s: %s", r.Method, r.Path, c.Username, a.Body)
	if into != nil {
		require.NoError(c.t, a.Decode(into))
	}
	return a
}

// Insist sends a request, and sends it again under the same key while the engine is away, as it is while a worker is
// replaced and may seem to be on a busy machine.
func (c Caller) Insist(r Request) Answer {
	c.t.Helper()
	a := c.Send(r)
	for n := 0; a.Status == http.StatusServiceUnavailable && n < 10; n++ {
		c.pause(a)
		a = c.Send(r)
	}
	return a
}

// pause waits for as long as the answer asks for.
func (c Caller) pause(a Answer) {
	c.t.Helper()
	seconds, err := strconv.Atoi(a.Header.Get("Retry-After"))
	require.NoError(c.t, err, "Retry-After")
	select {
	case <-time.After(time.Duration(seconds) * time.Second):
	case <-c.t.Context().Done():
	}
}

// Refused sends a request that must be refused with the status, and returns why.
func (c Caller) Refused(status int, r Request) Problem {
	c.t.Helper()
	send := c.Insist
	if status == http.StatusServiceUnavailable {
		send = c.Send
	}
	a := send(r)
	require.Equal(c.t, status, a.Status, "%s %s as %s: %s", r.Method, r.Path, c.Username, a.Body)
	require.Equal(c.t, "application/problem+json", a.Header.Get("Content-Type"))
	var p Problem
	require.NoError(c.t, a.Decode(&p))
	require.Equal(c.t, status, p.Status)
	return p
}

// Figure reads the headline figure; query is such as by=force&basis=decision.
func (c Caller) Figure(query string) Figure {
	c.t.Helper()
	var f Figure
	c.Get("/metrics/first-submission-acceptance?"+query, &f)
	return f
}
