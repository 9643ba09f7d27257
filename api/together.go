package api

import (
	"context"

	"scpo.example/desk/models/store"
)

// handler answers one call by a server.
type handler func(*Server, *call) (answer, error)

// together reads all that an answer says at one moment: a row and its events, or points and versions, that were written between
// two reads would not fit each other.
func (s *Server) together(h handler) func(*call) (answer, error) {
	return func(k *call) (given answer, err error) {
		err = s.at(k.Request().Context(), func(view *Server) error {
			given, err = h(view, k)
			return err
		})
		return given, err
	}
}

func (s *Server) at(ctx context.Context, f func(*Server) error) error {
	return s.store.Together(ctx, func(at *store.Store) error {
		view := *s
		view.store = at
		return f(&view)
	})
}
