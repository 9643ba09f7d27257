package editing

import (
	"encoding/json"
	"net/url"

	"scpo.example/desk/api/pages/forms"
)

// same says that the part already says what was typed, as after the same form was sent twice.
func (e *Editor) same(text json.RawMessage, now string) bool {
	mine, problems, err := e.typed(e.Content, e.adopt(text))
	return err == nil && len(problems) == 0 && e.Base(mine) == now
}

// unanswered names the fields of a form in which its page sends again what it sent before and had no answer to.
const unanswered = "unanswered"

// mostUnanswered bounds how many of these are read.
const mostUnanswered = 5

// own says that the part is as this very page saved it, by a save whose answer did not arrive.
func (e *Editor) own(now string) bool {
	for i, sent := range e.Posted()[unanswered] {
		if i == mostUnanswered {
			break
		}
		values, err := url.ParseQuery(sent)
		if err != nil {
			continue
		}
		form, err := forms.New(e.setting(), e.at(), values)
		if err != nil {
			continue
		}
		text, problems, err := form.Parse()
		if err != nil {
			continue
		}
		if good, ok, err := e.good(text, problems); err == nil && ok && e.same(good, now) {
			return true
		}
	}
	return false
}

// adopt gives the new items of what was typed the ids that the saved items in their places have: the service named them
// when it saved them first.
func (e *Editor) adopt(text json.RawMessage) json.RawMessage {
	var mine, saved any
	if !e.there(e.Content) || json.Unmarshal(text, &mine) != nil || json.Unmarshal(e.text(e.Content), &saved) != nil {
		return text
	}
	named(mine, saved)
	if out, err := json.Marshal(mine); err == nil {
		return out
	}
	return text
}

func named(mine, saved any) {
	switch m := mine.(type) {
	case map[string]any:
		before, _ := saved.(map[string]any)
		for name, value := range m {
			named(value, before[name])
		}
	case []any:
		before, _ := saved.([]any)
		if len(m) != len(before) {
			return
		}
		for i := range m {
			item, isItem := m[i].(map[string]any)
			old, wasItem := before[i].(map[string]any)
			if id, has := item["id"]; isItem && wasItem && has && (id == "" || id == nil) && withID(mine, old["id"]) == nil {
				item["id"] = old["id"]
			}
		}
	}
}
