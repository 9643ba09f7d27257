package backup

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"filippo.io/age"
)

// minPassphrase is the shortest passphrase taken, in bytes.
const minPassphrase = 12

// Keys are by what a backup is encrypted: a passphrase, or public keys of age (age1…). Not both.
type Keys struct {
	PassphraseFile string
	Recipients     []string // for making
	IdentityFile   string   // for restoring what was made for a public key
}

// ErrNoKey says that no key was named: a backup holds everything, so it is never written in clear.
var ErrNoKey = errors.New("a backup is always encrypted: name a passphrase file or a public key")

// forMaking gives by what to encrypt, and by what to read the backup back. A public key cannot read it, so a key that is
// forgotten afterwards is added.
func (k Keys) forMaking() ([]age.Recipient, age.Identity, error) {
	switch {
	case k.PassphraseFile != "" && len(k.Recipients) > 0:
		return nil, nil, errors.New("name a passphrase file or public keys, not both")
	case k.PassphraseFile != "":
		phrase, err := k.passphrase()
		if err != nil {
			return nil, nil, err
		}
		by, err := age.NewScryptRecipient(phrase)
		if err != nil {
			return nil, nil, err
		}
		proof, err := age.NewScryptIdentity(phrase)
		return []age.Recipient{by}, proof, err
	case len(k.Recipients) == 0:
		return nil, nil, ErrNoKey
	}
	proof, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, nil, err
	}
	by := []age.Recipient{proof.Recipient()}
	for _, key := range k.Recipients {
		r, err := age.ParseX25519Recipient(key)
		if err != nil {
			return nil, nil, fmt.Errorf("read the public key: %w", err)
		}
		by = append(by, r)
	}
	return by, proof, nil
}

// forRestoring gives by what to decrypt.
func (k Keys) forRestoring() (age.Identity, error) {
	if k.PassphraseFile != "" {
		phrase, err := k.passphrase()
		if err != nil {
			return nil, err
		}
		return age.NewScryptIdentity(phrase)
	}
	if k.IdentityFile == "" {
		return nil, errors.New("name the passphrase file or the file with the private key")
	}
	f, err := os.Open(k.IdentityFile)
	if err != nil {
		return nil, fmt.Errorf("read the private key: %w", err)
	}
	identities, err := age.ParseIdentities(f)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read the private key: %w", err)
	}
	return identities[0], nil
}

func (k Keys) passphrase() (string, error) {
	text, err := os.ReadFile(k.PassphraseFile)
	if err != nil {
		return "", fmt.Errorf("read the passphrase: %w", err)
	}
	phrase := strings.TrimRight(string(text), "\r\n")
	if len(phrase) < minPassphrase {
		return "", fmt.Errorf("the passphrase is shorter than %d characters", minPassphrase)
	}
	return phrase, nil
}
