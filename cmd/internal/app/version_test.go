package app_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/app"
	"scpo.example/desk/models/release"
)

func TestALogBeginsWithTheProgramAtAnyLevel(t *testing.T) {
	for _, level := range []string{"debug", "info", "warn", "error"} {
		var written bytes.Buffer
		require.NoError(t, app.Begin(t.Context(), app.Logger(&written, level), "scpo worker"))
		var line struct{ Msg, Version, Revision string }
		require.NoError(t, json.Unmarshal(written.Bytes(), &line), level)
		require.Equal(t, "scpo worker starts", line.Msg)
		require.Equal(t, release.This(), release.Program{Version: line.Version, Revision: line.Revision})
	}
}
