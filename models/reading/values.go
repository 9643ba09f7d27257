package reading

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// row is one answer as text.
func (r reader) row(pointer, label string, v reflect.Value) Row {
	text := r.said(pointer, v)
	return Row{ID: ID(pointer), Label: label, Text: text, Answered: text != ""}
}

// said is a value as text; "" where it is not answered.
func (r reader) said(pointer string, v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	if d, ok := v.Interface().(calendar.Date); ok {
		return d.Words()
	}
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return "Yes"
		}
		return "No"
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Slice:
		return r.listed(pointer, v)
	case reflect.String:
		return r.words.Value(pointer, v.Type(), v.String())
	case reflect.Struct:
		return r.inLine(pointer, v)
	}
	return fmt.Sprint(v.Interface())
}

// listed is a list with one line for each of its things.
func (r reader) listed(pointer string, v reflect.Value) string {
	lines := make([]string, v.Len())
	for i := range v.Len() {
		if item := v.Index(i); item.Kind() == reflect.Struct {
			lines[i] = r.said(pointer+"/"+strconv.Itoa(i), item)
		} else {
			lines[i] = r.said(pointer, item)
		}
	}
	return strings.Join(lines, "\n")
}

// inLine is a small record on one line.
func (r reader) inLine(pointer string, v reflect.Value) string {
	var parts []string
	for i := range v.NumField() {
		key := keyOf(v.Type().Field(i))
		if said := r.said(pointer+"/"+key, v.Field(i)); said != "" && key != "id" {
			parts = append(parts, r.words.Label(pointer+"/"+key)+": "+said)
		}
	}
	return strings.Join(parts, "; ")
}

// wholeOf words the records that read as one answer: when something starts or ends, and a person to be reached.
func (r reader) wholeOf(pointer string, v reflect.Value) (string, bool) {
	switch p := v.Interface().(type) {
	case content.Start:
		return r.start(pointer, p), true
	case content.End:
		return r.end(pointer, p), true
	case content.Contact:
		lines := slices.DeleteFunc([]string{p.Name, p.Role, p.Unit, p.Email, p.Phone}, func(line string) bool { return line == "" })
		return strings.Join(lines, "\n"), true
	}
	return "", false
}

func (r reader) start(pointer string, s content.Start) string {
	switch s.Kind {
	case content.StartOnDate:
		if s.On != nil {
			return "On " + s.On.Words()
		}
		return "Date not given"
	case content.StartOnEvent:
		words := "Event not given"
		if s.Event != "" {
			words = r.said(pointer+"/event", reflect.ValueOf(s.Event))
		}
		if t := strings.TrimSpace(content.Text(s.Text)); t != "" {
			words += ": " + t
		}
		if s.ExpectedOn != nil {
			words += " (expected " + s.ExpectedOn.Words() + ")"
		}
		return words
	case content.StartAsOrder: // no more than its kind
	}
	return r.said(pointer+"/kind", reflect.ValueOf(s.Kind))
}

func (r reader) end(pointer string, e content.End) string {
	switch e.Kind {
	case content.EndOnDate:
		if e.On != nil {
			return "On " + e.On.Words()
		}
		return "Date not given"
	case content.EndAfterLength:
		var parts []string
		for _, p := range []struct {
			n         int
			one, many string
		}{{e.Years, "year", "years"}, {e.Months, "month", "months"}, {e.Days, "day", "days"}} {
			if p.n > 0 {
				parts = append(parts, counted(p.n, p.one, p.many))
			}
		}
		if len(parts) == 0 {
			return "Length not given"
		}
		return "After " + strings.Join(parts, ", ")
	case content.EndAsOrder: // no more than its kind
	}
	return r.said(pointer+"/kind", reflect.ValueOf(e.Kind))
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
