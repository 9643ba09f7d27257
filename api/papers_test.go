package api_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents"
	"scpo.example/desk/models"
	"scpo.example/desk/models/packs"
)

const unmakeable = "a file about which no document can be made"

// sketched stands for the writers of documents, which have tests of their own: it says what it was made from.
func sketched(in documents.Input, name, format string) ([]byte, error) {
	for _, f := range in.Files {
		if f.Title == unmakeable {
			return nil, fmt.Errorf("no %s.%s", name, format)
		}
	}
	text, err := json.Marshal(in.Content)
	return fmt.Appendf(nil, "%%PDF-%s.%s round %d of %s on %v, text %s %s, %d points, %d files\n", name, format, in.Round, in.Reference, in.On, in.Hash, text, len(in.Points), len(in.Files)), err
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// paper is a document of a submission as a program reads it.
type paper struct {
	Name, Title, Format, File, SHA256 string
	Bytes                             int
	MadeLater                         bool
}

func (c caller) papers(id string, round int) []paper {
	c.t.Helper()
	var list struct{ Items []paper }
	c.get(at(id, "submissions", fmt.Sprint(round), "documents")).want(http.StatusOK).into(&list)
	return list.Items
}

func filesOf(papers []paper) (names []string) {
	for _, p := range papers {
		names = append(names, p.File)
	}
	return names
}

// unzipped are the files in a ZIP file, by name.
func unzipped(t *testing.T, data []byte) (names []string, files map[string][]byte) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	files = map[string][]byte{}
	for _, f := range r.File {
		in, err := f.Open()
		require.NoError(t, err)
		files[f.Name], err = io.ReadAll(in)
		require.NoError(t, err)
		names = append(names, f.Name)
	}
	return names, files
}

// TestThePapersOfASubmissionAreMadeOnceAndStayTheSame: documents, index, manifest and attachments, by hash.
func TestThePapersOfASubmissionAreMadeOnceAndStayTheSame(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Datganiad Gweithgarwch â ŵ ", 8) + "1.PDF"
	id := shared.submittedWith(t, func(c caller, id string) {
		c.attach(id, "Statement.pdf", pdf, "served", "unserved", "title", "Statement of DC Orrinder", "withheld", "Page 2", "withheldWhy", "A witness")
		c.attach(id, long, pdf+"2", "served", "served")
	})
	mine := shared.as(t, "applicant.thames-valley")
	papers := mine.papers(id, 1)
	require.Equal(t, []string{"00-index.txt", "00-manifest.json", "01-request.docx", "01-request.pdf", "02-draft-order.docx", "02-draft-order.pdf",
		"03-notice.docx", "03-notice.pdf", "04-evidence.docx", "04-evidence.pdf"}, filesOf(papers))
	for _, p := range papers {
		require.False(t, p.MadeLater)
		one := shared.as(t, "cps.reviewer").get(at(id, "submissions", "1", "documents", p.Name+"."+p.Format)).want(http.StatusOK)
		require.Equal(t, p.SHA256, sum(one.body))
		require.Equal(t, `"`+p.SHA256+`"`, one.header.Get("ETag"))
		require.Equal(t, fmt.Sprint(p.Bytes), one.header.Get("Content-Length"))
		require.Equal(t, "attachment; filename="+p.File, one.header.Get("Content-Disposition"))
	}
	first := shared.as(t, "officer.serocu").get(at(id, "submissions", "1", "pack.zip")).want(http.StatusOK)
	names, files := unzipped(t, first.body)
	require.Equal(t, append(filesOf(papers), "101-Statement.pdf", "102-"+strings.Repeat("Datganiad-Gweithgarwch-a-w-", 3)[:72]+".pdf"), names)
	for _, name := range names {
		require.LessOrEqual(t, len(name), packs.MaxName)
	}
	m, err := packs.Read(files["00-manifest.json"])
	require.NoError(t, err)
	require.Len(t, m.Files, len(names)-2)
	for _, f := range m.Files {
		require.Equal(t, f.SHA256, sum(files[f.Name]), f.Name)
		require.Contains(t, string(files["00-index.txt"]), f.SHA256)
	}
	require.NotNil(t, m.Seal)
	seal, err := shared.store.SealOf(t.Context(), "events", id, id, m.Event)
	require.NoError(t, err)
	require.Equal(t, seal.Hash, m.Seal.Hash, "the end of the chain with the submission in it")
	for _, words := range []string{"OFFICIAL-SENSITIVE", "Not served on the defence yet", "Served on the defence", "Covered or left out: Page 2. Why: A witness", m.Seal.Hash, m.EventHash} {
		require.Contains(t, string(files["00-index.txt"]), words)
	}

	shared.as(t, "cps.reviewer").act(id, "cps-decision", decision("rejected", evidence()))
	again := shared.as(t, "cps.reviewer").get(at(id, "submissions", "1", "pack.zip")).want(http.StatusOK)
	require.Equal(t, first.body, again.body, "whatever happens later")
	require.Equal(t, first.header.Get("ETag"), again.header.Get("ETag"))
	require.Equal(t, fmt.Sprint(len(first.body)), again.header.Get("Content-Length"))
	for _, path := range []string{"documents/index.pdf", "documents/answers.pdf", "documents/request.txt"} {
		mine.get(at(id, "submissions", "1", path)).want(http.StatusNotFound)
	}
	mine.get(at(id, "submissions", "2", "pack.zip")).want(http.StatusNotFound)
}

