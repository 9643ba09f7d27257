package casefile_test

import (
	"net/http"
	"net/url"
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
	require.Contains(t, service.As(t, pagestest.Applicant).Open("/applications/"+id+"/documents").Text("main"), "Check papers of round 1")
	service.As(t, pagestest.Elsewhere).Open(root + "/check").Want(http.StatusNotFound)
}
