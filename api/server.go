package api

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// bodyLimit bounds every request body, attachments apart.
const bodyLimit = "1MiB"

// requestIDLimit bounds the id that a caller gives a request, in bytes.
const requestIDLimit = 128

// Engine is what the edge needs of the workflows.
type Engine interface {
	Open(ctx context.Context, in workflows.Input) error
	Act(ctx context.Context, applicationID, updateID string, c models.Command) error
	Ready(ctx context.Context) error
}

// Server answers HTTP requests.
type Server struct {
	store   *store.Store
	engine  Engine
	log     *slog.Logger
	metrics *metrics
	echo    *echo.Echo
}

// New makes a server over an open store and an engine.
func New(s *store.Store, e Engine, log *slog.Logger) *Server {
	server := &Server{store: s, engine: e, log: log, metrics: newMetrics(), echo: echo.New()}
	server.echo.HTTPErrorHandler = server.onError
	server.echo.Use(shortRequestID, middleware.RequestID(), middleware.Recover(), server.observe, secure, middleware.BodyLimit(bodyLimit))
	for _, r := range server.routes() {
		server.echo.Add(r.method, r.path, server.serve(r))
	}
	return server
}

// Handler is the server as net/http knows it.
func (s *Server) Handler() http.Handler { return s.echo }

// shortRequestID drops the caller's own id for the request where it is too long to keep in a log.
func shortRequestID(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if h := c.Request().Header; len(h.Get(echo.HeaderXRequestID)) > requestIDLimit {
			h.Del(echo.HeaderXRequestID)
		}
		return next(c)
	}
}

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
