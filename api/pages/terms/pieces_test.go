package terms_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents/docx"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/papers"
)

const piecesForm = `main form[action$="/add"]`

func wordFile(t *testing.T, items ...papers.Item) string {
	file, err := docx.Write(papers.Document{Title: "Terms", Blocks: []papers.Block{papers.Heading{Level: 2, Text: "Prohibitions"}, papers.List{Items: items}}})
	require.NoError(t, err)
	return string(file)
}

// TestTermsComeFromWord: what is in a document is shown piece by piece, and only what the visitor says is a term is added.
func TestTermsComeFromWord(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Drafted)
	before := contentOf(t, id).Terms
	force := desk.As(t, pagestest.Applicant)
	ask := force.Open(at(id) + "/word").Want(http.StatusOK)
	require.Equal(t, "multipart/form-data", ask.Doc.Find("main form").AttrOr("enctype", ""))
	key := url.Values{"key": {ask.Doc.Find(`input[name="key"]`).AttrOr("value", "")}}
	file := wordFile(t, papers.Item{Label: "1.", Paras: []string{"You must not:"}, Items: []papers.Item{{Label: "(a)", Paras: []string{"own"}}, {Label: "(b)", Paras: []string{"use"}}}},
		papers.Item{Label: "2.", Paras: []string{"You must tell us <where>", "at once"}})
	page := force.Upload(at(id)+"/word", key, "terms.docx", file).Want(http.StatusOK)
	require.Len(t, contentOf(t, id).Terms, len(before), "nothing is added yet")
	require.Zero(t, page.Doc.Find("input[checked]").Length(), "nothing is chosen for the visitor")
	text := func(i int) string { return page.Doc.Find(fmt.Sprintf("#pieces-%d-text", i)).Text() }
	last := page.Doc.Find("textarea").Length() - 1
	require.Equal(t, "You must not:\n(a) own\n(b) use", text(last-2))
	require.Equal(t, []string{"You must tell us <where>", "at once"}, []string{text(last - 1), text(last)})

	fill := pagestest.Fill{}
	use := func(i int, what string) { fill.Set(fmt.Sprintf("pieces-%d-use", i), what) }
	page = page.Submit(piecesForm, fill).Want(http.StatusUnprocessableEntity)
	require.Equal(t, last+1, page.Doc.Find(".govuk-error-summary a").Length())
	for i := range last - 2 {
		use(i, "leave")
	}
	use(last-2, "prohibition")
	use(last-1, "leave")
	use(last, "above")
	page = page.Submit(piecesForm, fill).Want(http.StatusUnprocessableEntity)
	require.Contains(t, page.Text(".govuk-error-summary"), "the text above it is left out")
	require.Len(t, contentOf(t, id).Terms, len(before), "nothing is added yet")

	use(last-1, "requirement")
	fill.Set(fmt.Sprintf("pieces-%d-text", last), "at once,\r\nin writing")
	for range 2 { // the second time it is the same
		done := page.Submit(piecesForm, fill).Want(http.StatusOK)
		require.Contains(t, done.Text("body"), "2 terms added. Complete and check each of them.")
	}
	added := contentOf(t, id).Terms[len(before):]
	require.Len(t, added, 2)
	require.Equal(t, []string{"You must not:\n(a) own\n(b) use", "You must tell us <where>\nat once,\nin writing"}, []string{added[0].Text, added[1].Text})
	require.Equal(t, []content.TermType{content.TermProhibition, content.TermRequirement}, []content.TermType{added[0].Type, added[1].Type})
	require.Equal(t, []int{len(before) + 1, len(before) + 2}, []int{added[0].Number, added[1].Number})
}

func TestWhatIsNoDocumentIsExplainedOnThePage(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	page := force.Upload(at(id)+"/word", nil, "terms.docx", "no").Want(http.StatusUnprocessableEntity)
	require.Contains(t, page.Text(`.govuk-error-summary a[href="#file"]`), "not a Word document")
	page = force.Upload(at(id)+"/word", nil, "", "").Want(http.StatusUnprocessableEntity)
	require.Contains(t, page.Text(".govuk-error-summary"), "Select a Word document, or paste the text")
	page = force.Upload(at(id)+"/word", url.Values{"text": {"1. go\n2. stay"}}, "", "").Want(http.StatusOK)
	page = page.Submit(piecesForm, pagestest.Fill{"pieces-0-use": {"restriction"}, "pieces-0-text": {" "}, "pieces-1-use": {"above"}, "pieces-1-text": {strings.Repeat("a", 20_001)}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, "Enter text 1, or leave it outShorten text 2: a term has at most 20000 characters", strings.TrimSpace(strings.ReplaceAll(page.Text(".govuk-error-summary li"), "\n", "")))
	sent := desk.CaseAt(t, pagestest.Sent)
	force.Open(at(sent) + "/word").Want(http.StatusConflict)
	desk.As(t, pagestest.Officer).Open(at(id) + "/word").Want(http.StatusNotFound)
}

// TestTextIsAddedToATerm: after what is there, once.
func TestTextIsAddedToATerm(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	before := contentOf(t, id).Terms[0]
	path := force.Open(at(id)+"/"+before.ID).Want(http.StatusOK).Doc.Find(`a[href*="/terms/text/"]`).AttrOr("href", "")
	page := force.Upload(path, nil, "t.docx", wordFile(t, papers.Item{Label: "1.", Paras: []string{"more"}}, papers.Item{Label: "2.", Paras: []string{"yet more"}})).Want(http.StatusOK)
	require.Contains(t, page.Doc.Find("textarea").Text(), "1. more\n2. yet more")
	require.Contains(t, page.Text("main"), before.Text)
	require.Equal(t, before.Text, contentOf(t, id).Terms[0].Text)
	for range 2 {
		done := page.Submit(piecesForm, pagestest.Fill{"text": {"1. more\r\n\r\n2. end"}}).Want(http.StatusOK)
		require.Contains(t, done.Text("body"), "Text added. Check it.")
	}
	require.Equal(t, before.Text+"\n\n1. more\n\n2. end", contentOf(t, id).Terms[0].Text)
	page = page.Submit(piecesForm, pagestest.Fill{"text": {strings.Repeat("a", 20_001)}}).Want(http.StatusUnprocessableEntity)
	require.Contains(t, page.Text(".govuk-error-summary"), "Enter 20000 characters or fewer with the text that is there")
	page.Submit(piecesForm, pagestest.Fill{"text": {" "}}).Want(http.StatusUnprocessableEntity)
	force.Open(at(id) + "/text/none").Want(http.StatusNotFound)
}
