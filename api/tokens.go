package api

import (
	"crypto/rand"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// WithoutTokens makes the server answer its own pages only: no one signs in with a token.
func WithoutTokens() Option { return func(s *Server) { s.noTokens = true } }

// WithStepUp keeps tokens from what needs a fresh sign-in. The pages ask for one themselves.
func WithStepUp() Option { return func(s *Server) { s.stepUp = true } }

func (s *Server) myTokens(k *call) (answer, error) { return s.tokensOf(k, k.user.ID) }

func (s *Server) userTokens(k *call) (answer, error) {
	u, err := s.user(k.Request().Context(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	return s.tokensOf(k, u.ID)
}

func (s *Server) tokensOf(k *call, userID string) (answer, error) {
	tokens, err := s.store.Tokens(k.Request().Context(), userID)
	if err != nil {
		return answer{}, err
	}
	items := make([]answers.Token, len(tokens))
	for i, t := range tokens {
		items[i] = answers.Token{ID: t.ID, Added: t.CreatedAt, Ends: t.ExpiresAt, Ended: !s.store.Now().Before(t.ExpiresAt), Scope: t.Scope}
		if !t.LastUsed.IsZero() {
			items[i].LastUsed = &t.LastUsed
		}
	}
	return listed(items), nil
}

func (s *Server) revokeMine(k *call) (answer, error) { return s.revoke(k, k.user.ID) }

func (s *Server) revokeTheirs(k *call) (answer, error) {
	u, err := s.user(k.Request().Context(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	return s.revoke(k, u.ID)
}

func (s *Server) revoke(k *call, userID string) (answer, error) {
	if err := takesNothing(k); err != nil {
		return answer{}, err
	}
	if err := s.store.EndTokenOf(k.Request().Context(), userID, k.Param("token"), administering(k, userID)); err != nil {
		return answer{}, err
	}
	return s.tokensOf(k, userID)
}

// rotateMine replaces a token of the caller. The new one is in this answer and nowhere else, so that the answer is not
// kept under its key.
func (s *Server) rotateMine(k *call) (answer, error) {
	if s.noTokens {
		return answer{}, tokensOff()
	}
	if err := takesNothing(k); err != nil {
		return answer{}, err
	}
	token := rand.Text()
	if err := s.store.ReplaceTokenOf(k.Request().Context(), k.user.ID, k.Param("token"), models.HashOf([]byte(token)), administering(k, k.user.ID)); err != nil {
		return answer{}, err
	}
	return ok(answers.NewToken{Token: token}), nil
}

// takesNothing refuses a body with anything in it.
func takesNothing(k *call) error {
	found, err := readBody(k.body, &struct{}{})
	if err == nil && len(found) > 0 {
		err = invalid(found)
	}
	return err
}
