package models

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Event is one line of an application's history. Events are never changed or removed; each
// carries the hash of the one before it, so that a change anywhere shows.
type Event struct {
	ApplicationID string    `json:"applicationId"`
	Seq           int       `json:"seq"` // from 1, without gaps
	UpdateID      string    `json:"updateId"`
	Action        Action    `json:"action"`
	ActorID       string    `json:"actorId"`
	ActorRole     Role      `json:"actorRole"`
	At            time.Time `json:"at"` // UTC, to the microsecond
	From          State     `json:"from"`
	To            State     `json:"to"`
	Round         int       `json:"round"`                 // of the application after the event
	Version       int       `json:"version"`               // of the application after the event
	PayloadRef    string    `json:"payloadRef,omitempty"`  // where its text is kept
	PayloadHash   string    `json:"payloadHash,omitempty"` // SHA-256 of that text: erasing the text leaves the chain whole
	ContentHash   string    `json:"contentHash,omitempty"` // of the content at that moment
	PrevHash      string    `json:"prevHash"`              // "" for the first
	Hash          string    `json:"hash"`
}

// Seal truncates the time to what every database keeps and fills PrevHash and Hash.
func (e *Event) Seal(prev string) error {
	e.At = e.At.UTC().Truncate(time.Microsecond)
	e.PrevHash = prev
	sum, err := e.digest()
	e.Hash = sum
	return err
}

// digest is the SHA-256 of the event's JSON without its own hash.
func (e Event) digest() (string, error) {
	e.Hash = ""
	e.At = e.At.UTC()
	text, err := json.Marshal(e)
	if err != nil {
		return "", fmt.Errorf("encode event: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// ErrBrokenHistory says that a history has a gap, a changed line or a step that the table does not know.
var ErrBrokenHistory = errors.New("history is broken")

// VerifyHistory checks that events, oldest first, are gapless, chained and legal step by step,
// and returns the state that they say. The error wraps ErrBrokenHistory and names the line.
func VerifyHistory(events []Event) (State, error) {
	state, prev := None, ""
	for i, e := range events {
		if e.Seq != i+1 {
			return state, fmt.Errorf("event %d: %w: number %d was expected", e.Seq, ErrBrokenHistory, i+1)
		}
		sum, err := e.digest()
		if err != nil {
			return state, err
		}
		if e.PrevHash != prev || e.Hash != sum {
			return state, fmt.Errorf("event %d: %w: the hash does not fit", e.Seq, ErrBrokenHistory)
		}
		answer := Ask(state, e.Action, e.ActorRole)
		if e.From != state || !answer.Allowed || !slices.Contains(answer.To, e.To) {
			return state, fmt.Errorf("event %d: %w: %s from %q to %q is not a legal step", e.Seq, ErrBrokenHistory, e.Action, e.From, e.To)
		}
		state, prev = e.To, e.Hash
	}
	return state, nil
}
