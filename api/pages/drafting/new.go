package drafting

import (
	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
)

type newPage struct {
	Force  string
	Key    string
	Button ui.Component
}

func showNew(v *pages.Visit) error {
	return v.Show(templates, "new", ui.Page{Title: "Start an application", Back: &ui.BackLink{Href: "/applications", Text: "Back to applications"}}, newPage{
		Force: v.ForceName(v.User.Force), Key: v.Key(), Button: ui.Button{Text: "Start application", PreventDoubleClick: true},
	})
}

// start creates an empty application of the visitor's own force.
func start(v *pages.Visit) error {
	var made pages.Application
	if err := v.Post("/applications", answers.NewApplication{Force: v.User.Force}, &made); err != nil {
		return err
	}
	return v.Done(made.Path(""), "You have started application "+made.Reference+".")
}
