package content

import (
	"encoding/json"
	"slices"
)

// List is a list that is written [] and never null when it is empty.
type List[T any] []T

// MarshalJSON writes [] for a nil list.
func (l List[T]) MarshalJSON() ([]byte, error) {
	if l == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]T(l))
}

// Text is what p says, or "" where it is not answered.
func Text(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}

// IsYes says that a question was answered, and with yes.
func IsYes(p *bool) bool { return p != nil && *p }

// IsNo says that a question was answered, and with no.
func IsNo(p *bool) bool { return p != nil && !*p }

// IsOneOf says that s is one of the values that the type T allows; "", not answered, is none of them.
func IsOneOf[T interface{ Values() []string }](s string) bool {
	var t T
	return slices.Contains(t.Values(), s)
}

// choice writes a choice, null where it is not made.
func choice[T ~string](v T) ([]byte, error) {
	if v == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(v))
}

func texts[T ~string](values ...T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
