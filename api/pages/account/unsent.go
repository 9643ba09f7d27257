package account

import (
	"errors"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// showUnsent shows only the visitor their forms that were sent while someone else was signed in.
func showUnsent(v *pages.Visit) error {
	all, err := v.Unsent()
	if err != nil {
		return err
	}
	page := ui.Page{Title: "Forms that were not sent", Back: &ui.BackLink{Href: "/me", Text: "Back to your account"}}
	return v.Show(templates, "unsent", page, map[string]any{"Forms": all, "Path": pages.UnsentPath})
}

func discard(v *pages.Visit) error {
	if err := v.Discard(v.Path("form")); err != nil && !errors.Is(err, models.ErrNotFound) {
		return err
	}
	return v.Done(pages.UnsentPath, "Form deleted")
}
