package forms_test

import (
	"encoding/json"
	"html/template"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func setting(c content.Content) forms.Setting {
	return forms.Setting{Lists: reference.Embedded(), Content: c}
}

func samples(t *testing.T) []content.Content {
	t.Helper()
	list, err := reference.Samples()
	require.NoError(t, err)
	out := []content.Content{content.Empty()}
	for _, s := range list {
		out = append(out, s.Content)
	}
	require.Len(t, out, 6)
	return out
}

// rendered is the form as a browser would send it back: the names and values of its controls.
func rendered(t *testing.T, f *forms.Form, b forms.Beside) (*goquery.Document, url.Values) {
	t.Helper()
	html, _, err := f.Render(b)
	require.NoError(t, err)
	page, err := goquery.NewDocumentFromReader(strings.NewReader("<form>" + string(html) + "</form>"))
	require.NoError(t, err)
	sent := url.Values{}
	page.Find("input, textarea, select").Each(func(_ int, s *goquery.Selection) {
		name, value := s.AttrOr("name", ""), s.AttrOr("value", "")
		switch {
		case goquery.NodeName(s) == "textarea":
			value = strings.ReplaceAll(s.Text(), "\n", "\r\n")
		case goquery.NodeName(s) == "select":
			value = s.Find("option[selected]").AttrOr("value", "")
		case s.AttrOr("type", "") == "radio" || s.AttrOr("type", "") == "checkbox":
			if _, on := s.Attr("checked"); !on {
				return
			}
		}
		sent.Add(name, value)
	})
	return page, sent
}

func form(t *testing.T, c content.Content, at string, values url.Values) *forms.Form {
	t.Helper()
	f, err := forms.New(setting(c), at, values)
	require.NoError(t, err)
	return f
}

// put is the content with one section replaced by what was parsed.
func put(t *testing.T, c content.Content, section string, part json.RawMessage) content.Content {
	t.Helper()
	var whole map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(c.Canonical(), &whole))
	whole[section] = part
	data, err := json.Marshal(whole)
	require.NoError(t, err)
	out, problems, err := content.Decode(data)
	require.NoError(t, err)
	require.Empty(t, problems)
	return out
}

func TestWhatIsShownAndSentBackIsTheSame(t *testing.T) {
	for _, c := range samples(t) {
		for _, section := range content.SectionKeys() {
			f := form(t, c, "/"+section, forms.Values("/"+section, c))
			_, sent := rendered(t, f, forms.Beside{})
			back := form(t, c, "/"+section, sent)
			part, problems, err := back.Parse()
			require.NoError(t, err)
			require.Empty(t, problems, section)
			require.Equal(t, string(c.Canonical()), string(put(t, c, section, part).Canonical()), section)
		}
	}
}

func TestOneTermHasAFormOfItsOwn(t *testing.T) {
	c := samples(t)[1]
	_, sent := rendered(t, form(t, c, "/terms/2", forms.Values("/terms/2", c)), forms.Beside{})
	part, problems, err := form(t, c, "/terms/2", sent).Parse()
	require.NoError(t, err)
	require.Empty(t, problems)
	want, err := json.Marshal(c.Terms[2])
	require.NoError(t, err)
	require.JSONEq(t, string(want), string(part))
	_, err = forms.New(setting(c), "/terms/two", nil)
	require.Error(t, err)
	_, err = forms.New(setting(c), "/nonsense", nil)
	require.Error(t, err)
}

func TestEveryControlHasWordsAndAnIDOfItsOwn(t *testing.T) {
	for _, c := range samples(t) {
		for _, section := range content.SectionKeys() {
			f := form(t, c, "/"+section, forms.Values("/"+section, c))
			page, _ := rendered(t, f, forms.Beside{})
			ids := map[string]bool{}
			page.Find("[id]").Each(func(_ int, s *goquery.Selection) {
				require.False(t, ids[s.AttrOr("id", "")], "%s twice in %s", s.AttrOr("id", ""), section)
				ids[s.AttrOr("id", "")] = true
			})
			page.Find("label, legend, button, option").Each(func(_ int, s *goquery.Selection) {
				require.NotEmpty(t, strings.TrimSpace(s.Text()), section)
			})
			page.Find("input:not([type=hidden]), textarea, select").Each(func(_ int, s *goquery.Selection) {
				require.Equal(t, 1, page.Find(`label[for="`+s.AttrOr("id", "")+`"]`).Length(), "%s has a label", s.AttrOr("name", ""))
			})
		}
	}
}

