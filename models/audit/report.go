package audit

import (
	"fmt"
	"strings"
	"time"
)

// Report is what a verification found.
type Report struct {
	Records int64         `json:"records"` // rows checked against their seals
	Entries int64         `json:"entries"`
	Chains  int64         `json:"chains"`
	Heads   int64         `json:"heads"`  // kept outside the database, and compared
	Signed  bool          `json:"signed"` // with a key that is not in the database
	Found   []FoundOn     `json:"found,omitempty"`
	Problem string        `json:"problem,omitempty"` // the first thing that differs; "" where nothing does
	Took    time.Duration `json:"-"`
}

// FoundOn says how many records were sealed as they were found, and when.
type FoundOn struct {
	Day  string `json:"day"` // in UTC
	Rows int64  `json:"rows"`
}

// Sound reports whether nothing differs.
func (r Report) Sound() bool { return r.Problem == "" }

// Differs notes the first difference.
func (r *Report) Differs(format string, args ...any) {
	if r.Problem == "" {
		r.Problem = fmt.Sprintf(format, args...)
	}
}

// String tells people what was proved, and what was not.
func (r Report) String() string {
	var b strings.Builder
	if r.Sound() {
		fmt.Fprintf(&b, "Sound: %d records are as they were sealed (%d entries in %d chains).\n", r.Records, r.Entries, r.Chains)
	} else {
		fmt.Fprintf(&b, "NOT SOUND: %s.\n", r.Problem)
	}
	for _, f := range r.Found {
		fmt.Fprintf(&b, "%d records were sealed on %s as found: what was done to them before that day cannot be proved.\n", f.Rows, f.Day)
	}
	if !r.Signed {
		b.WriteString("The chains are not signed, because no audit key was given: a change with all hashes made again is not found.\n")
	}
	if r.Heads == 0 {
		b.WriteString("No heads from outside the database were compared: with them, the removal of whole applications is found too (--audit-heads FILE).\n")
	}
	return b.String()
}
