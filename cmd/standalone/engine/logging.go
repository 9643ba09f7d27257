package engine

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"go.temporal.io/server/common/log"
	"go.temporal.io/server/common/log/tag"
)

// logger hands the server's log lines to slog: from WARN on, and while stopping from ERROR on, because the server
// then warns of every call it cuts off.
type logger struct {
	out   *slog.Logger
	level *slog.LevelVar // shared with all loggers made by With
}

var _ log.WithLogger = (*logger)(nil)

func newLogger(out *slog.Logger) *logger {
	l := &logger{out: out.With("component", "temporal-server"), level: new(slog.LevelVar)}
	l.level.Set(slog.LevelWarn)
	return l
}

func (l *logger) stopping() { l.level.Set(slog.LevelError) }

func (l *logger) write(level slog.Level, msg string, tags []tag.Tag) {
	ctx := context.Background()
	if level < l.level.Level() || !l.out.Enabled(ctx, level) || givenUp(tags) {
		return
	}
	l.out.LogAttrs(ctx, level, msg, attrs(tags)...)
}

// givenUp reports a call that its caller broke off, as every poll is when a worker stops.
func givenUp(tags []tag.Tag) bool {
	return slices.ContainsFunc(tags, func(t tag.Tag) bool {
		return t.Key() == "error" && strings.HasSuffix(fmt.Sprint(t.Value()), context.Canceled.Error())
	})
}

func attrs(tags []tag.Tag) []slog.Attr {
	as := make([]slog.Attr, len(tags))
	for i, t := range tags {
		as[i] = slog.Any(t.Key(), t.Value())
	}
	return as
}

// With returns a logger that adds tags to each line.
func (l *logger) With(tags ...tag.Tag) log.Logger {
	return &logger{out: slog.New(l.out.Handler().WithAttrs(attrs(tags))), level: l.level}
}

// Debug, Info and Error write at the level of their name.
func (l *logger) Debug(msg string, tags ...tag.Tag) { l.write(slog.LevelDebug, msg, tags) }
func (l *logger) Info(msg string, tags ...tag.Tag)  { l.write(slog.LevelInfo, msg, tags) }
func (l *logger) Error(msg string, tags ...tag.Tag) { l.write(slog.LevelError, msg, tags) }

// Warn leaves out advice that comes twice at each start and is not for us: the HTTP port is off on purpose.
func (l *logger) Warn(msg string, tags ...tag.Tag) {
	if !strings.HasPrefix(msg, "HTTP API port has not been set.") {
		l.write(slog.LevelWarn, msg, tags)
	}
}

// DPanic is a fault that only a development build should panic on.
func (l *logger) DPanic(msg string, tags ...tag.Tag) { l.write(slog.LevelError, msg, tags) }

// Panic writes the line and panics.
func (l *logger) Panic(msg string, tags ...tag.Tag) {
	l.write(slog.LevelError, msg, tags)
	panic("temporal server: " + msg)
}

// Fatal panics as well: the server relies on not coming back from it, and a panic, unlike an exit, says from where.
func (l *logger) Fatal(msg string, tags ...tag.Tag) {
	l.write(slog.LevelError, msg, tags)
	panic("temporal server: " + msg)
}
