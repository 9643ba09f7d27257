package reading

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// row is one answer in words.
func (r reader) row(pointer, key string, v reflect.Value) Row {
	text := r.words(key, v)
	if text == "" {
		return Row{ID: idOf(pointer)}
	}
	return Row{ID: idOf(pointer), Text: text, Answered: true}
}

// words are a value in words; "" where it is not answered.
func (r reader) words(key string, v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	if d, ok := v.Interface().(models.Date); ok {
		return ui.Date(d)
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
		return r.listed(key, v)
	case reflect.String:
		return r.wordOf(key, v)
	case reflect.Struct:
		return r.inLine(key, v)
	}
	return fmt.Sprint(v.Interface())
}

// listed is a list with one line for each of its things.
func (r reader) listed(key string, v reflect.Value) string {
	lines := make([]string, v.Len())
	for i := range v.Len() {
		lines[i] = r.words(key, v.Index(i))
	}
	return strings.Join(lines, "\n")
}

// inLine is a small record on one line.
func (r reader) inLine(kind string, v reflect.Value) string {
	var parts []string
	for i := range v.NumField() {
		key := keyOf(v.Type().Field(i))
		if words := r.words(key, v.Field(i)); words != "" && key != "id" {
			parts = append(parts, labelOf(kind, key)+": "+lowerFirstOf(v.Field(i), words))
		}
	}
	return strings.Join(parts, "; ")
}

func lowerFirstOf(v reflect.Value, words string) string {
	if v.Kind() == reflect.Bool {
		return strings.ToLower(words)
	}
	return words
}

// wordOf words a text: ids and codes by what they stand for.
func (r reader) wordOf(key string, v reflect.Value) string {
	text := v.String()
	switch key {
	case "appliesTo", "riskAddressed", "evidenceRefs", "scheduleRefs", "attachmentRef":
		if name, known := r.named[text]; known {
			return name
		}
	case "residentForce":
		if f, known := r.lists.Force(text); known {
			return f.Name
		}
	case "category":
		if c, known := r.lists.Category(text); known {
			return c.Heading
		}
		if h, known := r.lists.TermCategory(text); known {
			return h.Name
		}
	}
	if v.Type() != reflect.TypeFor[string]() {
		return ChoiceWords(text)
	}
	return text
}

// wholeOf words the records that read as one answer: when something starts or ends, and a person to be reached.
func wholeOf(v reflect.Value) (string, bool) {
	switch p := v.Interface().(type) {
	case models.Start:
		return startWords(p), true
	case models.End:
		return endWords(p), true
	case models.Contact:
		lines := slices.DeleteFunc([]string{p.Name, p.Role, p.Unit, p.Email, p.Phone}, func(line string) bool { return line == "" })
		return strings.Join(lines, "\n"), true
	}
	return "", false
}

func startWords(s models.Start) string {
	switch s.Kind {
	case models.StartOnDate:
		if s.On != nil {
			return "On " + ui.Date(*s.On)
		}
		return "On a date that is not given"
	case models.StartOnEvent:
		words := "On " + lower(ChoiceWords(string(s.Event)))
		if s.Event == "" {
			words = "On an event that is not named"
		}
		if t := strings.TrimSpace(models.Text(s.Text)); t != "" {
			words += ": " + t
		}
		if s.ExpectedOn != nil {
			words += " (expected " + ui.Date(*s.ExpectedOn) + ")"
		}
		return words
	case models.StartAsOrder:
		return "With the order"
	}
	return ""
}

func endWords(e models.End) string {
	switch e.Kind {
	case models.EndOnDate:
		if e.On != nil {
			return "On " + ui.Date(*e.On)
		}
		return "On a date that is not given"
	case models.EndAfterLength:
		var parts []string
		for _, p := range []struct {
			n         int
			one, many string
		}{{e.Years, "year", "years"}, {e.Months, "month", "months"}, {e.Days, "day", "days"}} {
			if p.n > 0 {
				parts = append(parts, ui.Plural(p.n, p.one, p.many))
			}
		}
		if len(parts) == 0 {
			return "After a length that is not given"
		}
		return "After " + strings.Join(parts, ", ")
	case models.EndAsOrder:
		return "With the order"
	}
	return ""
}

// namesOf are the words for each id that other parts of a content refer to.
func namesOf(c models.Content) map[string]string {
	named := map[string]string{}
	for _, s := range c.Subjects {
		named[s.ID] = s.Name()
	}
	for _, f := range c.Risk.Factors {
		named[f.ID] = f.Text
	}
	for _, e := range c.Evidence {
		named[e.ID] = strings.TrimSpace(e.Reference + " " + e.Title)
	}
	for _, s := range c.Schedules {
		named[s.ID] = s.Title
	}
	for _, a := range c.Attachments {
		named[a.ID] = a.Title
	}
	return named
}
