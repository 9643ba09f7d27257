package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/store"
)

// mimeProblem is the media type of RFC 9457.
const mimeProblem = "application/problem+json"

func problem(status int, code, detail string) *answers.Problem {
	return &answers.Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: code, Detail: detail}
}

func unauthorised() *answers.Problem {
	return problem(http.StatusUnauthorized, "not-signed-in", "Sign in: send a valid token as Authorization: Bearer TOKEN.")
}

func tokensOff() *answers.Problem {
	return problem(http.StatusUnauthorized, "tokens-off", "API tokens are turned off for this service. Sign in to the pages.")
}

func readOnlyToken() *answers.Problem {
	return problem(http.StatusForbidden, "read-only-token", "This API token can only read, so nothing was changed. Use a token with the scope all, or the pages of the service.")
}

func stepUpNeeded() *answers.Problem {
	return problem(http.StatusForbidden, "step-up-needed", "This step needs a fresh sign-in, which a token is not. Do it in the pages of the service.")
}

// notFound is for what does not exist, and for what this caller cannot see.
func notFound() *answers.Problem {
	return problem(http.StatusNotFound, "not-found", "Not found, or you do not have access.")
}

func forbidden() *answers.Problem {
	return problem(http.StatusForbidden, "not-for-your-role", "Your role cannot view or do this.")
}

// invalid names what cannot be accepted: for each place what is wrong with it first, and every check that is not met
// there, up to a limit, so that a hostile request cannot make the answer too large.
func invalid(found []decode.Problem) *answers.Problem {
	p := problem(http.StatusUnprocessableEntity, "invalid", "Some values are not accepted. Nothing was saved. Fix the problems listed under errors and send again.")
	named := map[string]bool{}
	for _, f := range found {
		place := f.Pointer
		if _, check := checks.Find(f.Code); check {
			place += " " + f.Code
		}
		if !named[place] && len(p.Errors) < decode.MaxProblems {
			p.Errors = append(p.Errors, f)
		}
		named[place] = true
	}
	return p
}

func invalidField(pointer, message string) *answers.Problem {
	return invalid([]decode.Problem{{Pointer: pointer, Code: decode.CodeBadValue, Message: message}})
}

func isNotFound(err error) bool { return errors.Is(err, models.ErrNotFound) }

// problemOf says what an error means to the caller. What it does not know is a fault of ours.
func (s *Server) problemOf(ctx context.Context, err error) *answers.Problem {
	var known *answers.Problem
	var refusal *models.Refusal
	var http4xx *echo.HTTPError
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &refusal):
		return s.refused(ctx, refusal)
	case errors.Is(err, models.ErrNotFound):
		return notFound()
	case errors.Is(err, models.ErrNotEditable):
		return problem(http.StatusConflict, "not-editable", "The content cannot be edited in this status.")
	case errors.Is(err, models.ErrStale):
		return problem(http.StatusPreconditionFailed, "stale", "This has changed since you read it. Read it again, add your change and save.")
	case errors.Is(err, models.ErrKeyReused):
		return problem(http.StatusUnprocessableEntity, "idempotency-key-reused", "This Idempotency-Key was used for another request. Use a new key for each request.")
	case errors.Is(err, store.ErrBadCursor):
		return problem(http.StatusBadRequest, "bad-cursor", "The cursor is not valid. Start again from the first page.")
	case errors.Is(err, models.ErrEngineAway), errors.Is(err, context.DeadlineExceeded):
		return problem(http.StatusServiceUnavailable, "engine-away", "Not recorded in time. Try again with the same Idempotency-Key. It will be done once only.")
	case store.Away(err):
		return problem(http.StatusServiceUnavailable, "database-away", "The database cannot be read or written at the moment. Nothing was lost. Try again with the same Idempotency-Key. It will be done once only.")
	case errors.As(err, &http4xx) && http4xx.Code < 500:
		return edgeProblem(http4xx.Code)
	}
	return problem(http.StatusInternalServerError, "fault", "The service failed. Try again. If it still fails, give support the request id.")
}

// edgeProblem is for what the HTTP library refuses before a handler sees it.
func edgeProblem(status int) *answers.Problem {
	switch status {
	case http.StatusNotFound:
		return problem(status, "not-found", "Not found, or you do not have access.")
	case http.StatusMethodNotAllowed:
		return problem(status, "method-not-allowed", "This address does not accept that method.")
	case http.StatusRequestEntityTooLarge:
		return problem(status, "too-large", "The request is larger than 1 MiB. Nothing was saved.")
	}
	return problem(status, "bad-request", "The request could not be read.")
}

// refused explains a refusal by the rules, with who decided last and when.
func (s *Server) refused(ctx context.Context, r *models.Refusal) *answers.Problem {
	status := http.StatusConflict
	if r.Reason.Unmet() {
		status = http.StatusUnprocessableEntity
	}
	p := problem(status, string(r.Reason), r.Sentence())
	p.State, p.Reason = r.State, r.Sentence()
	for _, id := range r.Points {
		p.Errors = append(p.Errors, decode.Problem{Pointer: "/points/" + id, Code: string(r.Reason), Message: r.Sentence()})
	}
	if r.Last.ActorID != "" {
		people, err := s.people(ctx, r.Last.ActorID)
		if err != nil {
			s.log.Error("name of the last decider could not be read", "error", err)
		}
		if r.Last.Action == models.DeclareConflict {
			people = undisclosed("", r.Last, r.Last.ActorID, people) // the same for everyone who is refused
		}
		p.Last = &answers.LastMove{Action: r.Last.Action, By: people[r.Last.ActorID], At: r.Last.At}
		p.Detail += " " + p.Last.By.Name + " " + r.Last.Action.Did() + " at " +
			r.Last.At.In(calendar.London()).Format("15:04 on 2 January 2006") + "."
	}
	return p
}

// refusal gives the answer for an error, and whether it is final: an answer that a repetition of
// the same request must get again.
func (s *Server) refusal(k *call, err error) (answer, bool) {
	p := s.problemOf(k.Request().Context(), err)
	return answer{status: p.Status, body: p, mime: mimeProblem}, p.Status == http.StatusConflict || p.Status == http.StatusUnprocessableEntity
}

// onError writes the problem for whatever a handler or the library could not do.
func (s *Server) onError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	p := s.problemOf(c.Request().Context(), err)
	if p.Status >= http.StatusInternalServerError {
		level := slog.LevelError
		if p.Status == http.StatusServiceUnavailable {
			level = slog.LevelWarn // it passes, and readiness says what it is
		}
		s.log.Log(c.Request().Context(), level, "request failed", "route", c.Request().Method+" "+c.Path(), "status", p.Status,
			"request", requestID(c), "application", known(c.Param("id")), "error", err)
	}
	if p.Status == http.StatusServiceUnavailable {
		c.Response().Header().Set("Retry-After", "2")
	}
	if p.Status == http.StatusUnauthorized {
		c.Response().Header().Set("WWW-Authenticate", "Bearer")
	}
	text, err := encode(p)
	if err == nil {
		err = c.Blob(p.Status, mimeProblem, text)
	}
	if err != nil {
		s.log.Error("a problem could not be written", "error", err)
	}
}
