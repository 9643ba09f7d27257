package desktest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// Process is a program that runs as a child of this one. It ends with this one, however that ends.
type Process struct {
	name      string
	out, errs output
	process   *os.Process
	done      chan struct{} // closed when it has ended
	code      int           // once done: -1 when a signal ended it
}

// Start runs a program. No SCPO_ variable of this process reaches it: its flags alone decide.
func Start(bin string, args ...string) (*Process, error) {
	cmd := exec.Command(bin, args...)
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "SCPO_") })
	p := &Process{name: filepath.Base(bin), done: make(chan struct{})}
	cmd.Stdout, cmd.Stderr = &p.out, &p.errs
	started := make(chan error)
	go func() {
		// The kernel sends the death signal when the starting thread ends, not the process: so the
		// thread is kept for as long as the program runs.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(p.done)
		endWithParent(cmd)
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // how it ended is in its exit code
			p.code = cmd.ProcessState.ExitCode()
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start %s: %w", p.name, err)
	}
	p.process = cmd.Process
	return p, nil
}

// Await waits for a line of standard output that begins with prefix, and returns the rest of it.
func (p *Process) Await(prefix string, limit time.Duration) (string, error) {
	late := time.After(limit)
	for {
		rest, grown, found := p.out.line(prefix)
		if found {
			return rest, nil
		}
		select {
		case <-grown:
		case <-p.done:
			if rest, _, found := p.out.line(prefix); found {
				return rest, nil
			}
			return "", fmt.Errorf("%s ended with code %d before it said %q:\n%s", p.name, p.code, prefix, p.Stderr())
		case <-late:
			return "", fmt.Errorf("%s did not say %q in %s:\n%s", p.name, prefix, limit, p.Stderr())
		}
	}
}

// Wait waits for the program to end by itself, and returns its exit code. One that continues beyond
// the limit is killed.
func (p *Process) Wait(limit time.Duration) (int, error) {
	select {
	case <-p.done:
		return p.code, nil
	case <-time.After(limit):
		p.Kill()
		return p.code, fmt.Errorf("%s did not end in %s and was killed:\n%s", p.name, limit, p.Stderr())
	}
}

// Stop asks the program to end, as an operator does, and holds it to a clean exit within the limit.
func (p *Process) Stop(limit time.Duration) error {
	if err := p.process.Signal(syscall.SIGTERM); err != nil {
		return fmt.Errorf("stop %s (exit code %d): %w\n%s", p.name, p.code, err, p.Stderr())
	}
	code, err := p.Wait(limit)
	if err == nil && code != 0 {
		err = fmt.Errorf("%s ended with code %d:\n%s", p.name, code, p.Stderr())
	}
	return err
}

// Kill ends the program as kill -9 does, and returns when it is gone.
func (p *Process) Kill() {
	if err := p.process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		panic(fmt.Sprintf("kill %s: %v", p.name, err)) // no one may kill a child but its parent, and that is us
	}
	<-p.done
}

// Ended reports whether the program has ended.
func (p *Process) Ended() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

// Pid is the program's process id.
func (p *Process) Pid() int { return p.process.Pid }

// Stdout is what the program has written to standard output so far.
func (p *Process) Stdout() string { return p.out.String() }

// Stderr is what the program has written to standard error so far.
func (p *Process) Stderr() string { return p.errs.String() }
