package audit

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAPageIsNamedInWords(t *testing.T) {
	id := "1"
	for _, c := range []struct {
		route string
		of    *string
		want  string
	}{
		{"GET /applications", nil, "Applications"},
		{"GET /applications/{id}", &id, "Application"},
		{"GET /applications/{id}/versions/{n}", &id, "Versions"},
		{"GET /applications/{id}/terms/library", &id, "Terms, library"},
		{"GET /figures/escaped-defects", nil, "Figures, escaped defects"},
		{"GET /api/v1/applications/:id/points", &id, "Points (through the API)"},
		{"", nil, ""},
	} {
		require.Equal(t, c.want, line{Route: c.route, ApplicationID: c.of}.Where(), c.route)
	}
}
