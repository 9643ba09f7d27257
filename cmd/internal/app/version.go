package app

import (
	"context"
	"log/slog"
	"time"

	"github.com/alecthomas/kong"

	"scpo.example/desk/models/release"
)

// VersionFlag has a program say which it is, and end.
type VersionFlag struct {
	Version kong.VersionFlag `help:"Say the version and the revision of the program, and end."`
}

// Version is what VersionFlag says.
func Version(program string) kong.Vars {
	return kong.Vars{"version": program + " " + release.This().String()}
}

// Begin is the first line of a log, whatever its level: which program wrote the lines below.
func Begin(ctx context.Context, log *slog.Logger, program string) error {
	this := release.This()
	r := slog.NewRecord(time.Now(), slog.LevelInfo, program+" starts", 0)
	r.AddAttrs(slog.String("version", this.Version), slog.String("revision", this.Revision))
	return log.Handler().Handle(ctx, r)
}
