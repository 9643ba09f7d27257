package points

import (
	"net/url"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// form is what the visitor may say on a point.
type form struct {
	Action string // address that it posts to
	Key    string
	Open   string // words that open it, where the point has been answered already; "" for an open form
	Choice ui.Component
	Words  ui.Component
	Send   ui.Component
}

func anchorOf(p point) string { return "point-" + p.ID }

// addForms puts the form beside a point on which the visitor may say something now. typed is the id of the point whose
// form was sent and could not be accepted: what was typed stands in it again.
func (b *Board) addForms(shown *view, typed string, errs ui.Errors) {
	p := shown.point
	sent := url.Values{}
	if typed == p.ID {
		sent = b.visit.Posted()
	} else {
		errs = nil
	}
	switch {
	case p.resolved() && b.answerable():
	case b.answerable():
		shown.Answer = b.answerForm(p, sent, errs)
		if !p.unanswered() && typed != p.ID {
			shown.Answer.Open = "Change the answer to point " + ui.Number(p.Number)
		}
	case b.resolvable():
		shown.Resolve = b.resolveForm(p, sent, errs)
		if p.resolved() && typed != p.ID {
			shown.Resolve.Open = "Change your mind about point " + ui.Number(p.Number)
		}
	}
}

func (b *Board) answerForm(p point, sent url.Values, errs ui.Errors) *form {
	choice, words := "answer-"+p.ID, "text-"+p.ID
	number := ui.Number(p.Number)
	return &form{
		Action: b.app.Path("/points/" + url.PathEscape(p.ID) + "/answer"), Key: b.visit.Key(),
		Choice: ui.Radios{
			Name: "answer", IDPrefix: choice, Value: sent.Get("answer"), ErrorMessage: errs.At(choice), Classes: "govuk-radios--small",
			Fieldset: &ui.Fieldset{Legend: ui.Legend{Text: "Your answer to point " + number, Classes: "govuk-fieldset__legend--s"}},
			Items: []ui.Choice{
				{Value: string(models.Changed), Text: "We changed the text"},
				{Value: string(models.Explained), Text: "We explain why the text can stay"},
				{Value: string(models.Disagree), Text: "We disagree"},
			},
		},
		Words: ui.Textarea{
			ID: words, Name: "text", Value: sent.Get("text"), Rows: 3, ErrorMessage: errs.At(words),
			Label: ui.Label{Text: "What you want to say on point " + number}, Hint: ui.Hint{Text: "You can leave this empty if you changed the text."},
		},
		Send: ui.Button{Text: "Save the answer to point " + number, PreventDoubleClick: true},
	}
}

func (b *Board) resolveForm(p point, sent url.Values, errs ui.Errors) *form {
	choice, words := "resolution-"+p.ID, "note-"+p.ID
	number := ui.Number(p.Number)
	return &form{
		Action: b.app.Path("/points/" + url.PathEscape(p.ID) + "/resolve"), Key: b.visit.Key(),
		Choice: ui.Radios{
			Name: "resolution", IDPrefix: choice, Value: sent.Get("resolution"), ErrorMessage: errs.At(choice), Classes: "govuk-radios--small",
			Fieldset: &ui.Fieldset{Legend: ui.Legend{Text: "Is point " + number + " met?", Classes: "govuk-fieldset__legend--s"}},
			Items: []ui.Choice{
				{Value: string(models.Resolved), Text: "Yes, resolve it"},
				{Value: string(models.Reopened), Text: "No, reopen it"},
			},
		},
		Words: ui.Textarea{
			ID: words, Name: "note", Value: sent.Get("note"), Rows: 3, ErrorMessage: errs.At(words),
			Label: ui.Label{Text: "What you want to say on point " + number}, Hint: ui.Hint{Text: "Say why if you reopen it. The force reads this."},
		},
		Send: ui.Button{Text: "Save your view of point " + number, PreventDoubleClick: true},
	}
}

func answer(v *pages.Visit) error {
	body := models.AnswerBody{Answer: models.AnswerKind(v.Form("answer")), Text: v.Form("text")}
	return say(v, "answer", body, "Your answer is saved", map[string]string{"/answer": "Select your answer"})
}

func resolve(v *pages.Visit) error {
	if v.Form("resolution") == "" { // the API would take nothing for resolved
		id := v.Path("point")
		return showWith(v, id, ui.Errors{{ID: "resolution-" + id, Text: "Select whether the point is met"}})
	}
	body := models.ResolveBody{Resolution: models.Resolution(v.Form("resolution")), Note: v.Form("note")}
	return say(v, "resolve", body, "Your view of the point is saved", nil)
}

// say sends what somebody says on a point. words are those of the page for what is wrong at a field.
func say(v *pages.Visit, what string, body any, done string, words map[string]string) error {
	app, id := pages.Application{ID: v.Path("id")}, v.Path("point")
	err := v.Post(app.Path("/points/"+url.PathEscape(id)+"/"+what), body, nil)
	p, invalid := pages.Invalid(err)
	switch {
	case err == nil:
		return v.Done(app.Path("/points#point-"+url.PathEscape(id)), done)
	case !invalid || len(p.Errors) == 0:
		return err
	}
	var errs ui.Errors
	for _, e := range p.Errors {
		text := e.Message
		if own, ok := words[e.Pointer]; ok {
			text = own
		}
		fault := ui.FieldError{Text: text}
		switch e.Pointer {
		case "/answer", "/text", "/resolution", "/note":
			fault.ID = pages.FieldID(e.Pointer) + "-" + id
		}
		errs = append(errs, fault)
	}
	return showWith(v, id, errs)
}
