package drafting_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
)

// TestTheRiskStatementComesFromWord with its numbers and paragraphs, once the visitor has checked it.
func TestTheRiskStatementComesFromWord(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	path := force.Open("/applications/"+id+"/sections/risk").Want(http.StatusOK).Doc.Find(`a[href$="/sections/risk/word"]`).AttrOr("href", "")
	statement := func() string {
		return force.Open("/applications/" + id + "/sections/risk").Want(http.StatusOK).Doc.Find(`textarea[name$="statement"]`).Text()
	}
	before := statement()
	page := force.Upload(path, url.Values{"text": {"1. He rang 40 dealers.\n(a) in May\n\n2. He never stopped."}}, "", "").Want(http.StatusOK)
	require.Equal(t, before, statement())
	page.Submit(`main form[action$="/add"]`, nil).Want(http.StatusOK)
	require.Equal(t, before+"\n\n1. He rang 40 dealers.\n(a) in May\n\n2. He never stopped.", statement())
}
