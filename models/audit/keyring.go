// Package audit seals records with a key that is not in the database, so that someone who can write the database cannot
// make a changed record look sound.
package audit

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// The algorithms that an entry or a head names. Unsigned is for a service that was given no key: its chain shows a careless
// change, not a careful one.
const (
	HMAC     = "hmac-sha256"
	Unsigned = "none"
)

// secretSize is the length of a key, in bytes.
const secretSize = 32

// Key signs from a time on. Older keys stay, to verify what they signed.
type Key struct {
	ID        string    `json:"id"`
	Algorithm string    `json:"algorithm"`
	Secret    []byte    `json:"secret"`
	From      time.Time `json:"from"`
}

// Keyring holds the keys of a service, the one that signs last. The zero pointer signs nothing.
type Keyring struct {
	Keys []Key `json:"keys"`
	// Sealed is when the database was first sealed with one of these keys: it cannot be unsealed again unseen.
	Sealed *time.Time `json:"sealed,omitempty"`

	path string
}

// Load reads a keyring. The file must be for its owner only.
func Load(path string) (*Keyring, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read the audit key: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("the audit key %s can be read by others; change its mode to 0600", path)
	}
	text, err := os.ReadFile(path) //nolint:gosec // the operator's own path
	if err != nil {
		return nil, fmt.Errorf("read the audit key: %w", err)
	}
	k := &Keyring{path: path}
	if err := json.Unmarshal(text, k); err != nil {
		return nil, fmt.Errorf("read the audit key %s: %w", path, err)
	}
	if len(k.Keys) == 0 || slices.ContainsFunc(k.Keys, func(key Key) bool { return len(key.Secret) < secretSize || key.Algorithm != HMAC || key.ID == "" }) {
		return nil, fmt.Errorf("the audit key %s has no usable key", path)
	}
	return k, nil
}

// LoadOrCreate reads a keyring, and makes it with a first key where there is none.
func LoadOrCreate(path string, now time.Time) (*Keyring, error) {
	k, err := Load(path)
	if !errors.Is(err, os.ErrNotExist) {
		return k, err
	}
	k = &Keyring{path: path}
	return k, k.Rotate(now)
}

// Rotate adds a new key, which signs from now on.
func (k *Keyring) Rotate(now time.Time) error {
	secret := make([]byte, secretSize)
	if _, err := rand.Read(secret); err != nil {
		return fmt.Errorf("draw an audit key: %w", err)
	}
	sum := sha256.Sum256(secret)
	k.Keys = append(k.Keys, Key{ID: hex.EncodeToString(sum[:4]), Algorithm: HMAC, Secret: secret, From: now.UTC().Truncate(time.Second)})
	return k.save()
}

// MarkSealed notes when the database was sealed, where that is not known yet.
func (k *Keyring) MarkSealed(at time.Time) error {
	if k == nil || k.Sealed != nil {
		return nil
	}
	at = at.UTC().Truncate(time.Second)
	k.Sealed = &at
	return k.save()
}

// save replaces the file as a whole, for its owner only.
func (k *Keyring) save() error {
	text, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return fmt.Errorf("write the audit key: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(k.path), ".audit-key-*") // mode 0600
	if err != nil {
		return fmt.Errorf("write the audit key: %w", err)
	}
	defer os.Remove(f.Name()) //nolint:errcheck // gone already where all went well
	_, err = f.Write(append(text, '\n'))
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), k.path)
	}
	if err != nil {
		return fmt.Errorf("write the audit key: %w", err)
	}
	return nil
}

// Signature says how a text was signed and by which key.
type Signature struct {
	Algorithm string `json:"algorithm"`
	KeyID     string `json:"keyId,omitempty"`
	MAC       string `json:"mac,omitempty"` // hexadecimal
}

// Current is a signature without its MAC: which algorithm and key would sign now.
func (k *Keyring) Current() Signature {
	if k == nil {
		return Signature{Algorithm: Unsigned}
	}
	last := k.Keys[len(k.Keys)-1]
	return Signature{Algorithm: last.Algorithm, KeyID: last.ID}
}

// Sign signs a text for a purpose: what was signed for one is not valid for another.
func (k *Keyring) Sign(purpose, text string) Signature {
	s := k.Current()
	if k != nil {
		s.MAC = mac(k.Keys[len(k.Keys)-1], purpose, text)
	}
	return s
}

// Check reports whether the signature is one of these keys' for the text. Without keys there is nothing to check.
func (k *Keyring) Check(s Signature, purpose, text string) bool {
	if k == nil {
		return true
	}
	i := slices.IndexFunc(k.Keys, func(key Key) bool { return key.ID == s.KeyID && key.Algorithm == s.Algorithm })
	return i >= 0 && hmac.Equal([]byte(s.MAC), []byte(mac(k.Keys[i], purpose, text)))
}

func mac(k Key, purpose, text string) string {
	m := hmac.New(sha256.New, k.Secret)
	m.Write([]byte(purpose + "\x00" + text))
	return hex.EncodeToString(m.Sum(nil))
}