func TestItemsAreAddedAndRemovedAndNothingTypedIsLost(t *testing.T) {
	c := samples(t)[1]
	values := forms.Values("/risk", c)
	values.Set("/risk/statement", "Half a sentence")
	values.Set("/risk/factors/0/latestOn-day", "31")
	values.Set("/risk/factors/0/latestOn-month", "2")
	f := form(t, c, "/risk", values)
	n := len(c.Risk.Factors)
	focus, ok := f.Change("add:/risk/factors")
	require.True(t, ok)
	require.Equal(t, forms.ID("/risk/factors/"+strconv.Itoa(n)), focus)
	page, sent := rendered(t, f, forms.Beside{})
	require.Equal(t, n+1, page.Find("fieldset.app-form-item").Length())
	require.Equal(t, "Half a sentence", sent.Get("/risk/statement"))
	require.Equal(t, "2", sent.Get("/risk/factors/0/latestOn-month"), "what makes no date is kept")

	f = form(t, c, "/risk", sent)
	_, ok = f.Change("remove:/risk/factors/1")
	require.True(t, ok)
	page, sent = rendered(t, f, forms.Beside{})
	require.Equal(t, n, page.Find("fieldset.app-form-item").Length())
	require.Equal(t, c.Risk.Factors[0].Text, sent.Get("/risk/factors/0/text"))
	require.Equal(t, c.Risk.Factors[2].Text, sent.Get("/risk/factors/1/text"), "those after it move up")
	require.Equal(t, c.Risk.Factors[2].ID, sent.Get("/risk/factors/1/id"))
	require.ElementsMatch(t, c.Risk.Factors[2].EvidenceRefs, sent["/risk/factors/1/evidenceRefs"])

	for _, nonsense := range []string{"", "add:", "add:/facts", "remove:/risk", "remove:/risk/factors/99", "save", "add:/court/hearings"} {
		_, ok := f.Change(nonsense)
		require.False(t, ok, nonsense)
	}
}

func TestTheLastItemCanBeRemoved(t *testing.T) {
	c := samples(t)[1]
	c.Offences = c.Offences[:1]
	f := form(t, c, "/offences", forms.Values("/offences", c))
	_, ok := f.Change("remove:/offences/0")
	require.True(t, ok)
	page, sent := rendered(t, f, forms.Beside{})
	require.Zero(t, page.Find("fieldset.app-form-item").Length())
	part, problems, err := form(t, c, "/offences", sent).Parse()
	require.NoError(t, err)
	require.Empty(t, problems)
	require.JSONEq(t, `[]`, string(part))
}

func TestWhatCannotBeReadIsToldWhereItIs(t *testing.T) {
	c := samples(t)[1]
	for name, try := range map[string]struct {
		at, field, value, target, words string
	}{
		"no such day":       {"/court", "/court/expectedOrderDate-day", "31", "court-expectedOrderDate-day", "real date"},
		"part of a date":    {"/court", "/court/expectedOrderDate-year", "", "court-expectedOrderDate-day", "enter the year"},
		"two-figure year":   {"/court", "/court/expectedOrderDate-year", "26", "court-expectedOrderDate-day", "4 numbers"},
		"not a number":      {"/order", "/order/end/years", "four", "order-end-years", "whole number"},
		"a field of no one": {"/court", "/court/judge", "Mx Justice", "court", "out of date"},
		"no words":          {"/conviction", "/conviction/how", "~other", "conviction-how", "enter details"},
	} {
		t.Run(name, func(t *testing.T) {
			values := forms.Values(try.at, c)
			if try.value == "31" {
				values.Set("/court/expectedOrderDate-month", "2")
			}
			values.Set(try.field, try.value)
			f := form(t, c, try.at, values)
			_, problems, err := f.Parse()
			require.NoError(t, err)
			require.Len(t, problems, 1)
			page, _ := rendered(t, f, forms.Beside{Problems: problems})
			errs := f.Errors(problems)
			require.Equal(t, try.target, errs[0].ID)
			require.Contains(t, errs[0].Text, try.words)
			require.Equal(t, 1, page.Find("#"+try.target).Length(), "the summary leads to something")
		})
	}
}

func TestNotesStandAtTheirFieldOrTheNearestPart(t *testing.T) {
	c := samples(t)[1]
	f := form(t, c, "/evidence", forms.Values("/evidence", c))
	page, _ := rendered(t, f, forms.Beside{Notes: map[string]template.HTML{
		"/evidence/1/title": "<p>About the title</p>", "/evidence/0": "<p>About the item</p>", "/evidence/0/id": "<p>About its id</p>", "/elsewhere": "<p>Of all</p>",
	}})
	require.Contains(t, page.Find("#evidence-1-title-notes").Text(), "About the title")
	require.Equal(t, "evidence-1-title-notes", page.Find("#evidence-1-title").AttrOr("aria-describedby", ""))
	require.Contains(t, page.Find("#evidence-0-notes").Text(), "About the itemAbout its id")
	require.Contains(t, page.Find("#evidence-notes").Text(), "Of all")
}

