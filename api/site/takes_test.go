package site_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/api/site"
	"scpo.example/desk/models"
)

// TestAMisspeltFilterIsRefused: a list or figure that ignored it would answer another question.
func TestAMisspeltFilterIsRefused(t *testing.T) {
	people := map[models.Role]string{models.Officer: pagestest.Officer, models.Lead: pagestest.Lead, models.Admin: pagestest.Admin}
	asked := 0
	for _, r := range site.Routes() {
		if r.Takes == nil {
			continue
		}
		for role, who := range people {
			if !slices.Contains(r.Roles, role) {
				continue
			}
			path := strings.ReplaceAll(r.Path, "{queue}", "unassigned")
			wrong := desk.As(t, who).Open(path + "?fron=2026-11-01")
			require.Equal(t, http.StatusBadRequest, wrong.Status, path)
			require.Contains(t, string(wrong.Body), "It can ask for: "+r.Takes[0], path)
			require.NotEqual(t, http.StatusBadRequest, desk.As(t, who).Open(path+"?"+r.Takes[len(r.Takes)-1]+"=").Status, path)
			asked++
		}
	}
	require.GreaterOrEqual(t, asked, 8)
}
