package ui_test

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/api/ui/assets"
	"scpo.example/desk/models/calendar"
)

func rendered(t *testing.T, p ui.Page) *goquery.Document {
	t.Helper()
	var b strings.Builder
	require.NoError(t, ui.Render(&b, p))
	d, err := goquery.NewDocumentFromReader(strings.NewReader(b.String()))
	require.NoError(t, err)
	return d
}

func text(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

func TestPageCarriesItsMarkingAtBothEnds(t *testing.T) {
	for given, want := range map[string]string{"": "OFFICIAL-SENSITIVE", "OFFICIAL": "OFFICIAL"} {
		marks := rendered(t, ui.Page{Marking: given}).Find("body > .app-marking strong")
		require.Equal(t, 2, marks.Length())
		marks.Each(func(_ int, mark *goquery.Selection) { require.Equal(t, want, mark.Text()) })
	}
}

func TestTitleSaysThatThereAreErrors(t *testing.T) {
	require.Equal(t, "Terms – SCPO Desk", rendered(t, ui.Page{Title: "Terms"}).Find("title").Text())
	page := rendered(t, ui.Page{Title: "Terms", Errors: ui.Errors{{ID: "reason", Text: "Enter a reason"}, {Text: "Nothing was changed"}}})
	require.Equal(t, "Error: Terms – SCPO Desk", page.Find("title").Text())
	require.Equal(t, "There is a problem Enter a reason Nothing was changed", text(page.Find("main .govuk-error-summary")))
	href, _ := page.Find(".govuk-error-summary a").Attr("href")
	require.Equal(t, "#reason", href)
	require.Equal(t, 0, rendered(t, ui.Page{}).Find(".govuk-error-summary").Length())
}

func TestTheErrorSummaryFollowsTheForm(t *testing.T) {
	body := template.HTML(`<input id="name-of-unit"><input id="name"><div id="dated"><input id="dated-day"></div>`)
	page := rendered(t, ui.Page{Body: body, Errors: ui.Errors{{ID: "dated-day", Text: "third"}, {ID: "name", Text: "second"}, {ID: "name-of-unit", Text: "first"}, {Text: "Of all"}}})
	require.Equal(t, "There is a problem Of all first second third", text(page.Find("main .govuk-error-summary")))
}

// TestAStackedTableStaysATable to those who hear it, though its rows are drawn as blocks.
func TestAStackedTableStaysATable(t *testing.T) {
	html, err := ui.Table{Stacked: true, FirstCellIsHeader: true, Head: []ui.Cell{{Text: "Case"}, {Text: "State"}}, Rows: [][]ui.Cell{{{Text: "A"}, {Text: "Closed"}}}}.Render()
	require.NoError(t, err)
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(string(html)))
	require.NoError(t, err)
	require.Equal(t, 1, doc.Find("table.app-stack[role=table] tbody[role=rowgroup] tr[role=row] > th[role=rowheader]").Length())
	require.Equal(t, 2, doc.Find("thead[role=rowgroup] tr[role=row] > th[role=columnheader]").Length())
	require.Equal(t, "State", doc.Find("td[role=cell]").AttrOr("data-label", ""))
}

func TestErrorsAreFoundByControl(t *testing.T) {
	errs := ui.Errors{{ID: "a", Text: "first"}, {ID: "a", Text: "second"}}
	require.Equal(t, ui.ErrorMessage{Text: "first"}, errs.At("a"))
	require.Zero(t, errs.At("b"))
}

func TestDemonstrationCannotBeMissed(t *testing.T) {
	page := rendered(t, ui.Page{Demo: true})
	require.Contains(t, text(page.Find("header .app-demonstration")), "This is a demonstration.")
	require.Contains(t, text(page.Find("body > .app-marking .app-print-only").First()), "Demonstration", "on paper too")
	require.NotContains(t, text(rendered(t, ui.Page{}).Find("body")), "emonstration")
}

func TestAnAccountForEmergenciesIsNamedOnEveryPage(t *testing.T) {
	require.Contains(t, text(rendered(t, ui.Page{Emergency: true}).Find("header section")), "You are using emergency access. Every page you open is recorded")
	require.Zero(t, rendered(t, ui.Page{}).Find("header section[aria-label]").Length())
}

func TestSignedInPageShowsWhoAndHowToLeave(t *testing.T) {
	page := rendered(t, ui.Page{
		UserName: "Sam O'Brien", SignOutPath: "/sign-out", At: time.Date(2026, 11, 22, 17, 40, 0, 0, time.UTC),
		Navigation: []ui.NavigationItem{{Text: "Queues", Href: "/queues", Active: true}},
	})
	require.Equal(t, "Your account: Sam O'Brien", text(page.Find(".app-account")))
	require.Equal(t, "Sign out", text(page.Find(`form[method=post][action="/sign-out"] button`)))
	require.Equal(t, "Printed by Sam O'Brien. Page created 22 November 2026 at 5:40pm.", text(page.Find(".app-print-only")))

	before := rendered(t, ui.Page{})
	require.Equal(t, 0, before.Find("nav, form").Length())
	require.Equal(t, 0, before.Find(".app-print-only").Length())
}

