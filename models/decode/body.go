package decode

import (
	"fmt"
	"reflect"
)

// Body reads the body of a request strictly into the struct that v points to: every value of the wrong shape is
// reported with its place. An item without an id stays without. The error is ErrMalformedJSON only.
func Body(data []byte, v any) ([]Problem, error) {
	tree, err := parseTree(data)
	if err != nil {
		return nil, fmt.Errorf("reading the body: %w", err)
	}
	d := decoder{ids: map[string]string{}}
	d.value("", tree, reflect.ValueOf(v).Elem(), "")
	return d.problems, nil
}

// notForCallers refuses what the service alone fills in. Empty, it does no harm.
func (d *decoder) notForCallers(pointer string, v reflect.Value, tag reflect.StructTag) {
	empty := v.IsZero() || v.Kind() == reflect.Map && v.Len() == 0
	if tag.Get("by") == "service" && !empty {
		d.add(pointer, CodeUnknownField, "Remove this: the service sets it")
		v.SetZero()
	}
}

// words reads an object of named texts, all bounded as the tag says.
func (d *decoder) words(pointer string, node any, v reflect.Value, tag reflect.StructTag) {
	o, ok := node.(object)
	if !ok {
		d.wrongType(pointer, "an object with named texts")
		return
	}
	out := reflect.MakeMap(v.Type())
	for _, key := range o.keys {
		text := reflect.New(v.Type().Elem()).Elem()
		d.value(PointerTo(pointer, key), o.values[key], text, tag)
		out.SetMapIndex(reflect.ValueOf(key), text)
	}
	v.Set(out)
}
