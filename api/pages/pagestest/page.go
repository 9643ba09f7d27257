package pagestest

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"
)

// Page is what the browser shows.
type Page struct {
	Status int
	Header http.Header
	Body   []byte
	Doc    *goquery.Document
	At     *url.URL // where the last redirect led

	t       *testing.T
	visitor Visitor
}

// Fill is what someone types and chooses in a form, by the names of its controls. A button that is pressed is in it too.
// nil for a name leaves the control out, as a tick that is taken away.
type Fill = url.Values

// Want checks the page's status.
func (p Page) Want(status int) Page {
	p.t.Helper()
	require.Equal(p.t, status, p.Status, "%s\n%s", p.At, p.Text("main, body"))
	return p
}

// Submit sends the one form that the selector names: what is in it, changed by what is filled in.
func (p Page) Submit(selector string, fill Fill) Page {
	p.t.Helper()
	form := p.Doc.Find(selector)
	require.Equal(p.t, 1, form.Length(), "forms %q on %s\n%s", selector, p.At, p.Text("main"))
	sent := Standing(form)
	maps.Copy(sent, fill)
	to := p.At
	if action, given := form.Attr("action"); given {
		next, err := p.At.Parse(action)
		require.NoError(p.t, err)
		to = next
	}
	if strings.EqualFold(form.AttrOr("method", "get"), http.MethodGet) {
		return p.visitor.Open(to.Path + "?" + sent.Encode())
	}
	return p.visitor.Post(to.RequestURI(), sent)
}

// Standing is what a browser would send of the form as it is, without its buttons.
func Standing(form *goquery.Selection) url.Values {
	sent := url.Values{}
	form.Find("input, textarea, select").Each(func(_ int, s *goquery.Selection) {
		name, named := s.Attr("name")
		_, disabled := s.Attr("disabled")
		if !named || disabled {
			return
		}
		switch goquery.NodeName(s) {
		case "textarea":
			sent.Add(name, s.Text())
			return
		case "select":
			chosen := s.Find("option[selected]")
			if chosen.Length() == 0 {
				chosen = s.Find("option").First()
			}
			sent.Add(name, chosen.AttrOr("value", chosen.Text()))
			return
		}
		switch s.AttrOr("type", "text") {
		case "checkbox", "radio":
			if _, checked := s.Attr("checked"); checked {
				sent.Add(name, s.AttrOr("value", "on"))
			}
		case "submit", "button", "image", "reset", "file":
		default:
			sent.Add(name, s.AttrOr("value", ""))
		}
	})
	return sent
}

// Text is the words at a selector, with single spaces.
func (p Page) Text(selector string) string {
	return strings.Join(strings.Fields(p.Doc.Find(selector).Text()), " ")
}

// Title is the title of the window.
func (p Page) Title() string { return p.Text("title") }

// Errors are the lines of the error summary. Each that links to a control must find it on the page.
func (p Page) Errors() []string {
	p.t.Helper()
	var lines []string
	p.Doc.Find(".govuk-error-summary__list li").Each(func(_ int, s *goquery.Selection) {
		lines = append(lines, strings.TrimSpace(s.Text()))
		if to, linked := s.Find("a").Attr("href"); linked {
			require.Equal(p.t, 1, p.Doc.Find(`[id="`+strings.TrimPrefix(to, "#")+`"]`).Length(), "what the error %q links to", to)
		}
	})
	return lines
}
