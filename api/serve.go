package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// call is one request on its way through a handler.
type call struct {
	echo.Context
	user     models.User
	body     []byte // of POST and PUT
	updateID string // of POST: the same for every repetition of the same request
	resource string // of POST: the id that what is created gets
}

// requestTime bounds the work on one request, so that even with the one second in which a client
// of the engine asks again there is an answer within 8 seconds.
const requestTime = 6500 * time.Millisecond

func (r route) time() time.Duration {
	if r.transfers() {
		return TransferTime
	}
	return requestTime
}

// answer is what a handler gives back: body, written as JSON, raw, written as it is, or a file.
type answer struct {
	status   int
	body     any
	raw      []byte
	mime     string // JSON when empty
	file     *sentFile
	etag     string
	location string
	detail   string    // for the access log: what was searched or filtered
	replayed bool      // this request was answered before
	made     time.Time // of what was created, where the answer is made again from the request
	recorded bool      // the answer is made from the history, and can be made again
}

func ok(body any) answer { return answer{status: http.StatusOK, body: body} }

// listed is the answer for a list that comes whole.
func listed[T any](items []T) answer { return ok(answers.List[T]{Items: items}) }

// serve does for every route what must never be forgotten: who asks, may they, once only, logged,
// and only then answered.
func (s *Server) serve(r route) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx, cancel := context.WithTimeout(c.Request().Context(), r.time())
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		k := &call{Context: c}
		if !r.may.open(ctx) {
			if err := s.admit(k, r); err != nil {
				s.logRefused(k, err)
				return err
			}
		}
		if _, page := insideOf(ctx); s.stepUp && !page && r.matters(k) {
			s.logRefused(k, stepUpNeeded())
			return stepUpNeeded()
		}
		if err := s.takes.refuse(r, c.QueryParams()); err != nil {
			return err
		}
		given, err := s.once(k, r)
		if err != nil {
			s.logRefused(k, err)
			return err
		}
		shown := shownBy(r, given)
		if page, _ := insideOf(ctx); page.logged && len(shown) > 0 {
			page.shown(shown)
		} else if r.log != "" && !page.logged {
			if err := s.logAccess(k, r, given, shown); err != nil {
				given.drop()
				return err
			}
		}
		return write(c, given)
	}
}

// once runs the handler; for POST the first answer to a request is the permanent answer.
func (s *Server) once(k *call, r route) (answer, error) {
	if r.method == http.MethodGet || r.streams() {
		return r.handle(k)
	}
	body, err := io.ReadAll(k.Request().Body)
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return answer{}, problem(http.StatusRequestTimeout, "request-timeout", "The request arrived too slowly. Nothing was done. Send it again.")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return answer{}, edgeProblem(http.StatusBadRequest)
	case err != nil:
		return answer{}, err
	}
	k.body = body
	if r.method != http.MethodPost || r.keepsNothing() {
		return r.handle(k)
	}
	return s.idempotent(k, r)
}

func (s *Server) logAccess(k *call, r route, given answer, shown []string) error {
	kind := r.log
	if kind == "list" && k.QueryParam("q") != "" {
		kind = "search"
	}
	line := accessOf(k, kind)
	line.ApplicationID, line.Detail, line.Shown = k.Param("id"), given.detail, store.ShownText(shown)
	if err := s.store.LogAccess(k.Request().Context(), line); err != nil {
		return fmt.Errorf("not shown, because the access log could not be written: %w", err)
	}
	return nil
}

func write(c echo.Context, a answer) error {
	if c.Response().Committed { // the handler has answered by itself
		return nil
	}
	h := c.Response().Header()
	if a.etag != "" {
		h.Set("ETag", a.etag)
	}
	if a.location != "" {
		h.Set(echo.HeaderLocation, a.location)
	}
	if a.replayed {
		h.Set("Idempotency-Replayed", "true")
	}
	switch {
	case a.file != nil:
		return a.file.send(c)
	case a.status == http.StatusNoContent:
		return c.NoContent(a.status)
	}
	mime, text := a.mime, a.raw
	if mime == "" {
		mime = echo.MIMEApplicationJSON
	}
	if text == nil {
		var err error
		if text, err = encode(a.body); err != nil {
			return err
		}
	}
	return c.Blob(a.status, mime, text)
}

// encode writes JSON for programs: < and & are left as they are.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("encode answer: %w", err)
	}
	return b.Bytes(), nil
}

// admit finds out who asks and whether the route is for their role.
func (s *Server) admit(k *call, r route) error {
	if r.may.near && len(r.may.roles) == 0 {
		return models.ErrNotFound
	}
	user, scope, err := s.caller(k)
	if err != nil {
		return err
	}
	k.user = user
	if r.may.allows(user.Role) {
		if r.changes() && scope != models.TokenAll {
			return readOnlyToken()
		}
		return nil
	}
	if k.Param("id") != "" {
		return models.ErrNotFound
	}
	return forbidden()
}

// caller is the user of a page in this process, or of the bearer token, and what they can do here.
func (s *Server) caller(k *call) (models.User, models.TokenScope, error) {
	if page, ok := insideOf(k.Request().Context()); ok {
		return page.user, models.TokenAll, nil
	}
	scheme, token, _ := strings.Cut(k.Request().Header.Get(echo.HeaderAuthorization), " ")
	if !strings.EqualFold(scheme, "Bearer") || token == "" {
		return models.User{}, "", unauthorised()
	}
	if s.noTokens {
		return models.User{}, "", tokensOff()
	}
	user, scope, err := s.store.UserByToken(k.Request().Context(), models.HashOf([]byte(strings.TrimSpace(token))))
	if isNotFound(err) {
		return models.User{}, "", unauthorised()
	}
	return user, scope, err
}
