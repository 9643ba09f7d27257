package decode

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
)

// Bounds on what is read, in runes and items. A field with the tag max has its own.
const (
	MaxLine  = 500
	MaxText  = 20_000
	MaxItems = 500
)

// Document reads a JSON document strictly into the struct that v points to. What is not given stays as it is there, and
// an item of a list without an id is given the next free one. What has the wrong shape is reported, all of it up to
// MaxProblems. The error is ErrMalformedJSON only.
func Document(data []byte, v any, r Rules) ([]Problem, error) {
	tree, err := parseTree(data)
	if err != nil {
		return nil, err
	}
	d := decoder{ids: map[string]string{}, inForce: r.InForce, used: r.Used}
	for _, id := range r.Taken {
		d.ids[id] = PointerTo("", id)
	}
	d.value("", tree, reflect.ValueOf(v).Elem(), "")
	d.nameTheUnnamed()
	return d.problems, nil
}

// decoder fills a Go value from a JSON tree. What a field allows it takes from the field's type, its Values method and
// its tags: json (name), max (runes), upto (largest number), when (the kind it belongs to), id (prefix of new ids), once
// (the provision it waits for), by (service: the service fills it in; a client cannot send it).
type decoder struct {
	problems []Problem
	ids      map[string]string // id to the pointer where it was first used
	inForce  []string
	unnamed  []unnamed
	used     map[string]int
}

// Rules say what of a document is refused or named in another way.
type Rules struct {
	Taken   []string       // ids that no item may have
	Used    map[string]int // by prefix: the highest number of an id that was given before; new ones are counted on from it
	InForce []string       // the provisions in force: what waits for another is refused
}

type unnamed struct {
	id     reflect.Value
	prefix string
}

func (d *decoder) add(pointer, code, message string) {
	if len(d.problems) < MaxProblems {
		d.problems = append(d.problems, Problem{Pointer: pointer, Code: code, Message: message})
	}
}

func (d *decoder) wrongType(pointer, want string) {
	d.add(pointer, CodeWrongType, "Enter "+want)
}

func (d *decoder) value(pointer string, node any, v reflect.Value, tag reflect.StructTag) {
	if node == nil && pointer != "" { // not answered; a number stays what it is without an answer
		if v.Kind() != reflect.Int {
			v.SetZero()
		}
		return
	}
	if v.Type() == reflect.TypeFor[calendar.Date]() {
		d.date(pointer, node, v)
		return
	}
	if provision := tag.Get("once"); provision != "" && !slices.Contains(d.inForce, provision) {
		d.add(pointer, CodeBadValue, "Leave this blank (null): the provision is not in force")
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		before := len(d.problems)
		p := reflect.New(v.Type().Elem())
		d.value(pointer, node, p.Elem(), tag)
		if len(d.problems) == before || p.Elem().Kind() == reflect.Struct && !p.Elem().IsZero() {
			v.Set(p)
		}
	case reflect.Struct:
		d.object(pointer, node, v)
	case reflect.Slice:
		d.list(pointer, node, v, tag)
	case reflect.String:
		d.text(pointer, node, v, tag)
	case reflect.Bool:
		if b, ok := node.(bool); ok {
			v.SetBool(b)
			return
		}
		d.wrongType(pointer, "true or false")
	case reflect.Int:
		d.number(pointer, node, v, tag)
	case reflect.Map:
		d.words(pointer, node, v, tag)
	default:
		panic("content has a type that the decoder does not know: " + v.Type().String())
	}
}

func (d *decoder) object(pointer string, node any, v reflect.Value) {
	o, ok := node.(object)
	if !ok {
		d.wrongType(pointer, "an object with named fields")
		return
	}
	for _, key := range o.twice {
		d.add(PointerTo(pointer, key), CodeBadValue, "This field appears twice. Remove one")
	}
	known := map[string]bool{}
	d.fields(pointer, o, v, known)
	for _, key := range o.keys {
		if !known[key] {
			d.unknown(pointer, key)
		}
	}
}

// fields reads the fields of a struct from an object, and those of what is embedded in it as if they were its own.
func (d *decoder) fields(pointer string, o object, v reflect.Value, known map[string]bool) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			d.fields(pointer, o, v.Field(i), known)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		known[name] = true
		child, given := o.values[name]
		if given && !d.belongs(pointer, name, child, v, f.Tag) {
			continue
		}
		if given {
			d.value(PointerTo(pointer, name), child, v.Field(i), f.Tag)
			d.notForCallers(PointerTo(pointer, name), v.Field(i), f.Tag)
		}
		if prefix := f.Tag.Get("id"); prefix != "" {
			d.id(PointerTo(pointer, name), v.Field(i), prefix)
		}
	}
}

