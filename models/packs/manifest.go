// Package packs knows what a pack of papers looks like: how its files are called, what its index and manifest say, and
// how it becomes one ZIP file. The same pack gives the same bytes.
package packs

import (
	"encoding/json"
	"fmt"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/calendar"
)

// Format is the name and version of the shape of a manifest.
const Format = "scpo-pack/1"

// Manifest says what is in a pack and lets its receiver check that nothing in it has changed.
type Manifest struct {
	Format        string        `json:"format"`
	ApplicationID string        `json:"applicationId"`
	Reference     string        `json:"reference"`
	Marking       string        `json:"marking"`
	Round         int           `json:"round"`
	SubmittedAt   time.Time     `json:"submittedAt"`
	SubmittedOn   calendar.Date `json:"submittedOn"`
	ContentHash   string        `json:"contentHash"` // of the text from which the documents were made
	Event         int           `json:"event"`       // number of the event that submitted it
	EventHash     string        `json:"eventHash"`
	MadeLater     bool          `json:"madeLater,omitempty"` // the documents were made after the submission, from what was submitted
	Files         []File        `json:"files"`
	Seal          *Seal         `json:"seal,omitempty"` // the signed end of the chain of the application when it was submitted
}

// File is one file of a pack. An attachment also has its id and what was said of it.
type File struct {
	Name     string        `json:"name"` // in the pack
	Title    string        `json:"title"`
	Bytes    int64         `json:"bytes"`
	SHA256   string        `json:"sha256"`
	ID       string        `json:"id,omitempty"`
	Original string        `json:"originalName,omitempty"`
	Kind     string        `json:"kind,omitempty"`
	Marking  string        `json:"marking,omitempty"`
	Served   models.Served `json:"served,omitempty"`
	Withheld string        `json:"withheld,omitempty"`
	Why      string        `json:"withheldWhy,omitempty"`
}

// Seal is an entry of the audit chain. Outside the database it shows whether the chain was changed.
type Seal struct {
	Chain string `json:"chain"`
	N     int64  `json:"n"`
	Hash  string `json:"hash"`
	audit.Signature
}

// SealOf is the entry as a manifest has it; nil for a record that was never sealed.
func SealOf(e audit.Entry) *Seal {
	if e.N == 0 {
		return nil
	}
	return &Seal{Chain: e.Chain, N: e.N, Hash: e.Hash, Signature: e.Signature}
}

// JSON is the manifest as a file of the pack.
func (m Manifest) JSON() ([]byte, error) {
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the manifest: %w", err)
	}
	return append(text, '\n'), nil
}

// Read reads a manifest.
func Read(text []byte) (m Manifest, err error) {
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("read the manifest: %w", err)
	}
	return m, nil
}
