package desktest

import "fmt"

// Chained checks what anyone can who reads a history: it begins at 1, has no gap, each line
// begins where the one before ended and carries its hash, and versions only grow.
func Chained(events []Event) error {
	state, hash, version := "", "", 0
	for i, e := range events {
		from := ""
		if e.From != nil {
			from = *e.From
		}
		switch {
		case e.Seq != i+1:
			return fmt.Errorf("event %d stands at place %d", e.Seq, i+1)
		case from != state:
			return fmt.Errorf("event %d begins in %q, and the one before ended in %q", e.Seq, from, state)
		case e.PrevHash != hash:
			return fmt.Errorf("event %d does not carry the hash of the one before", e.Seq)
		case e.Version <= version:
			return fmt.Errorf("event %d has version %d after version %d", e.Seq, e.Version, version)
		}
		state, hash, version = e.To, e.Hash, e.Version
	}
	return nil
}
