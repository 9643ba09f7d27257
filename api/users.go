package api

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/google/uuid"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/store"
)

func userItemOf(u models.User) answers.User {
	return answers.User{
		ID: u.ID, Username: u.Username, Name: u.Name, Role: u.Role, Force: orNull(u.Force), Region: orNull(u.Region), Area: orNull(u.Area),
		Active: u.Active, Email: orNull(u.Email),
	}
}

// listUsers lists users by username. The cursor is the id of the last of the page before, as a
// username would not do in an address.
func (s *Server) listUsers(k *call) (answer, error) {
	ctx := k.Request().Context()
	q := store.UserQuery{Text: strings.TrimSpace(k.QueryParam("q")), Limit: pageSizeMax}
	if id := k.QueryParam("cursor"); id != "" {
		last, err := s.user(ctx, id)
		if isNotFound(err) {
			return answer{}, store.ErrBadCursor
		}
		if err != nil {
			return answer{}, err
		}
		q.After = last.Username
	}
	users, more, err := s.store.UserPage(ctx, q)
	if err != nil {
		return answer{}, err
	}
	page := answers.Page[answers.User]{Items: make([]answers.User, len(users))}
	for i, u := range users {
		page.Items[i] = userItemOf(u)
	}
	if more {
		page.NextCursor = &users[len(users)-1].ID
	}
	return ok(page), nil
}

func (s *Server) user(ctx context.Context, id string) (models.User, error) {
	found, err := s.store.UsersByID(ctx, []string{id})
	if err != nil {
		return models.User{}, err
	}
	u, known := found[id]
	if !known {
		return u, models.ErrNotFound
	}
	return u, nil
}

