package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents/docx"
	"scpo.example/desk/models/papers"
	"scpo.example/desk/models/termlist"
)

const readAt = "/api/v1/texts/read"

type textRead struct {
	Text    string
	Pieces  []termlist.Piece
	Notices []struct{ Code string }
}

func TestADocumentOrATextIsReadAndNotStored(t *testing.T) {
	t.Parallel()
	mine := shared.as(t, "applicant.thames-valley")
	file, err := docx.Write(papers.Document{Title: "Terms", Blocks: []papers.Block{papers.List{Items: []papers.Item{
		{Label: "1.", Paras: []string{"You must not:"}, Items: []papers.Item{{Label: "(a)", Paras: []string{"go"}}}}, {Label: "2.", Paras: []string{"You must مرحبا"}},
	}}}})
	require.NoError(t, err)
	var got textRead
	body, kind := formOf(t, "terms.docx", string(file))
	mine.post(readAt, body, "Content-Type", kind).want(http.StatusOK).into(&got)
	pieces := got.Pieces[len(got.Pieces)-2:]
	require.Equal(t, []termlist.Piece{{Label: "1.", Text: "You must not:\n(a) go"}, {Label: "2.", Text: "You must مرحبا"}}, pieces)
	require.Contains(t, got.Text, "1. You must not:\n(a) go\n2. You must مرحبا")
	require.Empty(t, got.Notices)

	body, kind = formOf(t, "", "", "text", "1. go\n2. stay")
	mine.post(readAt, body, "Content-Type", kind).want(http.StatusOK).into(&got)
	require.Equal(t, []termlist.Piece{{Label: "1.", Text: "go"}, {Label: "2.", Text: "stay"}}, got.Pieces)
}

func TestWhatCannotBeReadIsSaidForPeople(t *testing.T) {
	t.Parallel()
	mine := shared.as(t, "applicant.thames-valley")
	refused := func(name, file, says string, pairs ...string) {
		t.Helper()
		body, kind := formOf(t, name, file, pairs...)
		require.Contains(t, string(mine.post(readAt, body, "Content-Type", kind).want(http.StatusUnprocessableEntity).body), says)
	}
	refused("x.docx", "no", "not a Word document")
	refused("x.docx", "\xd0\xcf\x11\xe0 old", "password")
	refused("x.docx", strings.Repeat("a", 12<<20), "larger than 10 MB")
	refused("", "", "Select a Word document")
	refused("x.docx", "no", "not both", "text", "yes")
	refused("", "", "characters or fewer", "text", strings.Repeat("a ", 250_000))
	refused("", "", "more than 500 paragraphs", "text", strings.Repeat("a\n\n", 501))
	refused("", "", "Remove this field", "title", "yes")
	mine.post(readAt, object{"text": "x"}).refused(http.StatusUnsupportedMediaType, "not-multipart")
	body, kind := formOf(t, "x.docx", "no")
	mine.post(readAt, body[:len(body)-20], "Content-Type", kind).refused(http.StatusBadRequest, "broken-off")
}
