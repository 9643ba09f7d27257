package library

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"scpo.example/desk/models/content"
)

// Errors of Draft.
var (
	ErrUnknownWording = errors.New("there is no such wording in the library")
	ErrUnknownSlot    = errors.New("the wording has no such slot")
)

// slotMark is a slot of a wording. Names are stricter than what EmptySlots finds.
var slotMark = regexp.MustCompile(`\{([a-z][a-z0-9-]*)\}`)

// Fill puts values into a wording. A slot without a value, or with a blank one, stays as it is and is named in empty,
// in the order of the text.
func Fill(w Wording, values map[string]string) (text string, empty []string) {
	return fill(w.Text, values)
}

func fill(text string, values map[string]string) (filled string, empty []string) {
	filled = slotMark.ReplaceAllStringFunc(text, func(mark string) string {
		name := mark[1 : len(mark)-1]
		if v := strings.TrimSpace(values[name]); v != "" {
			return v
		}
		if !slices.Contains(empty, name) {
			empty = append(empty, name)
		}
		return mark
	})
	return filled, empty
}

// Fixed is the text of a wording without its slots: what every term made from it says.
func (w Wording) Fixed() string { return slotMark.ReplaceAllString(w.Text, " ") }

// Draft is a term to continue from: text, type, category and what it says about information. Whom it binds, its risk,
// evidence, necessity and proportionality are left to the drafter, because a wording knows nothing about the case.
type Draft struct {
	Term   content.Term
	Origin Origin   // without the term's id, which the term does not have yet
	Empty  []string // slots still to be filled
}

// Draft makes a term from a wording in its newest version. The errors are ErrUnknownWording and ErrUnknownSlot.
func (l *Library) Draft(id string, values map[string]string) (Draft, error) {
	w, ok := l.Find(id)
	if !ok {
		return Draft{}, fmt.Errorf("drafting a term from %q: %w", id, ErrUnknownWording)
	}
	for name := range values {
		if !slices.ContainsFunc(w.Slots, func(s Slot) bool { return s.Name == name }) {
			return Draft{}, fmt.Errorf("drafting a term from %q: slot %q: %w", id, name, ErrUnknownSlot)
		}
	}
	d := Draft{
		Term:   content.Term{Type: w.Type, Category: w.Category},
		Origin: Origin{WordingID: w.ID, Version: w.Version, Values: maps.Clone(values)},
	}
	d.Term.Text, d.Empty = Fill(w, values)
	if w.Information != nil {
		manner := w.Information.Manner
		deadline, _ := fill(w.Information.Deadline, values)
		d.Term.Information = &content.Information{Recipient: w.Information.Recipient, Manner: &manner, Deadline: &deadline}
	}
	return d, nil
}
