package drafting

import (
	"html/template"
	"slices"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/relatives"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
)

type newPage struct {
	Force   string
	Key     string
	Route   ui.Component
	Subject ui.Component
	Found   template.HTML // the applications that there are already about this subject
	Asked   string        // about whom Found is, as a value of the form
	Button  ui.Component
}

// routeWords are how a draft may go to court, the most usual first.
var routeWords = []ui.Choice{
	{Value: string(content.RouteS19), Text: "Crown Court, on conviction (section 19)"},
	{Value: string(content.RouteS1), Text: "High Court (section 1)"},
	{Value: "", Text: "Another route, or not decided yet"},
}

func showNew(v *pages.Visit) error { return beginning(v, nil, "") }

// beginning asks for the subject.
func beginning(v *pages.Visit, errs ui.Errors, found template.HTML) error {
	p := newPage{
		Force: v.ForceName(v.User.Force), Key: v.Key(), Found: found, Button: ui.Button{Text: "Start application", PreventDoubleClick: true},
	}
	if found != "" {
		p.Asked, p.Button = askedOf(v), ui.Button{Text: "Start another application", PreventDoubleClick: true}
	}
	p.Route = ui.Radios{
		Name: "route", Value: v.Form("route"), Classes: "govuk-radios--small", Items: routeWords,
		Fieldset: &ui.Fieldset{Legend: ui.Legend{Text: "Route", Classes: "govuk-fieldset__legend--m"}},
	}
	var err error
	if p.Subject, err = subjectFields(v, errs); err != nil {
		return err
	}
	frame := ui.Page{Title: "Start an application", Back: &ui.BackLink{Href: "/applications", Text: "Back to applications"}, Errors: errs}
	if len(errs) > 0 {
		return v.ShowInvalid(templates, "new", frame, p)
	}
	return v.Show(templates, "new", frame, p)
}

func subjectFields(v *pages.Visit, errs ui.Errors) (ui.Component, error) {
	box := func(name, label, hint string) ui.Component {
		return ui.Input{ID: name, Name: name, Value: v.Form(name), Label: ui.Label{Text: label}, Hint: ui.Hint{Text: hint}, ErrorMessage: errs.At(name), Classes: "govuk-!-width-two-thirds", Autocomplete: "off", Spellcheck: "false"}
	}
	person, err := rendered(box("familyName", "Family name", ""), box("givenNames", "Given names", ""), ui.DateInput{
		ID: "born", NamePrefix: "born", ErrorMessage: errs.At("born"), Hint: ui.Hint{Text: "If known"},
		Fieldset: &ui.Fieldset{Legend: ui.Legend{Text: "Date of birth"}},
		Day:      ui.DatePart{Value: v.Form("born-day")}, Month: ui.DatePart{Value: v.Form("born-month")}, Year: ui.DatePart{Value: v.Form("born-year")},
	}, box("pncId", "PNC ID", "If known"))
	if err != nil {
		return nil, err
	}
	body, err := rendered(box("bodyName", "Registered or usual name", ""), box("bodyNumber", "Registered number", "If it has one"))
	if err != nil {
		return nil, err
	}
	return ui.Radios{
		Name: "type", Value: v.Form("type"), ErrorMessage: errs.At("type"),
		Fieldset: &ui.Fieldset{Legend: ui.Legend{Text: "Who is the order for?", Classes: "govuk-fieldset__legend--m"}},
		Hint:     ui.Hint{Text: "The first subject. You can add others later"},
		Items: []ui.Choice{
			{Value: string(content.SubjectIndividual), Text: "A person", Conditional: person},
			{Value: string(content.SubjectBodyCorporate), Text: "A company or other body", Conditional: body},
		},
	}, nil
}

func rendered(parts ...ui.Component) (template.HTML, error) {
	var all template.HTML
	for _, p := range parts {
		html, err := p.Render()
		if err != nil {
			return "", err
		}
		all += html
	}
	return all, nil
}

// start begins a draft about the subject. If there is an application about it already, the page says so first.
func start(v *pages.Visit) error {
	made, errs := begun(v)
	if len(errs) > 0 {
		return beginning(v, errs, "")
	}
	if v.Form("asked") != askedOf(v) { // about this very subject, not about one that was changed since
		found, err := foundAlready(v, made.Subjects[0])
		if err != nil {
			return err
		}
		if found != "" {
			return beginning(v, nil, found)
		}
	}
	var app pages.Application
	if err := v.Post("/applications", answers.NewApplication{Force: v.User.Force, Content: made.Canonical()}, &app); err != nil {
		return err
	}
	return v.Done(app.Path(""), "You have started application "+app.Reference+".")
}

// begun is a draft with what the form says of the subject.
func begun(v *pages.Visit) (content.Content, ui.Errors) {
	c, errs := content.Empty(), ui.Errors(nil)
	if r := content.Route(v.Form("route")); slices.Contains(r.Values(), string(r)) {
		c.Route = r
	}
	text := func(name string) *string {
		if t := strings.TrimSpace(compare.Typed(v.Form(name))); t != "" {
			return &t
		}
		return nil
	}
	s := content.Subject{ID: "s1", Type: content.SubjectType(v.Form("type"))}
	switch s.Type {
	case content.SubjectIndividual:
		s.FamilyName, s.GivenNames, s.PNCID = text("familyName"), text("givenNames"), text("pncId")
		day, err := ui.ParseParts(v.Form("born-day"), v.Form("born-month"), v.Form("born-year"))
		switch {
		case err != nil || (!day.IsZero() && day.After(v.Today())):
			errs = append(errs, ui.FieldError{ID: "born", Text: "Enter a real date of birth in the past, such as 27 3 1987"})
		case !day.IsZero():
			s.DateOfBirth = &day
		}
		if s.FamilyName == nil {
			errs = append(ui.Errors{{ID: "familyName", Text: "Enter the family name"}}, errs...)
		}
	case content.SubjectBodyCorporate:
		s.BodyName, s.BodyNumber = text("bodyName"), text("bodyNumber")
		if s.BodyName == nil {
			errs = append(errs, ui.FieldError{ID: "bodyName", Text: "Enter the registered or usual name"})
		}
	case content.SubjectPartnership, content.SubjectAssociation:
		fallthrough
	default:
		errs = append(errs, ui.FieldError{ID: "type", Text: "Select who the order is for"})
	}
	c.Subjects = content.List[content.Subject]{s}
	return c, errs
}

// foundAlready lists the applications about the subject; "" for none.
func foundAlready(v *pages.Visit, s content.Subject) (template.HTML, error) {
	asked := answers.RelativesRequest{
		FamilyName: content.Text(s.FamilyName), GivenNames: content.Text(s.GivenNames), DateOfBirth: s.DateOfBirth,
		PNCID: content.Text(s.PNCID), BodyNumber: content.Text(s.BodyNumber),
	}
	var found answers.List[answers.Relative]
	if err := v.Compute("/relatives", asked, &found); err != nil || len(found.Items) == 0 {
		return "", err
	}
	return relatives.List(v, found.Items)
}

// askedOf names whom the form is about, so that a confirmation is valid for no one else.
func askedOf(v *pages.Visit) string {
	var parts []string
	for _, name := range []string{"type", "familyName", "givenNames", "born-day", "born-month", "born-year", "pncId", "bodyNumber"} {
		parts = append(parts, strings.TrimSpace(v.Form(name)))
	}
	return models.HashOf([]byte(strings.Join(parts, "|"))) // what was typed is in the fields next to it
}
