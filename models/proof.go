package models

import (
	"encoding/json"
	"fmt"
	"time"
)

// Voucher says by what right the program asks for a command.
type Voucher string

// The vouchers. Names are schema: they are signed.
const (
	ByPerson        Voucher = "person"        // a person who is signed in asked
	ByCover         Voucher = "cover"         // the dates of a cover ask, in the name of the officer who is away
	ByFolder        Voucher = "folder"        // the papers of a submission are in the transfer folder
	ByDemonstration Voucher = "demonstration" // the history of a demonstration is brought in
)

// Proof is made where a command enters the service, with a key that the workflow engine does not have, and checked where the
// command is written: anyone who reaches the engine alone cannot make one. It names codes and a time only.
type Proof struct {
	By        Voucher   `json:"by"`
	Force     string    `json:"force,omitempty"` // the place of who asks, as it was then
	Region    string    `json:"region,omitempty"`
	Area      string    `json:"area,omitempty"`
	At        time.Time `json:"at"`
	Algorithm string    `json:"algorithm"`
	KeyID     string    `json:"keyId,omitempty"`
	MAC       string    `json:"mac,omitempty"`
}

// ProofLife is how long after it was asked a command is still written, and ProofSkew how far two clocks may differ.
const (
	ProofLife = time.Hour
	ProofSkew = 5 * time.Minute
)

// Fresh reports whether a proof is neither too old nor of a time to come.
func (p Proof) Fresh(now time.Time) bool {
	age := now.Sub(p.At)
	return age <= ProofLife && age >= -ProofSkew
}

// From reports whether the proof was made for this user where they are now.
func (p Proof) From(u User) bool {
	return p.Force == u.Force && p.Region == u.Region && p.Area == u.Area
}

// Proves reports whether the voucher may ask for the action at all.
func (v Voucher) Proves(a Action) bool {
	switch v {
	case ByPerson:
		return row(a).asked != byService
	case ByCover:
		return a == PassOver || a == HandBack || a == Release
	case ByFolder:
		return a == DropPapers
	case ByDemonstration:
		return a == Create
	}
	return false
}

// ProofText is what is signed: everything that the command says, of which application, and under which update.
func ProofText(applicationID, updateID string, c Command) (string, error) {
	if c.Proof != nil {
		unsigned := *c.Proof
		unsigned.Algorithm, unsigned.KeyID, unsigned.MAC = "", "", ""
		c.Proof = &unsigned
	}
	text, err := json.Marshal(c)
	if err != nil {
		return "", fmt.Errorf("encode command: %w", err)
	}
	return applicationID + "\n" + updateID + "\n" + string(text), nil
}
