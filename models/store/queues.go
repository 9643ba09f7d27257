package store

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/deadlines"
)

// Queue is a list of applications that wait, the most urgent first. Names are part of addresses.
type Queue string

// The queues. What waits in them is of the asker's region, or of their force.
const (
	QueueUnassigned Queue = "unassigned" // with the region for review and not assigned
	QueueMine       Queue = "mine"       // held by the user
	QueueRegion     Queue = "region"     // with the region for review, held or not
	QueueForce      Queue = "force"      // with the force, to answer what was returned
	QueueReady      Queue = "ready"      // approved, to be sent to the CPS
	QueueCPS        Queue = "cps"        // with the CPS, to decide
	QueueDraft      Queue = "draft"      // with the force, never submitted
)

// Queues lists every queue, in the order in which they are shown.
func Queues() []Queue {
	return []Queue{QueueUnassigned, QueueMine, QueueRegion, QueueForce, QueueReady, QueueCPS, QueueDraft}
}

// QueuesOf lists the queues that the user can see, in the order in which they are shown; none for whom there is no
// queue.
func QueuesOf(u models.User) []Queue {
	return slices.Clone(queuesOf[u.Role])
}

// queuesOf has a line for each role that has a queue.
var queuesOf = map[models.Role][]Queue{
	models.Officer:   Queues(),
	models.Manager:   {QueueUnassigned, QueueRegion, QueueForce, QueueReady, QueueCPS, QueueDraft},
	models.CPS:       {QueueCPS},
	models.Applicant: {QueueDraft, QueueForce, QueueRegion},
}

// desk is where the whole of a queue is.
func (q Queue) desk() models.Turn {
	switch q {
	case QueueUnassigned, QueueMine, QueueRegion:
		return models.TurnQA
	case QueueForce:
		return models.TurnForce
	case QueueReady:
		return models.TurnReady
	case QueueCPS:
		return models.TurnCPS
	case QueueDraft:
		return models.TurnDraft
	}
	return models.TurnNone
}

// QueueQuery is a page of a queue.
type QueueQuery struct {
	Queue  Queue
	User   models.User // who asks: the scope follows from it
	Force  string      // code: only what is of this force; "" for all
	Limit  int         // 1 to 200
	Cursor string      // from the page before
}

// QueueItem is an application in a queue.
type QueueItem struct {
	Application models.Application // without its content
	LatestSafe  *calendar.Date     // last safe day to submit to the CPS; nil when no hearing is known
	Since       time.Time          // start of the stage
	DueOn       *calendar.Date     // of the stage; nil for none, and while the clock is stopped
	Late        bool               // it should have ended
	Age         int                // of the stage, in working days on which the clock ran
	Stopped     string             // code of why the clock is stopped; "" while it runs
	Hearing     *calendar.Date     // the next one; for the CPS alone, whose text does not change while it decides
	Returned    *Returned          // who last returned it; nil if no one has
}

// Returned is the last return of an application: it comes back, and is not a first submission.
type Returned struct {
	To models.State // returned-by-qa or returned-by-cps
	By string       // user id
	At time.Time
}

// Queue reads a page of a queue by latest safe day, then start of the stage, then id, and gives the
// cursor of the next page, "" when there is none. ErrNotFound when the queue is not for the user.
func (s *Store) Queue(ctx context.Context, q QueueQuery) ([]QueueItem, string, error) {
	if !slices.Contains(QueuesOf(q.User), q.Queue) {
		return nil, "", models.ErrNotFound
	}
	tx, err := s.queued(ctx, q)
	if err != nil {
		return nil, "", err
	}
	var waiting []waitingRow
	err = tx.Order("latest_safe, since, application_id").Limit(q.Limit + 1).Find(&waiting).Error
	if err != nil {
		return nil, "", fmt.Errorf("read queue: %w", err)
	}
	next := ""
	if len(waiting) > q.Limit {
		waiting = waiting[:q.Limit]
		last := waiting[q.Limit-1]
		if next, err = (queuePlace{last.LatestSafe, last.Since, last.ApplicationID}).encode(); err != nil {
			return nil, "", err
		}
	}
	items, err := s.queueItems(ctx, waiting, q.User.Role == models.CPS)
	return items, next, err
}