func TestWhereNothingCanBeChosenTheFormLeadsToWhereItIsAdded(t *testing.T) {
	var c content.Content
	f, err := forms.New(setting(c), "/terms/0", forms.Values("/terms/0", content.Content{Terms: content.List[content.Term]{{}}}))
	require.NoError(t, err)
	page, _ := rendered(t, f, forms.Beside{})
	for section, add := range map[string]string{"subjects": "Add the subject", "risk": "Add a risk", "evidence": "Add evidence", "schedules": "Add a schedule"} {
		require.Equal(t, add, page.Find(`.govuk-inset-text a[href="../sections/`+section+`"]`).Text())
	}
}

func TestAnotherOffenceBringsItsCategoryAndParagraph(t *testing.T) {
	c := samples(t)[1]
	values := forms.Values("/offences", c)
	values.Set("/offences/0/schedule1/offence", "FIRE-1")
	part, problems, err := form(t, c, "/offences", values).Parse()
	require.NoError(t, err)
	require.Empty(t, problems)
	got := put(t, c, "offences", part).Offences[0].Schedule1
	require.Equal(t, "FIRE", got.Category)
	require.Equal(t, "3", got.Para)

	values.Set("/offences/0/schedule1/offence", "")
	part, _, err = form(t, c, "/offences", values).Parse()
	require.NoError(t, err)
	require.Nil(t, put(t, c, "offences", part).Offences[0].Schedule1)
}

func TestOtherWordsThanTheUsual(t *testing.T) {
	c := samples(t)[1]
	values := forms.Values("/court", c)
	values.Set("/court/name~other", "Crown Court at Nowhere")
	values.Set("/court/hearings/0/kind", "~other")
	values.Set("/court/hearings/0/kind~other", "mention")
	part, problems, err := form(t, c, "/court", values).Parse()
	require.NoError(t, err)
	require.Empty(t, problems)
	saved := put(t, c, "court", part)
	require.Equal(t, "Crown Court at Nowhere", saved.Court.Name)
	require.Equal(t, content.HearingKind("mention"), saved.Court.Hearings[0].Kind)
	page, _ := rendered(t, form(t, saved, "/court", forms.Values("/court", saved)), forms.Beside{})
	require.Equal(t, "Crown Court at Nowhere", page.Find(`#court-name option[selected]`).Text())
}

func TestWhatIsInTheBoxIsWhatIsSaved(t *testing.T) {
	for _, c := range []struct{ at, field, list, box, want, problem string }{
		{"/court", "name", "Crown Court at Reading", "Oxford Crown Court", "Crown Court at Oxford", ""},
		{"/court", "name", "", "Old Bailey", "Central Criminal Court", ""},
		{"/court", "name", "Crown Court at Reading", "Crown Court at Reading", "Crown Court at Reading", ""},
		{"/court", "name", "Crown Court at Reading", "Guildford Sessions", "Guildford Sessions", ""},
		{"/court", "name", "Crown Court at Reading", " ", "null", ""},
		{"/monitoringPlan", "residentForce", "kent", "Hampshire Police", "hampshire-isle-of-wight", ""},
		{"/monitoringPlan", "residentForce", "kent", "Kent Constabulary", "kent", ""},
		{"/monitoringPlan", "residentForce", "kent", "Atlantis Police", "null", "/monitoringPlan/residentForce"},
	} {
		t.Run(c.box, func(t *testing.T) {
			name := c.at + "/" + c.field
			f, err := forms.New(setting(content.Empty()), c.at, url.Values{name: {c.list}, name + "~typed": {c.box}})
			require.NoError(t, err)
			text, problems, err := f.Parse()
			require.NoError(t, err)
			if c.problem != "" {
				require.Len(t, problems, 1)
				require.Equal(t, c.problem, problems[0].Pointer)
				page, _ := rendered(t, f, forms.Beside{Problems: problems})
				require.Equal(t, c.box, page.Find("select[data-typed]").AttrOr("data-typed", ""), "the text is kept")
				return
			}
			require.Empty(t, problems)
			var part map[string]any
			require.NoError(t, json.Unmarshal(text, &part))
			if c.want == "null" {
				require.Nil(t, part[c.field])
				return
			}
			require.Equal(t, c.want, part[c.field])
		})
	}
}

func TestSummaryUsesNoKeys(t *testing.T) {
	for _, c := range samples(t) {
		for _, section := range content.SectionKeys() {
			html, err := form(t, c, "/"+section, forms.Values("/"+section, c)).Summary()
			require.NoError(t, err)
			page, err := goquery.NewDocumentFromReader(strings.NewReader(string(html)))
			require.NoError(t, err)
			page.Find("dt").Each(func(_ int, s *goquery.Selection) {
				require.NotEmpty(t, strings.Trim(s.Text(), " :"), section)
			})
			require.NotContains(t, page.Text(), "as-order")
			require.NotContains(t, page.Text(), "DRUG-1")
		}
	}
}
