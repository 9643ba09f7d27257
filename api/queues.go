package api

import (
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

func (s *Server) queues(k *call) (answer, error) {
	if err := s.knownPlace(k.QueryParam("force"), ""); err != nil {
		return answer{}, err
	}
	counts, err := s.store.QueueCounts(k.Request().Context(), k.user, k.QueryParam("force"))
	if err != nil {
		return answer{}, err
	}
	items := make([]answers.QueueCount, len(counts))
	for i, c := range counts {
		items[i] = answers.QueueCount{Queue: c.Queue, Count: c.N}
	}
	return listed(items), nil
}

func (s *Server) queue(k *call) (answer, error) {
	query, err := s.queueQuery(k)
	if err != nil {
		return answer{}, err
	}
	waiting, next, err := s.store.Queue(k.Request().Context(), query)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, w := range waiting {
		ids = append(ids, w.Application.Standing.Holder)
		if w.Returned != nil {
			ids = append(ids, w.Returned.By)
		}
	}
	people, err := s.people(k.Request().Context(), ids...)
	if err != nil {
		return answer{}, err
	}
	page := answers.QueuePage{Queue: query.Queue, Items: make([]answers.QueueItem, len(waiting)), NextCursor: orNull(next)}
	for i, w := range waiting {
		page.Items[i] = queued(w, people, subject(k.user, w.Application))
		page.Items[i].Left = s.daysLeft(w.LatestSafe)
	}
	given := ok(page)
	given.detail = string(query.Queue) + " " + k.QueryString()
	return given, nil
}

func (s *Server) queueQuery(k *call) (store.QueueQuery, error) {
	q := store.QueueQuery{Queue: store.Queue(k.Param("queue")), User: k.user, Force: k.QueryParam("force"), Cursor: k.QueryParam("cursor")}
	if !slices.Contains(store.Queues(), q.Queue) {
		return q, models.ErrNotFound
	}
	if !slices.Contains(store.QueuesOf(k.user), q.Queue) {
		return q, forbidden()
	}
	if err := s.knownPlace(q.Force, ""); err != nil {
		return q, err
	}
	var err error
	q.Limit, err = limit(k)
	return q, err
}

// daysLeft counts the working days until a day; nil without one. A past day never counts as today, even if there is no
// working day between.
func (s *Server) daysLeft(day *calendar.Date) *int {
	if day == nil {
		return nil
	}
	today := s.today()
	left := s.calendar.WorkingDaysBetween(today, *day)
	if left == 0 && day.Before(today) {
		left = -1
	}
	return &left
}

func queued(w store.QueueItem, people map[string]answers.Person, subject string) answers.QueueItem {
	app := w.Application
	i := answers.QueueItem{
		ID: app.ID, Reference: app.Reference, Force: app.Force, State: app.Standing.State, Round: app.Standing.Round,
		LatestSafe: w.LatestSafe, Since: w.Since, DueOn: w.DueOn, Late: w.Late, Age: w.Age, Hearing: w.Hearing,
	}
	if r := w.Returned; r != nil {
		i.Returned = &answers.Returned{To: r.To, By: people[r.By], At: r.At}
	}
	if app.Standing.Holder != "" {
		holder := people[app.Standing.Holder]
		i.Holder = &holder
	}
	if subject != "" {
		i.Subject = &subject
	}
	if w.Stopped != "" {
		i.ClockStopped = &w.Stopped
	}
	return i
}
