package pgtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strconv"
	"sync"
	"time"
)

const (
	superuser  = "postgres"
	readyLimit = time.Minute
	readyEvery = 20 * time.Millisecond
	portTries  = 3
)

// local is a server of our own: a folder with its data, and the process that serves it.
type local struct {
	folder   *folder
	bin      binaries
	as       *account
	password string
	port     int
	proc     *child
	stopOnce sync.Once
	stopErr  error
}

// startLocal finds or installs PostgreSQL, makes a cluster and serves it on a free port of 127.0.0.1.
func startLocal(ctx context.Context) (*local, error) {
	l := &local{password: rand.Text()}
	if err := l.prepare(ctx); err != nil {
		return nil, err
	}
	err := l.initialise(ctx)
	if err == nil {
		err = l.launch(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, l.stop())
	}
	return l, nil
}

// prepare holds a lock over what test processes must not do at once: installing, and clearing up.
func (l *local) prepare(ctx context.Context) (err error) {
	unlock, err := lockMachine(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	if l.bin, err = findOrInstall(ctx); err != nil {
		return err
	}
	if l.as, err = serverAccount(); err != nil {
		return err
	}
	l.folder, err = newFolder(l.as)
	return err
}

func (l *local) initialise(ctx context.Context) error {
	pw := l.folder.path("password")
	if err := os.WriteFile(pw, []byte(l.password+"\n"), 0o600); err != nil {
		return fmt.Errorf("write the password for initdb: %w", err)
	}
	if err := l.as.own(pw); err != nil {
		return err
	}
	// --no-sync: no one needs this new cluster after a power cut. The server itself syncs as in production.
	// The locale is named because an empty environment would give SQL_ASCII.
	return l.folder.run(ctx, l.as, l.bin.initdb, "--pgdata="+l.folder.path("data"), "--username="+superuser,
		"--pwfile="+pw, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
}

// launch tries again on another port when the server ends at once: a port found free may be taken meanwhile.
func (l *local) launch(ctx context.Context) error {
	var errs []error
	for range portTries {
		port, err := freePort(ctx)
		if err != nil {
			return err
		}
		l.port = port
		l.proc, err = l.folder.start(l.as, l.bin.postgres, "-D", l.folder.path("data"),
			"-c", "listen_addresses=127.0.0.1", "-c", "port="+strconv.Itoa(port), "-c", "unix_socket_directories=",
			"-c", "max_connections=200", "-c", "timezone=UTC",
			// The databases end with the tests: what is committed need outlive the server only, and not the machine.
			"-c", "fsync=off", "-c", "full_page_writes=off")
		if err != nil {
			return err
		}
		if err = l.ready(ctx); err == nil {
			return nil
		}
		errs = append(errs, err)
		if !l.proc.ended() {
			break
		}
	}
	return errors.Join(errs...)
}

// ready waits until the server answers, has ended, or has had its time.
func (l *local) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readyLimit)
	defer cancel()
	s := Server{maintenance: l.url()}
	again := time.NewTicker(readyEvery)
	defer again.Stop()
	for {
		err := s.exec(ctx, "select 1")
		if err == nil {
			return nil
		}
		select {
		case <-again.C:
		case <-l.proc.done:
			return fmt.Errorf("the server ended: %s", l.folder.logTail())
		case <-ctx.Done():
			return fmt.Errorf("wait for the server: %w: %s", errors.Join(ctx.Err(), err), l.folder.logTail())
		}
	}
}

func (l *local) url() url.URL {
	return url.URL{
		Scheme:   "postgres",
		User:     url.UserPassword(superuser, l.password),
		Host:     net.JoinHostPort("127.0.0.1", strconv.Itoa(l.port)),
		Path:     "/postgres",
		RawQuery: "sslmode=disable",
	}
}

func (l *local) stop() error {
	l.stopOnce.Do(func() {
		if l.proc != nil {
			l.stopErr = l.proc.stop()
		}
		l.stopErr = errors.Join(l.stopErr, l.folder.remove())
	})
	return l.stopErr
}

func freePort(ctx context.Context) (int, error) {
	var c net.ListenConfig
	n, err := c.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	port := n.Addr().(*net.TCPAddr).Port
	if err := n.Close(); err != nil {
		return 0, fmt.Errorf("release the free port: %w", err)
	}
	return port, nil
}
