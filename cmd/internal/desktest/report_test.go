package desktest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestASectionOfTheReportIsReplaced(t *testing.T) {
	page := "# Page\n"
	page = replaced(page, "One", "1")
	page = replaced(page, "Two", "2")
	require.Equal(t, "# Page\n\n## One\n\n1\n\n## Two\n\n2\n", page)
	require.Equal(t, "# Page\n\n## One\n\nnew\n\n## Two\n\n2\n", replaced(page, "One", "new\n"))
	require.Equal(t, "# Page\n\n## One\n\n1\n\n## Two\n\nnew\n", replaced(page, "Two", "new"))
}
