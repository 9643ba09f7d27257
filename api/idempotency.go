package api

import (
	"context"
	"encoding/json"
	"net/http"
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
	ETag     string `json:"etag,omitempty"`
	Location string `json:"location,omitempty"`
	Mime     string `json:"mime,omitempty"`
}

// idempotent runs a POST once. The key gives the update its id, so that a repetition after a lost
// answer, a crash or an engine that was away finds the very same command. What the history cannot
// tell again is kept, so that it is given again word for word.
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
	path := k.Request().Method + " " + k.Request().URL.Path
	request, err := s.store.Begin(k.Request().Context(), store.Request{
		ActorID: k.user.ID, KeyHash: models.HashOf([]byte(key)),
		RequestHash: models.HashOf(append([]byte(path+"\n"), k.body...)), Resource: id.String(),
	})
	if err != nil {
		return answer{}, err
	}
	if request.Status != 0 {
		return replay(request)
	}
	k.resource = request.Resource
	k.updateID = models.HashOf([]byte(k.user.ID + "\n" + request.KeyHash))[:32]
	given, err := r.handle(k)
	if err != nil {
		var final bool
		if given, final = s.refusal(k, err); !final {
			return answer{}, err
		}
	}
	if given.recorded {
		return given, nil
	}
	return given, s.keep(k, request, given)
}

func replay(r store.Request) (answer, error) {
	var h kept
	if err := json.Unmarshal([]byte(r.Header), &h); err != nil {
		return answer{}, err
	}
	return answer{status: r.Status, raw: []byte(r.Body), mime: h.Mime, etag: h.ETag, location: h.Location, replayed: true}, nil
}

// keep stores the answer. When that fails the answer still stands: what it tells of has been
// written, and a repetition will find it.
func (s *Server) keep(k *call, r store.Request, a answer) error {
	text := a.raw
	if text == nil {
		var err error
		if text, err = encode(a.body); err != nil {
			return err
		}
	}
	header, err := json.Marshal(kept{ETag: a.etag, Location: a.location, Mime: a.mime})
	if err != nil {
		return err
	}
	r.Status, r.Header, r.Body = a.status, string(header), string(text)
	// What it tells of has been done, however late: the caller's time does not count here.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(k.Request().Context()), keepTime)
	defer cancel()
	if err := s.store.Finish(ctx, r); err != nil {
		s.log.Error("answer not stored, a repeat will be computed again", "error", err)
	}
	return nil
}
