package lint_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/lint"
)

// TestWhatStaysWithItsOwnerIsNotDemanded: a term may say what it does not reach.
func TestWhatStaysWithItsOwnerIsNotDemanded(t *testing.T) {
	for _, text := range []string{
		"Must produce the lease of each van to a constable within 7 days; legal advice on the lease is not asked for.",
		"Must produce each tenancy to a constable, leaving out any letter from a lawyer about it.",
		"Must send each invoice to a constable; letters from his solicitor are excluded.",
		"Must send each invoice to a constable; correspondence with his solicitor is outside this term.",
		"Must give the ledger to a constable; the papers of his advocate stay with him.",
	} {
		require.Empty(t, lint.Privileged(text), text)
	}
	for _, text := range []string{
		"Must produce to a constable the letters from his solicitor, which are excluded material.",
		"Must produce letters from his solicitor to a constable; a copy is not asked for in advance of the meeting at the unit.",
		"Must send a constable the legal advice that stays in her file.",
	} {
		require.NotEmpty(t, lint.Privileged(text), text)
	}
}
