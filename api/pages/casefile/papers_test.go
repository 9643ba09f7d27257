package casefile_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
)

// TestAnybodyWhoHasThePapersCanCheckThem without script: nothing of them is kept.
func TestAnybodyWhoHasThePapersCanCheckThem(t *testing.T) {
	id := service.CaseAt(t, pagestest.Submitted)
	root := "/applications/" + id + "/submissions/1"
	for _, who := range []string{pagestest.Applicant, pagestest.Officer, pagestest.CPS} {
		v := service.As(t, who)
		paper := v.Open(root + "/documents/draft-order.pdf").Want(http.StatusOK)
		require.Contains(t, paper.Header.Get("Content-Disposition"), "02-draft-order.pdf")
		v.Open(root + "/check").Want(http.StatusOK)
		page := v.Upload(root+"/check", url.Values{}, "order.pdf", string(paper.Body)).Want(http.StatusOK)
		require.Contains(t, page.Text("main"), "Matches This is 02-draft-order.pdf of this round, unchanged.")
		page = v.Upload(root+"/check", url.Values{}, "order.pdf", string(paper.Body)+" ").Want(http.StatusOK)
		require.Contains(t, page.Text("main"), "Does not match")
		page = v.Upload(root+"/check", url.Values{"hashes": {"nothing"}}, "", "").Want(http.StatusUnprocessableEntity)
		require.Contains(t, page.Text("#hashes-error"), "Enter a SHA-256")
		page = v.Upload(root+"/check", url.Values{}, "", "").Want(http.StatusUnprocessableEntity)
		require.Contains(t, page.Text("#file-error"), "Select a file, or enter a SHA-256")
		zip := v.Open(root + "/pack.zip").Want(http.StatusOK)
		require.Equal(t, "PK", string(zip.Body[:2]))
	}
	require.Contains(t, service.As(t, pagestest.Applicant).Open("/applications/"+id+"/papers").Text("main"), "Check papers of round 1")
	service.As(t, pagestest.Elsewhere).Open(root + "/check").Want(http.StatusNotFound)
}

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

// TestAddressesOfBeforeLeadOn: people have kept those of the page Documents, which is now a part of Papers.
func TestAddressesOfBeforeLeadOn(t *testing.T) {
	id := service.CaseAt(t, pagestest.Submitted)
	officer := service.As(t, pagestest.Officer)
	require.Equal(t, at(id, "/papers"), officer.Open(at(id, "/documents")).Want(http.StatusOK).At.Path)
	require.Equal(t, at(id, "/versions/1"), officer.Open(at(id, "/documents/1")).Want(http.StatusOK).At.Path)
}