func (s *Server) readUser(k *call) (answer, error) {
	u, err := s.user(k.Request().Context(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	return s.showUser(k, u)
}

// showUser is a user with what they left behind when their account was closed.
func (s *Server) showUser(k *call, u models.User) (answer, error) {
	shown, given := userItemOf(u), answer{status: http.StatusOK}
	tag, err := userTag(u)
	if err != nil {
		return answer{}, err
	}
	given.etag = tag
	if shown.Waiting, err = s.store.RightsWaiting(k.Request().Context(), u.ID); err != nil {
		return answer{}, err
	}
	if u.Active {
		given.body = shown
		return given, nil
	}
	held, err := s.store.HeldBy(k.Request().Context(), u.ID)
	if err != nil {
		return answer{}, err
	}
	shown.Holds = len(held) // an administrator sees no case: the region's officers find them in their queue
	given.body = shown
	return given, nil
}

// settle completes a user and says what is wrong. An applicant belongs to a force, an officer to a region, a manager to
// either, others to none; a force gives its region. A CPS reviewer may belong to an area.
func (s *Server) settle(u *models.User) []decode.Problem {
	var found []decode.Problem
	wrong := func(pointer, code, message string) {
		found = append(found, decode.Problem{Pointer: pointer, Code: code, Message: message})
	}
	u.Name, u.Email = strings.TrimSpace(u.Name), strings.TrimSpace(u.Email)
	if compare.Blank(u.Name) {
		wrong("/name", decode.CodeRequired, "Enter a name")
	}
	if !u.Role.Known() {
		wrong("/role", decode.CodeBadValue, "Select a role")
	}
	u.Settle()
	if u.Role.Place() == models.InForce {
		u.Region = "" // the force gives it
	}
	switch u.Lacks() {
	case models.LacksForce:
		wrong("/force", decode.CodeRequired, "Select a force")
	case models.LacksRegion:
		wrong("/region", decode.CodeRequired, "Select a region")
	case models.LacksEither:
		wrong("/region", decode.CodeRequired, "Select a region or a force")
	}
	if region, known := s.lists.RegionOf(u.Force); u.Force != "" && known {
		u.Region = region.Code
	} else if u.Force != "" {
		wrong("/force", decode.CodeBadValue, "Select a force")
	}
	if _, known := s.lists.Region(u.Region); u.Region != "" && !known {
		wrong("/region", decode.CodeBadValue, "Select a region")
	}
	if _, known := s.lists.CPSArea(u.Area); u.Area != "" && !known {
		wrong("/area", decode.CodeBadValue, "Select a CPS area")
	}
	if u.Email != "" && !models.ValidEmail(u.Email) {
		wrong("/email", decode.CodeBadValue, "Enter an email address, like name@force.example")
	}
	return found
}

// addUser adds someone. No one gets a password or a token here.
func (s *Server) addUser(k *call) (answer, error) {
	var body answers.NewUser
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	u := models.User{
		ID: k.resource, Username: strings.TrimSpace(body.Username), Name: body.Name, Role: body.Role,
		Force: body.Force, Region: body.Region, Area: body.Area, Email: body.Email, Active: true,
	}
	found = append(found, s.settle(&u)...)
	if problem := models.UsernameProblem(u.Username); problem != "" {
		found = append(found, decode.Problem{Pointer: "/username", Code: decode.CodeRequired, Message: problem})
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	ctx := k.Request().Context()
	asked, err := s.enrol(k, u)
	if errors.Is(err, models.ErrExists) {
		if same, err := s.user(ctx, u.ID); err == nil && same.Username == u.Username { // a repetition of this very request
			return s.enrolled(k, same)
		}
		return answer{}, invalidField("/username", "Enter a different username. This one, or one that looks the same, is already used")
	}
	if err != nil {
		return answer{}, err
	}
	u.Active = !asked
	return s.enrolled(k, u)
}

// enrol adds the user. Where there is a second administrator, the account stays closed until they confirm it.
func (s *Server) enrol(k *call, u models.User) (asked bool, err error) {
	ctx := k.Request().Context()
	if asked, err = s.store.TwoAdministrators(ctx); err != nil {
		return false, err
	}
	if !asked {
		return false, s.store.EnrolUser(ctx, u, administering(k, u.ID))
	}
	closed := u
	closed.Active = false
	q := models.RightsRequest{ID: uuid.NewString(), Kind: models.ChangeOfRights, UserID: u.ID, Before: closed.Record(), After: u.Record(), AskedBy: k.user.ID}
	return true, s.store.AskUser(ctx, closed, q, administering(k, u.ID))
}

// enrolled shows a user who was added: 202 where the account waits for another administrator.
func (s *Server) enrolled(k *call, u models.User) (answer, error) {
	given, err := s.showUser(k, u)
	given.status, given.etag, given.location = http.StatusCreated, "", "/api/v1/users/"+u.ID
	if !u.Active {
		given.status = http.StatusAccepted
	}
	return given, err
}

// changeUser writes what an admin says of a user, if they are as the admin read them. No one takes their own access away, so
// that there is always an admin left.
func (s *Server) changeUser(k *call) (answer, error) {
	ctx := k.Request().Context()
	u, err := s.user(ctx, k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	read, err := unlessChanged(k, u)
	if err != nil {
		return answer{}, err
	}
	var body answers.ChangedUser
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	was := u
	u.Name, u.Role, u.Force, u.Region, u.Email = body.Name, body.Role, body.Force, body.Region, body.Email
	if body.Area != nil {
		u.Area = *body.Area
	}
	found = append(found, s.settle(&u)...)
	if body.Active == nil {
		found = append(found, decode.Problem{Pointer: "/active", Code: decode.CodeRequired, Message: "Select whether the account is active"})
	} else {
		u.Active = *body.Active
	}
	if u.ID == k.user.ID && u.Role != models.Admin {
		found = append(found, decode.Problem{Pointer: "/role", Code: decode.CodeBadValue, Message: "You cannot remove your own access. Ask another administrator"})
	}
	if u.ID == k.user.ID && !u.Active {
		found = append(found, decode.Problem{Pointer: "/active", Code: decode.CodeBadValue, Message: "You cannot remove your own access. Ask another administrator"})
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	if asked, err := s.askRights(k, was, u); asked || err != nil {
		if err != nil {
			return answer{}, err
		}
		given, err := s.showUser(k, was)
		given.status = http.StatusAccepted // nothing has changed yet
		return given, err
	}
	if err := s.store.ChangeUser(ctx, u, read, administering(k, u.ID)); errors.Is(err, models.ErrStale) {
		return answer{}, staleUser()
	} else if err != nil {
		return answer{}, err
	}
	return s.showUser(k, u)
}

// signOutUser ends every session of a user, in whichever browser.
func (s *Server) signOutUser(k *call) (answer, error) {
	ctx := k.Request().Context()
	u, err := s.user(ctx, k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	if err := takesNothing(k); err != nil {
		return answer{}, err
	}
	if err := s.store.SignOutUser(ctx, u.ID, administering(k, u.ID)); err != nil {
		return answer{}, err
	}
	return ok(userItemOf(u)), nil
}

// linkIdentity lets a user in through a provider. A username alone never does: whose account it is,
// only an admin can say.
func (s *Server) linkIdentity(k *call) (answer, error) {
	ctx := k.Request().Context()
	u, err := s.user(ctx, k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	var body answers.NewIdentity
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	i := store.Identity{Issuer: strings.TrimSpace(body.Issuer), Subject: strings.TrimSpace(body.Subject)}
	if i.Issuer == "" {
		found = append(found, decode.Problem{Pointer: "/issuer", Code: decode.CodeRequired, Message: "Enter the provider's address (issuer)"})
	}
	if i.Subject == "" {
		found = append(found, decode.Problem{Pointer: "/subject", Code: decode.CodeRequired, Message: "Enter the provider's identifier for this user"})
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	err = s.store.LinkIdentity(ctx, i, u.ID, administering(k, u.ID))
	if errors.Is(err, models.ErrExists) {
		return answer{}, invalidField("/subject", "This provider account is already linked to a user")
	}
	return ok(userItemOf(u)), err
}

// administering is the line of the access log for what an admin does to a user. It holds ids only.
func administering(k *call, userID string) store.Access {
	line := accessOf(k, "admin")
	line.Detail = userID
	return line
}
