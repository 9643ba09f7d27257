package app_test

import (
	"bytes"
	"log/slog"
	"net"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/app"
)

// TestASecondWorkerOfAMachineIsWatchedToo: it takes a free address and says which.
func TestASecondWorkerOfAMachineIsWatchedToo(t *testing.T) {
	if taken, err := net.Listen("tcp", app.DefaultMetricsAddr); err == nil {
		defer taken.Close() //nolint:errcheck // nothing was said there
	}
	var said bytes.Buffer
	way, err := app.Operators{}.Open(slog.New(slog.NewJSONHandler(&said, nil)))
	require.NoError(t, err)
	defer way.Close() //nolint:errcheck // nothing was said there
	require.NotEqual(t, app.DefaultMetricsAddr, way.Addr().String())
	require.Contains(t, said.String(), way.Addr().String())

	_, err = app.Operators{MetricsAddr: "0.0.0.0:0"}.Open(slog.New(slog.DiscardHandler))
	require.ErrorContains(t, err, "not encrypted")
	cert, key := certificate(t)
	open, err := app.Operators{MetricsAddr: "0.0.0.0:0", TLSCert: cert, TLSKey: key}.Open(slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	require.NoError(t, open.Close())
}
