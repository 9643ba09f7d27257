package content_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/content"
)

func TestChangedFromNamesSectionsAndTerms(t *testing.T) {
	term := func(id, text string, number int) content.Term {
		return content.Term{ID: id, Text: text, Number: number}
	}
	before := content.Empty()
	before.Facts = "Facts."
	before.Terms = []content.Term{term("t1", "One.", 1), term("t2", "Two.", 2), term("t3", "Three.", 3)}
	require.Empty(t, before.ChangedFrom(before))

	now := before
	now.Conflicts, now.Facts = "None.", "Other facts."
	require.Equal(t, []string{"facts", "conflicts"}, now.ChangedFrom(before))

	now = before
	now.Terms = []content.Term{term("t3", "Three.", 1), term("t1", "Another.", 2), term("t4", "Four.", 3)}
	require.Equal(t, []string{"terms", "terms/t1", "terms/t4", "terms/t2"}, now.ChangedFrom(before), "reworded, added, removed; t3 only moved")

	now.Terms = []content.Term{term("t2", "Two.", 1), term("t1", "One.", 2), term("t3", "Three.", 3)}
	require.Equal(t, []string{"terms"}, now.ChangedFrom(before))
}
