package papers_test

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/api/pages/papers"
)

var service *pagestest.Desk

func TestMain(m *testing.M) { os.Exit(pagestest.Main(m, &service, papers.Routes())) }

func TestPapersOfADraftAreDownloaded(t *testing.T) {
	id := service.CaseAt(t, pagestest.Drafted)
	v := service.As(t, pagestest.Applicant)
	page := v.Open("/applications/" + id + "/papers").Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Each page is marked DRAFT.")
	links := page.Doc.Find("a[download]")
	require.Equal(t, 8, links.Length())
	for i := range links.Nodes {
		href, _ := links.Eq(i).Attr("href")
		file := v.Open(href).Want(http.StatusOK)
		if strings.HasSuffix(href, ".pdf") {
			require.Equal(t, "application/pdf", file.Header.Get("Content-Type"))
		}
		require.Contains(t, file.Header.Get("Content-Disposition"), "DRAFT")
	}
	v.Open("/applications/" + id + "/papers/letter.pdf").Want(http.StatusNotFound)
}

func TestTheCPSIsToldOfWhichRoundThePapersAre(t *testing.T) {
	id := service.CaseAt(t, pagestest.Submitted)
	page := service.As(t, pagestest.CPS).Open("/applications/" + id + "/papers").Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "These papers are of round 1, as it was submitted.")
}
