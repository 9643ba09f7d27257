package desktest

import (
	"os/exec"
	"syscall"
)

// endWithParent has the kernel kill the program when this process is gone, even by kill -9.
func endWithParent(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