// belongs says whether a field is one of the kind that its object has (Start, End), and reports it if not.
func (d *decoder) belongs(pointer, name string, child any, v reflect.Value, tag reflect.StructTag) bool {
	when, kind := tag.Get("when"), ""
	if when != "" {
		kind = v.FieldByName("Kind").String()
	}
	switch {
	case when == kind:
		return true
	case child == nil: // an answer that is not given does no harm
		return false
	case kind == "" && d.reported(PointerTo(pointer, "kind")): // once is enough
	case kind == "":
		d.add(PointerTo(pointer, "kind"), CodeRequired, fmt.Sprintf("Enter the kind: %q is allowed only for kind %q", name, when))
	default:
		d.add(PointerTo(pointer, name), CodeUnknownField,
			fmt.Sprintf("Remove this or change the kind: it is allowed only for kind %q, not %q", when, kind))
	}
	return false
}

func (d *decoder) reported(pointer string) bool {
	return slices.ContainsFunc(d.problems, func(p Problem) bool { return p.Pointer == pointer })
}

func (d *decoder) unknown(pointer, key string) {
	if r := []rune(key); len(r) > 100 {
		key = string(r[:100])
	}
	d.add(PointerTo(pointer, key), CodeUnknownField, "Remove this or check the spelling: the field is not known")
}

func (d *decoder) list(pointer string, node any, v reflect.Value, tag reflect.StructTag) {
	items, ok := node.([]any)
	switch {
	case !ok:
		d.wrongType(pointer, "a list")
		return
	case len(items) > MaxItems:
		d.add(pointer, CodeTooMany, fmt.Sprintf("Enter %d items or fewer. There are %d", MaxItems, len(items)))
		return
	}
	out := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		at := PointerTo(pointer, strconv.Itoa(i))
		if item == nil {
			d.wrongType(at, "a value, or remove this item")
			continue
		}
		d.value(at, item, out.Index(i), tag)
	}
	v.Set(out)
}

func (d *decoder) text(pointer string, node any, v reflect.Value, tag reflect.StructTag) {
	s, ok := node.(string)
	if !ok {
		d.wrongType(pointer, "text")
		return
	}
	s = compare.Typed(s)
	if c, ok := v.Interface().(interface{ Values() []string }); ok {
		allowed := c.Values()
		if l, ok := v.Interface().(interface{ Later() (string, []string) }); ok {
			if provision, more := l.Later(); slices.Contains(d.inForce, provision) {
				allowed = append(allowed, more...)
			}
		}
		if slices.Contains(allowed, s) {
			v.SetString(s)
			return
		}
		d.add(pointer, CodeBadValue, "Enter one of: "+strings.Join(allowed, ", "))
		return
	}
	if n, most := utf8.RuneCountInString(s), limit(tag, "max", MaxLine); n > most {
		d.add(pointer, CodeTooLong, fmt.Sprintf("Enter %d characters or fewer. There are %d", most, n))
		return
	}
	if strings.ContainsFunc(s, isControl) {
		d.add(pointer, CodeBadValue, "Remove characters that cannot be printed")
		return
	}
	if readsOtherwise(s, tag) {
		d.add(pointer, CodeBadValue, "Enter this again by typing it. It has a hidden character that changes the direction of the text")
		return
	}
	v.SetString(s)
}

// readsOtherwise finds controls of direction: any of them in a line, which may be a name, and in a longer text those that
// turn what follows. Marks come with what is pasted there, and turn nothing.
func readsOtherwise(s string, tag reflect.StructTag) bool {
	if tag.Get("max") == "" {
		return compare.Directed(s)
	}
	return compare.Turned(s)
}

// isControl finds the characters that documents and databases refuse; tab and new line are text.
func isControl(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f }

func (d *decoder) number(pointer string, node any, v reflect.Value, tag reflect.StructTag) {
	j, ok := node.(json.Number)
	if !ok {
		d.wrongType(pointer, "a whole number")
		return
	}
	n, err := strconv.Atoi(j.String())
	if err != nil {
		d.wrongType(pointer, "a whole number")
		return
	}
	if most := limit(tag, "upto", 9999); n < 0 || n > most {
		d.add(pointer, CodeBadValue, fmt.Sprintf("Enter a number from 0 to %d", most))
		return
	}
	v.SetInt(int64(n))
}

func limit(tag reflect.StructTag, key string, otherwise int) int {
	n, err := strconv.Atoi(tag.Get(key))
	if err != nil {
		return otherwise
	}
	return n
}

func (d *decoder) date(pointer string, node any, v reflect.Value) {
	s, ok := node.(string)
	if !ok {
		d.add(pointer, CodeBadDate, "Enter a date like 2026-05-08")
		return
	}
	date, err := calendar.ParseDate(s)
	switch {
	case err != nil:
		d.add(pointer, CodeBadDate, "Enter a date like 2026-05-08. The date must be real")
	case date.Year < 1900 || date.Year > 2199:
		d.add(pointer, CodeBadDate, "Enter a date between 1900-01-01 and 2199-12-31")
	default:
		v.Set(reflect.ValueOf(date))
	}
}
