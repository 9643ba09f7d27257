package api

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/decode"
)

// coversKept is for how many days a cover that has ended is still listed, and coversLimit how many
// covers are listed at most.
const (
	coversKept  = 30
	coversLimit = 200
)

func (s *Server) coversShown(ctx context.Context, covers ...models.Cover) ([]answers.Cover, error) {
	var ids []string
	for _, c := range covers {
		ids = append(ids, c.UserID, c.CoverID, c.AskedBy, c.CancelledBy)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return nil, err
	}
	shown := make([]answers.Cover, len(covers))
	for i, c := range covers {
		shown[i] = answers.Cover{ID: c.ID, Officer: people[c.UserID], Cover: people[c.CoverID], Region: c.Region,
			From: c.From, Until: c.Until, State: c.State, CreatedAt: c.CreatedAt,
			AskedBy: someone(people, c.AskedBy), CancelledBy: someone(people, c.CancelledBy)}
	}
	return shown, nil
}

func (s *Server) covers(k *call) (answer, error) {
	ctx := k.Request().Context()
	list, err := s.store.Covers(ctx, k.user.Region, s.today().AddDays(-coversKept), coversLimit)
	if err != nil {
		return answer{}, err
	}
	items, err := s.coversShown(ctx, list...)
	return listed(items), err
}

func (s *Server) nameCover(k *call) (answer, error) {
	c, err := s.store.Cover(k.Request().Context(), k.resource)
	if isNotFound(err) {
		c, err = s.saveCover(k)
	}
	if err != nil {
		return answer{}, err
	}
	if c.State.Open() {
		if err := s.engine.StartCover(k.Request().Context(), c); err != nil {
			return answer{}, err
		}
	}
	shown, err := s.coversShown(k.Request().Context(), c)
	if err != nil {
		return answer{}, err
	}
	given := ok(shown[0])
	given.status = http.StatusCreated
	return given, nil
}

// saveCover stores the requested cover if nothing is wrong with it.
func (s *Server) saveCover(k *call) (models.Cover, error) {
	var body answers.NewCover
	found, err := readBody(k.body, &body)
	if err != nil {
		return models.Cover{}, err
	}
	if len(found) > 0 {
		return models.Cover{}, invalid(found)
	}
	ctx := k.Request().Context()
	colleague, err := s.store.UserByName(ctx, body.Username)
	if err != nil && !isNotFound(err) {
		return models.Cover{}, err
	}
	away := k.user
	if body.For != "" {
		if away, err = s.store.UserByName(ctx, body.For); err != nil && !isNotFound(err) {
			return models.Cover{}, err
		}
	}
	c := models.Cover{ID: k.resource, UserID: away.ID, CoverID: colleague.ID, Region: k.user.Region}
	c.AskedBy = colleagueOf(c, k.user)
	c.From, c.Until = *cmp.Or(body.From, &calendar.Date{}), *cmp.Or(body.Until, &calendar.Date{})
	if found, err = s.mayNotDecide(k, c, away, colleague); err != nil {
		return c, err
	}
	if len(found) > 0 {
		return c, invalid(found)
	}
	c, found, err = s.store.SaveCover(ctx, c)
	if err == nil && len(found) > 0 {
		err = invalid(found)
	}
	return c, err
}

// namedAtMost is how many references one message names.
const namedAtMost = 20

// mayNotDecide names the applications that the officer holds and the colleague cannot decide. If one is claimed later,
// the workflow refuses to pass it on and it returns to the queue.
func (s *Server) mayNotDecide(k *call, c models.Cover, away, colleague models.User) ([]decode.Problem, error) {
	if c.UserID == c.CoverID || !away.CoversIn(c.Region) || !colleague.CoversIn(c.Region) {
		return nil, nil // the cover is refused for that
	}
	references, err := s.notFor(k, c)
	if err != nil || len(references) == 0 {
		return nil, err
	}
	named := strings.Join(references[:min(len(references), namedAtMost)], ", ")
	if more := len(references) - namedAtMost; more > 0 {
		named += fmt.Sprintf(" and %d more", more)
	}
	holder := "is assigned to you"
	if c.ForColleague() {
		holder = "is assigned to the absent officer"
	}
	return []decode.Problem{{Pointer: "/username", Code: "may-not-decide", Message: "That regional officer cannot review " + named +
		", which " + holder + ". They wrote part of it, are named in it or declared a conflict of interest. Assign it to someone else first, or select another colleague"}}, nil
}

