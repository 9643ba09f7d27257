package engine

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// version is a version of the server (1.32.1) or of a schema (0.11, which is also 0.11.0).
type version [3]int

func (v version) String() string { return fmt.Sprintf("%d.%d.%d", v[0], v[1], v[2]) }

// MarshalText writes all three numbers.
func (v version) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText takes two or three numbers and nothing else.
func (v *version) UnmarshalText(text []byte) error {
	parts := strings.Split(string(text), ".")
	if len(parts) < 2 || len(parts) > len(v) {
		return fmt.Errorf("version %q: want two or three numbers", text)
	}
	*v = version{}
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 10, 31)
		if err != nil {
			return fmt.Errorf("version %q: %w", text, err)
		}
		v[i] = int(n)
	}
	return nil
}

func (v version) compare(w version) int { return slices.Compare(v[:], w[:]) }
