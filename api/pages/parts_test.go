package pages

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestEveryRoleHasItsPartOfThePages(t *testing.T) {
	for _, r := range models.Roles() {
		part := PartOf(r)
		require.NotEmpty(t, part.Home, r)
		require.NotEmpty(t, part.Does, r)
		require.NotEmpty(t, part.Reads, r)
		require.NotEmpty(t, part.Steps, r)
		require.Equal(t, r.May(models.ReadsHistory), len(part.Tabs) > 0, "%s has tabs of a case if there is one to read", r)
	}
	require.Len(t, parts, len(models.Roles()))
}
