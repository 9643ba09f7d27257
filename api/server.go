package api

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"github.com/prometheus/client_golang/prometheus"

	"scpo.example/desk/api/vitals"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/files"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// bodyLimit bounds every request body, attachments apart.
const bodyLimit = "1MiB"

// Engine is what the edge needs of the workflows.
type Engine interface {
	Open(ctx context.Context, in workflows.Input) error
	Act(ctx context.Context, applicationID, updateID string, c models.Command) error
	Resume(ctx context.Context, applicationID string, late bool) error
	StartCover(ctx context.Context, c models.Cover) error
	CancelCover(ctx context.Context, coverID, updateID string) error
	vitals.Engine
}

// Server answers HTTP requests.
type Server struct {
	store   *store.Store
	engine  Engine
	log     *slog.Logger
	metrics *metrics
	watch   *vitals.Watch
	echo    *echo.Echo
	takes   parameters
	files   *files.Storage // nil where the service keeps none
	papers  Papers         // nil where the service keeps no files

	emailLimit int64 // 0: the default

	noTokens bool // the operator allows none
	stepUp   bool // what matters needs a fresh sign-in

	measures *prometheus.Registry // of the process; nil: of its own

	lists    *reference.Lists
	calendar *calendar.Calendar
	library  *library.Library
	switches checks.Switches
}

// Option changes how a server works.
type Option func(*Server)

// WithLists makes the server work by an operator's lists. Without it, it works by those that ship.
func WithLists(r *reference.Lists, c *calendar.Calendar, l *library.Library, s checks.Switches) Option {
	return func(server *Server) { server.lists, server.calendar, server.library, server.switches = r, c, l, s }
}

// WithFiles makes the server keep attachments. Without it, none can be added.
func WithFiles(f *files.Storage) Option { return func(server *Server) { server.files = f } }

// WithWatch makes the server tell what the process watches, and measure beside what the process measures. Without it, it
// watches by itself.
func WithWatch(w *vitals.Watch, measures *prometheus.Registry) Option {
	return func(s *Server) { s.watch, s.measures = w, measures }
}

// New makes a server over an open store and an engine.
func New(s *store.Store, e Engine, log *slog.Logger, options ...Option) *Server {
	server := &Server{
		store: s, engine: e, log: log, watch: vitals.New(s, e, log), echo: echo.New(),
		lists: reference.Embedded(), calendar: calendar.EnglandAndWales(), library: library.Embedded(),
	}
	for _, change := range options {
		change(server)
	}
	server.metrics = newMetrics(server.measures, server.watch)
	server.echo.HTTPErrorHandler = server.onError
	bounded := middleware.BodyLimitWithConfig(middleware.BodyLimitConfig{Limit: bodyLimit, Skipper: uploads})
	server.echo.Use(ownRequestID, middleware.RequestID(), middleware.Recover(), traced, server.observe, secure, readable, bounded)
	server.takes = readParameters(server.routes())
	for _, r := range server.routes() {
		server.echo.Add(r.method, r.path, server.serve(r))
		if r.log == "export" { // what leaves as a file can be asked about without it
			server.echo.HEAD(r.path, server.serve(r))
		}
	}
	return server
}

// uploads says that the request has a file, which has a limit of its own.
func uploads(c echo.Context) bool {
	return route{method: c.Request().Method, path: c.Path()}.streams()
}

// Handler is the server as net/http knows it.
func (s *Server) Handler() http.Handler { return s.echo }

// secure sets the headers that every answer carries: nothing is cached, framed or guessed at.
func secure(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		return next(c)
	}
}
