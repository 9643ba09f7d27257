package shown_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/shown"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reading"
	"scpo.example/desk/models/reference"
)

// texts are all texts of a value, at any depth, but ids, codes and what refers to other items.
func texts(v reflect.Value) []string {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return texts(v.Elem())
		}
	case reflect.Slice:
		var all []string
		for i := range v.Len() {
			all = append(all, texts(v.Index(i))...)
		}
		return all
	case reflect.Struct:
		var all []string
		for i := range v.NumField() {
			switch f := v.Type().Field(i); f.Name {
			case "ID", "AppliesTo", "RiskAddressed", "EvidenceRefs", "ScheduleRefs", "AttachmentRef", "ResidentForce", "Category", "Kind", "Event",
				"Sex", "Offence", "InchoatePara", "Article", "SignificantAdverseEffect":
			default:
				all = append(all, texts(v.Field(i))...)
			}
		}
		return all
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.String() != "" {
			return []string{v.String()}
		}
	}
	return nil
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestNothingThatAnApplicationSaysIsLeftOut(t *testing.T) {
	samples, err := reference.Samples()
	require.NoError(t, err)
	for _, sample := range samples {
		html, err := shown.HTML(reading.Of(sample.Content, reference.Embedded()), nil)
		require.NoError(t, err)
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(string(html)))
		require.NoError(t, err)
		read := squeezed(doc.Text())
		for _, text := range texts(reflect.ValueOf(sample.Content)) {
			require.Contains(t, read, squeezed(text))
		}
		ids := map[string]bool{}
		doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
			id := s.AttrOr("id", "")
			require.False(t, ids[id], id)
			ids[id] = true
		})
	}
}

func TestAnEmptyDraftReadsAsUnanswered(t *testing.T) {
	html, err := shown.HTML(reading.Of(content.Empty(), reference.Embedded()), nil)
	require.NoError(t, err)
	require.Contains(t, string(html), "Not answered")
	require.Contains(t, string(html), ">None<")
}

func TestAnswersReadAsThoseWhoWriteChooseThem(t *testing.T) {
	samples, err := reference.Samples()
	require.NoError(t, err)
	c := samples[0].Content
	c.Court.Hearings[0].Kind = "mention, in chambers"
	c.Terms[0].EvidenceRefs = content.List[string]{"e99"}
	said := map[string]string{}
	for _, s := range reading.Of(c, reference.Embedded()) {
		for _, row := range s.Rows {
			said[row.Label] = row.Text
		}
		for _, row := range s.Items {
			for _, row := range row.Rows {
				if _, again := said[row.Label]; !again {
					said[row.Label] = row.Text
				}
			}
		}
	}
	for label, want := range map[string]string{
		"Which power is the application made under?": "Section 19: new order, Crown Court, after conviction",
		"Start of the order":                         "Release from custody (expected 14 November 2031)",
		"Start of the term":                          "When the order starts",
		"Schedule 1 paragraph: category":             "Drug trafficking",
		"Schedule 1 paragraph: is it an attempt, a conspiracy, or encouraging or assisting?": "Yes (paragraph 14)",
		"Sex":                           "Male",
		"Type of hearing":               "mention, in chambers",
		"Supporting evidence":           "e99 (removed)",
		"Force where the subject lives": "Thames Valley Police",
		"Agreement of that force, if it is not yours: date it agreed": "",
	} {
		text, asked := said[label]
		require.True(t, asked, label)
		require.Equal(t, want, text, label)
	}
}

// TestQuestionsThatDoNotApplyAreLeftOut, unless someone answered them.
func TestQuestionsThatDoNotApplyAreLeftOut(t *testing.T) {
	samples, err := reference.Samples()
	require.NoError(t, err)
	c := samples[0].Content
	c.Subjects[0].Type, c.Subjects[0].BodyName, c.Subjects[0].BodyNumber = content.SubjectIndividual, nil, nil
	asked := func() string {
		html, err := shown.HTML(reading.Of(c, reference.Embedded()), nil)
		require.NoError(t, err)
		return string(html)
	}
	require.NotContains(t, asked(), "Company number")
	require.Contains(t, asked(), "Family name")
	number := "01234567"
	c.Subjects[0].BodyNumber = &number
	require.Contains(t, asked(), "Company number", "what was answered is read")
	c.Subjects[0].Type, c.Subjects[0].FamilyName = content.SubjectBodyCorporate, nil
	require.NotContains(t, asked(), "Family name")
}

func TestPlaces(t *testing.T) {
	samples, err := reference.Samples()
	require.NoError(t, err)
	sections := reading.Of(samples[0].Content, reference.Embedded())
	for pointer, want := range map[string]struct{ place, name string }{
		"/terms/2/text":              {"#at-terms-2", "Term 3"},
		"/terms/2/necessity":         {"#at-terms-2-necessity", "Term 3: necessity"},
		"/court/hearings/0/date":     {"#at-court-hearings-0-date", "Hearing 1: hearing date"},
		"/requester/supervisor/name": {"#at-requester-supervisor", "Requesting force: supervisor"},
		"/facts":                     {"#at-facts", "Summary of facts"},
		"/no-such-section":           {},
		"":                           {},
	} {
		require.Equal(t, want.place, reading.Place(sections, pointer), pointer)
		require.Equal(t, want.name, reading.Name(sections, pointer), pointer)
	}
}
