package pgtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

const stopLimit = 20 * time.Second

// child is a running server process.
type child struct {
	process *os.Process
	done    chan struct{} // closed when it has ended
}

// startChild starts cmd in such a way that it ends with this process however this process ends.
func startChild(cmd *exec.Cmd) (*child, error) {
	c := &child{done: make(chan struct{})}
	started := make(chan error)
	go func() {
		// The kernel sends the death signal when the starting thread ends, not the process: so the thread is
		// kept for as long as the server runs.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(c.done)
		endWithParent(cmd)
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // nothing else needs to be known: the reason is in its log
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start %s: %w", cmd.Path, err)
	}
	c.process = cmd.Process
	return c, nil
}

func (c *child) ended() bool {
	select {
	case <-c.done:
		return true
	default:
		return false
	}
}

// stop asks for PostgreSQL's immediate shutdown, which needs no checkpoint: the data is about to be removed.
func (c *child) stop() error {
	if err := c.process.Signal(syscall.SIGQUIT); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("stop the server: %w", err)
	}
	select {
	case <-c.done:
		return nil
	case <-time.After(stopLimit):
		if err := c.process.Kill(); err != nil {
			return fmt.Errorf("kill the server: %w", err)
		}
		<-c.done
		return fmt.Errorf("the server did not stop in %v and was killed", stopLimit)
	}
}
