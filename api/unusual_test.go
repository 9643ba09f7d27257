package api_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// TestUnusualReadingIsToldOnce, by the rules, when auditors look.
func TestUnusualReadingIsToldOnce(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	auditor, cps := d.as(t, "auditor"), d.users["cps.reviewer"].ID
	log := func(a store.Access) { require.NoError(t, d.store.LogAccess(t.Context(), a)) }
	for range 30 {
		log(store.Access{ActorID: cps, Kind: "view", ApplicationID: uuid.NewString(), Route: "GET /api/v1/applications/:id"})
	}
	for _, who := range []string{"officer.serocu", "officer2.serocu", "officer.ersou"} {
		log(store.Access{ActorID: d.users[who].ID, Kind: "search", Detail: "q=Vascott+Darrick", Route: "GET /api/v1/applications"})
	}
	told := map[string]string{}
	for range 2 {
		var list answers.AuditNotices
		auditor.get("/api/v1/audit-notices").want(http.StatusOK).into(&list)
		require.NotEmpty(t, list.Items)
		told = map[string]string{}
		for _, n := range list.Items {
			require.Equal(t, models.UnusualReading, n.Kind)
			rule := string(n.Detail)
			require.Empty(t, told[rule], "once")
			told[rule] = n.Of.Username
			require.NotContains(t, rule, "Vascott", "nobody is named")
		}
	}
	day := today().String()
	require.Equal(t, "cps.reviewer", told[fmt.Sprintf(`{"count":30,"day":"%s","rule":"many-fast","words":"Opened 30 applications within 10 minutes."}`, day)])
	require.Contains(t, fmt.Sprint(told), "same-search")

	found := func(query string) int {
		var list answers.List[answers.AccessLine]
		auditor.get("/api/v1/access-log?" + query).want(http.StatusOK).into(&list)
		return len(list.Items)
	}
	require.Equal(t, 3, found("term=vascott+dar"))
	require.Equal(t, 1, found("term=VASCOTT&by=officer.ersou"))
	require.Zero(t, found("term=%25"), "a sign is not any text")
}
