package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// keepTime bounds the writing down of an answer that is ready.
const keepTime = time.Second

// keyLimit bounds an Idempotency-Key, in bytes.
const keyLimit = 255

// kept is what of an answer's header is kept with it.
type kept struct {
	ETag     string    `json:"etag,omitempty"`
	Location string    `json:"location,omitempty"`
	Mime     string    `json:"mime,omitempty"`
	At       time.Time `json:"at,omitzero"` // of an answer that is made from the request
}

// idempotent runs a POST once. The key gives the update its id, so that a repetition after a lost
// answer, a crash or an engine that was away finds the very same command. What the history cannot
// tell again is kept, so that it is given again word for word; the text of a case is not.
func (s *Server) idempotent(k *call, r route) (answer, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return answer{}, err
	}
	key := k.Request().Header.Get("Idempotency-Key")
	if key == "" {
		k.updateID, k.resource = uuid.NewString(), id.String()
		return r.handle(k)
	}
	if len(key) > keyLimit {
		return answer{}, problem(http.StatusBadRequest, "bad-idempotency-key", "The Idempotency-Key is longer than 255 characters. Use a shorter one, such as a UUID.")
	}
	path, keyHash := k.Request().Method+" "+k.Request().URL.Path, models.HashOf([]byte(key))
	k.updateID = models.HashOf([]byte(k.user.ID + "\n" + keyHash))[:32]
	request, err := s.store.Begin(k.Request().Context(), store.Request{
		ActorID: k.user.ID, KeyHash: keyHash, UpdateID: k.updateID,
		RequestHash: models.HashOf(append([]byte(path+"\n"), k.body...)), Resource: id.String(), Creates: r.path != actionPath,
	})
	if err != nil {
		return answer{}, err
	}
	k.resource = request.Resource
	if request.Status != 0 {
		return s.replay(k, r, request)
	}
	given, err := r.handle(k)
	if errors.Is(err, models.ErrAnswered) { // the same request, sent twice at once: the other was refused
		return s.again(k, r, request)
	}
	if err != nil {
		var final bool
		if given, final = s.refusal(k, err); !final {
			return answer{}, err
		}
		return s.keepRefusal(k, r, request, given)
	}
	if given.recorded {
		return given, nil
	}
	return s.keep(k, r, request, given)
}

// replay gives the answer that was kept, if its caller may still see the application.
func (s *Server) replay(k *call, r route, kept store.Request) (answer, error) {
	if strings.HasPrefix(r.path, "/api/v1/applications/:id") {
		if _, err := s.store.Application(k.Request().Context(), k.cases(), k.Param("id")); err != nil {
			return answer{}, err
		}
	}
	given, err := told(kept)
	if err == nil && r.fromRequest() && kept.Status < http.StatusBadRequest {
		given.raw, given.body = nil, nil
		return s.pointAgain(k, given, kept)
	}
	return given, err
}

func told(r store.Request) (answer, error) {
	var h kept
	if err := json.Unmarshal([]byte(r.Header), &h); err != nil {
		return answer{}, err
	}
	return answer{status: r.Status, raw: []byte(r.Body), mime: h.Mime, etag: h.ETag, location: h.Location, made: h.At, replayed: true}, nil
}

// again reads what was kept of the request meanwhile.
func (s *Server) again(k *call, r route, request store.Request) (answer, error) {
	known, err := s.store.Begin(k.Request().Context(), request)
	if err != nil {
		return answer{}, err
	}
	if known.Status == 0 {
		return answer{}, models.ErrEngineAway
	}
	return s.replay(k, r, known)
}

// keep stores the answer. If that fails the answer is still valid: its result has been written, and a repeated request
// will find it.
func (s *Server) keep(k *call, r route, request store.Request, a answer) (answer, error) {
	request, err := withAnswer(request, a, !r.fromRequest())
	if err != nil {
		return answer{}, err
	}
	ctx, cancel := ownTime(k)
	defer cancel()
	counts, err := s.store.Finish(ctx, request)
	if err != nil {
		s.log.Error("answer not stored, a repeat will be computed again", "error", err)
		return a, nil
	}
	if counts != request { // the same request, sent twice at once, was answered first
		return s.replay(k, r, counts)
	}
	return a, nil
}

// keepRefusal keeps a refusal only where what it refuses has not been written, as by the same request sent twice at once.
func (s *Server) keepRefusal(k *call, r route, request store.Request, a answer) (answer, error) {
	if !strings.HasPrefix(r.path, "/api/v1/applications/:id") {
		return s.keep(k, r, request, a)
	}
	request, err := withAnswer(request, a, true)
	if err != nil {
		return answer{}, err
	}
	ctx, cancel := ownTime(k)
	defer cancel()
	counts, err := s.store.Refuse(ctx, request, k.Param("id"))
	switch {
	case errors.Is(err, models.ErrExists):
		given, err := s.done(k, k.Param("id"))
		given.replayed = true
		return given, err
	case err != nil: // it is not known whether the refusal is permanent: a repeated request will find out
		return answer{}, errors.Join(models.ErrEngineAway, err)
	case counts != request:
		return s.replay(k, r, counts)
	}
	return a, nil
}

// withAnswer is the request with its answer.
func withAnswer(r store.Request, a answer, text bool) (store.Request, error) {
	header, err := json.Marshal(kept{ETag: a.etag, Location: a.location, Mime: a.mime, At: a.made})
	if err != nil {
		return r, err
	}
	r.Status, r.Header = a.status, string(header)
	if !text {
		return r, nil
	}
	body := a.raw
	if body == nil {
		body, err = encode(a.body)
	}
	r.Body = string(body)
	return r, err
}

// ownTime is for what tells of something that has been done, however late: the caller's time does not count there.
func ownTime(k *call) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(k.Request().Context()), keepTime)
}
