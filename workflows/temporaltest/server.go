// Package temporaltest starts a real Temporal server for tests, in a process of its own: linking it into a test would
// make every build of that test take minutes.
package temporaltest

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/log"
)

// binaryVariable names a server that has been built already; without it one is built.
const binaryVariable = "SCPO_TEST_TEMPORAL"

// Server is a Temporal server with its files in one folder. It ends with this process, however that ends.
type Server struct {
	binary string
	dir    string
	at     credential
	server *exec.Cmd
	ended  chan struct{} // closed when the process is gone
}

type credential struct{ Address, Namespace, Token string }

// Start builds the server where that is needed, starts it on a folder that may be empty or missing, and returns when
// it takes calls. What it logs goes to its file in the folder.
func Start(dir string) (*Server, error) {
	s := &Server{binary: os.Getenv(binaryVariable), dir: dir}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the server: %w", err)
	}
	if s.binary == "" {
		if err := s.build(); err != nil {
			return nil, err
		}
	}
	return s, s.run()
}

// StartAnother starts a second server of the same build on a folder of its own.
func (s *Server) StartAnother(dir string) (*Server, error) {
	another := &Server{binary: s.binary, dir: dir}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the server: %w", err)
	}
	return another, another.run()
}

func (s *Server) build() error {
	s.binary = filepath.Join(s.dir, "testserver")
	build := exec.Command("go", "build", "-o", s.binary, "scpo.example/desk/cmd/standalone/engine/testserver")
	build.Env = append(os.Environ(), "CGO_ENABLED=0") // one build serves the tests of every package
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build the server: %w\n%s", err, out)
	}
	return nil
}

// Restart starts a server that was killed on the same files, at the same address and with the same token.
func (s *Server) Restart() error {
	port := s.at.Address[strings.LastIndex(s.at.Address, ":")+1:]
	return s.run("-port", port, "-token", s.at.Token)
}

func (s *Server) run(more ...string) error {
	said, err := os.OpenFile(filepath.Join(s.dir, "server.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("open the server's log: %w", err)
	}
	defer said.Close() //nolint:errcheck // the server has its own handle
	s.server = exec.Command(s.binary, append([]string{"-dir", filepath.Join(s.dir, "files")}, more...)...)
	s.server.Stderr = said
	out, err := s.server.StdoutPipe()
	if err != nil {
		return fmt.Errorf("listen to the server: %w", err)
	}
	if err := s.launch(); err != nil {
		return fmt.Errorf("start the server: %w", err)
	}
	line, err := bufio.NewReader(out).ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &s.at)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("the server did not say where it is; see %s: %w", said.Name(), err), s.Kill())
	}
	go io.Copy(io.Discard, out) //nolint:errcheck // it ends with the server
	return nil
}

// launch starts the process from a thread that is kept until the process is gone: the kernel's death signal comes when
// the starting thread ends.
func (s *Server) launch() error {
	started, ended, server := make(chan error, 1), make(chan struct{}), s.server
	s.ended = ended
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(ended)
		endWithParent(server)
		err := server.Start()
		started <- err
		if err == nil {
			_, _ = server.Process.Wait() // killed, as it should be
		}
	}()
	return <-started
}

// Kill ends the server as a power cut would, and returns when it is gone.
func (s *Server) Kill() error {
	if err := s.server.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("kill the server: %w", err)
	}
	<-s.ended
	return nil
}

// Running reports whether the server has not been killed.
func (s *Server) Running() bool {
	select {
	case <-s.ended:
		return false
	default:
		return true
	}
}

// Freeze stops the server in the middle of what it is doing, until Thaw.
func (s *Server) Freeze() error {
	if err := s.server.Process.Signal(syscall.SIGSTOP); err != nil {
		return fmt.Errorf("stop the server: %w", err)
	}
	return awaitStop(s.server.Process.Pid)
}

// Thaw lets a frozen server continue.
func (s *Server) Thaw() error { return s.server.Process.Signal(syscall.SIGCONT) }

// Dial makes a client that connects when it is first used. It logs nothing: tests make faults happen.
func (s *Server) Dial() (client.Client, error) {
	return client.NewLazyClient(client.Options{
		HostPort: s.at.Address, Namespace: s.at.Namespace, Credentials: client.NewAPIKeyStaticCredentials(s.at.Token),
		ConnectionOptions: client.ConnectionOptions{TLSDisabled: true},
		Identity:          "worker", // else process and host
		Logger:            log.NewStructuredLogger(slog.New(slog.DiscardHandler)),
	})
}
