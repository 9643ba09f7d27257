package auth

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"scpo.example/desk/models"
	"scpo.example/desk/models/reference"
)

// Mapping is the mapping file: how the claims of an ID token make a user. What it does not name is refused.
//
//	{
//	  "scopes":   ["groups"],
//	  "username": "preferred_username",
//	  "name":     "name",
//	  "role":     {"claim": "groups", "values": {"SCPO officers": "officer", "SCPO writers": "applicant"}},
//	  "force":    {"claim": "/organisation/force", "values": {"43": "thames-valley"}},
//	  "region":   {"claim": "region"},
//	  "area":     {"claim": "groups", "values": {"CPS Wessex": "wessex", "CPS SEOCID": "all"}}
//	}
//
// A claim is named as it is in the token, or from its root as a JSON pointer where it begins with "/". It holds a
// text or a list of texts. Values say what each text means here: a role, or the code of a force or region. Without
// values a force, region or area is given by its code itself; a role never is. The area "all" is that of reviewers who see the
// submissions of every area.
type Mapping struct {
	Scopes   []string `json:"scopes"`   // requested with openid and profile
	Username string   `json:"username"` // claim; "" means preferred_username
	Name     string   `json:"name"`     // claim; "" means name
	Email    string   `json:"email"`    // claim; "" means email; that it is missing stops no one
	Role     Rule     `json:"role"`
	Force    Rule     `json:"force"`
	Region   Rule     `json:"region"`
	Area     Rule     `json:"area"` // of the CPS; without a claim an administrator says it
}

// allAreas is the area of reviewers who see the submissions of every area.
const allAreas = "all"

// Rule is how one claim is read.
type Rule struct {
	Claim  string            `json:"claim"`
	Values map[string]string `json:"values"`
}

// ReadMapping reads a mapping file and reports everything that is wrong with it at once.
func ReadMapping(path string, l *reference.Lists) (Mapping, error) {
	m := Mapping{Username: "preferred_username", Name: "name", Email: "email"}
	text, err := os.ReadFile(path) //nolint:gosec // the operator's own path
	if err != nil {
		return m, fmt.Errorf("read mapping file: %w", err)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return m, fmt.Errorf("read mapping file: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return m, errors.New("read mapping file: something stands after its end")
	}
	if err := m.validate(l); err != nil {
		return m, fmt.Errorf("mapping file: %w", err)
	}
	return m, nil
}

func (m Mapping) validate(l *reference.Lists) error {
	var errs []error
	if m.Username == "" || m.Name == "" {
		errs = append(errs, errors.New("username and name must name a claim"))
	}
	if m.Role.Claim == "" || len(m.Role.Values) == 0 {
		errs = append(errs, errors.New("role needs a claim and values"))
	}
	for _, value := range sorted(m.Role.Values) {
		if !models.Role(value).Known() {
			errs = append(errs, fmt.Errorf("there is no role %q", value))
		}
	}
	for _, value := range sorted(m.Force.Values) {
		if _, known := l.RegionOf(value); !known {
			errs = append(errs, fmt.Errorf("there is no force %q in a region", value))
		}
	}
	for _, value := range sorted(m.Region.Values) {
		if _, known := l.Region(value); !known {
			errs = append(errs, fmt.Errorf("there is no region %q", value))
		}
	}
	for _, value := range sorted(m.Area.Values) {
		if _, known := l.CPSArea(value); !known && value != allAreas {
			errs = append(errs, fmt.Errorf("there is no CPS area %q", value))
		}
	}
	return errors.Join(errs...)
}

func sorted(values map[string]string) []string { return slices.Sorted(maps.Values(values)) }
