package engine

import (
	"encoding/json"
	"fmt"
	"os"
)

// Save writes the credential to a file that only its owner may read, for support tools of the same user. It is useless
// after the process has ended.
func (c Credential) Save(path string) error {
	text, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("encode credential: %w", err)
	}
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) { // an older file may be open to others
		return fmt.Errorf("replace credential: %w", err)
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return fmt.Errorf("write credential: %w", err)
	}
	return nil
}
