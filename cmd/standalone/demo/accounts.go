package demo

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"scpo.example/desk/models"
)

// accountsFile tells people who try the service how to sign in.
const accountsFile = "demo-users.json"

// account is a fictional user with the secrets to sign in.
type account struct {
	Username string      `json:"username"`
	Name     string      `json:"name"`
	Role     models.Role `json:"role"`
	Force    string      `json:"force"`  // "" for none
	Region   string      `json:"region"` // "" for none
	Password string      `json:"password"`
	Token    string      `json:"token"`
}

// cast are the people of the demonstration, without secrets. The drafters bear the names that the
// sample applications give them.
func cast() []account {
	return []account{
		{Username: "applicant.thames-valley", Name: "Tamsel Orrinder", Role: models.Applicant, Force: "thames-valley", Region: "serocu"},
		{Username: "applicant.surrey", Name: "Edwyn Hollisgrave", Role: models.Applicant, Force: "surrey", Region: "serocu"},
		{Username: "applicant.sussex", Name: "Corisande Vellmarsh", Role: models.Applicant, Force: "sussex", Region: "serocu"},
		{Username: "applicant.hampshire-isle-of-wight", Name: "Rosalba Finchmere", Role: models.Applicant, Force: "hampshire-isle-of-wight", Region: "serocu"},
		{Username: "applicant.kent", Name: "Barnabas Tenterdene", Role: models.Applicant, Force: "kent", Region: "ersou"},
		{Username: "applicant.essex", Name: "Linnet Maldonbury", Role: models.Applicant, Force: "essex", Region: "ersou"},
		{Username: "officer.serocu", Name: "Isaura Penhallow-Grey", Role: models.Officer, Region: "serocu"},
		{Username: "officer2.serocu", Name: "Lambert Osgathorpe", Role: models.Officer, Region: "serocu"},
		{Username: "officer.ersou", Name: "Millicent Stourbank", Role: models.Officer, Region: "ersou"},
		{Username: "officer2.ersou", Name: "Tiberius Wicklow-Marsh", Role: models.Officer, Region: "ersou"},
		{Username: "manager.thames-valley", Name: "Rafferty Goldencross", Role: models.Manager, Force: "thames-valley", Region: "serocu"},
		{Username: "manager.serocu", Name: "Augusta Fernleigh-Hyde", Role: models.Manager, Region: "serocu"},
		{Username: "lead.national", Name: "Constantine Averham", Role: models.Lead},
		{Username: "cps.reviewer", Name: "Philomena Castlerigg", Role: models.CPS},
		{Username: "auditor", Name: "Ezra Thornquist", Role: models.Auditor},
		{Username: "admin", Name: "Dagny Hartwhistle", Role: models.Admin},
	}
}

// accounts reads the accounts of the folder, and gives secrets to those of the cast that have
// none yet. The file is on the disk before anyone can sign in.
func accounts(dir string) ([]account, error) {
	known, err := readAccounts(dir)
	if err != nil {
		return nil, err
	}
	missing := false
	for _, a := range cast() {
		if slices.ContainsFunc(known, func(k account) bool { return k.Username == a.Username }) {
			continue
		}
		if err := a.drawSecrets(); err != nil {
			return nil, err
		}
		known, missing = append(known, a), true
	}
	if missing {
		err = writeJSON(dir, accountsFile, known)
	}
	return known, err
}

func readAccounts(dir string) ([]account, error) {
	text, err := os.ReadFile(filepath.Join(dir, accountsFile)) //nolint:gosec // the operator's own data folder
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the demonstration users: %w", err)
	}
	var known []account
	if err := json.Unmarshal(text, &known); err != nil {
		return nil, fmt.Errorf("read the demonstration users in %s: %w", accountsFile, err)
	}
	return known, nil
}

// drawSecrets gives a password that can be typed from paper, and a token.
func (a *account) drawSecrets() error {
	var parts []string
	for range 3 {
		n, err := draw(len(words()))
		if err != nil {
			return err
		}
		parts = append(parts, words()[n])
	}
	n, err := draw(10_000)
	if err != nil {
		return err
	}
	a.Password = fmt.Sprintf("%s-%04d", strings.Join(parts, "-"), n)
	token := make([]byte, 32)
	if _, err := rand.Read(token); err != nil {
		return fmt.Errorf("draw a token: %w", err)
	}
	a.Token = hex.EncodeToString(token)
	return nil
}

func draw(n int) (int, error) {
	i, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil {
		return 0, fmt.Errorf("draw a password: %w", err)
	}
	return int(i.Int64()), nil
}

// Tokens are the hashes of the tokens that the folder lists: its cast.
func Tokens(dir string) ([]string, error) {
	known, err := readAccounts(dir)
	hashes := make([]string, len(known))
	for i, a := range known {
		hashes[i] = models.HashOf([]byte(a.Token))
	}
	return hashes, err
}
