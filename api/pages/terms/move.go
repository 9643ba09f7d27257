package terms

import (
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/content"
)

// plainly says in a page's words what could not be changed.
func plainly(err error) error {
	var closed *editing.NotEditable
	if !errors.As(err, &closed) {
		return err
	}
	return &pages.Problem{
		Status: http.StatusConflict, Code: "not-editable", Actions: closed.App.Actions,
		Detail: "You cannot edit the terms while the application is " + closed.App.State.Words() + ". Nothing was changed.",
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
				Detail: "One of these terms has just been removed, so nothing was moved. Check the list of terms.",
			}
		}
		t := c.Terms[from]
		c.Terms = slices.Delete(c.Terms, from, from+1)
		to := find(*c, before)
		if to < 0 {
			to = find(*c, after) + 1
		}
		c.Terms = slices.Insert(c.Terms, to, t)
		done = fmt.Sprintf("Term moved. It is now term %d.", to+1)
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
	Changed *editing.Clash // who changed it since the page was opened; nil where no one did
	Key     string
	Base    string
	Back    string
	Remove  ui.Component
}

func askRemove(v *pages.Visit) error { return confirm(v, http.StatusOK, nil) }

func confirm(v *pages.Visit, status int, changed *editing.Clash) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	if !a.Editable {
		return plainly(&editing.NotEditable{App: a})
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
		Name: asked.Small(numbered(i)), Words: t.Text, Points: board.Count(t.ID), Changed: changed, Key: v.Key(), Base: editing.Term(t.ID).Base(content), Back: a.Path("/terms"),
		Remove: ui.Button{Text: "Remove " + asked.Small(numbered(i)), Classes: "govuk-button--warning", PreventDoubleClick: true},
	}
	if p.Head, err = v.Head(a, pages.TabApplication); err != nil {
		return err
	}
	return v.ShowStatus(status, templates, "remove", ui.Page{Title: "Remove " + p.Name, Back: &ui.BackLink{Text: "Back to terms", Href: p.Back}}, p)
}

// errChanged says that others changed the term after the page that asks was opened.
var errChanged = errors.New("the term was changed by others")

// remove takes the term out, unless it says something else than the page that asked.
func remove(v *pages.Visit) error {
	part := editing.Term(v.Path("term"))
	done := ""
	var changed *editing.Clash
	saved, err := change(v, func(a pages.Application, c *content.Content) error {
		i := find(*c, part.Term)
		if i < 0 {
			return nil // it is gone already
		}
		if part.Base(*c) != v.Form("base") {
			var err error
			if changed, err = editing.Changed(v, part, a, *c); err != nil {
				return err
			}
			return errChanged
		}
		done = numbered(i) + " removed."
		if i+1 < len(c.Terms) {
			done += " The terms after it have been renumbered."
		}
		c.Terms = slices.Delete(c.Terms, i, i+1)
		return nil
	})
	switch {
	case errors.Is(err, errChanged):
		return confirm(v, http.StatusConflict, changed)
	case err != nil:
		return plainly(err)
	case done == "":
		return v.Go(saved.Path("/terms"))
	}
	return v.Done(saved.Path("/terms"), done)
}
