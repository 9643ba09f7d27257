// Package watch says which reading of applications is unusual, by rules that are data. It looks at lines of the access log and
// knows nothing of what was read.
package watch

import (
	_ "embed"
	"encoding/json"
	"sync"
	"time"
)

// Kind is what a rule counts.
type Kind string

// The kinds.
const (
	Opened   Kind = "opened"   // different applications that one user viewed, exported or printed
	Refused  Kind = "refused"  // different applications that one user asked for and was not shown
	Searched Kind = "searched" // different users who searched for the same words
)

// Rule is one way in which reading is unusual.
type Rule struct {
	Code    string `json:"code"`
	Kind    Kind   `json:"kind"`
	AtLeast int    `json:"atLeast"`
	Minutes int    `json:"minutes"` // within so many
	After   int    `json:"after"`   // from this hour in London; with Before, only at night
	Before  int    `json:"before"`  // up to this hour; 0 for all day
	Words   string `json:"words"`   // with %d for the number
}

// Rules is the list that ships in the program.
type Rules struct {
	Version string `json:"version"`
	Rules   []Rule `json:"rules"`
}

//go:embed rules.json
var embedded []byte

// Embedded are the rules that ship in the program. A test reads them.
var Embedded = sync.OnceValue(func() Rules {
	var r Rules
	if err := json.Unmarshal(embedded, &r); err != nil {
		panic("rules of unusual reading: " + err.Error())
	}
	return r
})

// Line is what matters of a line of the access log.
type Line struct {
	At          time.Time
	Actor       string // user id
	Kind        string
	Application string
	Search      string // words that were searched for; "" for none
}

// Finding is something unusual: by whom, or where several did the same, what they have in common.
type Finding struct {
	Rule  Rule
	Actor string // user id; "" where it is about several
	Key   string // tells one finding of a rule on a day from another
	Count int
}
