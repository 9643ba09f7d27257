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

// Standalone is a running standalone program.
type Standalone struct {
	*Process
	Dir string // its data folder
	URL string // where it answers
}

// StartStandalone runs the program on a data folder and a free port, and returns when it is ready.
func StartStandalone(bin, dir string, args ...string) (*Standalone, error) {
	p, err := Start(bin, append([]string{"--data", dir, "--addr", "127.0.0.1:0"}, args...)...)
	if err != nil {
		return nil, err
	}
	s := &Standalone{Process: p, Dir: dir}
	return s, s.ready()
}

func (s *Standalone) ready() error {
	url, err := s.Await("The SCPO desk is ready at ", ReadyLimit)
	if err != nil {
		s.Kill()
		return err
	}
	s.URL = url
	return nil
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

// Credential is how the engine of a standalone is reached, while it runs.
type Credential struct {
	Address   string `json:"address"`
	Namespace string `json:"namespace"`
	Token     string `json:"token"`
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
