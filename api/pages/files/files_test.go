package files_test

import (
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/files"
	"scpo.example/desk/api/pages/pagestest"
)

var service *pagestest.Desk

func TestMain(m *testing.M) { os.Exit(pagestest.Main(m, &service, files.Routes())) }

const pdf = "%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\n%%EOF\n"

func at(id string) string { return "/applications/" + id + "/files" }

// TestAFileIsAddedDownloadedAndDeleted without script.
func TestAFileIsAddedDownloadedAndDeleted(t *testing.T) {
	id := service.CaseAt(t, pagestest.Drafted)
	mine := service.As(t, pagestest.Applicant)
	page := mine.Open(at(id)).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "No files have been added.")
	require.Equal(t, "multipart/form-data", page.Doc.Find("main form").AttrOr("enctype", ""))
	require.Contains(t, page.Doc.Find("#file").AttrOr("accept", ""), ".docx")
	evidence := page.Doc.Find(`input[name="evidence"]`).First().AttrOr("value", "")
	require.NotEmpty(t, evidence)
	form := url.Values{
		"key": {page.Doc.Find(`input[name="key"]`).AttrOr("value", "")}, "title": {"Statement of DC Orrinder"}, "kind": {"statement"}, "marking": {"OFFICIAL"},
		"served": {"unserved"}, "evidence": {evidence}, "withheld": {"Page 2: an address"}, "withheldWhy": {"A witness is at risk"}, "made-for": {service.Users[pagestest.Applicant].ID},
	}
	for range 2 { // the second time it is the same
		page = mine.Upload(at(id), form, `C:\x\Statement.pdf`, pdf).Want(http.StatusOK)
	}
	text := page.Text("main")
	require.Equal(t, 1, page.Doc.Find(".govuk-summary-card").Length(), text)
	require.Contains(t, page.Text("body"), "File added: Statement of DC Orrinder.")
	for _, words := range []string{"Statement of DC Orrinder", "Statement.pdf (PDF, 48 bytes)", "OFFICIAL", "Not served yet", "Page 2: an address", "Why: A witness is at risk", "by Tamsel Orrinder"} {
		require.Contains(t, text, words)
	}
	link := page.Doc.Find("a[download]").AttrOr("href", "")
	file := service.As(t, pagestest.Officer).Open(link).Want(http.StatusOK)
	require.Equal(t, pdf, string(file.Body))
	require.Equal(t, "attachment; filename=Statement.pdf", file.Header.Get("Content-Disposition"))
	require.Contains(t, file.Header.Get("Content-Security-Policy"), "sandbox")
	require.Equal(t, "nosniff", file.Header.Get("X-Content-Type-Options"))
	lines, err := service.Store.AccessLog(t.Context(), id, 0, 5)
	require.NoError(t, err)
	require.Equal(t, "export", lines[0].Kind)
	require.Contains(t, link, lines[0].Detail)
	service.As(t, pagestest.Elsewhere).Open(link).Want(http.StatusNotFound)

	ask := mine.Open(link + "/delete").Want(http.StatusOK)
	require.Contains(t, ask.Text("main"), "Delete this file?")
	service.As(t, pagestest.Officer).Open(link + "/delete").Want(http.StatusNotFound)
	page = mine.Post(link+"/delete", url.Values{}).Want(http.StatusOK)
	require.Contains(t, page.Text("body"), "File deleted.")
	require.Contains(t, page.Text("main"), "No files have been added.")
}

// TestWhatIsWrongIsShownInTheForm: the answers stay, and the words say what to do.
func TestWhatIsWrongIsShownInTheForm(t *testing.T) {
	id := service.CaseAt(t, pagestest.Drafted)
	mine := service.As(t, pagestest.Applicant)
	form := url.Values{"title": {"My map"}, "kind": {"map"}}
	for _, c := range []struct {
		name, file string
		status     int
		words      string
	}{
		{"", "", http.StatusUnprocessableEntity, "Select a file"},
		{"map.zip", pdf, http.StatusUnprocessableEntity, "This type of file cannot be attached. Attach a PDF"},
		{"map.pdf", "PK\x03\x04 not a map", http.StatusUnprocessableEntity, "The file is not what its name says"},
		{"map.pdf", pdf + strings.Repeat(" ", 3<<20), http.StatusUnprocessableEntity, "The file must be 1 MB or smaller"},
	} {
		page := mine.Upload(at(id), form, c.name, c.file).Want(c.status)
		require.Contains(t, page.Text(".govuk-error-summary"), c.words)
		require.Contains(t, page.Text("#file-error"), c.words)
		require.Equal(t, "My map", page.Doc.Find("#title").AttrOr("value", ""))
	}
	page := mine.Upload(at(id), url.Values{"withheld": {"A name"}}, "map.pdf", pdf).Want(http.StatusUnprocessableEntity)
	require.Contains(t, page.Text("#withheldWhy-error"), "Enter why it was withheld")
	page = mine.Upload(at(id), url.Values{"made-for": {service.Users[pagestest.CoApplicant].ID}}, "map.pdf", pdf).Want(http.StatusConflict)
	require.Contains(t, page.Text("main"), "This form was made for someone else")
	require.Contains(t, mine.Open(at(id)).Text("main"), "No files have been added.")
}

func TestWhoCanAddSeesTheForm(t *testing.T) {
	id := service.CaseAt(t, pagestest.Submitted)
	for name, forms := range map[string]int{pagestest.Applicant: 0, pagestest.Officer: 1, pagestest.CPS: 1} {
		page := service.As(t, name).Open(at(id)).Want(http.StatusOK)
		require.Equal(t, forms, page.Doc.Find("main form").Length(), name)
	}
	page := service.As(t, pagestest.CPS).Upload(at(id), url.Values{"title": {"Decision"}}, "decision.pdf", pdf).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Decision")
	require.Contains(t, service.As(t, pagestest.Applicant).Open(at(id)).Text("main"), "Decision")
}
