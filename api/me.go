package api

import (
	"cmp"
	"context"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
)

func (s *Server) me(k *call) (answer, error) {
	own, err := s.meAs(k.Request().Context(), k.user)
	return ok(own), err
}

func (s *Server) meAs(ctx context.Context, u models.User) (answers.Me, error) {
	unread, err := s.store.CountUnread(ctx, u)
	return answers.Me{
		Username: u.Username, Name: u.Name, Role: u.Role, Force: orNull(u.Force), Region: orNull(u.Region), Area: orNull(u.Area),
		Email: orNull(u.Email), Letters: cmp.Or(u.Letters, models.LettersAtOnce), Mail: s.store.SendsLetters(), Unread: unread,
	}, err
}

func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func (s *Server) saveSettings(k *call) (answer, error) {
	var body answers.MySettings
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
