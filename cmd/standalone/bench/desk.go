package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"scpo.example/desk/cmd/internal/desktest"
)

// desk is a running standalone with its users.
type desk struct {
	*desktest.Standalone
	users   map[string]*desktest.Client
	started time.Duration // from the start of the process until it said that it was ready
}

func start(program, dir string) (*desk, error) {
	begun := time.Now()
	s, err := desktest.StartStandalone(program, dir, "--demo-history=false")
	if err != nil {
		return nil, err
	}
	d := &desk{Standalone: s, started: time.Since(begun), users: map[string]*desktest.Client{}}
	users, err := desktest.Users(dir)
	for name, u := range users {
		d.users[name] = desktest.NewClient(func() string { return s.URL }, u.Token)
	}
	return d, err
}

func (d *desk) stop() error { return d.Stop(desktest.StopLimit) }

// resident is the memory of the process that is in RAM, in MB of 2^20 bytes.
func (d *desk) resident() (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", d.Pid()))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if rest, found := strings.CutPrefix(line, "VmRSS:"); found {
			kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024, err
		}
	}
	return 0, errors.New("no VmRSS")
}

// call makes one request as a user, requires the status and reads the answer into v, if there is one.
func (d *desk) call(ctx context.Context, who, method, path string, body any, want int, v any) (time.Duration, error) {
	request := desktest.Request{Method: method, Path: path, Body: body}
	if method == http.MethodPost {
		request.Key = uuid.NewString()
	}
	begun := time.Now()
	answer, err := d.users[who].Do(ctx, request)
	took := time.Since(begun)
	if err != nil {
		return took, err
	}
	if answer.Status != want {
		return took, fmt.Errorf("%s %s: %d, %d was expected: %s", method, path, answer.Status, want, answer.Body)
	}
	if v != nil {
		err = json.Unmarshal(answer.Body, v)
	}
	return took, err
}
