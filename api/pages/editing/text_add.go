package editing

import (
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/word"
)

// Into is one long text of an application to which people add what they have in Word.
type Into struct {
	Text  func(*pages.Visit, *content.Content) *string // nil where it is gone
	Name  func(*pages.Visit, content.Content) string   // in a sentence
	Back  func(*pages.Visit, pages.Application) string // the page on which it is written
	Begin string                                       // the path of the page after that of the application; "/add" below it adds
}

// Routes are the pages that do it.
func (i Into) Routes(app string, force pages.Route) []pages.Route {
	show, read, add := force, force, force
	show.Method, show.Path, show.Handle = http.MethodGet, app+i.Begin, func(v *pages.Visit) error { return i.ask(v, nil) }
	read.Method, read.Path, read.Handle, read.Uploads = http.MethodPost, app+i.Begin, i.read, true
	add.Method, add.Path, add.Handle = http.MethodPost, app+i.Begin+"/add", i.add
	return []pages.Route{show, read, add}
}

// Offer links to the page; "" where the application cannot be edited.
func (i Into) Offer(e *Editor) (template.HTML, error) {
	if !e.App.Editable {
		return "", nil
	}
	return templates.Body("text-offer", struct{ Name, Path string }{i.Name(e.Visit, e.Content), e.App.Path(strings.Replace(i.Begin, "{term}", url.PathEscape(e.Term), 1))})
}

// textIn is the page, before and after the text was read.
type textIn struct {
	Head    template.HTML
	Title   string
	Name    string
	There   string // the text as it is
	Notices []word.Notice
	Ask     *TextForm
	Key     string
	Action  string
	Text    ui.Component
	Add     ui.Component
	Back    string
}

const mostOfText = 20_000 // characters of a long text, as the content has it

// page is what both steps show.
func (i Into) page(v *pages.Visit) (p textIn, failed error) {
	a, err := v.Case()
	if err != nil {
		return p, err
	}
	if !a.Editable {
		return p, &pages.Problem{Status: http.StatusConflict, Code: "not-editable", Actions: a.Actions,
			Detail: "You cannot add text while the application is " + a.State.Words() + ". Nothing was changed."}
	}
	c, err := a.Written()
	if err != nil {
		return p, err
	}
	there := i.Text(v, &c)
	if there == nil {
		return p, pages.NotFound()
	}
	p.Name, p.There, p.Back, p.Key = i.Name(v, c), *there, i.Back(v, a), v.Key()
	p.Title = "Add text to " + p.Name
	p.Head, err = v.Head(a, pages.TabApplication)
	return p, err
}

func (i Into) ask(v *pages.Visit, errs ui.Errors) error {
	p, err := i.page(v)
	if err != nil {
		return err
	}
	form := AskText(v, errs)
	p.Ask = &form
	return i.show(v, p, errs)
}

func (i Into) show(v *pages.Visit, p textIn, errs ui.Errors) error {
	around := ui.Page{Title: p.Title, Back: &ui.BackLink{Text: "Back", Href: p.Back}, Errors: errs}
	if len(errs) > 0 {
		return v.ShowInvalid(templates, "text-in", around, p)
	}
	return v.Show(templates, "text-in", around, p)
}

func (i Into) read(v *pages.Visit) error {
	read, errs, err := ReadText(v)
	if err != nil {
		return err
	}
	if len(errs) > 0 {
		return i.ask(v, errs)
	}
	return i.confirm(v, read, nil)
}

// confirm shows what was read. Only what the visitor then sends is added.
func (i Into) confirm(v *pages.Visit, read answers.TextRead, errs ui.Errors) error {
	p, err := i.page(v)
	if err != nil {
		return err
	}
	hint := ""
	if p.There != "" {
		hint = "It is added after the text that is there now"
	}
	p.Notices, p.Action = read.Notices, v.Request().URL.Path
	if !strings.HasSuffix(p.Action, "/add") {
		p.Action += "/add"
	}
	p.Text = ui.Textarea{Name: "text", Value: read.Text, Rows: 15, Label: ui.Label{Text: "Text to add", Classes: "govuk-label--s"}, Hint: ui.Hint{Text: hint}, ErrorMessage: errs.At("text")}
	p.Add = ui.Button{Text: "Add this text", PreventDoubleClick: true}
	return i.show(v, p, errs)
}

// add puts the text after what is there, so that nothing is lost that another person wrote meanwhile.
func (i Into) add(v *pages.Visit) error {
	text, long := Lines(v.Form("text")), 0
	if text == "" {
		return i.confirm(v, answers.TextRead{}, ui.Errors{{ID: "text", Text: "Enter the text to add"}})
	}
	saved, err := Change(v, func(_ pages.Application, c content.Content) (any, error) {
		there := i.Text(v, &c)
		if there == nil {
			return nil, pages.NotFound()
		}
		switch {
		case strings.HasSuffix(*there, text): // the form was sent twice
		case *there == "":
			*there = text
		default:
			*there += "\n\n" + text
		}
		if long = utf8.RuneCountInString(*there); long > mostOfText {
			return nil, &pages.Problem{Status: http.StatusUnprocessableEntity, Code: "invalid"}
		}
		return c, nil
	})
	if _, invalid := pages.Invalid(err); invalid && long > mostOfText {
		words := fmt.Sprintf("Enter %d characters or fewer with the text that is there. There are %d", mostOfText, long)
		return i.confirm(v, answers.TextRead{Text: text}, ui.Errors{{ID: "text", Text: words}})
	}
	if err != nil {
		return err
	}
	return v.Done(i.Back(v, saved), "Text added. Check it.")
}
