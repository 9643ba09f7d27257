package review_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/content"
)

func samples(t testing.TB) []content.Content {
	t.Helper()
	files, err := filepath.Glob("../reference/samples/*.json")
	require.NoError(t, err)
	require.Len(t, files, 5)
	var out []content.Content
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		var s struct{ Content json.RawMessage }
		require.NoError(t, json.Unmarshal(data, &s))
		out = append(out, decoded(t, s.Content))
	}
	return out
}

func decoded(t testing.TB, data []byte) content.Content {
	t.Helper()
	c, problems, err := content.Decode(data)
	require.NoError(t, err)
	require.Empty(t, problems)
	return c
}

// edited is a content before and after an edit.
func edited(t testing.TB, c content.Content, edit func(*content.Content)) content.Content {
	t.Helper()
	out := decoded(t, c.Canonical())
	edit(&out)
	return out
}

// numbered gives the terms the numbers of their places, as pages do when a term comes, goes or moves.
func numbered(c *content.Content) {
	for i := range c.Terms {
		c.Terms[i].Number = i + 1
	}
}

// moveTerm takes the term at one place to another.
func moveTerm(c *content.Content, from, to int) {
	moving := c.Terms[from]
	rest := append(c.Terms[:from:from], c.Terms[from+1:]...)
	c.Terms = append(append(rest[:to:to], moving), rest[to:]...)
}

func removeTerm(c *content.Content, at int) {
	c.Terms = append(c.Terms[:at:at], c.Terms[at+1:]...)
}

func is[T any](v T) *T { return &v }
