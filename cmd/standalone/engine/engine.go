// Package engine runs a whole Temporal server inside this process, over two SQLite files.
package engine

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"go.temporal.io/sdk/client"
	"go.temporal.io/server/common/authorization"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/primitives"
	"go.temporal.io/server/temporal"
)

const (
	// defaultRetention leaves a closed workflow, and the stored results of its updates, for a long weekend.
	defaultRetention = 72 * time.Hour
	// minRetention is the server's own lower bound for a local namespace.
	minRetention = time.Hour
	// startTimeout bounds the wait for the first answers; a start takes less than a second on a slow machine.
	startTimeout = 30 * time.Second
)

// ErrInUse means that another process runs a server on the same folder.
var ErrInUse = errors.New("the Temporal files are in use by another process")

// Config says where a server keeps its files and how it is reached.
type Config struct {
	// Dir holds temporal.db and temporal-visibility.db. It is made, for its owner only, if it is missing.
	Dir string
	// Namespace is the only one the server's token opens; it is made at the first start.
	Namespace string
	// Retention is how long a closed workflow is kept: 0 means 72 hours, less than an hour is refused.
	// A changed value takes effect at the next start.
	Retention time.Duration
	// Logger takes the server's warnings and errors; nil means slog.Default.
	Logger *slog.Logger
	// Port is where clients connect, on 127.0.0.1 only; 0 means any free port.
	Port int
	// Token is what a client must show; empty means a random one for each start.
	Token string
}

// Credential is what another process on this machine needs to call the server.
type Credential struct {
	Address   string `json:"address"`
	Namespace string `json:"namespace"`
	Token     string `json:"token"`
}

// Server is a running Temporal server. A process may start one server for a folder once in its life: the server
// never closes its database handles.
type Server struct {
	config Config
	ports  ports
	server temporal.Server
	log    *logger
	lock   *flock.Flock
}

// Start brings the files in c.Dir up to date, runs the server on them and returns when it takes calls, or fails with
// ErrInUse, ErrNewerFiles, ErrUnknownFiles or ErrNoUpgrade before anything has changed.
func Start(ctx context.Context, c Config) (*Server, error) {
	c, err := c.complete()
	if err != nil {
		return nil, err
	}
	lock, err := acquire(c.Dir)
	if err != nil {
		return nil, err
	}
	s := &Server{config: c, lock: lock, log: newLogger(c.Logger)}
	if err := s.start(ctx); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

func (s *Server) start(ctx context.Context) error {
	f, err := newFiles(s.config.Dir)
	if err != nil {
		return err
	}
	if err := f.prepare(ctx, s.config.Logger); err != nil {
		return err
	}
	if err := createNamespace(s.config); err != nil {
		return err
	}
	if s.ports, err = reservePorts(ctx, s.config.Port); err != nil {
		return err
	}
	if err := s.run(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	return s.settle(ctx)
}

// run starts the server's services in this process.
func (s *Server) run() error {
	internode, err := newInternode()
	if err != nil {
		return err
	}
	server, err := temporal.NewServer(
		temporal.WithConfig(serverConfig(s.config.Dir, s.ports)),
		temporal.ForServices(s.ports.services()),
		temporal.WithStaticHosts(s.ports.hosts()),
		temporal.WithLogger(s.log),
		temporal.WithDynamicConfigClient(dynamicConfig()),
		temporal.WithTLSConfigFactory(internode),
		temporal.WithAuthorizer(authorization.NewDefaultAuthorizer()),
		temporal.WithClaimMapper(func(*config.Config) authorization.ClaimMapper {
			return newGatekeeper(s.config.Namespace, s.config.Token)
		}),
	)
	if err != nil {
		return fmt.Errorf("set up the Temporal server: %w", err)
	}
	s.server = server // set before Start: services that did start are stopped if another does not
	if err := server.Start(); err != nil {
		return fmt.Errorf("start the Temporal server: %w", err)
	}
	return nil
}

// ClientOptions connects to the server in its namespace. The caller may add to them (logger, data converter).
func (s *Server) ClientOptions() client.Options { return s.Credential().ClientOptions() }

// Credential is the same for another process. The token is a secret: anyone who has it can bypass the application.
func (s *Server) Credential() Credential {
	return Credential{
		Address:   s.ports.address(primitives.FrontendService),
		Namespace: s.config.Namespace,
		Token:     s.config.Token,
	}
}

// ClientOptions connects to the server the credential is for.
func (c Credential) ClientOptions() client.Options {
	return client.Options{
		HostPort:    c.Address,
		Namespace:   c.Namespace,
		Credentials: client.NewAPIKeyStaticCredentials(c.Token),
		// Credentials alone would switch TLS on; the frontend listens without it, on this machine only.
		ConnectionOptions: client.ConnectionOptions{TLSDisabled: true},
	}
}

// Stop stops the server and gives the folder free. Stop workers and close clients first.
func (s *Server) Stop() error {
	var stopped error
	if s.server != nil {
		s.log.stopping()
		if err := s.server.Stop(); err != nil {
			stopped = fmt.Errorf("stop the Temporal server: %w", err)
		}
		s.server = nil
	}
	if err := s.lock.Unlock(); err != nil {
		return errors.Join(stopped, fmt.Errorf("unlock the Temporal files: %w", err))
	}
	return stopped
}

// complete fills in what may be left out and refuses what cannot work.
func (c Config) complete() (Config, error) {
	if c.Dir == "" || c.Namespace == "" {
		return c, errors.New("a Temporal server needs a folder and a namespace")
	}
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return c, fmt.Errorf("find the Temporal folder: %w", err)
	}
	c.Dir = dir
	if c.Retention == 0 {
		c.Retention = defaultRetention
	}
	if c.Retention < minRetention {
		return c, fmt.Errorf("retention %s is less than %s", c.Retention, minRetention)
	}
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	if c.Token == "" {
		c.Token = newToken()
	}
	return c, nil
}

// acquire takes the folder for this process; the lock goes with the process, also when it is killed.
func acquire(dir string) (*flock.Flock, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the Temporal folder: %w", err)
	}
	lock := flock.New(filepath.Join(dir, "temporal.lock"))
	ok, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock the Temporal files: %w", err)
	}
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrInUse, dir)
	}
	return lock, nil
}
