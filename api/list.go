package api

import (
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// Bounds of a page of a list.
const (
	pageSize    = 50
	pageSizeMax = 200
)

func (s *Server) list(k *call) (answer, error) {
	query, err := s.listQuery(k)
	if err != nil {
		return answer{}, err
	}
	apps, next, err := s.found(k, &query)
	if err != nil {
		return answer{}, err
	}
	if err := s.asReceived(k, apps); err != nil {
		return answer{}, err
	}
	var ids []string
	for _, app := range apps {
		ids = append(ids, app.CreatedBy, app.UpdatedBy, app.Standing.Holder)
	}
	people, err := s.people(k.Request().Context(), ids...)
	if err != nil {
		return answer{}, err
	}
	page := answers.Page[answers.ApplicationItem]{Items: make([]answers.ApplicationItem, len(apps)), NextCursor: orNull(next), Near: query.Near}
	for i, app := range apps {
		page.Items[i] = item(app, undisclosed(k.user.Role, app.Standing.Last, app.UpdatedBy, people), subject(k.user, app))
	}
	given := ok(page)
	given.detail = k.QueryString()
	return given, nil
}

// nearMark begins the cursor of a list of names that are nearly what was looked for.
const nearMark = "~"

// found lists what was asked for and, where nothing is exactly that, what is one slip away from it.
func (s *Server) found(k *call, q *store.ListQuery) (apps []models.Application, next string, err error) {
	q.Cursor, q.Near = strings.CutPrefix(q.Cursor, nearMark)
	apps, next, err = s.store.Applications(k.Request().Context(), *q)
	if err == nil && len(apps) == 0 && q.Text != "" && q.Cursor == "" && !q.Plain && !q.Near {
		q.Near = true
		apps, next, err = s.store.Applications(k.Request().Context(), *q)
		q.Near = len(apps) > 0
	}
	if q.Near && next != "" {
		next = nearMark + next
	}
	return apps, next, err
}

func (s *Server) listQuery(k *call) (store.ListQuery, error) {
	q := store.ListQuery{
		Scope: k.lists(), State: models.State(k.QueryParam("state")), Force: k.QueryParam("force"),
		Region: k.QueryParam("region"), Text: k.QueryParam("q"), Cursor: k.QueryParam("cursor"),
		Plain: !k.user.Role.May(models.Opens),
	}
	if q.State != "" && !q.State.Known() {
		return q, invalidField("/state", "Enter a known status")
	}
	if err := s.knownPlace(q.Force, q.Region); err != nil {
		return q, err
	}
	var err error
	if q.Limit, err = limit(k); err != nil {
		return q, err
	}
	q.Holder, err = s.holder(k)
	return q, err
}

// knownPlace refuses a force or region that is not on its list: no applications would look like an answer.
func (s *Server) knownPlace(force, region string) error {
	if _, ok := s.lists.Force(force); force != "" && !ok {
		return invalidField("/force", "Enter the code of a police force")
	}
	if _, ok := s.lists.Region(region); region != "" && !ok {
		return invalidField("/region", "Enter the code of a region")
	}
	return nil
}

// limit is how many items of a list the caller requests.
func limit(k *call) (int, error) {
	text := k.QueryParam("limit")
	if text == "" {
		return pageSize, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, invalidField("/limit", "Enter a number from 1 to 200")
	}
	return min(n, pageSizeMax), nil
}

// holder turns the assignee filter into a user id: me, none, or a username.
func (s *Server) holder(k *call) (string, error) {
	switch name := k.QueryParam("assignee"); name {
	case "":
		return "", nil
	case "me":
		return k.user.ID, nil
	case "none":
		return "-", nil
	default:
		user, err := s.store.UserByName(k.Request().Context(), name)
		if isNotFound(err) {
			return "nobody", nil // no such user: an empty list, which tells nothing of who exists
		}
		return user.ID, err
	}
}
