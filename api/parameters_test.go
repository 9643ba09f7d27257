package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// Every operation of the contract refuses a parameter that it does not name, and does nothing.
func TestUnknownQueryParametersAreRefusedEverywhere(t *testing.T) {
	places := strings.NewReplacer("{id}", "none", "{n}", "1", "{round}", "1", "{point}", "none", "{queue}", "region", "{list}", "forces",
		"{action}", "claim", "{wording}", "none")
	for name, op := range operations(t) {
		username := ""
		if listed, is := op.Extensions["x-roles"].([]any); is {
			username = oneOf(models.Role(listed[0].(string)))
		}
		method, path, _ := strings.Cut(name, " ")
		p := shared.as(t, username).send(method, places.Replace(path)+"?fron=2026-11-01", nil).refused(http.StatusBadRequest, "unknown-parameter")
		require.Contains(t, p.Detail, "fron", name)
		require.Equal(t, "/fron", p.Errors[0].Pointer, name)
	}
}

// oneOf is a user with the role.
func oneOf(role models.Role) string {
	for _, u := range shared.users {
		if u.Role == role {
			return u.Username
		}
	}
	return ""
}

func TestAKnownParameterWithANeighbourIsRefusedToo(t *testing.T) {
	c := shared.as(t, oneOf(models.Lead))
	c.get("/api/v1/metrics/first-submission-acceptance?from=2026-01-01&by=region").want(http.StatusOK)
	for _, query := range []string{"asat=2026-06-30", "from=2026-01-01&fron=x", "From=2026-01-01", "from%20=2026-01-01", "=x"} {
		c.get("/api/v1/metrics/first-submission-acceptance?"+query).refused(http.StatusBadRequest, "unknown-parameter")
	}
}
