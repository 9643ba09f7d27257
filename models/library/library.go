// Package library holds wordings of terms with slots to fill, their guidance and versions, and tells whether a term
// still says what a wording says.
package library

import (
	_ "embed" // for the wordings
	"fmt"
	"slices"
	"sync"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// Library is a dated list of wordings. It is read only, and safe for use by many at once.
type Library struct {
	Version string
	From    calendar.Date // first day on which this list applies
	Source  string        // what the list rests on, as text
	items   []Wording
	byID    map[string]int
	shapes  []shape // of all editions, the newest of each wording first
}

// Wording is a text for a term that a drafter may start from. It is never a reason for a term: the preface of the CPS
// Precedent Library asks that terms be clear and necessary in the case, so that guidance goes with every wording.
type Wording struct {
	ID          string               `json:"id"`
	Version     int                  `json:"version"` // from 1, counted up when the text changes
	Family      string               `json:"family"`  // heading of the Precedent Library where one fits, else ""
	Category    content.TermCategory `json:"category"`
	Type        content.TermType     `json:"type"`
	AppliesTo   Subjects             `json:"appliesTo"`
	Title       string               `json:"title"`
	Text        string               `json:"text"` // with slots like {days}
	Slots       []Slot               `json:"slots"`
	Guidance    Guidance             `json:"guidance"`
	BreachHint  string               `json:"breachHint"` // how a breach might be found and proved
	Needs       []Need               `json:"needs"`
	Information *Information         `json:"information"` // for a wording that calls for information, else null
	Earlier     []Edition            `json:"earlier"`     // every version before this one
}

// Slot is a place in a wording that the case has to fill.
type Slot struct {
	Name    string `json:"name"` // as between the braces
	Label   string `json:"label"`
	Hint    string `json:"hint"`
	Example string `json:"example"`
}

// Guidance says when a wording may help, how to adapt it, and why it may be disproportionate.
type Guidance struct {
	When    string `json:"when"`
	Tailor  string `json:"tailor"`
	Caution string `json:"caution"`
}

// Information goes into the term's own (section 5(5) and (7)). Deadline may hold slots of the wording.
type Information struct {
	Recipient content.InformationRecipient `json:"recipient"`
	Manner    string                       `json:"manner"`
	Deadline  string                       `json:"deadline"`
}

// Edition is what a wording said in one version.
type Edition struct {
	Version int    `json:"version"`
	Text    string `json:"text"`
}

// Subjects are those whom a wording can bind.
type Subjects string

// The values of Subjects.
const (
	Individual Subjects = "individual"
	Body       Subjects = "body"
	Both       Subjects = "both"
)

// Need is what an application must hold besides the term.
type Need string

// The values of Need.
const (
	SchedulePeople   Need = "schedule-people" // full names and dates of birth
	ScheduleAccounts Need = "schedule-accounts"
	ScheduleOther    Need = "schedule" // a list of things, such as vehicles
	Map              Need = "map"
	InformationField Need = "information" // the term's recipient, manner and deadline
)

//go:embed wordings.json
var wordings []byte

var embedded = sync.OnceValue(func() *Library {
	l, err := Read(wordings)
	if err != nil {
		panic(fmt.Sprintf("embedded wordings: %v", err)) // a fault of the build, which the tests find
	}
	return l
})

// Embedded is the library that the program ships. Its wordings are fictional.
func Embedded() *Library { return embedded() }

// Wordings are all wordings, in the order of the file.
func (l *Library) Wordings() []Wording { return slices.Clone(l.items) }

// Find is the wording with an id, in its newest version.
func (l *Library) Find(id string) (Wording, bool) {
	i, ok := l.byID[id]
	if !ok {
		return Wording{}, false
	}
	return l.items[i], true
}

// At is what the wording said in a version.
func (w Wording) At(version int) (Edition, bool) {
	if version == w.Version {
		return Edition{w.Version, w.Text}, true
	}
	i := slices.IndexFunc(w.Earlier, func(e Edition) bool { return e.Version == version })
	if i < 0 {
		return Edition{}, false
	}
	return w.Earlier[i], true
}

// IsFor says whether a subject of that type may be bound by the wording.
func (w Wording) IsFor(t content.SubjectType) bool {
	switch w.AppliesTo {
	case Individual:
		return t == content.SubjectIndividual
	case Body:
		return t != content.SubjectIndividual && t != ""
	case Both:
	}
	return t != ""
}
