package figures_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
)

// TestTheTargetIsSetByAManagerOfTheRegion, and everyone who sees the figure sees who set it and why. It runs after the tests
// of the figure, which expect the target of the service.
func TestTheTargetIsSetByAManagerOfTheRegion(t *testing.T) {
	manager := desk.As(t, pagestest.Manager)
	page := manager.Open("/figures/target").Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "one region’s own report")
	page = page.Submit("main form", pagestest.Fill{"percent": {"ninety"}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter a whole number from 1 to 100", "Enter why the region sets this target"}, page.Errors())
	page = page.Submit("main form", pagestest.Fill{"percent": {"90 %"}, "why": {"The mean of two years."}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "90%")
	officer := desk.As(t, pagestest.Elsewhere)
	require.Contains(t, officer.Open("/figures").Want(http.StatusOK).Text("main"), "The 85% target")
	require.Zero(t, officer.Open("/figures/target").Want(http.StatusOK).Doc.Find("main form").Length())
}
