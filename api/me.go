package api

import (
	"cmp"
	"context"

	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
)

// me is the caller, to themselves.
type me struct {
	Username string         `json:"username"`
	Name     string         `json:"name"`
	Role     models.Role    `json:"role"`
	Force    *string        `json:"force"`  // null to those who belong to none
	Region   *string        `json:"region"` // null to those who belong to none
	Email    *string        `json:"email"`  // where letters go; null for nowhere
	Letters  models.Letters `json:"letters"`
	Mail     bool           `json:"mail"` // whether the service sends letters at all
	Unread   int            `json:"unread"`
}

func (s *Server) me(k *call) (answer, error) {
	own, err := s.meAs(k.Request().Context(), k.user)
	return ok(own), err
}

func (s *Server) meAs(ctx context.Context, u models.User) (me, error) {
	unread, err := s.store.CountUnread(ctx, u)
	return me{
		Username: u.Username, Name: u.Name, Role: u.Role, Force: orNull(u.Force), Region: orNull(u.Region),
		Email: orNull(u.Email), Letters: cmp.Or(u.Letters, models.LettersAtOnce), Mail: s.store.SendsLetters(), Unread: unread,
	}, err
}

func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// settings is the body of POST /me/settings. Letters hold nothing of a case, so that their address
// is the person's own to set: what it gives away is that somebody is told something.
type settings struct {
	Letters models.Letters `json:"letters"`
	Email   *string        `json:"email" max:"254"` // null: as it is; "": none
}

func (s *Server) saveSettings(k *call) (answer, error) {
	var body settings
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	if !body.Letters.Known() {
		found = append(found, decode.Problem{Pointer: "/letters", Code: decode.CodeBadValue, Message: "Select at-once, daily or none"})
	}
	if body.Email != nil && *body.Email != "" && !models.ValidEmail(*body.Email) {
		found = append(found, decode.Problem{Pointer: "/email", Code: decode.CodeBadValue, Message: "Enter an email address, like name@force.example"})
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	ctx := k.Request().Context()
	if err := s.store.WantLetters(ctx, k.user.ID, body.Letters, body.Email); err != nil {
		return answer{}, err
	}
	now := k.user
	now.Letters = body.Letters
	if body.Email != nil {
		now.Email = *body.Email
	}
	own, err := s.meAs(ctx, now)
	return ok(own), err
}
