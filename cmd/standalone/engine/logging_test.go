package engine

import (
	"bytes"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/server/common/log/tag"
)

func TestLogger(t *testing.T) {
	var out bytes.Buffer
	l := newLogger(slog.New(slog.NewTextHandler(&out, nil)))
	with := l.With(tag.Int("shard", 1))

	with.Info("routine")
	with.Warn("HTTP API port has not been set. More text.")
	require.Empty(t, out.String())

	with.Warn("slow", tag.Int("ms", 5))
	require.Contains(t, out.String(), "level=WARN msg=slow component=temporal-server shard=1 ms=5")

	out.Reset()
	l.stopping()
	with.Warn("cut off")
	require.Empty(t, out.String())
	with.Error("broken")
	require.Contains(t, out.String(), "level=ERROR msg=broken")

	out.Reset()
	require.Panics(t, func() { with.Fatal("the end") })
	require.Contains(t, out.String(), "the end")
}
