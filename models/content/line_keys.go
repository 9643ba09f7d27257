package content

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// LineKeys are by what two applications are seen to be of one line: the same subject in the same court case. There are none
// without a URN.
func (c Content) LineKeys() []SubjectKey {
	urn := letters(c.Court.URN)
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
