package forms

import (
	"fmt"
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/content"
)

// Setting is what forms take their choices from.
type Setting = asked.Setting

// Form is one part of a content as a form, with what was typed into it.
type Form struct {
	At      string // JSON Pointer of the part
	Values  url.Values
	setting Setting
	root    *node
	moved   bool   // reading it removed an empty item before others, which are then not where the page has them
	removed string // the item that has just been removed; "" for none
	blank   bool   // lists begin with empty items, as on a page and not in what is read
}

// New makes the form of the part at a pointer, such as "/court" or "/terms/2". It fails where a content has no such part.
func New(s Setting, at string, values url.Values) (*Form, error) {
	typ, tag, err := typeAt(at)
	if err != nil {
		return nil, err
	}
	f := &Form{At: at, Values: below(values, at), setting: s, blank: true}
	f.root = f.build(at, typ, tag, "")
	return f, nil
}

// ID is the id of the control for a pointer.
func ID(pointer string) string {
	return strings.ReplaceAll(strings.Trim(pointer, "/"), "/", "-")
}

// typeAt is the type of what is at a pointer in any content.
func typeAt(at string) (reflect.Type, reflect.StructTag, error) {
	typ, tag := reflect.TypeFor[content.Content](), reflect.StructTag("")
	for token := range strings.SplitSeq(strings.TrimPrefix(at, "/"), "/") {
		if typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		switch typ.Kind() {
		case reflect.Struct:
			f, ok := fieldNamed(typ, token)
			if !ok {
				return nil, "", fmt.Errorf("a content has no part %s", at)
			}
			typ, tag = f.Type, f.Tag
		case reflect.Slice:
			if _, err := strconv.Atoi(token); err != nil {
				return nil, "", fmt.Errorf("a content has no part %s", at)
			}
			typ = typ.Elem()
		default:
			return nil, "", fmt.Errorf("a content has no part %s", at)
		}
	}
	return typ, tag, nil
}

func fieldNamed(typ reflect.Type, name string) (reflect.StructField, bool) {
	for i := range typ.NumField() {
		if f := typ.Field(i); jsonName(f) == name {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
