package forms

import (
	"html/template"
	"time"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/decode"
)

// Told is the answer to the page's own script when it saved a form while someone wrote.
type Told struct {
	Saved bool      `json:"saved"`
	Code  string    `json:"code,omitempty"`
	Words string    `json:"words"`
	By    string    `json:"by,omitempty"`
	At    time.Time `json:"at,omitzero"`
	Base  string    `json:"base,omitempty"` // by what the form remembers the text from which it continues
	// The new hidden fields of the form: the base, and the ids of items that are new.
	Fields map[string]string `json:"fields,omitempty"`
	// What the checks say of the part as it is now saved, by the id of its place; null: leave what is there.
	Notes map[string]template.HTML `json:"notes"`
}

// Saved tells who saved the part and when.
func Saved(by string, at time.Time) Told {
	return Told{Saved: true, Words: "Saved at " + ui.Time(at) + ".", By: by, At: at}
}

// Unsaved tells the first of the problems for which nothing was saved.
func (f *Form) Unsaved(problems []decode.Problem) Told {
	return Told{Code: "invalid", Words: "Not saved: " + f.Errors(problems)[0].Text}
}
