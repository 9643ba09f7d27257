package terms

import (
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
)

// plainly says in a page's words what could not be changed.
func plainly(err error) error {
	var locked *notEditable
	if !errors.As(err, &locked) {
		return err
	}
	return &pages.Problem{
		Status: http.StatusConflict, Code: "not-editable", Actions: locked.app.Actions,
		Detail: "The terms cannot be changed while the application is with a reviewer or has ended. Nothing was changed.",
	}
}

// move puts a term before or after a neighbour. It says where and not how far, so that a second click moves nothing more.
func move(v *pages.Visit) error {
	id, before, after := v.Path("term"), v.Form("before"), v.Form("after")
	done := ""
	saved, err := change(v, func(_ pages.Application, c *content.Content) error {
		from := find(*c, id)
		if from < 0 || find(*c, before) < 0 && find(*c, after) < 0 {
			return &pages.Problem{
				Status: http.StatusConflict, Code: "gone",
				Detail: "Somebody removed one of these terms a moment ago, so nothing was moved. Look at the terms again.",
			}
		}
		t := c.Terms[from]
		c.Terms = slices.Delete(c.Terms, from, from+1)
		to := find(*c, before)
		if to < 0 {
			to = find(*c, after) + 1
		}
		c.Terms = slices.Insert(c.Terms, to, t)
		done = fmt.Sprintf("The term is now number %d", to+1)
		return nil
	})
	if err != nil {
		return plainly(err)
	}
	return v.Done(saved.Path("/terms#"+cardID(url.PathEscape(id))), done)
}

// removal is the page that asks before a term is removed.
type removal struct {
	Head    template.HTML
	Name    string
	Words   string
	Points  int
	Changed *clashView // who changed it since the page was opened; nil where nobody did
	Key     string
	Base    string
	Back    string
	Remove  ui.Component
}

func askRemove(v *pages.Visit) error { return confirm(v, http.StatusOK, nil) }

func confirm(v *pages.Visit, status int, changed *clashView) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	if !a.Editable {
		return plainly(&notEditable{a})
	}
	content, err := a.Written()
	if err != nil {
		return err
	}
	i := find(content, v.Path("term"))
	if i < 0 {
		return pages.NotFound()
	}
	t := content.Terms[i]
	board, err := points.Load(v, a)
	if err != nil {
		return err
	}
	p := removal{
		Name: name(t, i), Words: t.Text, Points: board.Count(t.ID), Changed: changed, Key: v.Key(), Base: hash(t), Back: a.Path("/terms"),
		Remove: ui.Button{Text: "Remove " + name(t, i), Classes: "govuk-button--warning", PreventDoubleClick: true},
	}
	if p.Head, err = v.Head(a, pages.TabApplication); err != nil {
		return err
	}
	return v.ShowStatus(status, templates, "remove", ui.Page{Title: "Remove " + p.Name, Back: &ui.BackLink{Text: "Terms", Href: p.Back}}, p)
}

// remove takes the term out, unless it says something else than the page that asked.
func remove(v *pages.Visit) error {
	id := v.Path("term")
	saved, err := change(v, func(a pages.Application, c *content.Content) error {
		i := find(*c, id)
		if i < 0 {
			return nil // it is gone already
		}
		if hash(c.Terms[i]) != v.Form("base") {
			return &clash{app: a, theirs: &c.Terms[i]}
		}
		c.Terms = slices.Delete(c.Terms, i, i+1)
		return nil
	})
	var changed *clash
	if errors.As(err, &changed) {
		who, err := changed.view(v, id)
		if err != nil {
			return err
		}
		return confirm(v, http.StatusConflict, who)
	}
	if err != nil {
		return plainly(err)
	}
	return v.Done(saved.Path("/terms"), "The term is removed, and those after it have new numbers")
}
