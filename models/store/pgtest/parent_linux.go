package pgtest

import (
	"os/exec"
	"syscall"
)

// endWithParent has the kernel ask the server for an immediate shutdown when this process is gone, even by kill -9.
func endWithParent(cmd *exec.Cmd) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Pdeathsig = syscall.SIGQUIT
}
