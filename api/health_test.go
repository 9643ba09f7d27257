package api_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/health"
)

// TestTheHealthIsToldToAdministrators, and is that of the parts: without a worker it says so first.
func TestTheHealthIsToldToAdministrators(t *testing.T) {
	t.Parallel()
	require.Eventually(t, func() bool { return shared.as(t, "").get("/readyz").status == http.StatusOK }, 20*time.Second, 50*time.Millisecond)
	var told answers.ServiceHealth
	shared.as(t, "admin").get("/api/v1/health").want(http.StatusOK).into(&told)
	require.Len(t, told.Parts, 9)
	require.NotNil(t, told.Numbers)
	for _, p := range told.Parts {
		if p.Part == health.Worker || p.Part == health.Database || p.Part == health.Engine {
			require.Equal(t, health.Works, p.State, p.Part)
		}
	}
	for _, who := range []string{"officer.serocu", "lead.national", "auditor"} {
		shared.as(t, who).get("/api/v1/health").refused(http.StatusForbidden, "not-for-your-role")
	}
}
