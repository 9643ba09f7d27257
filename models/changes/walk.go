package changes

import (
	"reflect"
	"slices"
	"strings"

	"scpo.example/desk/models/content"
)

// pair is the same place in both contents.
type pair struct {
	from, to side
	name     string            // keys from the item or section on, with dots
	tag      reflect.StructTag // of the field, which for an item of a list is that of the list
}

func (p pair) typ() reflect.Type {
	if p.from.there() {
		return p.from.v.Type()
	}
	return p.to.v.Type()
}

// pointer is where a reader looks: in the newer content, or in the older if it is gone.
func (p pair) pointer() string {
	if p.to.there() {
		return p.to.at
	}
	return p.from.at
}

func (p pair) field(kind Kind, from, to *string) Field {
	f := Field{Pointer: p.pointer(), Name: p.name, Kind: kind, From: from, To: to}
	if p.from.there() {
		f.FromPointer = p.from.at
	}
	return f
}

// walk compares two values part by part.
type walk struct {
	into  *Change  // where fields go
	items bool     // lists of structs are items of their own, not parts of one
	found []Change // those items
}

func (w *walk) node(p pair) {
	switch typ := p.typ(); {
	case isLeaf(typ):
		w.leaf(p)
	case typ.Kind() == reflect.Pointer:
		w.record(p)
	case typ.Kind() == reflect.Struct:
		w.fields(p)
	case w.items && isItems(typ):
		w.found = append(w.found, items(p)...)
	default:
		w.parts(p)
	}
}

func (w *walk) fields(p pair) {
	typ := p.typ()
	for i := range typ.NumField() {
		f := typ.Field(i)
		// The id of an item that came or went is that of the change.
		if isID(f) && p.from.there() != p.to.there() {
			continue
		}
		name := keyOf(f)
		if p.name != "" {
			name = p.name + "." + name
		}
		w.node(pair{from: p.from.child(i), to: p.to.child(i), name: name, tag: f.Tag})
	}
}

// record compares structs that may be null.
func (w *walk) record(p pair) {
	open := func(s side) side {
		if !s.there() || s.v.IsNil() {
			return side{}
		}
		return side{v: s.v.Elem(), at: s.at}
	}
	p.from, p.to = open(p.from), open(p.to)
	if p.from.there() || p.to.there() {
		w.whole(p)
	}
}

// whole compares what may be on one side only. The arrival or removal of a record is reported separately from what it
// says, because it may say nothing; so is that of an empty text.
func (w *walk) whole(p pair) {
	at := len(w.into.Fields)
	w.node(p)
	if p.from.there() == p.to.there() || isLeaf(p.typ()) && len(w.into.Fields) > at {
		return
	}
	nothing := ""
	f := p.field(Added, nil, &nothing)
	if !p.to.there() {
		f = p.field(Removed, &nothing, nil)
	}
	if f.Name == "" {
		f.Name = strings.TrimPrefix(f.Pointer, "/")
	}
	f.WhitespaceOnly = true
	w.into.Fields = slices.Insert(w.into.Fields, at, f)
}

// parts compares a list that is part of an item or a record.
func (w *walk) parts(p pair) {
	from, to := p.from.elements(), p.to.elements()
	for _, m := range align(from, to) {
		part := pair{name: p.name, tag: p.tag}
		if m.from >= 0 {
			part.from = from[m.from]
		}
		if m.to >= 0 {
			part.to = to[m.to]
		}
		if m.moved {
			was, is := part.from.label(), part.to.label()
			w.into.Fields = append(w.into.Fields, part.field(Moved, &was, &is))
		}
		w.whole(part)
	}
}

func (w *walk) leaf(p pair) {
	from, to := p.from.text(), p.to.text()
	if from == to || from != nil && to != nil && *from == *to {
		return
	}
	f := p.field(Changed, from, to)
	prose := isText(p.typ())
	sameWords := prose && slices.Equal(strings.Fields(content.Text(from)), strings.Fields(content.Text(to)))
	switch {
	case !p.from.there():
		f.Kind = Added
	case !p.to.there():
		f.Kind = Removed
	case sameWords:
		f.Kind = Respaced
	case prose && p.tag.Get("max") != "": // long texts have a bound of their own
		f.Kind = Reworded
	case p.name == "number" && p.typ().Kind() == reflect.Int:
		f.Kind = Renumbered
	}
	f.WhitespaceOnly = sameWords
	if prose && from != nil && to != nil {
		f.Words = words(*from, *to)
	}
	w.into.Fields = append(w.into.Fields, f)
}
