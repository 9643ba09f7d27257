package api_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/stretchr/testify/require"
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

func TestTheCPSReadsThePapersThatItReceived(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, submitted)
	all := d.as(t, "cps.reviewer").documents(id)
	require.Len(t, all, 4)
	for _, p := range all {
		require.False(t, p.Draft)
	}
	text := wordText(t, d.as(t, "cps.reviewer").get(at(id, "documents/draft-order.docx")).want(http.StatusOK).body)
	require.NotContains(t, text, "DRAFT")
	require.True(t, d.as(t, "officer.serocu").documents(id)[0].Draft)
	require.True(t, strings.Contains(wordText(t, d.as(t, "officer.serocu").get(at(id, "documents/draft-order.docx")).want(http.StatusOK).body), "DRAFT"))
}
