package checks

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
)

// A word means what its reader sees. Texts with invisible characters, or in another encoding of the same letters, are
// checked as they are read, and findings are shown in the words that were typed.

// legible gives the input as it is read, and the texts that are typed otherwise, by pointer. Most inputs come back as they are.
func legible(in Input) (Input, map[string]string) {
	if !illegible(reflect.ValueOf(in.Content)) {
		return in, nil
	}
	var read content.Content // a copy: what was typed stays
	if err := json.Unmarshal(in.Content.Canonical(), &read); err != nil {
		return in, nil
	}
	typed := map[string]string{}
	rewrite(reflect.ValueOf(&read), "", typed)
	in.Content = read
	same := make(map[string][]string, len(in.SameText))
	for text, references := range in.SameText {
		same[asRead(text)] = references
	}
	in.SameText = same
	return in, typed
}

// illegible says whether any text of v is typed otherwise than it is read.
func illegible(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer:
		return !v.IsNil() && illegible(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			if illegible(v.Index(i)) {
				return true
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && illegible(v.Field(i)) {
				return true
			}
		}
	case reflect.String:
		s := v.String()
		return !plain(s) && strings.IndexFunc(s, beyondASCII) >= 0 && asRead(s) != s
	}
	return false
}

// plain says whether a text is all ASCII, as most are.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func beyondASCII(r rune) bool {
	return r >= 0x80 && !strings.ContainsRune("’‘“”–—£…", r)
}

func rewrite(v reflect.Value, pointer string, typed map[string]string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			rewrite(v.Elem(), pointer, typed)
		}
	case reflect.Slice:
		for i := range v.Len() {
			rewrite(v.Index(i), pointer+"/"+strconv.Itoa(i), typed)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				rewrite(v.Field(i), pointer+"/"+name, typed)
			}
		}
	case reflect.String:
		if s := v.String(); v.CanSet() && strings.IndexFunc(s, beyondASCII) >= 0 {
			if r := asRead(s); r != s {
				typed[pointer] = s
				v.SetString(r)
			}
		}
	}
}

// asRead is a text without characters that are not seen, its letters in one encoding.
func asRead(s string) string { return norm.NFKC.String(compare.Visible(s)) }

// asTyped puts the words found in texts that were read otherwise back to where they are in what was typed.
func (r Report) asTyped(typed map[string]string) {
	for i := range r.Items {
		for k, f := range r.Items[i].Findings {
			if text, other := typed[f.Pointer]; other {
				r.Items[i].Findings[k].Words = retyped(text, f.Words)
			}
		}
	}
}

func retyped(text string, words []lint.Span) []lint.Span {
	from := origins(text)
	runes := []rune(text)
	back := make([]lint.Span, 0, len(words))
	for _, w := range words {
		if w.End >= len(from) {
			continue
		}
		start, end := from[w.Start], from[w.End]
		back = append(back, lint.Span{Text: string(runes[start:end]), Start: start, End: end})
	}
	return back
}

// origins gives for each rune of a text as read, and for its end, the rune of the text as typed from which it comes.
func origins(text string) []int {
	runes := []rune(text)
	var seen []int // runes that are seen
	var b strings.Builder
	for i, r := range runes {
		if compare.Visible(string(r)) != "" {
			seen = append(seen, i)
			b.WriteRune(r)
		}
	}
	var from []int
	var it norm.Iter
	it.InitString(norm.NFKC, b.String())
	visible := b.String()
	at := 0
	for !it.Done() {
		begun := it.Pos()
		made := string(it.Next())
		count := len([]rune(visible[begun:it.Pos()]))
		for range []rune(made) {
			from = append(from, seen[at])
		}
		at += count
	}
	return append(from, len(runes))
}
