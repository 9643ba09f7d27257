// Package lists reads an operator's lists at the start of a program, in the place of those that ship.
package lists

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"strings"

	"scpo.example/desk/api"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/deadlines"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
)

const (
	holidaysFile = "bank-holidays.json"
	wordingsFile = "wordings.json"
)

// Set is everything that an operator may replace.
type Set struct {
	Reference *reference.Lists
	Calendar  *calendar.Calendar
	Library   *library.Library
	Switches  checks.Switches
}

// Flags name the operator's folder.
type Flags struct {
	Lists string `help:"Folder of lists that replace the built-in ones. See the runbook." env:"SCPO_LISTS" placeholder:"DIR"`
}

// Load reads them.
func (f Flags) Load() (Set, error) { return Load(f.Lists) }

// Load reads the lists of a folder; what is not in it is as it ships, as everything is with the folder "". One bad file
// refuses them all: the error names the file, the line and what to do.
func Load(dir string) (Set, error) {
	set := Set{Reference: reference.Embedded(), Calendar: calendar.EnglandAndWales(), Library: library.Embedded()}
	if dir == "" {
		set.Switches = switches(set.Reference)
		return set, nil
	}
	if err := strays(dir); err != nil {
		return Set{}, err
	}
	folder := os.DirFS(dir)
	var err error
	if set.Reference, err = reference.Read(folder); err != nil {
		return Set{}, fmt.Errorf("the lists in %s: %w", dir, err)
	}
	if set.Calendar, err = replace(folder, holidaysFile, calendar.Read, set.Calendar); err != nil {
		return Set{}, fmt.Errorf("the lists in %s: %w", dir, err)
	}
	if set.Library, err = replace(folder, wordingsFile, library.Read, set.Library); err != nil {
		return Set{}, fmt.Errorf("the lists in %s: %w", dir, err)
	}
	set.Switches = switches(set.Reference)
	return set, nil
}

// replace reads a file, or leaves what ships where there is none.
func replace[T any](folder fs.FS, name string, read func([]byte) (T, error), ships T) (T, error) {
	data, err := fs.ReadFile(folder, name)
	if errors.Is(err, fs.ErrNotExist) {
		return ships, nil
	}
	if err != nil {
		return ships, fmt.Errorf("read the list %s: %w", name, err)
	}
	list, err := read(data)
	if err != nil {
		return ships, fmt.Errorf("%s: %w", name, err)
	}
	return list, nil
}

// strays refuses a file of another name: a list that is left out by a slip of the pen would be missed too late.
func strays(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("read the folder of lists: %w", err)
	}
	known := append(reference.Files(), holidaysFile, wordingsFile)
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".json") && !slices.Contains(known, e.Name()) {
			return fmt.Errorf("the lists in %s: there is no list %s; rename it to one of %s, or remove it", dir, e.Name(), strings.Join(known, ", "))
		}
	}
	return nil
}

func switches(l *reference.Lists) checks.Switches {
	out := checks.Switches{}
	for code, from := range l.InForce() {
		out[checks.Provision(code)] = from
	}
	return out
}

// Policy is by what deadlines are calculated.
func (s Set) Policy() deadlines.Policy {
	return deadlines.Policy{Lists: s.Reference, Calendar: s.Calendar}
}

// Option makes an API server work by the set.
func (s Set) Option() api.Option {
	return api.WithLists(s.Reference, s.Calendar, s.Library, s.Switches)
}

// Warn tells the operator when a list must be renewed.
func (s Set) Warn(log *slog.Logger, today calendar.Date) {
	if words := s.Calendar.Warning(today); words != "" {
		log.Warn(words, "list", holidaysFile)
	}
	if words := checks.For(today).Warning(today); words != "" {
		log.Warn(words, "rules", checks.For(today).ID)
	}
}
