package reference_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/reference"
)

func TestSynonymsAreOfEntriesThatAreThere(t *testing.T) {
	s, lists := reference.EmbeddedSynonyms(), reference.Embedded()
	for code, names := range s.Courts {
		_, known := lists.Court(code)
		require.True(t, known, code)
		require.NotEmpty(t, names, code)
	}
	for code := range s.Forces {
		_, known := lists.Force(code)
		require.True(t, known, code)
	}
	for code := range s.Offences {
		_, _, known := lists.Offence(code)
		require.True(t, known, code)
	}
}
