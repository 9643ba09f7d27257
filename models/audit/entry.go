package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Why an entry was made.
const (
	Written = "written" // with the record
	Found   = "found"   // for a record from before it could be sealed: as it was found
	Alarm   = "alarm"   // the head of the chain was not the one that was signed last
)

// Entry seals one record as it was after one write. The entries of a chain follow one another without gaps, each with the hash of
// the one before.
type Entry struct {
	Chain   string `json:"chain"`
	N       int64  `json:"n"` // from 1
	Kind    string `json:"kind"`
	Table   string `json:"table"`
	Key     string `json:"key"`     // of the row
	RowHash string `json:"rowHash"` // of all its columns
	At      int64  `json:"at"`
	Prev    string `json:"prev"`
	Hash    string `json:"-"` // SHA-256 of the above
	Signature
}

// purposes of signatures.
const (
	entryPurpose = "entry"
	headPurpose  = "head"
)

func (e Entry) digest() string {
	text := fmt.Sprintf("%q %d %q %q %q %q %d %q %q %q", e.Chain, e.N, e.Kind, e.Table, e.Key, e.RowHash, e.At, e.Prev, e.Algorithm, e.KeyID)
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Seal completes an entry that follows another.
func (e *Entry) Seal(k *Keyring, prev string) {
	e.Prev, e.Signature = prev, k.Current()
	e.Hash = e.digest()
	e.Signature = k.Sign(entryPurpose, e.Hash)
}

// Follows says what is wrong with an entry after another; "" for nothing.
func (e Entry) Follows(k *Keyring, n int64, prev string) string {
	switch {
	case e.N != n+1:
		return fmt.Sprintf("entry %d of the chain is missing", n+1)
	case e.Prev != prev || e.Hash != e.digest():
		return fmt.Sprintf("entry %d of the chain, on %s, is not as it was written", e.N, e.About())
	case e.Algorithm != Unsigned && !k.Check(e.Signature, entryPurpose, e.Hash):
		return fmt.Sprintf("entry %d of the chain, on %s, was not signed with a key of this service", e.N, e.About())
	case e.Kind == Alarm:
		return fmt.Sprintf("before entry %d the end of the chain was changed", e.N)
	}
	return ""
}

// About names the record.
func (e Entry) About() string { return About(e.Table, e.Key) }

// About names a record for people.
func About(table, key string) string { return table + " " + key }

// Head is the end of a chain, signed so that a shorter chain does not pass.
type Head struct {
	Chain string `json:"chain"`
	N     int64  `json:"n"`
	Hash  string `json:"hash"`
	At    int64  `json:"at"`
	Signature
}

func (h Head) text() string { return fmt.Sprintf("%s\n%d\n%s\n%d", h.Chain, h.N, h.Hash, h.At) }

// Sign signs the head.
func (h *Head) Sign(k *Keyring) { h.Signature = k.Sign(headPurpose, h.text()) }

// Genuine reports whether the head was signed by one of the keys.
func (h Head) Genuine(k *Keyring) bool { return k.Check(h.Signature, headPurpose, h.text()) }