// TestWhatCannotBeMadeIsNotSubmitted: the case stays approved, and nothing of it is with the CPS.
func TestWhatCannotBeMadeIsNotSubmitted(t *testing.T) {
	t.Parallel()
	approve := func(first func(c caller, id string)) string {
		mine := shared.as(t, "applicant.thames-valley")
		id := mine.create("thames-valley", someone(t)).ID
		first(mine, id)
		mine.act(id, models.SubmitForQA, nil)
		shared.as(t, "officer.serocu").act(id, models.Claim, nil)
		shared.as(t, "officer.serocu").act(id, models.Approve, approval())
		return id
	}
	refused := func(id string) {
		t.Helper()
		p := shared.as(t, "officer2.serocu").try(id, models.SubmitToCPS, nil).refused(http.StatusConflict, "papers-not-made")
		require.Contains(t, p.Detail, "could not be made, so the application was not submitted")
		require.Equal(t, models.Approved, shared.as(t, "officer2.serocu").read(id).State)
		shared.as(t, "cps.reviewer").get(at(id)).want(http.StatusNotFound)
		papers, err := shared.store.Papers(t.Context(), id, 1)
		require.NoError(t, err)
		require.Empty(t, papers)
	}
	refused(approve(func(c caller, id string) { c.attach(id, "a.pdf", pdf, "title", unmakeable) }))
	id := approve(func(c caller, id string) { c.attach(id, "a.pdf", pdf) })
	held, err := shared.store.Attachments(t.Context(), id)
	require.NoError(t, err)
	require.NoError(t, shared.files.Put(t.Context(), held[0].Blob, []byte("another")))
	refused(id)
	require.NoError(t, shared.files.Put(t.Context(), held[0].Blob, []byte(pdf)))
	shared.as(t, "officer2.serocu").act(id, models.SubmitToCPS, nil)
	require.Len(t, shared.as(t, "cps.reviewer").papers(id, 1), 10)
}

// TestPapersOfOlderSubmissionsAreMadeAtTheFirstRequest: from the version that was submitted, once, and they say so.
func TestPapersOfOlderSubmissionsAreMadeAtTheFirstRequest(t *testing.T) {
	t.Parallel()
	id := shared.record(t, "thames-valley", past(today().AddDays(-10)))
	mine := shared.as(t, "cps.reviewer")
	papers := mine.papers(id, 1)
	require.Len(t, papers, 10)
	for _, p := range papers {
		require.True(t, p.MadeLater)
	}
	first := mine.get(at(id, "submissions", "1", "pack.zip")).want(http.StatusOK)
	_, files := unzipped(t, first.body)
	require.Contains(t, string(files["00-index.txt"]), "made after this date, from the text that was submitted")
	require.Contains(t, string(files["01-request.pdf"]), today().AddDays(-10).String())
	require.Equal(t, papers, mine.papers(id, 1))
	require.Equal(t, first.body, mine.get(at(id, "submissions", "1", "pack.zip")).want(http.StatusOK).body)
}
