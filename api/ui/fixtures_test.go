package ui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// made are the components, by the name of the file of fixtures that GOV.UK Frontend has for them.
var made = map[string]func() Component{
	"back-link":          func() Component { return &BackLink{} },
	"button":             func() Component { return &Button{} },
	"checkboxes":         func() Component { return &Checkboxes{} },
	"date-input":         func() Component { return &DateInput{} },
	"error-message":      func() Component { return &ErrorMessage{} },
	"error-summary":      func() Component { return &ErrorSummary{} },
	"fieldset":           func() Component { return &Fieldset{} },
	"file-upload":        func() Component { return &FileUpload{} },
	"footer":             func() Component { return &Footer{} },
	"generic-header":     func() Component { return &GenericHeader{} },
	"hint":               func() Component { return &Hint{} },
	"input":              func() Component { return &Input{} },
	"inset-text":         func() Component { return &InsetText{} },
	"label":              func() Component { return &Label{} },
	"pagination":         func() Component { return &Pagination{} },
	"password-input":     func() Component { return &PasswordInput{} },
	"radios":             func() Component { return &Radios{} },
	"select":             func() Component { return &Select{} },
	"service-navigation": func() Component { return &ServiceNavigation{} },
	"skip-link":          func() Component { return &SkipLink{} },
	"summary-list":       func() Component { return &SummaryList{} },
	"table":              func() Component { return &Table{} },
	"tag":                func() Component { return &Tag{} },
	"task-list":          func() Component { return &TaskList{} },
	"textarea":           func() Component { return &Textarea{} },
	"warning-text":       func() Component { return &WarningText{} },
}

// left are the fixtures that are not compared, each with the reason.
var left = map[string]string{
	"button/don't prevent double click":          "says what is so without it",
	"error-summary/autofocus explicitly enabled": "says what is so without it",

	"checkboxes/item checked overrides values": "an item is chosen by Checked or by Values; nothing takes it back",
	"radios/item checked overrides value":      "an item is chosen by Checked or by Value; nothing takes it back",
	"select/item selected overrides value":     "an option is chosen by Selected or by Value; nothing takes it back",

	"checkboxes/with falsy values": "a list of structs has no empty places",
	"radios/with falsy items":      "a list of structs has no empty places",
	"task-list/with empty values":  "a list of structs has no empty places",

	"date-input/with nested name":                       "the three parts are day, month and year",
	"date-input/with error on single field by omission": "a part is wrong by Error alone",
	"date-input/with error on single item by omission":  "a part is wrong by Error alone",

	"file-upload/enhanced":                                        "the control of the browser is used as it is",
	"file-upload/enhanced, with error message and hint":           "the control of the browser is used as it is",
	"file-upload/enhanced, multiple files":                        "the control of the browser is used as it is",
	"file-upload/enhanced, custom wrapper classes and attributes": "the control of the browser is used as it is",
	"file-upload/translated":                                      "the control of the browser is used as it is",
	"file-upload/translated, no javascript enhancement":           "the control of the browser is used as it is",
	"file-upload/with value":                                      "no browser takes a value for a file",

	"select/without values":                     "an option always has a value",
	"select/without values with selected value": "an option always has a value",

	"error-message/translated":                   "the hidden word may be another, but is never left out",
	"error-message/visually hidden text removed": "the hidden word may be another, but is never left out",

	"footer/with empty meta":       "no heading without links",
	"footer/with empty meta items": "no heading without links",
	"pagination/with empty items":  "an empty list of pages is no list",
}

type fixture struct {
	Name    string         `json:"name"`
	Options map[string]any `json:"options"`
	HTML    string         `json:"html"`
}

func TestComponentsAreThoseOfGOVUKFrontend(t *testing.T) {
	files, err := filepath.Glob("testdata/fixtures/*.json")
	require.NoError(t, err)
	require.Len(t, files, len(made))
	unused := maps.Clone(left)
	for _, file := range files {
		component := strings.TrimSuffix(filepath.Base(file), ".json")
		for _, f := range fixturesOf(t, file) {
			name := component + "/" + f.Name
			if _, skipped := left[name]; skipped {
				delete(unused, name)
				continue
			}
			t.Run(name, func(t *testing.T) {
				require.Contains(t, made, component)
				got := made[component]()
				require.NoError(t, fill(reflect.ValueOf(got).Elem(), adapted(component, f.Options)))
				written, err := got.Render()
				require.NoError(t, err)
				require.Equal(t, normal(t, expected(t, component, f.HTML)), normal(t, string(written)), "%s\n%s", f.HTML, written)
			})
		}
	}
	require.Empty(t, unused, "no such fixtures")
}

