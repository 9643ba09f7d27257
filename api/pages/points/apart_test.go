package points_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// TestDifferencesAreInWords compares unlike applications, so that everything in them differs: no key and no pointer of the
// content is shown to people.
func TestDifferencesAreInWords(t *testing.T) {
	samples, err := reference.Samples()
	require.NoError(t, err)
	keys := regexp.MustCompile(`\b[a-z]+[A-Z][a-zA-Z]+\b|/[a-z]+/\d|\b(?:as-order|s1|s19|dpp)\b|\bnull\b|"`)
	contents := []content.Content{content.Empty()}
	for _, s := range samples {
		contents = append(contents, s.Content)
	}
	for i, older := range contents {
		for j, newer := range contents {
			html, err := points.Apart(older, newer, reference.Embedded(), "Theirs", "Yours")
			require.NoError(t, err)
			if i == j {
				require.Empty(t, strings.TrimSpace(string(html)))
				continue
			}
			doc, err := goquery.NewDocumentFromReader(strings.NewReader(string(html)))
			require.NoError(t, err)
			require.NotZero(t, doc.Find("h3").Length())
			require.Equal(t, doc.Find(".app-diff").Length(), doc.Find(`h4:contains("Yours")`).Length())
			require.Empty(t, keys.FindAllString(doc.Text(), -1), "from %d to %d", i, j)
		}
	}
}