func TestPageHasItsPlacesAndLanguage(t *testing.T) {
	page := rendered(t, ui.Page{
		Back:  &ui.BackLink{Href: "/queues"},
		Alert: &ui.Alert{Variant: ui.AlertSuccess, Title: "Saved"}, Body: "<h1>Terms</h1>",
	})
	lang, _ := page.Find("html").Attr("lang")
	require.Equal(t, "en-GB", lang)
	require.Equal(t, 1, page.Find(`a.govuk-skip-link[href="#main-content"]`).Length())
	require.Equal(t, 1, page.Find("main#main-content h1").Length())
	require.Equal(t, 1, page.Find("main .moj-alert--success").Length())
	require.Equal(t, 1, page.Find(".govuk-back-link").Length())
	for _, path := range []string{ui.HelpPath, ui.AccessibilityPath, ui.FigurePath} {
		require.Equal(t, 1, page.Find(`footer a[href="`+path+`"]`).Length(), path)
	}
	require.Equal(t, 0, page.Find(".govuk-footer__copyright-logo, .govuk-footer__crown, .govuk-header").Length())
}

func TestPolicyAllowsTheOneInlineScriptAndNoStyle(t *testing.T) {
	page := rendered(t, ui.Page{Demo: true, UserName: "Sam", Navigation: []ui.NavigationItem{{Text: "Queues", Href: "/queues"}}})
	inline := page.Find("script:not([src])")
	require.Equal(t, 1, inline.Length())
	sum := sha256.Sum256([]byte(inline.Text()))
	require.Equal(t, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'", ui.InlineScriptHash())
	require.Contains(t, ui.ContentSecurityPolicy(), "script-src 'self' "+ui.InlineScriptHash())
	for _, part := range []string{"default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "style-src 'self'"} {
		require.Contains(t, ui.ContentSecurityPolicy(), part)
	}
	require.NotContains(t, ui.ContentSecurityPolicy(), "unsafe")
	require.Equal(t, 0, page.Find("style, [style]").Length())
}

func TestPageAsksOnlyThisServer(t *testing.T) {
	page := rendered(t, ui.Page{})
	asked := 0
	page.Find("link, script, img").Each(func(_ int, s *goquery.Selection) {
		for _, name := range []string{"href", "src"} {
			if address, ok := s.Attr(name); ok {
				require.True(t, strings.HasPrefix(address, assets.Prefix), address)
				asked++
			}
		}
	})
	require.Equal(t, 7, asked)
}

func TestTemplatesRenderComponentsAndWords(t *testing.T) {
	pages, err := ui.NewTemplates(fstest.MapFS{
		"case/terms.gohtml": {Data: []byte(`<h1>{{.Name}}</h1>{{render .Save}}{{template "_when" .}}{{block "end" .}}terms{{end}}`)},
		"case/other.gohtml": {Data: []byte(`{{block "end" .}}other{{end}}`)},
		"_when.gohtml":      {Data: []byte(`<p>{{date .On}}, {{workingDays 3}}, {{plural 1 "term" "terms"}}, {{percent 0.85}}</p>`)},
		"notes.txt":         {Data: []byte(`{{broken`)},
	})
	require.NoError(t, err)
	data := map[string]any{"Name": "<b>Anna</b>", "Save": ui.Button{Text: "Save & go on"}, "On": calendar.NewDate(2026, time.November, 22)}
	body, err := pages.Body("case/terms", data)
	require.NoError(t, err)
	require.Contains(t, string(body), "<h1>&lt;b&gt;Anna&lt;/b&gt;</h1>")
	require.Contains(t, string(body), "Save &amp; go on</button>")
	require.Contains(t, string(body), "<p>22 November 2026, 3 working days, 1 term, 85%</p>terms")
	other, err := pages.Body("case/other", nil)
	require.NoError(t, err)
	require.Equal(t, template.HTML("other"), other, "what a page defines is its own")

	var b strings.Builder
	require.NoError(t, pages.Render(&b, "case/terms", ui.Page{Title: "Terms"}, data))
	require.Contains(t, b.String(), "&lt;b&gt;Anna&lt;/b&gt;")
}

func TestNothingIsWrittenWhenAPageFails(t *testing.T) {
	pages, err := ui.NewTemplates(fstest.MapFS{"a.gohtml": {Data: []byte(`begun {{render .}}`)}})
	require.NoError(t, err)
	var b strings.Builder
	require.Error(t, pages.Render(&b, "a", ui.Page{}, ui.Alert{Variant: "no such"}))
	require.Error(t, pages.Render(&b, "b", ui.Page{}, nil))
	require.Error(t, ui.Render(&b, ui.Page{Alert: &ui.Alert{Variant: "no such"}}))
	require.Empty(t, b.String())
	_, err = ui.NewTemplates(fstest.MapFS{"a.gohtml": {Data: []byte(`{{nothing}}`)}})
	require.Error(t, err)
}
