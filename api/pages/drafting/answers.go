package drafting

import (
	"html/template"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

type answersPage struct {
	Head     template.HTML
	Case     pages.Application
	Sections []answered
	Submit   bool
}

// answered is a section as it reads.
type answered struct {
	Name, Title, Href string
	HTML              template.HTML
}

func showAnswers(v *pages.Visit) error {
	app, err := v.Case()
	if err != nil {
		return err
	}
	written, err := app.Written()
	if err != nil {
		return err
	}
	page := answersPage{Case: app, Submit: app.Can(models.SubmitForQA)}
	if page.Head, err = v.Head(app, pages.TabApplication); err != nil {
		return err
	}
	setting := forms.Setting{Lists: v.Site().Lists, Content: written, InForce: v.Site().Switches.InForce(v.Today())}
	for _, s := range content.Sections() {
		if !editing.Wanted(v, written, s) {
			continue
		}
		form, err := forms.New(setting, "/"+s.Key, forms.Values("/"+s.Key, written))
		if err != nil {
			return err
		}
		one := answered{Name: s.Key, Title: s.Name}
		if app.Editable {
			one.Href = editing.Path(app, s.Key)
		}
		if one.HTML, err = form.Summary(); err != nil {
			return err
		}
		page.Sections = append(page.Sections, one)
	}
	return v.Show(templates, "answers", ui.Page{Title: "Check your answers", Back: &ui.BackLink{Href: app.Path(""), Text: "Back to the application"}}, page)
}
