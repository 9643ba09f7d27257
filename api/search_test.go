package api_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/content"
)

// TestASlipIsForgivenWhereNothingIsExactlySo: across pages of the list, and never in numbers.
func TestASlipIsForgivenWhereNothingIsExactlySo(t *testing.T) {
	t.Parallel()
	force := shared.as(t, "applicant.surrey")
	made := someone(t)
	family, pnc := "Quillfeather", "FICT/77/770077Q"
	subjects := append(content.List[content.Subject]{}, made.Subjects...)
	subjects[0].FamilyName, subjects[0].PNCID = &family, &pnc
	made.Subjects = subjects
	for range 2 {
		force.create("surrey", made)
	}
	find := func(query string) (page answers.Page[answers.ApplicationItem]) {
		t.Helper()
		force.get("/api/v1/applications?" + query).want(http.StatusOK).into(&page)
		return page
	}
	exact := find("q=" + url.QueryEscape(pnc))
	require.Len(t, exact.Items, 2)
	require.False(t, exact.Near)
	first := find("q=quilfeather&limit=1")
	require.Len(t, first.Items, 1)
	require.True(t, first.Near)
	second := find("q=quilfeather&limit=1&cursor=" + url.QueryEscape(*first.NextCursor))
	require.Len(t, second.Items, 1)
	require.True(t, second.Near)
	require.NotEqual(t, first.Items[0].ID, second.Items[0].ID)
	require.Nil(t, second.NextCursor)
	other := find("q=" + url.QueryEscape("FICT/77/770078Q"))
	require.Empty(t, other.Items)
	require.False(t, other.Near)
}
