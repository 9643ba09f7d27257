//go:build !linux

package temporaltest

import "os/exec"

// endWithParent can do nothing here: a killed test leaves its server behind.
func endWithParent(*exec.Cmd) {}

// awaitStop cannot tell here.
func awaitStop(int) error { return nil }
