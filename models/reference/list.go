// Package reference holds the lists that applications refer to (forces, offences, reasons, checks, term categories,
// courts), embedded or an operator's in their place, and the sample applications; all read only.
package reference

import (
	"embed"
	"encoding/json"
	"fmt"

	"scpo.example/desk/models/calendar"
)

//go:embed *.json samples/*.json
var files embed.FS

// List is a dated list as it is published. Codes are never changed or reused; what changes gets a new version.
type List[T any] struct {
	Version string        `json:"version"`
	From    calendar.Date `json:"from"`   // first day on which this version applies
	Source  string        `json:"source"` // what the list rests on, as text
	Items   []T           `json:"items"`  // shared by all callers: not to be written to
}

// read reads an embedded list. A list that cannot be read is a fault of the build, which the tests find.
func read[T any](name string) T {
	var out T
	data, err := files.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, &out)
	}
	if err != nil {
		panic(fmt.Sprintf("embedded list %s: %v", name, err))
	}
	return out
}

func find[T any](items []T, key func(T) string, want string) (found T, ok bool) {
	for _, item := range items {
		if key(item) == want {
			return item, true
		}
	}
	return found, false
}

// current says that a period holds the day on; a side that is nil is open.
func current(from, to *calendar.Date, on calendar.Date) bool {
	return (from == nil || !on.Before(*from)) && (to == nil || !on.After(*to))
}
