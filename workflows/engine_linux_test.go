package workflows_test

import (
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// endWithParent has the kernel kill the server when this process is gone, even by kill -9.
func endWithParent(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// freeze stops the server in the middle of what it is doing, until thaw.
func freeze(t *testing.T, p *os.Process) { require.NoError(t, p.Signal(syscall.SIGSTOP)) }

func thaw(t *testing.T, p *os.Process) { require.NoError(t, p.Signal(syscall.SIGCONT)) }
