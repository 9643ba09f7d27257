package api

import (
	"errors"
	"net/http"

	"github.com/google/uuid"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/store"
)

// requestsShown is how many requests are listed; all that wait are among them.
const requestsShown = 200

// askRights keeps another role or place of a user until a second administrator confirms it. asked is false where there is no
// second one, or nothing that needs one: closing an account does not wait, opening it does.
func (s *Server) askRights(k *call, was, wanted models.User) (asked bool, err error) {
	if !wanted.Active || was.Active && !was.Record().OtherRights(wanted.Record()) {
		return false, nil
	}
	ctx := k.Request().Context()
	if two, err := s.store.TwoAdministrators(ctx); err != nil || !two {
		return false, err
	}
	q := models.RightsRequest{ID: uuid.NewString(), Kind: models.ChangeOfRights, UserID: was.ID, Before: was.Record(), After: wanted.Record(), AskedBy: k.user.ID}
	return true, requestProblem(s.store.AskRights(ctx, q, administering(k, was.ID)))
}

// requestProblem words what prevents a request.
func requestProblem(err error) error {
	switch {
	case errors.Is(err, store.ErrRequestOpen):
		return problem(http.StatusConflict, "request-open", "A change of this user’s rights is waiting to be confirmed. Ask another administrator to confirm or refuse it first.")
	case errors.Is(err, store.ErrOwnRequest):
		return problem(http.StatusConflict, "own-request", "You asked for this, or it is for you, so another administrator must confirm or refuse it.")
	case errors.Is(err, store.ErrRequestDecided):
		return problem(http.StatusConflict, "request-decided", "Another administrator has already confirmed or refused this.")
	case errors.Is(err, models.ErrStale):
		return problem(http.StatusConflict, "request-stale", "This user has changed since the change was asked for. Refuse it, and ask again.")
	}
	return err
}

func (s *Server) rightsRequests(k *call) (answer, error) {
	found, err := s.store.RightsRequests(k.Request().Context(), requestsShown)
	if err != nil {
		return answer{}, err
	}
	items := make([]answers.RightsRequest, len(found))
	for i, q := range found {
		if items[i], err = s.requestOf(k, q); err != nil {
			return answer{}, err
		}
	}
	return listed(items), nil
}

func (s *Server) requestOf(k *call, q models.RightsRequest) (answers.RightsRequest, error) {
	people, err := s.people(k.Request().Context(), q.UserID, q.AskedBy, q.DecidedBy)
	shown := answers.RightsRequest{ID: q.ID, Kind: q.Kind, Of: people[q.UserID], AskedAt: q.AskedAt, State: q.State, DecidedAt: q.DecidedAt, Note: q.Note}
	if q.Kind == models.ChangeOfRights {
		shown.Before, shown.After = &q.Before, &q.After
	}
	if by, known := people[q.AskedBy]; known {
		shown.AskedBy = &by
	}
	if by, known := people[q.DecidedBy]; known {
		shown.DecidedBy = &by
	}
	own := q.AskedBy == k.user.ID || q.Kind == models.EmergencyAccess && q.UserID == k.user.ID
	shown.May = q.State == models.RequestOpen && !own
	return shown, err
}

func (s *Server) confirmRequest(k *call) (answer, error) {
	if err := takesNothing(k); err != nil {
		return answer{}, err
	}
	return s.decideRequest(k, true, "")
}

func (s *Server) refuseRequest(k *call) (answer, error) {
	var body answers.RefusedRequest
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	if compare.NoWords(body.Reason) {
		found = append(found, decode.NewProblem("/reason", decode.CodeRequired, "Enter why you refuse it"))
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	return s.decideRequest(k, false, body.Reason)
}

func (s *Server) decideRequest(k *call, confirm bool, note string) (answer, error) {
	q, err := s.store.DecideRequest(k.Request().Context(), k.Param("id"), k.user.ID, confirm, note, administering(k, ""))
	if err != nil {
		return answer{}, requestProblem(err)
	}
	shown, err := s.requestOf(k, q)
	return ok(shown), err
}
