package pages

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"scpo.example/desk/api/ui"
)

// keptForm is a form that was sent and not carried out. It is given back whole, to be sent again, and kept only there.
type keptForm struct {
	Address string
	Fields  []keptField
	Again   ui.Component
	Unsaved bool // it is only in the page
}

// Kept is a form that is kept for the visitor because it was sent in someone else's session.
type Kept struct {
	ID      string
	At      time.Time
	Written []string
	Form    keptForm
}

type keptField struct{ Name, Value string }

func keepForm(address string, form url.Values) keptForm {
	kept := keptForm{Address: address, Unsaved: true, Again: ui.Button{Text: "Send again", PreventDoubleClick: true}}
	for name, values := range form {
		for _, value := range values {
			kept.Fields = append(kept.Fields, keptField{name, value})
		}
	}
	slices.SortStableFunc(kept.Fields, func(a, b keptField) int { return cmp.Compare(a.Name, b.Name) })
	return kept
}

// written are the texts of the form. A single word without punctuation is a choice, a number or a mark of the page.
func (f keptForm) written() []string {
	var texts []string
	for _, field := range f.Fields {
		text := strings.TrimSpace(field.Value)
		if strings.ContainsFunc(text, isWriting) {
			texts = append(texts, text)
		}
	}
	return texts
}

func isWriting(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("-_:/#", r)
}

// giveBack shows what the visitor had written on an error page. The visitor can send it again from there if the fault
// may be over in a minute, and can otherwise copy it: the application is no longer what the form was about. What was
// sent to an open page may be a password, or from another site, and is not shown.
func (t *trouble) giveBack(v *Visit, status int) {
	if v.route.Open || len(v.form) == 0 {
		return
	}
	kept := keepForm(v.r.URL.RequestURI(), v.form)
	t.Written = kept.written()
	if status >= http.StatusInternalServerError {
		t.Again = &kept
	}
}
