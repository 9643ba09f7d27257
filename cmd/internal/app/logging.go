package app

import (
	"io"
	"log/slog"

	"go.temporal.io/sdk/log"
)

// Logger writes JSON lines with ids and codes, never names or case text. The level is one of
// debug, info, warn and error; anything else is info.
func Logger(w io.Writer, level string) *slog.Logger {
	var l slog.Level
	if err := l.UnmarshalText([]byte(level)); err != nil {
		l = slog.LevelInfo
	}
	return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: l}))
}

// engineLogger hands the Temporal client's messages on from warnings upwards: its information is
// about every start and stop of a poller.
func engineLogger(l *slog.Logger) log.Logger {
	return log.NewStructuredLogger(slog.New(atLeast{l.Handler(), slog.LevelWarn}))
}
