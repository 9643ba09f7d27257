package asked_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

func TestHowWordsBeginInASentence(t *testing.T) {
	require.Equal(t, "requesting unit", asked.Small("Requesting unit"))
	require.Equal(t, "Schedule 1 offence", asked.Small("Schedule 1 offence"))
	require.Equal(t, "URN of the case", asked.Small("URN of the case"))
	require.Equal(t, "", asked.Small(""))
}

// Every part of a content has words, also those that no sample fills in.
func TestEveryPartHasWords(t *testing.T) {
	var look func(at string, typ reflect.Type)
	look = func(at string, typ reflect.Type) {
		switch typ.Kind() {
		case reflect.Pointer:
			look(at, typ.Elem())
		case reflect.Slice:
			if !strings.HasSuffix(at, "Refs") && !strings.HasSuffix(at, "appliesTo") && !strings.HasSuffix(at, "riskAddressed") {
				look(at+"/*", typ.Elem())
			}
		case reflect.Struct:
			if typ == reflect.TypeFor[calendar.Date]() {
				return
			}
			for i := range typ.NumField() {
				name := strings.Split(typ.Field(i).Tag.Get("json"), ",")[0]
				if name == "id" || name == "schemaVersion" {
					continue
				}
				require.NotEmpty(t, asked.WordOf(at+"/"+name).Label, at+"/"+name)
				look(at+"/"+name, typ.Field(i).Type)
			}
		case reflect.String:
			if typ == reflect.TypeFor[content.TermCategory]() {
				return // named by a list
			}
			if v, ok := reflect.Zero(typ).Interface().(interface{ Values() []string }); ok {
				values := v.Values()
				if l, ok := v.(interface{ Later() (string, []string) }); ok {
					_, more := l.Later()
					values = append(values, more...)
				}
				for _, value := range values {
					require.NotEmpty(t, asked.ValueWords(typ.Name(), value), "%s %s", typ.Name(), value)
				}
			}
		default:
		}
	}
	look("", reflect.TypeFor[content.Content]())
}
