// Command bench measures one standalone server in one run, prints a table and writes bench.json.
// Times are compared as ratios within the run, because machines differ and are noisy.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/alecthomas/kong"
)

type flags struct {
	Program  string `help:"The standalone program." default:"bin/standalone"`
	Out      string `help:"File to write." default:"bench.json"`
	Commands int    `help:"Commands of each kind that are measured, after warm-up." default:"300"`
	Warm     int    `help:"Commands of each kind before that: the first few dozen are faster than what can be sustained." default:"60"`
}

func main() {
	var f flags
	kong.Parse(&f, kong.Name("bench"), kong.Description("Measures a standalone server."))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, f); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1) //nolint:gocritic // stop only hands the signals back, and the process ends here
	}
}

func run(ctx context.Context, f flags) (err error) {
	dir, err := os.MkdirTemp("", "scpo-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	first, err := start(f.Program, dir)
	if err != nil {
		return err
	}
	if err := first.stop(); err != nil {
		return err
	}
	d, err := start(f.Program, dir) // on existing data
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.stop()) }()
	r := report{}
	r.set("start_ms", float64(d.started.Milliseconds()))
	if err := r.memory("rss_idle_mb", d); err != nil {
		return err
	}
	if err := measureCommands(ctx, f, d, r); err != nil {
		return err
	}
	if err := measureReads(ctx, f, d, r, filepath.Join(dir, "scpo.db")); err != nil {
		return err
	}
	if err := r.memory("rss_end_mb", d); err != nil {
		return err
	}
	fmt.Print(r.table())
	return r.write(f.Out)
}
