package content

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"

	"scpo.example/desk/models/compare"
)

// LineKeys show that two applications are of one line: the same subject in the same court case. There are none without
// a URN.
func (c Content) LineKeys() []SubjectKey {
	urn := urnKey(c.Court.URN)
	if urn == "" {
		return nil
	}
	var keys []SubjectKey
	for _, k := range c.SubjectKeys() {
		sum := sha256.Sum256([]byte(k.Hash + "\x00" + urn))
		if one := (SubjectKey{k.Match, hex.EncodeToString(sum[:])}); !slices.Contains(keys, one) {
			keys = append(keys, one)
		}
	}
	return keys
}

var urnPart = regexp.MustCompile(`\pL+|\pN+`)

// urnKey is a URN as it is compared: without regard to leading zeros, the century of its year and what is between its
// parts.
func urnKey(urn string) string {
	parts := urnPart.FindAllString(compare.Name(urn), -1)
	for i, p := range parts {
		if last := i > 0 && i == len(parts)-1; last && len(p) == 4 && strings.HasPrefix(p, "20") {
			p = p[2:]
		}
		parts[i] = strings.TrimLeft(p, "0")
	}
	return strings.Join(parts, "/")
}
