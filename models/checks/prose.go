package checks

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

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
	collect(reflect.ValueOf(c), "", &out)
	return out
}

// labels are fields of a few words that name something; they are read by checks of their own.
var labels = []string{"id", "email", "phone", "username", "language", "pncId", "prisonNumber", "urn", "bodyNumber", "code", "offence", "para"}

func collect(v reflect.Value, pointer string, out *[]passage) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), pointer, out)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), pointer+"/"+strconv.Itoa(i), out)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); name != "" && !isLabel(name) {
				collect(v.Field(i), pointer+"/"+name, out)
			}
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.String() != "" {
			*out = append(*out, passage{pointer, v.String(), strings.ToLower(v.String())})
		}
	}
}

func isLabel(name string) bool {
	return slices.Contains(labels, name) || strings.HasSuffix(name, "Refs") || strings.HasSuffix(name, "Ref") || name == "appliesTo" || name == "riskAddressed"
}
