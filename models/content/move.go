package content

import (
	"reflect"

	"scpo.example/desk/models/calendar"
)

// MoveDates is a copy of the content in which every date is moved by whole days, births included, so that ages and
// intervals stay as they were. Dates within prose stay. It makes the sample applications look alive on any day.
func (c Content) MoveDates(days int) Content {
	v := reflect.New(reflect.TypeFor[Content]()).Elem()
	v.Set(reflect.ValueOf(c))
	moveDates(v, days)
	return v.Interface().(Content)
}

// moveDates changes v in place, replacing whatever v shares with the value it was copied from.
func moveDates(v reflect.Value, days int) {
	if d, ok := v.Interface().(calendar.Date); ok {
		if !d.IsZero() {
			v.Set(reflect.ValueOf(d.AddDays(days)))
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		p := reflect.New(v.Type().Elem())
		p.Elem().Set(v.Elem())
		moveDates(p.Elem(), days)
		v.Set(p)
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		s := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(s, v)
		for i := range s.Len() {
			moveDates(s.Index(i), days)
		}
		v.Set(s)
	case reflect.Struct:
		for i := range v.NumField() {
			moveDates(v.Field(i), days)
		}
	}
}
