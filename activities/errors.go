package activities

import (
	"errors"

	"go.temporal.io/sdk/temporal"

	"scpo.example/desk/models"
)

// Types of the errors that a retry cannot fix. They are schema: recorded histories contain them.
const (
	Diverged       = "Diverged"
	ContentChanged = "ContentChanged"
	NotFound       = "NotFound"
	Refused        = "Refused"
	Exists         = "Exists"
	Stale          = "Stale"
	Answered       = "Answered"
	NoPapers       = "NoPapers"
)

// forEngine maps the store's errors: those that will not go away are not tried again; all others,
// such as a database that is away, are tried until they pass. Messages name ids and codes only.
func forEngine(err error) error {
	var refusal *models.Refusal
	switch {
	case err == nil:
		return nil
	case errors.Is(err, models.ErrDiverged):
		return temporal.NewNonRetryableApplicationError("database and workflow disagree", Diverged, err)
	case errors.Is(err, models.ErrContentChanged):
		return temporal.NewNonRetryableApplicationError("content changed", ContentChanged, err)
	case errors.Is(err, models.ErrNotFound):
		return temporal.NewNonRetryableApplicationError("not found", NotFound, err)
	case errors.Is(err, models.ErrStale):
		return temporal.NewNonRetryableApplicationError("changed since it was read", Stale, err)
	case errors.Is(err, models.ErrAnswered):
		return temporal.NewNonRetryableApplicationError("refused before", Answered, err)
	case errors.Is(err, models.ErrExists):
		return temporal.NewNonRetryableApplicationError("exists already", Exists, err)
	case errors.As(err, &refusal):
		return temporal.NewNonRetryableApplicationError("refused", Refused, err, refusal)
	}
	return err
}
