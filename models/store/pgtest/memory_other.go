//go:build !linux

package pgtest

func inMemory() (dir string, ok bool) { return "", false }
