package api_test

import (
	"io"
	"net/http"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// bare asks by a method, or for what, that the contract has no operation for.
func (c caller) bare(method, path string, header ...string) reply {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.base+path, http.NoBody)
	require.NoError(c.t, err)
	r.Header.Set("Authorization", "Bearer "+c.token)
	for pair := range slices.Chunk(header, 2) {
		r.Header.Set(pair[0], pair[1])
	}
	w, err := http.DefaultClient.Do(r)
	require.NoError(c.t, err)
	defer w.Body.Close()
	body, err := io.ReadAll(w.Body)
	require.NoError(c.t, err)
	return reply{t: c.t, asked: method + " " + path, status: w.StatusCode, header: w.Header, body: body}
}

// TestWhatTheCallerHasIsNotSentAgain: files are asked about without their bytes, and a part of one is sent where it is
// stored as it is sent. Each request is one line of the access log.
func TestWhatTheCallerHasIsNotSentAgain(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, submitted)
	cps := shared.as(t, "cps.reviewer")
	kept := at(id, "attachments", cps.attach(id, "letter.docx", letter(t), "kind", "letter").ID)
	for path, parts := range map[string]bool{
		kept: true, at(id, "documents/draft-order.pdf"): true, at(id, "submissions/1/documents/request.docx"): true,
		at(id, "submissions/1/pack.zip"): false,
	} {
		whole := cps.get(path).want(http.StatusOK)
		tag := whole.header.Get("ETag")
		lines := len(shared.accessTo(t, id))

		head := cps.bare(http.MethodHead, path).want(http.StatusOK)
		require.Empty(t, head.body)
		for _, name := range []string{"ETag", "Content-Length", "Content-Type", "Content-Disposition"} {
			require.Equal(t, whole.header.Get(name), head.header.Get(name), "%s of %s", name, path)
		}
		for _, tags := range []string{tag, `"other", W/` + tag, "*"} {
			same := cps.bare(http.MethodGet, path, "If-None-Match", tags).want(http.StatusNotModified)
			require.Empty(t, same.body)
			require.Equal(t, tag, same.header.Get("ETag"))
		}
		require.Equal(t, whole.body, cps.bare(http.MethodGet, path, "If-None-Match", `"other"`).want(http.StatusOK).body)
		require.Len(t, shared.accessTo(t, id), lines+5, path)
		if !parts {
			require.Equal(t, whole.body, cps.bare(http.MethodGet, path, "Range", "bytes=1-3").want(http.StatusOK).body)
			continue
		}
		require.Equal(t, whole.body[1:4], cps.bare(http.MethodGet, path, "Range", "bytes=1-3").want(http.StatusPartialContent).body)
		beyond := cps.bare(http.MethodGet, path, "Range", "bytes=99999999-").want(http.StatusRequestedRangeNotSatisfiable)
		require.Equal(t, "no-store", beyond.header.Get("Cache-Control"))
	}
}
