package changes

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// side is one of the two values compared. Its value is invalid where there is nothing on that side: no such item, or
// a record that is null.
type side struct {
	v      reflect.Value
	at     string // pointer
	silent bool   // a field that its record's kind leaves out, whatever it holds
}

func (s side) there() bool { return s.v.IsValid() }

// child is a field of a struct, or nothing where the struct is not there.
func (s side) child(i int) side {
	if !s.there() {
		return side{}
	}
	f := s.v.Type().Field(i)
	when := f.Tag.Get("when")
	return side{
		v: s.v.Field(i), at: s.at + "/" + keyOf(f),
		silent: when != "" && when != s.v.FieldByName("Kind").String(),
	}
}

func (s side) elements() []side {
	if !s.there() {
		return nil
	}
	out := make([]side, s.v.Len())
	for i := range out {
		out[i] = side{v: s.v.Index(i), at: s.at + "/" + strconv.Itoa(i)}
	}
	return out
}

// text is what a leaf says, as JSON does but without quotes; nil where JSON says null or nothing. An empty text is nil
// where it is the only way to say nothing.
func (s side) text() *string {
	if !s.there() || s.silent {
		return nil
	}
	v := s.v
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
		if v.Type() == reflect.TypeFor[string]() {
			text := v.String()
			return &text
		}
	}
	var text string
	switch {
	case v.Type() == reflect.TypeFor[calendar.Date]():
		text = v.Interface().(calendar.Date).String()
	case v.Kind() == reflect.String:
		text = v.String()
	case v.Kind() == reflect.Bool:
		text = strconv.FormatBool(v.Bool())
	case v.Kind() == reflect.Int:
		text = strconv.FormatInt(v.Int(), 10)
	default:
		panic(fmt.Sprintf("content has a type that changes does not know: %s", v.Type()))
	}
	if text == "" {
		return nil
	}
	return &text
}

// all is every leaf of a value in one text, to find out whether two values say the same and how alike they are.
func (s side) all() string {
	var b strings.Builder
	var add func(s side)
	add = func(s side) {
		switch typ := s.v.Type(); {
		case s.silent:
			b.WriteByte(leafEnd)
		case isLeaf(typ):
			if t := s.text(); t != nil {
				b.WriteString("=" + *t)
			}
			b.WriteByte(leafEnd)
		case s.v.Kind() == reflect.Pointer:
			if s.v.IsNil() {
				b.WriteByte(leafEnd)
				return
			}
			add(side{v: s.v.Elem()})
		case s.v.Kind() == reflect.Struct:
			for i := range s.v.NumField() {
				add(s.child(i))
			}
		default:
			for _, e := range s.elements() {
				add(e)
			}
			b.WriteByte(listEnd)
		}
	}
	add(s)
	return b.String()
}

// Control characters, which content never holds.
const (
	leafEnd = '\x1f'
	listEnd = '\x1e'
)

// id is the identity of an item, "" for items without.
func (s side) id() string {
	if s.v.Kind() != reflect.Struct {
		return ""
	}
	for i := range s.v.NumField() {
		if isID(s.v.Type().Field(i)) {
			return s.v.Field(i).String()
		}
	}
	return ""
}

// label is what people call an item without an id: its first field, or itself where it is a text.
func (s side) label() string {
	if s.v.Kind() != reflect.Struct {
		return content.Text(s.text())
	}
	for i := range s.v.NumField() {
		if f := s.v.Type().Field(i); !isID(f) && isLeaf(f.Type) {
			return content.Text(s.child(i).text())
		}
	}
	return ""
}

// number is the number printed in the order, nil for what has none.
func (s side) number() *int {
	for i := range s.v.NumField() {
		if isNumber(s.v.Type().Field(i)) {
			n := int(s.v.Field(i).Int())
			return &n
		}
	}
	return nil
}

func keyOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

func isID(f reflect.StructField) bool { return f.Tag.Get("id") != "" }

func isNumber(f reflect.StructField) bool {
	return keyOf(f) == "number" && f.Type.Kind() == reflect.Int
}

// bare is a type without its pointer.
func bare(typ reflect.Type) reflect.Type {
	if typ.Kind() == reflect.Pointer {
		return typ.Elem()
	}
	return typ
}

func isLeaf(typ reflect.Type) bool {
	typ = bare(typ)
	return typ == reflect.TypeFor[calendar.Date]() || typ.Kind() != reflect.Struct && typ.Kind() != reflect.Slice
}

// isItems says that a type is a list of structs.
func isItems(typ reflect.Type) bool { return typ.Kind() == reflect.Slice && !isLeaf(typ.Elem()) }

func isText(typ reflect.Type) bool { return bare(typ) == reflect.TypeFor[string]() }
