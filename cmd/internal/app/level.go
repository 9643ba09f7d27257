package app

import (
	"context"
	"log/slog"
	"strings"
)

// atLeast passes on records of a level or above, except of calls that their caller broke off, as
// every poll is when a worker stops.
type atLeast struct {
	slog.Handler
	level slog.Level
}

func (h atLeast) Enabled(ctx context.Context, l slog.Level) bool {
	return l >= h.level && h.Handler.Enabled(ctx, l)
}

func (h atLeast) Handle(ctx context.Context, r slog.Record) error {
	given := false
	r.Attrs(func(a slog.Attr) bool {
		given = given || (a.Key == "Error" && strings.HasSuffix(a.Value.String(), context.Canceled.Error()))
		return true
	})
	if given {
		return nil
	}
	return h.Handler.Handle(ctx, r)
}

func (h atLeast) WithAttrs(a []slog.Attr) slog.Handler {
	return atLeast{h.Handler.WithAttrs(a), h.level}
}

func (h atLeast) WithGroup(name string) slog.Handler {
	return atLeast{h.Handler.WithGroup(name), h.level}
}