// notFor are the references of what the officer holds and the colleague cannot decide. What is shut to the caller is not named.
func (s *Server) notFor(k *call, c models.Cover) ([]string, error) {
	held, err := s.store.HeldBy(k.Request().Context(), c.UserID)
	if err != nil {
		return nil, err
	}
	var references []string
	for _, app := range held {
		passing := models.Command{Action: models.PassOver, Actor: models.Actor{ID: c.UserID, Role: models.Officer}, Assignee: c.CoverID}
		if _, refusal := app.Standing.Decide(passing, s.store.Now()); refusal == nil {
			continue
		}
		visible, err := s.readable(k, app.ID)
		if err != nil {
			return nil, err
		}
		if visible {
			references = append(references, app.Reference)
		} else {
			references = append(references, answers.Unopened)
		}
	}
	return references, nil
}

// cancelCover ends a cover of the caller's own or of a colleague of the region: before it begins
// nothing happens, while the officer is away everything comes back at once.
func (s *Server) cancelCover(k *call) (answer, error) {
	ctx := k.Request().Context()
	c, err := s.store.Cover(ctx, k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	if c.Region != k.user.Region {
		return answer{}, models.ErrNotFound
	}
	if found, err := readBody(k.body, &struct{}{}); err != nil {
		return answer{}, err
	} else if len(found) > 0 {
		return answer{}, invalid(found)
	}
	if c.State.Open() {
		if err := s.store.AskedToCancel(ctx, c.ID, colleagueOf(c, k.user)); err != nil {
			return answer{}, err
		}
		if c, err = s.endCover(ctx, c, k.updateID); err != nil {
			return answer{}, err
		}
	}
	switch {
	case c.State.Open():
		return answer{}, models.ErrEngineAway
	case c.State != models.CoverCancelled:
		return answer{}, problem(http.StatusConflict, "cover-over", "This cover has already ended.")
	}
	shown, err := s.coversShown(ctx, c)
	if err != nil {
		return answer{}, err
	}
	return ok(shown[0]), nil
}

// colleagueOf is the id of a user who acts for the officer who is away; "" for that officer.
func colleagueOf(c models.Cover, u models.User) string {
	if u.ID == c.UserID {
		return ""
	}
	return u.ID
}

// endCover has the cover's workflow end it, and gives the cover as it then is. Where the workflow
// is gone, as after the loss of the engine's own data, a new one ends it.
func (s *Server) endCover(ctx context.Context, c models.Cover, updateID string) (models.Cover, error) {
	err := s.engine.CancelCover(ctx, c.ID, updateID)
	if isNotFound(err) {
		if err = s.engine.StartCover(ctx, c); err == nil {
			err = s.engine.CancelCover(ctx, c.ID, updateID)
		}
	}
	if err != nil && !isNotFound(err) { // it may have ended by itself meanwhile
		return c, err
	}
	return s.store.Cover(ctx, c.ID)
}

// away says that an officer who would be given work is absent; none when they are not.
func (s *Server) away(ctx context.Context, officer models.User) ([]decode.Problem, error) {
	c, err := s.store.CoverOf(ctx, officer.ID, s.today())
	if isNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	people, err := s.people(ctx, c.CoverID)
	return []decode.Problem{{Pointer: "/username", Code: "away", Message: fmt.Sprintf(
		"%s is away until %s. Assign it to %s (%s), who is covering, or select someone else",
		officer.Name, c.Until.Time().Format("2 January 2006"), people[c.CoverID].Name, people[c.CoverID].Username)}}, err
}
