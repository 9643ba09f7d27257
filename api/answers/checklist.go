package answers

import (
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
)

// ChecklistItem is one human check: the officer's answer so far, with what the checks found under the same reason code.
type ChecklistItem struct {
	Check    string        `json:"check"`
	Title    string        `json:"title"`
	Question string        `json:"question"`
	Severity string        `json:"severity"`
	Code     string        `json:"code"`
	Source   string        `json:"source"`
	Answer   *string       `json:"answer"` // yes, no or n/a; null while there is none
	Note     string        `json:"note"`
	By       *Person       `json:"by"` // who said so; null for no one
	At       *time.Time    `json:"at"`
	Machine  []checks.Item `json:"machine"` // what the automatic checks found under the same code
}

// Checklist is every human check of an application under review.
type Checklist struct {
	Version     int             `json:"version"` // of the application
	RuleSet     string          `json:"ruleSet"`
	ContentHash string          `json:"contentHash"` // of the text that the answers are for; changed text needs new answers
	Complete    bool            `json:"complete"`
	Items       []ChecklistItem `json:"items"`
	Terms       []TermLine      `json:"terms"`
	ToSee       []ToSee         `json:"toSee"` // what to see before deciding; approve takes the ids as seen
}

// ToSee is one thing to see before deciding, with the places that it is about.
type ToSee struct {
	models.Sight
	Severity string           `json:"severity,omitempty"` // of a check
	Outcome  checks.Outcome   `json:"outcome,omitempty"`
	Findings []checks.Finding `json:"findings,omitempty"`
	From     int              `json:"from,omitempty"` // of changes: the two versions; 0 is the working text
	To       int              `json:"to,omitempty"`
}

// TermLine is the one line of questions about a term under review.
type TermLine struct {
	Term     string      `json:"term"`
	Number   int         `json:"number"`
	Question string      `json:"question"`
	Hash     string      `json:"hash"`     // of what the term says; the answer is asked again when that changes
	Required bool        `json:"required"` // there is a doubt, or the author was never asked
	Doubts   []TermDoubt `json:"doubts"`
	Answer   *string     `json:"answer"` // yes, no or n/a; null while there is none
	Note     string      `json:"note"`
	By       *Person     `json:"by"`
	At       *time.Time  `json:"at"`
}

// TermDoubt is what a check says of a term.
type TermDoubt struct {
	Check   string                  `json:"check"`
	Pointer string                  `json:"pointer"`
	Message string                  `json:"message"`
	Words   content.List[lint.Span] `json:"words"` // counted in runes within the text at the pointer
}

// ChecklistBody has the answers to save, by check id; an empty answer removes one. A check that is not
// named does not change.
type ChecklistBody struct {
	Answers map[string]string `json:"answers"`
	Notes   map[string]string `json:"notes,omitempty" max:"20000"`
	// The same about terms, by the id of the term.
	Terms     map[string]string `json:"terms,omitempty"`
	TermNotes map[string]string `json:"termNotes,omitempty" max:"20000"`
}
