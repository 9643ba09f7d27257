package terms

import (
	"net/url"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/content"
)

// text adds what is in Word to the text of one term.
var text = editing.Into{
	Begin: "/terms/text/{term}",
	Text: func(v *pages.Visit, c *content.Content) *string {
		i := find(*c, v.Path("term"))
		if i < 0 {
			return nil
		}
		return &c.Terms[i].Text
	},
	Name: func(v *pages.Visit, c content.Content) string { return asked.Small(name(c, v.Path("term"))) },
	Back: func(v *pages.Visit, a pages.Application) string {
		return a.Path("/terms/" + url.PathEscape(v.Path("term")))
	},
}
