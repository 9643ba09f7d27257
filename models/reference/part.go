package reference

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// ErrBadList says that an operator's file cannot be used. Its text names the file and the line, and what to do.
var ErrBadList = errors.New("bad list")

// part is a piece of an operator's file that knows where in the file it begins.
type part struct {
	name string
	file []byte
	at   int
	text []byte
}

// fault refuses the file because of the byte at offset in the part.
func (p part) fault(offset int, format string, args ...any) error {
	line := 1 + bytes.Count(p.file[:min(p.at+max(offset, 0), len(p.file))], []byte("\n"))
	return fmt.Errorf("%w: %s, line %d: %w", ErrBadList, p.name, line, fmt.Errorf(format, args...))
}

var unknownField = regexp.MustCompile(`unknown field ("[^"]*")`)

// decode reads the part strictly, as one document.
func (p part) decode(into any) error {
	dec := json.NewDecoder(bytes.NewReader(p.text))
	dec.DisallowUnknownFields()
	err := dec.Decode(into)
	var syntax *json.SyntaxError
	var typed *json.UnmarshalTypeError
	rest := bytes.TrimSpace(p.text[dec.InputOffset():])
	switch {
	case err == nil && len(rest) > 0:
		return p.fault(bytes.LastIndex(p.text, rest), "remove what follows the end of the list")
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		return p.fault(int(syntax.Offset)-1, "correct the JSON: %w", err)
	case errors.As(err, &typed):
		return p.fault(int(typed.Offset)-1, "enter %s as a %s, not a %s", typed.Field, typed.Type, typed.Value)
	}
	if m := unknownField.FindStringSubmatch(err.Error()); m != nil {
		return p.fault(bytes.Index(p.text, []byte(m[1])), "remove the field %s: the list has no such field", m[1])
	}
	if strings.Contains(err.Error(), "unexpected EOF") || len(bytes.TrimSpace(p.text)) == 0 {
		return p.fault(len(p.text), "complete the file: it ends too early")
	}
	return p.fault(0, "correct this entry: %w", err)
}

// elements are the elements of the array under a key of the part, which is known to be an object in good form.
func (p part) elements(key string) ([]part, error) {
	dec := json.NewDecoder(bytes.NewReader(p.text))
	if _, err := dec.Token(); err != nil {
		return nil, p.fault(0, "correct this: %w", err)
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, p.fault(int(dec.InputOffset()), "correct this: %w", err)
		}
		value, err := p.next(dec)
		if err != nil {
			return nil, err
		}
		if name == key {
			return value.array()
		}
	}
	return nil, p.fault(0, "add %q", key)
}

// array are the elements of a part that is an array.
func (p part) array() ([]part, error) {
	dec := json.NewDecoder(bytes.NewReader(p.text))
	if _, err := dec.Token(); err != nil {
		return nil, p.fault(0, "correct this: %w", err)
	}
	var out []part
	for dec.More() {
		element, err := p.next(dec)
		if err != nil {
			return nil, err
		}
		out = append(out, element)
	}
	return out, nil
}

// next is the value that dec reads next from the part.
func (p part) next(dec *json.Decoder) (part, error) {
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return part{}, p.fault(int(dec.InputOffset()), "correct this: %w", err)
	}
	return part{name: p.name, file: p.file, at: p.at + int(dec.InputOffset()) - len(raw), text: raw}, nil
}
