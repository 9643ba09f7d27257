package api_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"testing"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

func init() { //nolint:gochecknoinits // the library has one list of decoders
	openapi3filter.RegisterBodyDecoder(wordType, openapi3filter.FileBodyDecoder)
}

// madePaper is a paper as a program reads it.
type madePaper struct {
	Name, Title, SHA256 string
	Formats             []string
	Draft               bool
	Round               int
	Files               []struct {
		Format, Name, Type, SHA256 string
		Bytes                      int
	}
}

func (c caller) documents(id string) []madePaper {
	c.t.Helper()
	var list struct{ Items []madePaper }
	c.get(at(id, "documents")).want(http.StatusOK).into(&list)
	return list.Items
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func TestPapersOfADraft(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, drafted)
	c := d.as(t, "applicant.thames-valley")
	all := c.documents(id)
	var names []string
	for _, p := range all {
		names = append(names, p.Name)
		require.True(t, p.Draft)
		require.Equal(t, 1, p.Round)
		require.Equal(t, []string{"pdf", "docx"}, p.Formats)
		for _, f := range p.Files {
			got := c.get(at(id, "documents/"+p.Name+"."+f.Format)).want(http.StatusOK)
			require.Equal(t, f.SHA256, hashOf(got.body), "the same bytes every time")
			require.Equal(t, `"`+f.SHA256+`"`, got.header.Get("ETag"))
			require.Equal(t, f.Type, got.header.Get("Content-Type"))
			require.Len(t, got.body, f.Bytes)
			require.Contains(t, got.header.Get("Content-Disposition"), p.Name+"-DRAFT."+f.Format)
			require.LessOrEqual(t, len(f.Name), 80)
		}
		require.Equal(t, p.Files[0].SHA256, p.SHA256)
	}
	require.Equal(t, []string{"request", "draft-order", "notice", "evidence"}, names)
	for _, missing := range []string{"answers.pdf", "request.odt", "request", "letter.pdf"} {
		c.get(at(id, "documents/"+missing)).refused(http.StatusNotFound, "not-found")
	}
}

func TestADraftPaperFollowsTheText(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, drafted)
	c := d.as(t, "applicant.thames-valley")
	before := c.documents(id)[0].SHA256
	text := drugs(t)
	text.Facts = "Something else happened: ŵyr."
	c.put(at(id, "content"), text, "If-Match", "*").want(http.StatusOK)
	require.NotEqual(t, before, c.documents(id)[0].SHA256)
	require.Contains(t, wordText(t, c.get(at(id, "documents/request.docx")).want(http.StatusOK).body), "Something else happened: ŵyr.")
}

// wordText is the main part of a Word document.
func wordText(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	f, err := z.Open("word/document.xml")
	require.NoError(t, err)
	text, err := io.ReadAll(f)
	require.NoError(t, err)
	return string(text)
}

// TestPapersOfASubmissionAreNoDraft for any reader, until the text can be changed again.
func TestPapersOfASubmissionAreNoDraft(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, submitted)
	sent := d.as(t, "cps.reviewer").documents(id)
	require.Len(t, sent, 4)
	require.Equal(t, sent, d.as(t, "officer.serocu").documents(id))
	for _, p := range sent {
		require.False(t, p.Draft)
	}
	draft := func(who string) string {
		return wordText(t, d.as(t, who).get(at(id, "documents/draft-order.docx")).want(http.StatusOK).body)
	}
	require.NotContains(t, draft("cps.reviewer"), "DRAFT")

	d.as(t, "cps.reviewer").act(id, models.CPSDecision, decision(models.DecisionMoreInfo, evidence()))
	mine := d.as(t, "applicant.thames-valley").documents(id)
	require.Len(t, mine, 5, "the answers come with round 2")
	require.True(t, mine[0].Draft)
	require.Equal(t, 2, mine[4].Round)
	require.Contains(t, draft("applicant.thames-valley"), "DRAFT")
	require.Equal(t, sent, d.as(t, "cps.reviewer").documents(id), "what it received")
}
