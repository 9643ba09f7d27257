package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// nextPage is how much of the queue is read at once in search of what the caller may take.
const nextPage = 20

// next claims for the caller the first unassigned application that they may take; 204 when there is none. Others may be
// as fast: what they have taken is skipped. Each try has an update id of its own and is noted, as the text of its
// command, before it is sent. So a repetition of the request finds the application that the first one got or was after,
// and takes no second.
func (s *Server) next(k *call) (answer, error) {
	body := &models.NoteBody{}
	found, err := readBody(k.body, body)
	if err != nil {
		return answer{}, err
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	request := k.updateID
	tried, err := s.tries(k.Request().Context(), request)
	if err != nil {
		return answer{}, err
	}
	for n := range tried {
		k.updateID = try(request, n)
		if given, err := s.got(k, tried[n]); !isNotFound(err) {
			given.replayed = true
			return given, err
		}
	}
	n := max(len(tried)-1, 0) // all but the last were refused; that one may still be on its way
	for ; ; n++ {
		id, err := s.nextOf(k, tried, request, n)
		if err != nil || id == "" {
			return answer{status: http.StatusNoContent, raw: []byte{}}, err
		}
		k.updateID = try(request, n)
		if id, err = s.claim(k, id, body); err == nil {
			return s.got(k, id)
		}
		if !lost(err) {
			return answer{}, err
		}
		if given, err := s.got(k, id); !isNotFound(err) { // it was written after all, by the same request sent twice
			return given, err
		}
		tried = append(tried[:n], id)
	}
}

// try is the update id of the nth try of a request, from 0.
func try(request string, n int) string {
	if n == 0 {
		return request
	}
	return fmt.Sprintf("%s-%d", request, n)
}

// tries are the applications that this request tried before, in order.
func (s *Server) tries(ctx context.Context, request string) ([]string, error) {
	var ids []string
	for {
		text, err := s.store.Payload(ctx, try(request, len(ids)))
		if isNotFound(err) {
			return ids, nil
		}
		if err != nil {
			return nil, err
		}
		ids = append(ids, text.ApplicationID)
	}
}

// nextOf is the application for the nth try: the one that was tried already, or the first in the
// queue that was not and that the caller may take; "" when there is none.
func (s *Server) nextOf(k *call, tried []string, request string, n int) (string, error) {
	if n < len(tried) {
		return tried[n], nil
	}
	id, err := s.firstOf(k, tried)
	if err != nil || id != "" {
		return id, err
	}
	// The last may have gone to this very request, sent twice: then it was noted before it went.
	text, err := s.store.Payload(k.Request().Context(), try(request, n))
	if isNotFound(err) {
		return "", nil
	}
	return text.ApplicationID, err
}

func (s *Server) firstOf(k *call, tried []string) (string, error) {
	query := store.QueueQuery{Queue: store.QueueUnassigned, User: k.user, Limit: nextPage}
	for {
		waiting, cursor, err := s.store.Queue(k.Request().Context(), query)
		if err != nil {
			return "", err
		}
		for _, w := range waiting {
			if mayTake(w.Application.Standing, k.user.Actor()) && !slices.Contains(tried, w.Application.ID) {
				return w.Application.ID, nil
			}
		}
		if query.Cursor = cursor; cursor == "" {
			return "", nil
		}
	}
}

// mayTake reports whether the officer may claim it and then also approve it: what they wrote or are
// named in is left for others.
func mayTake(standing models.Standing, officer models.Actor) bool {
	if standing.Forbids(models.Claim, officer) != nil {
		return false
	}
	standing.Holder = officer.ID
	return standing.Forbids(models.Approve, officer) == nil
}

// claim asks the workflow for one application, and gives the id of the one that was tried: if the same request runs
// twice at once, the first to record its try decides for both.
func (s *Server) claim(k *call, id string, body *models.NoteBody) (string, error) {
	command := models.Command{Action: models.Claim, Actor: k.user.Actor()}
	payload, err := models.NewPayload(k.updateID, id, command, body)
	if err != nil {
		return id, err
	}
	if payload, err = s.store.SavePayload(k.Request().Context(), payload); err != nil {
		return id, err
	}
	command.PayloadRef, command.PayloadHash = payload.Ref, payload.Hash
	err = s.send(k, payload.ApplicationID, command)
	if errors.Is(err, models.ErrDiverged) {
		s.log.Error("application skipped: database and workflow disagree", "application", payload.ApplicationID)
	}
	return payload.ApplicationID, err
}

// lost reports whether the application went to someone else, or no one can have it: the next is
// tried. Anything else leaves open whether it was claimed.
func lost(err error) bool {
	var refusal *models.Refusal
	return errors.As(err, &refusal) || errors.Is(err, models.ErrDiverged)
}

// got answers from the claim that this request has written. ErrNotFound when it has not.
func (s *Server) got(k *call, id string) (answer, error) {
	given, err := s.done(k, id)
	if err != nil {
		return answer{}, err
	}
	told, _ := given.body.(answers.Acted)
	given.body, given.location = answers.Claimed{ApplicationID: id, Acted: told}, "/api/v1/applications/"+id
	return given, nil
}
