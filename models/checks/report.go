package checks

import (
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// Outcome is what a check says of an application.
type Outcome string

// The outcomes. Ask means that a person has to judge: a human check, or something flagged.
const (
	Pass          Outcome = "pass"
	Fail          Outcome = "fail"
	Ask           Outcome = "ask"
	NotApplicable Outcome = "not-applicable"
)

// Report is the answer of a rule set: one item for each of its checks, in the order of their ids.
type Report struct {
	RuleSet string             `json:"ruleSet"`
	AsOf    calendar.Date      `json:"asOf"`
	Items   content.List[Item] `json:"items"`
}

// Item is the answer of one check. Message says what to do; where there is nothing to do, it says so or why.
type Item struct {
	ID          string                `json:"id"`
	Title       string                `json:"title"`
	Severity    string                `json:"severity"`
	How         string                `json:"how"`
	Outcome     Outcome               `json:"outcome"`
	Code        string                `json:"code"`
	Source      string                `json:"source"`
	Message     string                `json:"message"`
	Question    string                `json:"question"` // for the officer's checklist; "" if there is nothing to judge
	Justifiable bool                  `json:"justifiable"`
	Findings    content.List[Finding] `json:"findings"`
}

// Finding is one place that a check flags.
type Finding struct {
	Pointer string                  `json:"pointer"` // JSON Pointer (RFC 6901) into the content
	Message string                  `json:"message"`
	Words   content.List[lint.Span] `json:"words"`           // counted in runes within the text at the pointer
	Doubt   bool                    `json:"doubt,omitempty"` // a person judges it: it never makes the check fail
	Like    *Like                   `json:"like,omitempty"`
}

// Like is a text that is nearly the same as the one at a finding's pointer, for people who can read both.
type Like struct {
	Application string `json:"application"` // id
	Reference   string `json:"reference"`
	Pointer     string `json:"pointer"`
	Text        string `json:"text"`
}

// Stops are the items that keep an application from being submitted: stop checks that fail.
func (r Report) Stops() []Item {
	var stops []Item
	for _, i := range r.Items {
		if i.Severity == reference.SeverityStop && i.Outcome == Fail {
			stops = append(stops, i)
		}
	}
	return stops
}

// Item finds the answer of a check by its id.
func (r Report) Item(id string) (Item, bool) {
	for _, i := range r.Items {
		if i.ID == id {
			return i, true
		}
	}
	return Item{}, false
}
