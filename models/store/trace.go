package store

import (
	"errors"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
	"gorm.io/gorm"
)

const spanOf = "scpo:span"

// traceStatements gives each statement a span, where its caller is traced. It has the kind of statement and the table, but
// neither its text nor its values: they can hold words of a case. Nor has it the error's text.
func traceStatements(db *gorm.DB) error {
	tracer := otel.Tracer("scpo.example/desk/models/store")
	begin := func(operation string) func(*gorm.DB) {
		return func(db *gorm.DB) {
			if !trace.SpanFromContext(db.Statement.Context).IsRecording() {
				return
			}
			name := operation
			if db.Statement.Table != "" {
				name += " " + db.Statement.Table
			}
			_, span := tracer.Start(db.Statement.Context, name, trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(
				attribute.String("db.system.name", db.Name()), attribute.String("db.operation.name", operation), attribute.String("db.collection.name", db.Statement.Table)))
			db.InstanceSet(spanOf, span)
		}
	}
	on := db.Callback()
	return errors.Join(
		on.Create().Before("gorm:begin_transaction").Register("scpo:trace", begin("INSERT")), on.Create().After("gorm:commit_or_rollback_transaction").Register("scpo:traced", endSpan),
		on.Query().Before("gorm:query").Register("scpo:trace", begin("SELECT")), on.Query().After("gorm:after_query").Register("scpo:traced", endSpan),
		on.Update().Before("gorm:begin_transaction").Register("scpo:trace", begin("UPDATE")), on.Update().After("gorm:commit_or_rollback_transaction").Register("scpo:traced", endSpan),
		on.Delete().Before("gorm:begin_transaction").Register("scpo:trace", begin("DELETE")), on.Delete().After("gorm:commit_or_rollback_transaction").Register("scpo:traced", endSpan),
		on.Row().Before("gorm:row").Register("scpo:trace", begin("SELECT")), on.Row().After("gorm:row").Register("scpo:traced", endSpan),
		on.Raw().Before("gorm:raw").Register("scpo:trace", begin("EXECUTE")), on.Raw().After("gorm:raw").Register("scpo:traced", endSpan))
}

func endSpan(db *gorm.DB) {
	kept, there := db.InstanceGet(spanOf)
	if !there {
		return
	}
	span, is := kept.(trace.Span)
	if !is {
		return
	}
	span.SetAttributes(attribute.Int64("db.response.returned_rows", db.RowsAffected))
	if db.Error != nil && !errors.Is(db.Error, gorm.ErrRecordNotFound) {
		span.SetStatus(codes.Error, "")
	}
	span.End()
}
