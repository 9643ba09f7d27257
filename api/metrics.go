package api

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"scpo.example/desk/api/vitals"
	"scpo.example/desk/models"
)

// metrics counts requests by route and commands by action, never by record or person.
type metrics struct {
	registry *prometheus.Registry
	seconds  *prometheus.HistogramVec
	commands *prometheus.CounterVec
}

// newMetrics measures in a registry, or, where it is nil, in one of its own with what the watch sees.
func newMetrics(registry *prometheus.Registry, w *vitals.Watch) *metrics {
	if registry == nil {
		registry = vitals.NewRegistry(w)
	}
	m := &metrics{
		registry: registry,
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "scpo_http_request_seconds", Help: "Time to answer, by method, route and status.",
			Buckets: prometheus.ExponentialBuckets(0.001, 2, 14),
		}, []string{"method", "route", "status"}),
		commands: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "scpo_commands_total", Help: "Commands, by action and outcome: done, refused, not-accepted, away, diverged or fault.",
		}, []string{"action", "outcome"}),
	}
	for _, a := range models.Actions() {
		for _, outcome := range outcomes {
			m.commands.WithLabelValues(string(a), outcome)
		}
	}
	m.registry.MustRegister(m.seconds, m.commands)
	return m
}

// The outcomes of commands.
const (
	commandDone        = "done"
	commandRefused     = "refused"      // by the rules
	commandNotAccepted = "not-accepted" // as it was sent
	commandAway        = "away"         // part of the service did not answer
	commandDiverged    = "diverged"     // database and workflow disagree
	commandFault       = "fault"
)

var outcomes = []string{commandDone, commandRefused, commandNotAccepted, commandAway, commandDiverged, commandFault}

// commanded counts a command by how it ended.
func (s *Server) commanded(k *call, a models.Action, err error) {
	outcome := commandDone
	if err != nil {
		outcome = s.outcomeOf(k, err)
	}
	s.metrics.commands.WithLabelValues(string(a), outcome).Inc()
	id := k.Param("id")
	if a == models.Create {
		id = k.resource
	}
	s.log.Info("command", "action", a, "outcome", outcome, "request", requestID(k), "application", known(id), "update", k.updateID)
}

func requestID(c echo.Context) string { return c.Response().Header().Get(echo.HeaderXRequestID) }

// known is an id as the log may have it: what a caller makes up in its place could be words of a case.
func known(id string) string {
	if uuid.Validate(id) != nil {
		return ""
	}
	return id
}

func (s *Server) outcomeOf(k *call, err error) string {
	if errors.Is(err, models.ErrDiverged) {
		return commandDiverged
	}
	switch status := s.problemOf(k.Request().Context(), err).Status; {
	case status == http.StatusConflict:
		return commandRefused
	case status == http.StatusServiceUnavailable:
		return commandAway
	case status < http.StatusInternalServerError:
		return commandNotAccepted
	}
	return commandFault
}

func (s *Server) observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := time.Now()
		err := next(c)
		if err != nil {
			c.Error(err) // so that the status below is the one that was answered
		}
		method := c.Request().Method
		if !slices.Contains([]string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions}, method) {
			method = "other" // else a caller could make as many labels as they like
		}
		s.metrics.seconds.WithLabelValues(method, c.Path(), strconv.Itoa(c.Response().Status)).
			Observe(time.Since(start).Seconds())
		return nil
	}
}

func (s *Server) prometheus(k *call) (answer, error) {
	promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{}).ServeHTTP(k.Response(), k.Request())
	return answer{}, nil
}
