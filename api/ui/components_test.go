package ui

import (
	"html/template"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/changes"
)

func find(t *testing.T, c Component) *goquery.Document {
	t.Helper()
	written, err := c.Render()
	require.NoError(t, err)
	d, err := goquery.NewDocumentFromReader(strings.NewReader(string(written)))
	require.NoError(t, err)
	return d
}

func seen(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

func TestWordsOfPeopleCannotBecomeMarkup(t *testing.T) {
	const bad = `"><script>alert(1)</script>`
	day := time.Date(2026, 11, 22, 17, 40, 0, 0, time.UTC)
	for _, c := range []Component{
		Alert{Variant: AlertSuccess, Title: bad}, Button{Text: bad, Value: bad},
		Diff{Before: []DiffPart{{Text: bad, Changed: true}}, After: []DiffPart{{Text: bad}}, BeforeLabel: bad},
		Filter{Heading: bad, Selected: []FilterGroup{{Heading: bad, Items: []FilterTag{{Text: bad}}}}},
		Input{Name: "a", Value: bad, Label: Label{Text: bad}, Hint: Hint{Text: bad}, ErrorMessage: ErrorMessage{Text: bad}, Attributes: Attributes{{"data-a", bad}}},
		Messages{Items: []Message{{Sender: bad, Text: bad, At: day}}},
		Radios{Name: "a", Items: []Choice{{Text: bad, Value: bad, Hint: Hint{Text: bad}}}}, Select{Name: "a", Items: []Option{{Text: bad, Value: bad}}},
		SubNavigation{Items: []SubNavigationItem{{Text: bad, Href: bad}}}, SummaryList{Card: &SummaryCard{Title: CardTitle{Text: bad}}, Rows: []SummaryRow{{Key: Content{Text: bad}, Value: Content{Text: bad}}}},
		Table{Caption: bad, Head: []Cell{{Text: bad}}, Rows: [][]Cell{{{Text: bad}}}}, Textarea{Name: "a", Value: `</textarea>` + bad}, Timeline{Items: []TimelineItem{{Label: Content{Text: bad}, Byline: bad, Text: bad, At: day}}},
	} {
		require.Equal(t, 0, find(t, c).Find("script").Length(), "%T", c)
	}
	require.NotContains(t, seen(find(t, BackLink{Href: "javascript:alert(1)"}).Find("a")), "javascript")
	href, _ := find(t, BackLink{Href: "javascript:alert(1)"}).Find("a").Attr("href")
	require.NotContains(t, href, "javascript")
}

func TestHandlersAndStylesAreRefused(t *testing.T) {
	for _, name := range []string{"onclick", "style", `a"b`, "", "a b", "ONCLICK"} {
		_, err := Tag{Text: "a", Attributes: Attributes{{name, "x"}}}.Render()
		require.Error(t, err, name)
	}
}

func TestTextareaKeepsAFirstLineBreak(t *testing.T) {
	require.Equal(t, "\n\nfirst\n", find(t, Textarea{Name: "a", Value: "\n\nfirst\n"}).Find("textarea").Text())
}

func TestDateInputIsFilledFromADay(t *testing.T) {
	var got []string
	find(t, DateInput{ID: "hearing", NamePrefix: "hearing"}.With(calendar.NewDate(2027, time.May, 7))).Find("input").Each(func(_ int, s *goquery.Selection) {
		got = append(got, s.AttrOr("name", "")+"="+s.AttrOr("value", ""))
	})
	require.Equal(t, []string{"hearing-day=7", "hearing-month=5", "hearing-year=2027"}, got)
}

func TestAddAnotherPostsWithoutScript(t *testing.T) {
	d := find(t, AddAnother{ID: "phones", ItemLabel: "Telephone", Items: []AddAnotherItem{{HTML: "<b>one</b>"}, {HTML: "<b>two</b>", ErrorMessage: ErrorMessage{Text: "Enter a number"}}}})
	require.Equal(t, "Telephone 1 of 2", seen(d.Find("legend").First()))
	remove := d.Find(`button[type=submit][name=remove]`)
	require.Equal(t, 2, remove.Length())
	require.Equal(t, "1", remove.Last().AttrOr("value", ""))
	require.Equal(t, "Remove telephone 2", seen(remove.Last()))
	require.Equal(t, "phones-2-error", d.Find("fieldset").Last().AttrOr("aria-describedby", ""))
	require.Equal(t, "Add another telephone", seen(d.Find(`button[type=submit][name="phones-add-another"]`)))
	alone := find(t, AddAnother{ID: "phones", Items: []AddAnotherItem{{HTML: "one"}}})
	require.Equal(t, 0, alone.Find("[name=remove]").Length(), "the last one stays")
}

func TestDiffSaysInWordsWhatChanged(t *testing.T) {
	before, after := Words([]changes.Word{{Op: changes.Same, Text: "Not to"}, {Op: changes.WordRemoved, Text: " enter"}, {Op: changes.WordAdded, Text: " go near"}, {Op: changes.Same, Text: " a bank"}})
	d := find(t, Diff{Before: before, After: after})
	require.Equal(t, "Earlier version Not to removed: enter end of removed a bank", seen(d.Find(".app-diff__side").First()))
	require.Equal(t, "Later version Not to added: go near end of added a bank", seen(d.Find(".app-diff__side--new")))
	require.Equal(t, 1, d.Find("del").Length())
	require.Equal(t, "go near", strings.TrimSpace(d.Find("ins").Contents().Not("span").Text()), "the space before the words is not marked")
	require.Contains(t, seen(find(t, Diff{After: after}).Find(".app-diff__side").First()), "Not in this version.")
	require.Contains(t, seen(find(t, Diff{Before: before}).Find(".app-diff__side--new")), "Not in this version.")
}

func TestMessagesStandUnderTheirDays(t *testing.T) {
	late := time.Date(2026, 7, 1, 22, 30, 0, 0, time.UTC) // half past eleven in London
	d := find(t, Messages{Items: []Message{{ID: "7", Sender: "Anna", At: late, Text: "one"}, {Sender: "Ben", At: late.Add(time.Hour), Text: "two", Sent: true}, {Sender: "Anna", At: late.Add(2 * time.Hour), HTML: "<em>three</em>"}}})
	days := d.Find(".moj-message-list__date")
	require.Equal(t, 2, days.Length())
	require.Equal(t, "1 July 2026", days.First().Text())
	require.Equal(t, "2026-07-02", days.Last().AttrOr("datetime", ""))
	require.Equal(t, "two Ben at 12:30am", seen(d.Find(".moj-message-item--sent")))
	require.Equal(t, 1, d.Find("#message-7").Length())
	require.Equal(t, "2026-07-01T23:30:00+01:00", d.Find("#message-7 time").AttrOr("datetime", ""))
}

func TestTimelineSaysWhoAndWhen(t *testing.T) {
	d := find(t, Timeline{HeadingLevel: 3, Items: []TimelineItem{{Label: Content{Text: "Returned"}, Byline: "Sam Officer", At: time.Date(2026, 11, 22, 17, 40, 0, 0, time.UTC), Text: "Three points"}, {Label: Content{Text: "Created"}}}})
	require.Equal(t, "Returned by Sam Officer 22 November 2026 at 5:40pm Three points", seen(d.Find(".moj-timeline__item").First()))
	require.Equal(t, 2, d.Find("h3.moj-timeline__title").Length())
}

func TestSubNavigationSaysWhereOneIs(t *testing.T) {
	d := find(t, SubNavigation{Label: "Case", Items: []SubNavigationItem{{Text: "Application", Href: "/a", Active: true}, {Text: "Points", Href: "/b"}}})
	require.Equal(t, "Application", seen(d.Find(`nav[aria-label="Case"] [aria-current="page"]`)))
	require.Equal(t, 2, d.Find("a").Length())
}

func TestFilterIsAFormThatGets(t *testing.T) {
	d := find(t, Filter{Action: "/queues", Options: "<input name=force>", ClearHref: "/queues", Selected: []FilterGroup{{Heading: "Force", Items: []FilterTag{{Text: "Exampleshire", Href: "/queues?x=1"}}}}})
	form := d.Find(`form[method=get][action="/queues"]`)
	require.Equal(t, "Apply filters", seen(form.Find("button")))
	require.Equal(t, 1, form.Find("input[name=force]").Length())
	require.Equal(t, "Remove this filter Exampleshire", seen(form.Find(".moj-filter__tag")))
	require.Equal(t, 0, find(t, Filter{}).Find(".moj-filter__selected").Length())
}

func TestAlertNamesItself(t *testing.T) {
	d := find(t, Alert{Variant: AlertSuccess, Title: "Saved"}).Find(".moj-alert--success")
	require.Equal(t, "success: Saved", d.AttrOr("aria-label", ""))
	require.Equal(t, "Saved", seen(d.Find(".moj-alert__content")))
}

func TestSelectWithTypeAhead(t *testing.T) {
	d := find(t, Select{Name: "force", TypeAhead: true, Value: "b", Items: []Option{{}, {Value: "a", Text: "A"}, {Value: "b", Text: "B"}}})
	require.Equal(t, "true", d.Find("select#force").AttrOr("data-type-ahead", ""))
	require.Equal(t, "B", seen(d.Find("option[selected]")))
}

func TestMissingComponentIsNothing(t *testing.T) {
	none, err := render(nil)
	require.NoError(t, err)
	require.Equal(t, template.HTML(""), none)
	none, err = render((*Alert)(nil))
	require.NoError(t, err)
	require.Equal(t, template.HTML(""), none)
	_, err = heading(7, "", "", "x")
	require.Error(t, err)
}
