package models

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// NewPayload makes the stored text of a command. ref is the update's id, so that the text of a
// repeated request is the text of the first.
func NewPayload(ref, applicationID string, c Command, body any) (Payload, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return Payload{}, fmt.Errorf("encode text of %s: %w", c.Action, err)
	}
	return Payload{Ref: ref, ApplicationID: applicationID, ActorID: c.Actor.ID, Action: c.Action, Body: text, Hash: HashOf(text)}, nil
}

// HashOf is the SHA-256 of text, in hexadecimal.
func HashOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
