package drafting

import (
	"cmp"
	"html/template"
	"net/url"
	"strconv"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/reference"
)

type submitPage struct {
	Head    template.HTML
	Case    pages.Application
	Key     string
	Musts   int
	Copied  []place  // sections that were copied and not checked since
	Fix     []hurdle // stops that no reason can justify
	Justify []hurdle // stops that may be passed with a reason
	Look    []hurdle // what else was found, which prevents nothing
	Note    ui.Component
	Button  ui.Component
}

// hurdle is a check that keeps the application from being submitted.
type hurdle struct {
	ID, Title string
	Findings  []place
	Reason    ui.Component
}

// place is where a check points, with the way there.
type place struct{ Label, Message, Href string }

func showSubmit(v *pages.Visit) error { return submitting(v, nil) }

// submitting shows what prevents submission and asks for confirmation.
func submitting(v *pages.Visit, refused *pages.Problem) error {
	app, err := confirm.Ready(v, models.SubmitForQA)
	if err != nil {
		return err
	}
	content, err := app.Written()
	if err != nil {
		return err
	}
	board, err := points.Load(v, app)
	if err != nil {
		return err
	}
	found, err := editing.ReadChecks(v, app)
	if err != nil {
		return err
	}
	head, err := v.Head(app, pages.TabApplication)
	if err != nil {
		return err
	}
	page := submitPage{Head: head, Case: app, Key: v.Key(), Musts: board.MustsUnanswered(), Button: ui.Button{Text: "Confirm and submit", PreventDoubleClick: true}}
	errs := faults(refused)
	page.hurdles(v, app, content, found, errs)
	page.Copied = unchecked(app)
	page.Note = ui.Textarea{Name: "note", ID: "note", Value: v.Form("note"), Rows: 3, Label: ui.Label{Text: "Note for the regional SCPO officer (optional)"}, ErrorMessage: errs.At("note")}
	around := ui.Page{Title: "Submit for quality assurance", Back: &ui.BackLink{Href: app.Path(""), Text: "Back to the application"}, Errors: errs}
	if refused != nil {
		return v.ShowInvalid(templates, "submit", around, page)
	}
	return v.Show(templates, "submit", around, page)
}

func (p *submitPage) hurdles(v *pages.Visit, app pages.Application, c content.Content, found checks.Report, errs ui.Errors) {
	setting := forms.Setting{Lists: v.Site().Lists, Content: c}
	for _, i := range found.Items {
		if i.Outcome != checks.Fail || i.Severity != reference.SeverityStop {
			if i.Outcome == checks.Fail || len(i.Findings) > 0 {
				p.Look = append(p.Look, hurdle{ID: i.ID, Title: i.Title})
			}
			continue
		}
		h := hurdle{ID: i.ID, Title: i.Title}
		for _, f := range i.Findings {
			if f.Doubt {
				continue
			}
			h.Findings = append(h.Findings, placeOf(setting, app, c, f))
		}
		if !i.Justifiable {
			p.Fix = append(p.Fix, h)
			continue
		}
		id := "justify-" + i.ID
		h.Reason = ui.Textarea{Name: "justify/" + i.ID, ID: id, Value: v.Form("justify/" + i.ID), Rows: 3, Label: ui.Label{Text: "Or explain why it should be submitted anyway (" + i.ID + ")"},
			Hint: ui.Hint{Text: "The regional SCPO officer sees this first"}, ErrorMessage: errs.At(id)}
		p.Justify = append(p.Justify, h)
	}
}

// unchecked link to the sections that were copied and not checked since.
func unchecked(app pages.Application) []place {
	var all []place
	for _, c := range app.Copied {
		all = append(all, place{
			Label: content.SectionName(c.Section), Href: editing.Path(app, c.Section),
			Message: "copied from " + c.Source() + " and not checked",
		})
	}
	return all
}

// placeOf links to the control that a finding is about.
func placeOf(s forms.Setting, app pages.Application, c content.Content, f checks.Finding) place {
	section := editing.SectionOf(f.Pointer)
	p := place{Label: content.SectionName(section), Message: f.Message, Href: editing.Path(app, section)}
	if section == "terms" {
		if rest := strings.Split(f.Pointer, "/"); len(rest) > 2 {
			if form, err := forms.New(s, "/terms", forms.Values("/terms", c)); err == nil {
				p.Label = form.Label(f.Pointer)
			}
			p.Href = termAt(app, c, rest[2])
		}
		return p
	}
	form, err := forms.New(s, "/"+section, forms.Values("/"+section, c))
	if err != nil {
		return p
	}
	if label := form.Label(f.Pointer); label != "" && label != p.Label {
		p.Label += ": " + label
	}
	p.Href += "#" + form.Errors([]decode.Problem{{Pointer: f.Pointer}})[0].ID
	return p
}

// termAt is the page of the term in that place of the list.
func termAt(app pages.Application, c content.Content, index string) string {
	for i, t := range c.Terms {
		if index == strconv.Itoa(i) && t.ID != "" {
			return app.Path("/terms/" + url.PathEscape(t.ID))
		}
	}
	return app.Path("/terms")
}

// submit sends the application to the region, as the visitor had it before them and no other.
func submit(v *pages.Visit) error {
	body := models.SubmitBody{Note: strings.TrimSpace(v.Form("note")), Justifications: map[string]string{}}
	for name := range v.Posted() {
		if id, ok := strings.CutPrefix(name, "justify/"); ok && strings.TrimSpace(v.Form(name)) != "" {
			body.Justifications[id] = strings.TrimSpace(v.Form(name))
		}
	}
	id := v.Path("id")
	err := v.PostAt("/applications/"+url.PathEscape(id)+"/actions/"+string(models.SubmitForQA), v.Form("version"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		return submitting(v, p)
	}
	if err != nil {
		return err
	}
	return v.DoneTo("You submitted the application for quality assurance.")
}

// faults are what the API found, at the controls of this page or at the stops that it lists.
func faults(p *pages.Problem) ui.Errors {
	if p == nil {
		return nil
	}
	var errs ui.Errors
	seen := map[string]bool{}
	for _, e := range p.Errors {
		one := ui.FieldError{ID: "stops", Text: e.Message}
		switch {
		case e.Pointer == "/note":
			one.ID = "note"
		case strings.HasPrefix(e.Pointer, "/justifications/"):
			one.ID = "justify-" + strings.TrimPrefix(e.Pointer, "/justifications/")
		case strings.HasPrefix(e.Code, "Q"):
			one = ui.FieldError{ID: "check-" + e.Code, Text: cmp.Or(e.Reason, e.Message)}
		}
		if !seen[one.Text] {
			seen[one.Text] = true
			errs = append(errs, one)
		}
	}
	if len(errs) == 0 {
		errs = ui.Errors{{ID: "stops", Text: p.Detail}}
	}
	return errs
}
