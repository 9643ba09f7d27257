package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/cmd/standalone/demo"
	"scpo.example/desk/models/store"
)

// wish is what a start does with its folder.
type wish struct {
	demo bool // the folder is that of a demonstration
	seed bool // and its data must be made, or completed
	end  bool // the folder was that of a demonstration, and is so no longer
	cast []string
}

// errNotHere says where a demonstration may be. It is refused before anything is written.
var errNotHere = errors.New("a demonstration signs people in without a password, so it runs on a loopback address, without --https, a certificate or a proxy, and without --oidc-issuer; for real use start with --no-demo in an empty folder")

// demonstrates reports whether this start is one of a demonstration, as far as the flags and the files say.
func (f flags) demonstrates() (bool, error) {
	if f.Demo != nil {
		return *f.Demo, nil
	}
	empty, err := f.emptyFolder()
	return empty || demo.Made(f.Data) || demo.Begun(f.Data), err
}

// alone refuses a demonstration that more people than those at this machine could reach.
func (f flags) alone(ctx context.Context) error {
	wanted, err := f.demonstrates()
	if err != nil || !wanted || !f.OverHTTPS() && f.Issuer == "" && auth.Loopback(f.Addr) {
		return err
	}
	if f.Demo == nil { // a folder whose demonstration was closed is there for real use
		if found, err := f.inspect(ctx); err != nil || found.Ended {
			return err
		}
	}
	return errNotHere
}

func (f flags) emptyFolder() (bool, error) {
	entries, err := os.ReadDir(f.Data)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, fmt.Errorf("read the data folder: %w", err)
	}
	return !slices.ContainsFunc(entries, holdsData), nil
}

// inspect looks at the folder's database, without a change.
func (f flags) inspect(ctx context.Context) (found store.Inhabitants, err error) {
	path := filepath.Join(f.Data, "scpo.db")
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return found, nil
	}
	cast, err := demo.Tokens(f.Data)
	if err != nil {
		return found, err
	}
	return store.Inspect(ctx, store.Config{SQLite: path}, cast)
}

// wishOf decides what becomes of the folder, which this process holds. It refuses to bring fictional and real people or
// applications together.
func (f flags) wishOf(ctx context.Context) (w wish, err error) {
	if w.demo, err = f.demonstrates(); err != nil {
		return w, err
	}
	empty, err := f.emptyFolder()
	if err != nil || empty {
		w.seed = w.demo
		return w, err
	}
	if w.cast, err = demo.Tokens(f.Data); err != nil {
		return w, err
	}
	found, err := f.inspect(ctx)
	if err != nil {
		return w, err
	}
	ours := found.Marked || demo.Made(f.Data) || demo.Begun(f.Data)
	if f.Demo == nil && found.Ended {
		w.demo = false
	}
	switch {
	case !w.demo:
		w.end = ours && !found.Ended
	case found.Ended:
		err = fmt.Errorf("the demonstration in %s was closed by --no-demo; start a new one in an empty folder", f.Data)
	case !ours:
		err = fmt.Errorf("the folder %s was not made by a demonstration; start one in an empty folder", f.Data)
	case found.Others > 0 || found.Cases > 0:
		err = fmt.Errorf("the folder %s has %d users and %d applications that are not of the demonstration; start with --no-demo to go on with them, and the demonstration in an empty folder",
			f.Data, found.Others, found.Cases)
	default:
		w.seed = f.Demo != nil || demo.Begun(f.Data)
	}
	return w, err
}

// settle marks the database as that of a demonstration, or closes one.
func (w wish) settle(ctx context.Context, cases *store.Store) error {
	switch {
	case w.demo:
		return cases.BeginDemonstration(ctx, w.cast)
	case w.end:
		return cases.EndDemonstration(ctx, w.cast)
	}
	return nil
}
