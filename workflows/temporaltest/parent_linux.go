package temporaltest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// endWithParent has the kernel kill the server when this process is gone, even by kill -9.
func endWithParent(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

const stopLimit = 10 * time.Second

// awaitStop returns when a process that was told to stop has done so in all its threads, which takes its time on a busy machine.
func awaitStop(pid int) error {
	for end := time.Now().Add(stopLimit); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if stopped, err := stopped(pid); stopped || err != nil {
			return err
		}
	}
	return fmt.Errorf("the server goes on for %s after it was told to stop", stopLimit)
}

func stopped(pid int) (bool, error) {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", pid))
	if err != nil {
		return false, fmt.Errorf("list the threads of the server: %w", err)
	}
	for _, t := range threads {
		text, err := os.ReadFile(t)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ESRCH) {
			continue // it has ended
		}
		if err != nil {
			return false, fmt.Errorf("read the state of a thread of the server: %w", err)
		}
		if _, state, _ := bytes.Cut(text, []byte(") ")); !bytes.HasPrefix(state, []byte("T")) {
			return false, nil
		}
	}
	return len(threads) > 0, nil
}
