package api

import (
	"github.com/labstack/echo/v4"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
)

// traced gives each request a span, in the trace of the page that asks, if a page does. What a caller sends of a trace of
// its own is not used. Nothing is traced unless the operator names where to. The span has the route, never the address.
func traced(next echo.HandlerFunc) echo.HandlerFunc {
	tracer := otel.Tracer("scpo.example/desk/api")
	return func(c echo.Context) error {
		ctx, span := tracer.Start(c.Request().Context(), c.Request().Method+" "+c.Path(), trace.WithSpanKind(trace.SpanKindServer))
		defer span.End()
		c.SetRequest(c.Request().WithContext(ctx))
		err := next(c)
		if !span.IsRecording() {
			return err
		}
		status := c.Response().Status
		span.SetAttributes(attribute.String("http.route", c.Path()), attribute.String("http.request.method", c.Request().Method),
			attribute.Int("http.response.status_code", status), attribute.String("scpo.request", c.Response().Header().Get(echo.HeaderXRequestID)))
		if status >= 500 {
			span.SetStatus(codes.Error, "")
		}
		return err
	}
}
