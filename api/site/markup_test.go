package site_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/api/site"
)

// TestWhatIsReferredToIsOnThePage opens every page as each role: what a control is described by is there, no id occurs
// twice, and no level of heading is left out.
func TestWhatIsReferredToIsOnThePage(t *testing.T) {
	ids := []string{told(t), desk.CaseAt(t, pagestest.Returned), desk.CaseAt(t, pagestest.Submitted)}
	for _, who := range []string{pagestest.Applicant, pagestest.Officer, pagestest.Manager, pagestest.Lead, pagestest.CPS, pagestest.Auditor, pagestest.Admin} {
		for i, id := range ids {
			for _, r := range site.Routes() {
				if r.Method != http.MethodGet || (i > 0 && !strings.Contains(r.Path, "{id}")) {
					continue
				}
				page := desk.As(t, who).Open(filled(r.Path, id))
				if page.Status == http.StatusOK && strings.HasPrefix(page.Header.Get("Content-Type"), "text/html") {
					sound(t, who+" at "+r.Path, page.Doc)
				}
			}
		}
	}
}

func sound(t *testing.T, where string, doc *goquery.Document) {
	t.Helper()
	there := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id := s.AttrOr("id", "")
		require.False(t, there[id], "%s: two things have the id %q", where, id)
		there[id] = true
	})
	for _, attribute := range []string{"aria-describedby", "aria-labelledby", "for"} {
		doc.Find("[" + attribute + "]").Each(func(_ int, s *goquery.Selection) {
			for _, id := range strings.Fields(s.AttrOr(attribute, "")) {
				require.True(t, there[id], "%s: %s names %q, which is not there", where, attribute, id)
			}
		})
	}
	level := 0
	doc.Find("main").Find("h1, h2, h3, h4, h5, h6").Each(func(_ int, s *goquery.Selection) {
		next := int(goquery.NodeName(s)[1] - '0')
		require.LessOrEqual(t, next, level+1, "%s: %q skips a level", where, s.Text())
		level = next
	})
}
