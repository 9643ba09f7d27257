package editing

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// saveGood saves all of the part except what is wrong, where the saved text stays, so that one bad answer keeps no
// other from being saved. It says whether anything could be saved.
func (e *Editor) saveGood(text json.RawMessage, problems []decode.Problem) (bool, error) {
	if !e.there(e.Content) && !written(text) {
		return false, nil // an empty new term does not count
	}
	for range rounds {
		good, ok, err := e.good(text, problems)
		if err != nil || !ok {
			return false, err
		}
		_, more, err := e.typed(e.Content, good)
		if err != nil {
			return false, err
		}
		if text = good; len(more) > 0 {
			problems = e.inFormAll(more)
			continue
		}
		var closed *NotEditable
		err = e.save(text)
		switch {
		case errors.Is(err, errClash), errors.As(err, &closed):
			return false, nil // wrong answers are shown first; the next save shows the rest
		case err != nil:
			return false, err
		}
		return true, nil
	}
	return false, nil
}

// written says that someone has written words of their own in a term: everything else may be what a new one begins
// with.
func written(text json.RawMessage) bool {
	var term struct{ Text, Necessity, Proportionality, BreachProof string }
	if err := json.Unmarshal(text, &term); err != nil {
		return false
	}
	return !compare.Blank(term.Text + term.Necessity + term.Proportionality + term.BreachProof)
}

// rounds bounds how often what is wrong only once the rest is right is left out too.
const rounds = 4

// good is the text of the part with the saved answer in the place of each that is wrong. ok is false where all of it is.
func (e *Editor) good(text json.RawMessage, problems []decode.Problem) (json.RawMessage, bool, error) {
	var mine, saved any
	if err := json.Unmarshal(text, &mine); err != nil {
		return nil, false, err
	}
	if e.there(e.Content) {
		if err := json.Unmarshal(e.text(e.Content), &saved); err != nil {
			return nil, false, err
		}
	}
	for _, p := range problems {
		below, inside := strings.CutPrefix(p.Pointer, e.at())
		if !inside || below == "" || below[0] != '/' {
			return nil, false, nil
		}
		mine = instead(mine, saved, strings.Split(below[1:], "/"))
	}
	out, err := json.Marshal(mine)
	return out, err == nil, err
}

// text is the part as it is saved, as JSON.
func (p Part) text(c content.Content) json.RawMessage {
	whole := sections(c)[p.Section]
	if p.Term == "" {
		return whole
	}
	var all []json.RawMessage
	if err := json.Unmarshal(whole, &all); err != nil {
		panic("the terms are always a list: " + err.Error())
	}
	return all[p.place(c)]
}

// instead replaces what is typed at a pointer with what is saved. Items of a list are the same where their ids are;
// words in a list have none, and so the whole list stays as it is saved.
func instead(typed, saved any, at []string) any {
	if len(at) == 0 {
		return saved
	}
	switch t := typed.(type) {
	case map[string]any:
		before, _ := saved.(map[string]any)
		t[at[0]] = instead(t[at[0]], before[at[0]], at[1:])
		return t
	case []any:
		i, err := strconv.Atoi(at[0])
		if err != nil || i < 0 || i >= len(t) {
			return saved
		}
		item, isItem := t[i].(map[string]any)
		if !isItem {
			return saved
		}
		t[i] = instead(item, counterpart(t, saved, i), at[1:])
		return t
	}
	return saved
}

// counterpart is what is saved of the item in that place: that of its id, or where items of the list have none the one in
// the same place, if there are as many.
func counterpart(typed []any, saved any, i int) any {
	item, _ := typed[i].(map[string]any)
	if id, named := item["id"]; named {
		return withID(saved, id)
	}
	if before, ok := saved.([]any); ok && len(before) == len(typed) {
		return before[i]
	}
	return nil
}

// withID is the item of a list that has the id; nil for none.
func withID(list, id any) any {
	items, _ := list.([]any)
	for _, item := range items {
		if i, ok := item.(map[string]any); ok && id != nil && id != "" && i["id"] == id {
			return i
		}
	}
	return nil
}
