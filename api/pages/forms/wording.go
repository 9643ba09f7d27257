package forms

import "reflect"

// Wording reads a content to others in the words in which its writers are asked: one table serves both.
type Wording struct {
	setting Setting
	known   map[string][]option // by pattern
}

// WordingOf is the wording of one content.
func WordingOf(s Setting) *Wording { return &Wording{setting: s, known: map[string][]option{}} }

// Label is the label of the part at a pointer.
func (*Wording) Label(pointer string) string { return words[pattern(pointer)].Label }

// One is what one item of the list at a pointer is called.
func (*Wording) One(pointer string) string { return words[pattern(pointer)].One }

// Value words what is at a pointer: an id or a code by what it means, everything else as it is.
func (w *Wording) Value(pointer string, typ reflect.Type, value string) string {
	at := pattern(pointer)
	options, known := w.known[at]
	if !known {
		options, _ = w.setting.options(at, typ)
		w.known[at] = options
	}
	for _, o := range options {
		if o.value == value {
			return o.words
		}
	}
	if later, ok := valueWords[typ.Name()][value]; ok { // waits for a provision: no longer, or not yet, to choose from
		return later
	}
	return unlisted(at, value)
}
