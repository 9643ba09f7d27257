//go:build linux

package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"

	"github.com/google/uuid"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/cmd/internal/linear"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// ask is one client, who asks for one thing after the other until everybody has asked enough. What is lost is mostly asked
// for again under its key, as one request that lasted until its answer came: each that is left lost doubles the orders that
// are possible.
func (c *crowd) ask(ctx context.Context, client int, r *rand.Rand, requests int) error {
	at := 0
	for {
		s, more, err := c.next(ctx, r, requests)
		if err != nil || !more {
			return err
		}
		q, called, again := s.wish(c, r), c.history.Now(), r.IntN(5) > 0
		for {
			url, n, err := c.work.at.after(ctx, at)
			if err != nil {
				return err
			}
			reply, wait, err := c.try(ctx, url, s, q)
			if err != nil {
				return err
			}
			if reply.Result != linear.Lost {
				c.history.Add(client, called, q, reply)
				break
			}
			if wait == "" {
				at = n // it was killed, and will be back elsewhere
			} else if err := pause(ctx, wait); err != nil {
				return err
			}
			if q.Key == "" || !again {
				c.history.Add(client, called, q, reply)
				break
			}
		}
	}
}

// next chooses the application, and says when enough was asked. One that was asked of often is replaced by a new one.
func (c *crowd) next(ctx context.Context, r *rand.Rand, requests int) (*shared, bool, error) {
	c.mu.Lock()
	c.asked++
	n := c.asked
	s := c.apps[len(c.apps)-3+r.IntN(3)]
	c.mu.Unlock()
	if n%c.every == 0 && n < requests {
		c.due <- struct{}{}
	}
	if n%perApplication == 0 {
		if _, err := c.create(ctx); err != nil {
			return nil, false, err
		}
	}
	return s, n <= requests, nil
}

// wish is what somebody wants of an application: often what it is ready for, now and then what was asked for before.
func (s *shared) wish(c *crowd, r *rand.Rand) linear.Ask {
	s.mu.Lock()
	defer s.mu.Unlock()
	officer := r.IntN(len(reviewers))
	q := linear.Ask{App: s.id, User: drafter, Key: uuid.NewString()}
	switch p := r.IntN(100); {
	case p < 25:
		return linear.Ask{App: s.id, User: []string{drafter, reviewers[officer]}[r.IntN(2)], Kind: linear.Read}
	case p < 50:
		return linear.Ask{App: s.id, User: drafter, Kind: linear.Save, Mark: c.work.mark(), Named: s.seen}
	case p < 58 && len(s.asked) > 0:
		return s.asked[r.IntN(len(s.asked))]
	case p < 66:
		q.Kind = linear.Submit
	case p < 72:
		q.Kind = linear.Recall
	default:
		q.User, q.Kind = reviewers[officer], []linear.Kind{linear.Claim, linear.Claim, linear.Release, linear.Assign}[r.IntN(4)]
	}
	if q.Kind == linear.Assign {
		q.To = reviewers[1-officer]
	}
	if r.IntN(3) == 0 {
		q.Named = s.seen
	}
	s.asked = append(s.asked, q)
	return q
}

// try asks once. With an answer of 503 it gives how long to wait.
func (c *crowd) try(ctx context.Context, url string, s *shared, q linear.Ask) (reply linear.Reply, wait string, err error) {
	a, err := c.work.clients[q.User].At(url).Do(ctx, s.request(q))
	if ctx.Err() != nil {
		return reply, "", ctx.Err()
	}
	if err != nil {
		return linear.Reply{Result: linear.Lost}, "", nil
	}
	reply, err = s.read(q, a)
	return reply, a.Header.Get("Retry-After"), err
}

func (s *shared) request(q linear.Ask) desktest.Request {
	r := desktest.Request{Method: http.MethodPost, Path: "/applications/" + s.id, Key: q.Key}
	if q.Named != 0 {
		r.IfMatch = desktest.Tag(q.Named)
	}
	switch q.Kind {
	case linear.Read:
		r.Method = http.MethodGet
	case linear.Save:
		text := s.text
		text.Facts += " " + q.Mark
		r.Method, r.Path, r.Body = http.MethodPut, r.Path+"/content", text
	case linear.Assign:
		r.Path, r.Body = r.Path+"/actions/"+string(q.Kind), models.AssignBody{Username: q.To}
	case linear.Submit, linear.Recall, linear.Claim, linear.Release:
		r.Path += "/actions/" + string(q.Kind)
	}
	return r
}

var markIn = regexp.MustCompile(`\[mark \d+\]$`)

// read says what an answer means to the model.
func (s *shared) read(q linear.Ask, a desktest.Answer) (linear.Reply, error) {
	refusals := []int{http.StatusConflict, http.StatusUnprocessableEntity}
	switch {
	case a.Status == http.StatusServiceUnavailable:
		return linear.Reply{Result: linear.Lost}, nil
	case a.Status == http.StatusPreconditionFailed:
		return linear.Reply{Result: linear.Stale}, nil
	case slices.Contains(refusals, a.Status) && bytes.Contains(a.Body, []byte(`"`+string(models.ContentChanged)+`"`)):
		return linear.Reply{Result: linear.Changed}, nil
	case slices.Contains(refusals, a.Status):
		var p desktest.Problem
		err := a.Decode(&p)
		return linear.Reply{Result: linear.Refused, Reason: p.Code}, err
	case a.Status != http.StatusOK:
		return linear.Reply{}, fmt.Errorf("%s as %s: %d %s", q.Kind, q.User, a.Status, a.Body)
	}
	var app desktest.Application
	if err := a.Decode(&app); err != nil {
		return linear.Reply{}, err
	}
	s.saw(app.Version)
	reply := linear.Reply{Result: linear.Done, Version: app.Version}
	if q.Kind != linear.Read {
		return reply, nil
	}
	var text content.Content
	if err := json.Unmarshal(app.Content, &text); err != nil {
		return reply, err
	}
	reply.State, reply.Mark = app.State, markIn.FindString(text.Facts)
	if app.Assignee != nil {
		reply.Officer = *app.Assignee
	}
	return reply, nil
}

func (s *shared) saw(version int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = max(s.seen, version)
}
