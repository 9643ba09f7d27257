package forms

import (
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// Values are what the form of a part of the content says when no one has typed into it yet.
func Values(at string, c content.Content) url.Values {
	values := url.Values{}
	v := reflect.ValueOf(c)
	for token := range strings.SplitSeq(strings.TrimPrefix(at, "/"), "/") {
		v = reflect.Indirect(v)
		if !v.IsValid() {
			return values
		}
		if i, err := strconv.Atoi(token); err == nil && v.Kind() == reflect.Slice {
			if i >= v.Len() {
				return values
			}
			v = v.Index(i)
			continue
		}
		field, ok := fieldNamed(v.Type(), token)
		if !ok {
			return values
		}
		v = v.FieldByIndex(field.Index)
	}
	fill(values, at, v)
	return values
}

func fill(values url.Values, at string, v reflect.Value) {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
		if v.Kind() == reflect.Struct && v.IsZero() {
			values.Set(at+mark, "1") // there, and empty: not the same as not there
		}
	}
	if d, ok := v.Interface().(calendar.Date); ok {
		values.Set(at+"-day", strconv.Itoa(d.Day))
		values.Set(at+"-month", strconv.Itoa(int(d.Month)))
		values.Set(at+"-year", strconv.Itoa(d.Year))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(values, at+"/"+jsonName(v.Type().Field(i)), v.Field(i))
		}
		if s, ok := v.Interface().(content.Schedule1); ok {
			values.Set(at+was, s.Offence)
		}
	case reflect.Slice:
		fillList(values, at, v)
	case reflect.Bool:
		values.Set(at, answerOf(v.Bool()))
	case reflect.Int:
		if v.Int() != 0 {
			values.Set(at, strconv.FormatInt(v.Int(), 10))
		}
	case reflect.String:
		values.Set(at, v.String())
	default:
		panic("content has a type that forms do not know: " + v.Type().String())
	}
}

func fillList(values url.Values, at string, v reflect.Value) {
	for i := range v.Len() {
		item := at + "/" + strconv.Itoa(i)
		switch {
		case v.Type().Elem().Kind() == reflect.Struct:
			values.Set(item+mark, "1")
			fill(values, item, v.Index(i))
		case asked.IsReference(at):
			values.Add(at, v.Index(i).String())
		default:
			values.Set(item, v.Index(i).String())
		}
	}
}

func answerOf(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
