package desktest

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Bounds within which standalone must be ready, and must have ended when it is asked to.
const (
	ReadyLimit = 60 * time.Second
	StopLimit  = 30 * time.Second
)

// Standalone is the standalone program, running.
type Standalone struct {
	*Process
	Dir string // its data folder
	URL string // where it answers, once it is ready
}

// LaunchStandalone runs the program on a data folder and a free port.
func LaunchStandalone(bin, dir string, args ...string) (*Standalone, error) {
	p, err := Start(bin, append([]string{"--data", dir, "--addr", "127.0.0.1:0"}, args...)...)
	return &Standalone{Process: p, Dir: dir}, err
}

// Ready waits until the program says where it answers.
func (s *Standalone) Ready() error {
	url, err := s.Await("SCPO Desk is ready at ", ReadyLimit)
	s.URL = url
	return err
}

// StartStandalone is LaunchStandalone and Ready. It leaves nothing running when it fails.
func StartStandalone(bin, dir string, args ...string) (*Standalone, error) {
	s, err := LaunchStandalone(bin, dir, args...)
	if err != nil {
		return nil, err
	}
	if err := s.Ready(); err != nil {
		s.Kill()
		return nil, err
	}
	return s, nil
}

// User is a person of the demonstration.
type User struct {
	Username string `json:"username"`
	Name     string `json:"name"`
	Role     string `json:"role"`
	Force    string `json:"force"`
	Region   string `json:"region"`
	Password string `json:"password"`
	Token    string `json:"token"`
}

// Users reads the people of the demonstration, by username.
func Users(dir string) (map[string]User, error) {
	text, err := os.ReadFile(filepath.Join(dir, "demo-users.json"))
	if err != nil {
		return nil, fmt.Errorf("read the demonstration's users: %w", err)
	}
	var list []User
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, fmt.Errorf("read the demonstration's users: %w", err)
	}
	if len(list) == 0 {
		return nil, errors.New("the demonstration has no users")
	}
	users := make(map[string]User, len(list))
	for _, u := range list {
		users[u.Username] = u
	}
	return users, nil
}

// Engine reads the credential of the engine inside a running standalone.
func (s *Standalone) Engine() (Credential, error) {
	var c Credential
	text, err := os.ReadFile(filepath.Join(s.Dir, "temporal.json"))
	if err == nil {
		err = json.Unmarshal(text, &c)
	}
	if err != nil {
		return c, fmt.Errorf("read the engine's credential: %w", err)
	}
	return c, nil
}
