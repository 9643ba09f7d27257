package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/release"
)

func TestHealthAndFiguresSayWhichProgramAnswers(t *testing.T) {
	t.Parallel()
	for path, who := range map[string]string{
		"/healthz": "",
		"/api/v1/metrics/first-submission-acceptance":                  "officer.serocu",
		"/api/v1/metrics/first-submission-acceptance/cases?of=decided": "officer.serocu",
		"/api/v1/metrics/escaped-defects":                              "officer.serocu",
	} {
		var said struct{ Program release.Program }
		shared.as(t, who).get(path).want(http.StatusOK).into(&said)
		require.Equal(t, release.This(), said.Program, path)
	}
	require.Equal(t, release.This().Version, contract(t).Info.Version)
}
