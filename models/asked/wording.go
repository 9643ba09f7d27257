package asked

import (
	"reflect"
	"strconv"
	"strings"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// Setting is what the choices are taken from.
type Setting struct {
	Lists   *reference.Lists
	Content content.Content // whose risks, evidence, attachments and so on can be chosen
	InForce []string        // provisions in force, as content.Decode needs them
}

// WordOf is the wording of the question for a part of the content, by its pattern.
func WordOf(at string) Word { return words[at] }

// Wording reads a content to others in the words in which its writers are asked: one table serves both.
type Wording struct {
	setting Setting
	known   map[string][]Option // by pattern
}

// WordingOf is the wording of one content.
func WordingOf(s Setting) *Wording { return &Wording{setting: s, known: map[string][]Option{}} }

// Label is the label of the part at a pointer.
func (*Wording) Label(pointer string) string { return words[Pattern(pointer)].Label }

// One is what one item of the list at a pointer is called.
func (*Wording) One(pointer string) string { return words[Pattern(pointer)].One }

// Value words what is at a pointer: an id or a code by what it means, everything else as it is.
func (w *Wording) Value(pointer string, typ reflect.Type, value string) string {
	at := Pattern(pointer)
	options, known := w.known[at]
	if !known {
		options, _ = w.setting.Options(at, typ)
		w.known[at] = options
	}
	for _, o := range options {
		if o.Value == value {
			return o.Words
		}
	}
	if later, ok := valueWords[typ.Name()][value]; ok { // waits for a provision: no longer, or not yet, to choose from
		return later
	}
	return Unlisted(at, value)
}

// Pattern is a pointer with "*" for each place in a list.
func Pattern(pointer string) string {
	tokens := strings.Split(pointer, "/")
	for i, t := range tokens {
		if _, err := strconv.Atoi(t); err == nil {
			tokens[i] = "*"
		}
	}
	return strings.Join(tokens, "/")
}