// queued narrows what waits to one queue, after the cursor. The fixed values are those of the
// indexes that hold a part of the table: as parameters they would not find them.
func (s *Store) queued(ctx context.Context, q QueueQuery) (*gorm.DB, error) {
	tx := s.lying(ctx, q.User, q.Force)
	switch q.Queue {
	case QueueUnassigned:
		tx = tx.Where("desk = 'qa' AND holder = ''")
	case QueueMine:
		tx = tx.Where("holder = ? AND holder <> ''", q.User.ID)
	case QueueRegion, QueueForce, QueueReady, QueueCPS, QueueDraft:
		tx = tx.Where("desk = ?", q.Queue.desk())
	}
	tx = unshut(tx, listed(q.User), "waiting.application_id")
	if q.Cursor != "" {
		p, err := queuePlaceOf(q.Cursor)
		if err != nil {
			return nil, err
		}
		tx = tx.Where("(latest_safe, since, application_id) > (?, ?, ?)", p.LatestSafe, p.Since, p.ID)
	}
	return tx, nil
}

// queueItems reads the applications of a page. One that has moved on meanwhile shows its present standing.
func (s *Store) queueItems(ctx context.Context, waiting []waitingRow, forCPS bool) ([]QueueItem, error) {
	ids := make([]string, len(waiting))
	for i, w := range waiting {
		ids[i] = w.ApplicationID
	}
	var rows []applicationRow
	tx := s.read.WithContext(ctx)
	if !forCPS {
		tx = tx.Omit("content")
	}
	if err := tx.Where("id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read applications of a queue: %w", err)
	}
	byID := make(map[string]applicationRow, len(rows))
	for _, row := range rows {
		byID[row.ID] = row
	}
	returned, err := s.lastReturns(ctx, ids, forCPS)
	if err != nil {
		return nil, err
	}
	items := make([]QueueItem, len(waiting))
	for i, w := range waiting {
		app, err := byID[w.ApplicationID].model()
		if err != nil {
			return nil, err
		}
		if items[i], err = s.queueItem(w, app); err != nil {
			return nil, err
		}
		items[i].Returned = returned[w.ApplicationID]
		if forCPS {
			var c content.Content
			if err := json.Unmarshal(app.Content, &c); err != nil {
				return nil, fmt.Errorf("read content of %s: %w", app.ID, err)
			}
			items[i].Application.Content = nil
			items[i].Hearing = c.NextHearing(calendar.DateIn(s.Now()))
		}
	}
	return items, nil
}

// lastReturns finds who last returned each application. Returns between force and region are not for the CPS.
func (s *Store) lastReturns(ctx context.Context, ids []string, forCPS bool) (map[string]*Returned, error) {
	states := []models.State{models.ReturnedByCPS}
	if !forCPS {
		states = append(states, models.ReturnedByQA)
	}
	var rows []eventRow
	returns := "application_id IN ? AND to_state IN ? AND from_state <> to_state AND action <> ?"
	if err := s.read.WithContext(ctx).Where(returns, ids, states, models.Recall).Order("seq").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read returns: %w", err)
	}
	found := map[string]*Returned{}
	for _, r := range rows { // the last of each stays
		found[r.ApplicationID] = &Returned{To: r.ToState, By: r.ActorID, At: fromMicros(r.At)}
	}
	return found, nil
}

func (s *Store) queueItem(w waitingRow, app models.Application) (QueueItem, error) {
	now, standing := s.Now(), app.Standing
	item := QueueItem{Application: app, Since: fromMicros(w.Since)}
	item.Age = deadlines.Age(s.policy, app.Region, item.Since, now, standing.Stops)
	if t := standing.Timetable; t != nil && t.Running() {
		item.DueOn, item.Late = &t.DueOn, deadlines.Late(*t, now)
	}
	if n := len(standing.Stops); n > 0 && standing.Stops[n-1].To == nil {
		item.Stopped = standing.Stops[n-1].Cause
	}
	if w.LatestSafe == noHearing {
		return item, nil
	}
	safe, err := calendar.ParseDate(w.LatestSafe)
	if err != nil {
		return item, fmt.Errorf("read latest safe day of %s: %w", app.ID, err)
	}
	item.LatestSafe = &safe
	return item, nil
}

// queuePlace is a place in a queue: that of the last item that was given.
type queuePlace struct {
	LatestSafe string `json:"l"`
	Since      int64  `json:"s"`
	ID         string `json:"i"`
}

func (p queuePlace) encode() (string, error) {
	text, err := json.Marshal(p)
	return base64.RawURLEncoding.EncodeToString(text), err
}

func queuePlaceOf(cursor string) (queuePlace, error) {
	var p queuePlace
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		err = json.Unmarshal(raw, &p)
	}
	if err != nil || p.ID == "" || p.LatestSafe == "" || strings.ContainsRune(p.LatestSafe+p.ID, 0) { // PostgreSQL takes no such text
		return p, ErrBadCursor
	}
	return p, nil
}
