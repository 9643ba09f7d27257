package models

import "time"

// CheckAnswer is a person's answer to one human check: yes, no or n/a, with a note.
type CheckAnswer struct {
	Check  string    `json:"check"`
	Answer string    `json:"answer"`
	Note   string    `json:"note,omitempty"`
	By     string    `json:"by,omitempty"` // user id; of answers that are not yet frozen
	At     time.Time `json:"at,omitzero"`
}

// Answers puts answers and notes together, in the order of the checks' ids.
func Answers(checklist, notes map[string]string) []CheckAnswer {
	answers := make([]CheckAnswer, 0, len(checklist))
	for _, id := range sortedKeys(checklist) {
		answers = append(answers, CheckAnswer{Check: id, Answer: checklist[id], Note: notes[id]})
	}
	return answers
}

// Checklist is the complete checklist of an approval, frozen with the version that was approved.
type Checklist struct {
	ApplicationID string
	Seq           int // of the approval
	VersionN      int
	RuleSet       string
	Answers       []CheckAnswer
	Terms         []TermAnswer
	Findings      map[string]string // by check id: what the machine found
	Sights        []Sight           // what there was to see, and whether the officer confirmed it
	By            string            // user id
	At            time.Time
}
