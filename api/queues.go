package api

import (
	"slices"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

// queueCount is how many applications wait for the caller in a queue.
type queueCount struct {
	Queue store.Queue `json:"queue"`
	Count int         `json:"count"`
}

type queuePage struct {
	Queue      store.Queue `json:"queue"`
	Items      []queueItem `json:"items"`
	NextCursor *string     `json:"nextCursor"` // null on the last page
}

// queueItem is an application in a queue: what it is, and how urgent.
type queueItem struct {
	ID           string         `json:"id"`
	Reference    string         `json:"reference"`
	Force        string         `json:"force"`
	State        models.State   `json:"state"`
	Round        int            `json:"round"`
	Subject      *string        `json:"subject"`      // null to those who may not see content
	Holder       *person        `json:"holder"`       // null when nobody holds it
	LatestSafe   *calendar.Date `json:"latestSafe"`   // null when no hearing is known
	Left         *int           `json:"left"`         // working days from today to latestSafe; below 0 when it has passed
	Since        time.Time      `json:"since"`        // start of the stage
	DueOn        *calendar.Date `json:"dueOn"`        // null for none, and while the clock is stopped
	Late         bool           `json:"late"`         // it ought to have ended
	Age          int            `json:"age"`          // of the stage, in working days on which the clock ran
	ClockStopped *string        `json:"clockStopped"` // code of the cause; null while the clock runs
}

func (s *Server) queues(k *call) (answer, error) {
	counts, err := s.store.QueueCounts(k.Request().Context(), k.user)
	if err != nil {
		return answer{}, err
	}
	items := make([]queueCount, len(counts))
	for i, c := range counts {
		items[i] = queueCount{c.Queue, c.N}
	}
	return ok(map[string]any{"items": items}), nil
}

func (s *Server) queue(k *call) (answer, error) {
	query, err := queueQuery(k)
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
	}
	people, err := s.people(k.Request().Context(), ids...)
	if err != nil {
		return answer{}, err
	}
	page := queuePage{Queue: query.Queue, Items: make([]queueItem, len(waiting)), NextCursor: orNull(next)}
	for i, w := range waiting {
		page.Items[i] = queued(w, people, subject(k.user, w.Application))
		page.Items[i].Left = s.daysLeft(w.LatestSafe)
	}
	given := ok(page)
	given.detail = string(query.Queue) + " " + k.QueryString()
	return given, nil
}

func queueQuery(k *call) (store.QueueQuery, error) {
	q := store.QueueQuery{Queue: store.Queue(k.Param("queue")), User: k.user, Force: k.QueryParam("force"), Cursor: k.QueryParam("cursor")}
	if !slices.Contains(store.Queues(), q.Queue) {
		return q, models.ErrNotFound
	}
	if !slices.Contains(store.QueuesOf(k.user), q.Queue) {
		return q, forbidden()
	}
	var err error
	q.Limit, err = limit(k)
	return q, err
}

// daysLeft counts the working days until a day; nil without one. A day that is past never counts as
// today, even where no working day lies between.
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

func queued(w store.QueueItem, people map[string]person, subject string) queueItem {
	app := w.Application
	i := queueItem{
		ID: app.ID, Reference: app.Reference, Force: app.Force, State: app.Standing.State, Round: app.Standing.Round,
		LatestSafe: w.LatestSafe, Since: w.Since, DueOn: w.DueOn, Late: w.Late, Age: w.Age,
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