func fixturesOf(t *testing.T, file string) []fixture {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	var all struct {
		Fixtures []fixture `json:"fixtures"`
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	require.NoError(t, decoder.Decode(&all))
	require.NotEmpty(t, all.Fixtures)
	return all.Fixtures
}

// named are the options that our fields call otherwise, or that are left out on purpose.
var named = map[string]string{
	"beforeInput": "Before", "beforeInputs": "Before", "afterInput": "After", "afterInputs": "After",
	"contentLicence": "", "copyright": "", // not ours to use: see Footer
}

// adapted brings options into the shape of our types where theirs is looser.
func adapted(component string, options map[string]any) map[string]any {
	o := maps.Clone(options)
	switch component {
	case "date-input":
		adaptDate(o)
	case "service-navigation":
		if slots, ok := o["slots"].(map[string]any); ok {
			if end, ok := slots["end"].(map[string]any); ok {
				slots["end"], slots["endInline"] = end["html"], end["align"] == "inline"
			}
		}
	}
	return o
}

// adaptDate turns a list of items, and values by name, into the three parts.
func adaptDate(o map[string]any) {
	prefix, _ := o["namePrefix"].(string)
	values, _ := o["values"].(map[string]any)
	items, _ := o["items"].([]any)
	for _, name := range []string{"day", "month", "year"} {
		option, _ := o[name].(map[string]any)
		part := map[string]any{"omit": o[name] == false || len(items) > 0}
		maps.Copy(part, option)
		for _, item := range items {
			if item, ok := item.(map[string]any); ok && item["name"] == name {
				part["omit"] = false
				maps.Copy(part, item)
			}
		}
		sent := name
		if given, ok := part["name"].(string); ok {
			sent = given
		}
		if prefix != "" {
			sent = prefix + "-" + sent
		}
		for _, key := range []string{sent, name} {
			if value, ok := values[key]; ok && part["value"] == nil {
				part["value"] = value
			}
		}
		o[name] = part
	}
	delete(o, "items")
	delete(o, "values")
}

// fill sets a struct from options. An option for which there is no field is an error, so that nothing goes untested.
func fill(to reflect.Value, from any) error {
	if from == nil {
		return nil
	}
	switch to.Interface().(type) {
	case Attributes:
		return fillAttributes(to, from)
	case template.HTML:
		to.SetString(htmlOf(from))
		return nil
	}
	switch to.Kind() {
	case reflect.Pointer:
		if from == false && to.Type().Elem().Kind() == reflect.Struct {
			return nil
		}
		to.Set(reflect.New(to.Type().Elem()))
		return fill(to.Elem(), from)
	case reflect.Struct:
		return fillStruct(to, from)
	case reflect.Slice:
		items, ok := from.([]any)
		if !ok {
			return fmt.Errorf("%v is no list", from)
		}
		for _, item := range items {
			if item == nil || item == false || item == "" {
				continue
			}
			one := reflect.New(to.Type().Elem()).Elem()
			if err := fill(one, item); err != nil {
				return err
			}
			to.Set(reflect.Append(to, one))
		}
		return nil
	case reflect.String:
		to.SetString(fmt.Sprint(from))
		return nil
	case reflect.Bool:
		given, ok := from.(bool)
		if !ok {
			return fmt.Errorf("%v is neither true nor false", from)
		}
		to.SetBool(given)
		return nil
	case reflect.Int:
		var n int64
		if _, err := fmt.Sscan(fmt.Sprint(from), &n); err != nil {
			return fmt.Errorf("%v: %w", from, err)
		}
		to.SetInt(n)
		return nil
	default:
		return fmt.Errorf("cannot fill %s", to.Type())
	}
}

func fillStruct(to reflect.Value, from any) error {
	options, ok := from.(map[string]any)
	if !ok {
		return fmt.Errorf("%v has no options", from)
	}
	for key, value := range options {
		name := key
		if other, ok := named[key]; ok {
			if name = other; name == "" {
				continue
			}
		}
		field := to.FieldByNameFunc(func(f string) bool { return strings.EqualFold(f, name) })
		if !field.IsValid() {
			return fmt.Errorf("%s has no field for the option %s", to.Type(), key)
		}
		if err := fill(field, value); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

func fillAttributes(to reflect.Value, from any) error {
	options, ok := from.(map[string]any)
	if !ok {
		return fmt.Errorf("%v are no attributes", from)
	}
	var all Attributes
	for _, name := range slices.Sorted(maps.Keys(options)) {
		all = append(all, Attribute{name, fmt.Sprint(options[name])})
	}
	to.Set(reflect.ValueOf(all))
	return nil
}

func htmlOf(from any) string {
	switch given := from.(type) {
	case string:
		return strings.TrimSpace(given)
	case map[string]any:
		if text, ok := given["text"].(string); ok && given["html"] == nil {
			return html.EscapeString(text)
		}
		return htmlOf(given["html"])
	}
	return ""
}
