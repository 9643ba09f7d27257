package library

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// ErrBadWordings says that a file of wordings cannot be used. Its text names the lines, for an operator.
var ErrBadWordings = errors.New("bad wordings")

// Read reads a file of wordings, of the form of the embedded one, and refuses it whole if anything in it is wrong. The
// error is ErrBadWordings and names every fault with its line.
func Read(data []byte) (*Library, error) {
	var raw struct {
		Version string        `json:"version"`
		From    calendar.Date `json:"from"`
		Source  string        `json:"source"`
		Items   []Wording     `json:"items"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	err := dec.Decode(&raw)
	if err == nil {
		if _, more := dec.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("there is more after the end")
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%w: line %d: %w", ErrBadWordings, lineAt(data, faultAt(err, dec)), err)
	}
	var faults []error
	if raw.Version == "" || raw.From.IsZero() || raw.Source == "" || len(raw.Items) == 0 {
		faults = append(faults, errors.New("line 1: version, from, source and items are needed"))
	}
	l := &Library{Version: raw.Version, From: raw.From, Source: raw.Source, items: raw.Items, byID: map[string]int{}}
	for i, w := range l.items {
		found := w.faults()
		if _, twice := l.byID[w.ID]; twice {
			found = append(found, "another wording has the same id")
		}
		for _, f := range found {
			faults = append(faults, fmt.Errorf("line %d: wording %d, %q: %s", lineOf(data, w.ID), i+1, w.ID, f))
		}
		l.byID[w.ID] = i
	}
	if len(faults) > 0 {
		return nil, fmt.Errorf("%w: %w", ErrBadWordings, errors.Join(faults...))
	}
	for _, w := range l.items {
		for v := w.Version; v > 0; v-- {
			if e, ok := w.At(v); ok {
				l.shapes = append(l.shapes, shapeOf(w.ID, e))
			}
		}
	}
	return l, nil
}

func faultAt(err error, dec *json.Decoder) int64 {
	var syntax *json.SyntaxError
	var typed *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return syntax.Offset
	case errors.As(err, &typed):
		return typed.Offset
	}
	return dec.InputOffset()
}

func lineAt(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(offset, int64(len(data)))], []byte("\n"))
}

// lineOf is the line of the last wording with an id, which is the wrong one if there are two.
func lineOf(data []byte, id string) int {
	found := regexp.MustCompile(`"id"\s*:\s*"`+regexp.QuoteMeta(id)+`"`).FindAllIndex(data, -1)
	if len(found) == 0 {
		return 1
	}
	return lineAt(data, int64(found[len(found)-1][0]))
}

var idForm = regexp.MustCompile(`^[a-z][a-z0-9-]{0,63}$`)

func (w Wording) faults() []string {
	var out []string
	refuse := func(wrong bool, what string, args ...any) {
		if wrong {
			out = append(out, fmt.Sprintf(what, args...))
		}
	}
	refuse(!idForm.MatchString(w.ID), "the id needs small letters, digits and hyphens, at most 64")
	refuse(!content.IsOneOf[content.TermCategory](string(w.Category)), "%q is no category of terms", w.Category)
	refuse(!content.IsOneOf[content.TermType](string(w.Type)), "%q is no type of term", w.Type)
	refuse(!slices.Contains([]Subjects{Individual, Body, Both}, w.AppliesTo), "appliesTo is individual, body or both, not %q", w.AppliesTo)
	refuse(blank(w.Title, w.Text, w.BreachHint, w.Guidance.When, w.Guidance.Tailor, w.Guidance.Caution),
		"title, text, breachHint and all of guidance are needed")
	refuse(utf8.RuneCountInString(w.Text) > decode.MaxText/2, "the text is too long to leave room for what fills it")
	for v := 1; v < w.Version; v++ {
		e, ok := w.At(v)
		refuse(!ok || blank(e.Text), "version %d is missing from earlier", v)
	}
	refuse(w.Version < 1 || len(w.Earlier) != w.Version-1, "versions count from 1, and earlier has all but the newest")
	for _, n := range w.Needs {
		refuse(!slices.Contains([]Need{SchedulePeople, ScheduleAccounts, ScheduleOther, Map, InformationField}, n), "%q is no need", n)
	}
	refuse(w.Category == content.CategoryAssociation && !slices.Contains(w.Needs, SchedulePeople), "a term on people needs schedule-people")
	refuse(w.Category == content.CategoryArea && !slices.Contains(w.Needs, Map), "a term on an area needs map")
	return append(append(out, w.informationFaults()...), w.slotFaults()...)
}

func (w Wording) informationFaults() []string {
	if w.Information == nil {
		if w.Category == content.CategoryInformation || slices.Contains(w.Needs, InformationField) {
			return []string{"information is needed"}
		}
		return nil
	}
	var out []string
	if !slices.Contains(w.Needs, InformationField) {
		out = append(out, "information is given, but not among needs")
	}
	if !content.IsOneOf[content.InformationRecipient](string(w.Information.Recipient)) || blank(w.Information.Manner, w.Information.Deadline) {
		out = append(out, "information needs a recipient, a manner and a deadline")
	}
	return out
}

func (w Wording) slotFaults() []string {
	var out []string
	texts := w.Text
	if w.Information != nil {
		texts += w.Information.Deadline
	}
	values := map[string]string{}
	for _, s := range w.Slots {
		switch _, twice := values[s.Name]; {
		case twice:
			out = append(out, fmt.Sprintf("slot %q is explained twice", s.Name))
		case blank(s.Label, s.Hint, s.Example):
			out = append(out, fmt.Sprintf("slot %q needs a label, a hint and an example", s.Name))
		case !strings.Contains(w.Text, "{"+s.Name+"}"):
			out = append(out, fmt.Sprintf("slot %q is not in the text", s.Name))
		}
		values[s.Name] = s.Example
	}
	filled, _ := fill(texts, values)
	for _, s := range EmptySlots(filled) {
		out = append(out, fmt.Sprintf("%q stays when every slot has its example", s.Text))
	}
	return out
}

func blank(texts ...string) bool {
	return slices.ContainsFunc(texts, func(s string) bool { return compare.Blank(s) })
}
