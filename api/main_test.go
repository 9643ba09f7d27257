package api_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"scpo.example/desk/workflows/temporaltest"
)

// shared is the desk of most tests: one engine, one worker, one database. A test that changes what others rely on makes
// its own desk.
var shared *desk

// engine is the one behind the shared desk.
var engine *temporaltest.Server

func TestMain(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (code int, err error) {
	flag.Parse()
	if err := flag.Set("test.parallel", "4"); err != nil { // they mostly wait
		return 1, err
	}
	dir, err := os.MkdirTemp("", "desk")
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	engine, err = temporaltest.Start(filepath.Join(dir, "engine"))
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, engine.Kill()) }()
	if shared, err = newDesk(filepath.Join(dir, "desk.db"), engine); err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, shared.close()) }()
	return m.Run(), nil
}
