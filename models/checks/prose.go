package checks

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"scpo.example/desk/models/content"
)

// passage is one text of an application and its place.
type passage struct {
	pointer string
	text    string
	low     string // the text in small letters, for a look before a pattern
}

// prose gives every text of an application that a person writes freely: each string that may be long, and the short ones
// that are not names, codes or ids. Empty texts are left out.
func prose(c content.Content) []passage {
	var out []passage
	collect(reflect.ValueOf(&c).Elem(), make([]byte, 0, 128), &out)
	return out
}

// labels are fields of a few words that name something; they are read by checks of their own.
var labels = []string{"id", "email", "phone", "username", "language", "pncId", "prisonNumber", "urn", "bodyNumber", "code", "offence", "para"}

// collect adds the texts of v, which is at the pointer.
func collect(v reflect.Value, pointer []byte, out *[]passage) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), pointer, out)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), strconv.AppendInt(append(pointer, '/'), int64(i), 10), out)
		}
	case reflect.Struct:
		for _, f := range proseFields(v.Type()) {
			collect(v.Field(f.index), append(append(pointer, '/'), f.name...), out)
		}
	case reflect.String:
		if text := v.String(); text != "" {
			*out = append(*out, passage{string(pointer), text, strings.ToLower(text)})
		}
	}
}

// proseField is a field of a struct that has texts, or parts that do.
type proseField struct {
	index int
	name  string
}

var fieldsOf sync.Map // reflect.Type to []proseField

func proseFields(t reflect.Type) []proseField {
	if known, ok := fieldsOf.Load(t); ok {
		fields, _ := known.([]proseField)
		return fields
	}
	var fields []proseField
	for i := range t.NumField() {
		f := t.Field(i)
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && !isLabel(name) && mayHaveProse(f.Type) {
			fields = append(fields, proseField{i, name})
		}
	}
	fieldsOf.Store(t, fields)
	return fields
}

// mayHaveProse says whether a value of the type can be or hold a text: codes have types of their own.
func mayHaveProse(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return mayHaveProse(t.Elem())
	case reflect.Struct:
		return true
	case reflect.String:
		return t == reflect.TypeFor[string]()
	}
	return false
}

func isLabel(name string) bool {
	return slices.Contains(labels, name) || strings.HasSuffix(name, "Refs") || strings.HasSuffix(name, "Ref") || name == "appliesTo" || name == "riskAddressed"
}
