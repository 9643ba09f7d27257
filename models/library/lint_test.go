package library_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/library"
)

// TestNoLintOnShippedWordings: what the program offers must not be what it then warns of.
func TestNoLintOnShippedWordings(t *testing.T) {
	for _, w := range library.Embedded().Wordings() {
		text := filled(t, w)
		require.Empty(t, lint.Vague(text, nil), w.ID)
		require.Empty(t, lint.OralAnswers(text), w.ID)
		require.Empty(t, lint.Privileged(text), w.ID)
		require.Empty(t, lint.Boilerplate(text), w.ID)
		require.Empty(t, lint.NamedAssociates(text), w.ID)
		require.Empty(t, lint.OtherJurisdiction(text), w.ID)
		if w.Information == nil {
			require.Empty(t, lint.Information(text, "", "", "", false), w.ID)
			continue
		}
		d, err := library.Embedded().Draft(w.ID, examples(w))
		require.NoError(t, err)
		i := d.Term.Information
		require.Empty(t, lint.OralManner(*i.Manner), w.ID)
		require.Empty(t, lint.Information(text, string(i.Recipient), *i.Manner, *i.Deadline, w.Category == content.CategoryInformation), w.ID)
	}
}
