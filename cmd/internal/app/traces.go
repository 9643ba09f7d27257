package app

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/opentelemetry"
	"go.temporal.io/sdk/interceptor"

	"scpo.example/desk/models/release"
)

// tracesLast is how long a program that stops tries to hand over its last traces.
const tracesLast = 3 * time.Second

// traces reports whether the operator has named where traces go. The names of the variables are OpenTelemetry's.
func traces() bool {
	return os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != ""
}

// Trace sends traces of this process there until end is called; where nothing is named it does nothing at all.
func Trace(ctx context.Context, program string, log *slog.Logger) (end func(), err error) {
	if !traces() {
		return func() {}, nil
	}
	to, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, fmt.Errorf("send traces: %w", err)
	}
	// What the environment says of the process (OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES) counts; nothing of the machine is looked up.
	this := resource.NewSchemaless(attribute.String("service.name", program), attribute.String("service.version", release.This().Version))
	if given, err := resource.New(ctx, resource.WithFromEnv()); err == nil {
		if merged, err := resource.Merge(this, given); err == nil {
			this = merged
		}
	}
	provider := trace.NewTracerProvider(trace.WithBatcher(to), trace.WithResource(this))
	otel.SetTracerProvider(provider)
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { log.Warn("traces are not sent", "error", err) }))
	return func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), tracesLast)
		defer cancel()
		if err := provider.Shutdown(ctx); err != nil {
			log.Warn("the last traces were not sent", "error", err)
		}
	}, nil
}

// traceEngine has the client, and a worker over it, continue traces through workflows and activities. Only headers are added:
// what workflows decide stays the same.
func traceEngine(o *client.Options) error {
	if !traces() {
		return nil
	}
	through, err := opentelemetry.NewTracingInterceptor(opentelemetry.TracerOptions{DisableBaggage: true, AllowInvalidParentSpans: true})
	if err != nil {
		return fmt.Errorf("trace the workflow engine: %w", err)
	}
	o.Interceptors = append(o.Interceptors, interceptor.ClientInterceptor(through))
	return nil
}
