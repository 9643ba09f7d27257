package store

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/compare"
)

// within narrows a query on applications to what a user may touch. An empty scope matches nothing.
func (s *Store) within(tx *gorm.DB, scope models.Scope) *gorm.DB {
	switch {
	case scope.Empty():
		return tx.Where("1 = 0")
	case scope.Area != "":
		tx = tx.Where("force IN ?", s.policy.ForcesOf(scope.Area))
	case scope.Force != "":
		tx = tx.Where("force = ?", scope.Force)
	case scope.Region != "":
		tx = tx.Where("region = ?", scope.Region)
	}
	if scope.SubmittedOnly {
		tx = tx.Where("submitted")
	}
	return tx
}

// Application reads one application. ErrNotFound when there is none within the scope.
func (s *Store) Application(ctx context.Context, scope models.Scope, id string) (models.Application, error) {
	var row applicationRow
	if err := unshut(s.within(s.read.WithContext(ctx), scope), scope, "applications.id").Where("id = ?", id).Take(&row).Error; err != nil {
		return models.Application{}, notFound(err)
	}
	return row.model()
}

// ListQuery is a page of the list of applications, newest first. Empty fields do not filter.
type ListQuery struct {
	Scope  models.Scope
	State  models.State
	Force  string
	Region string
	Holder string // user id; "-" for unassigned applications
	Text   string // names, numbers and dates, or parts of them, in any order: see searchText; case, spacing and punctuation are forgiven
	Near   bool   // names of Text may have one slip each
	Plain  bool   // Text is searched in references only: for those who cannot see names
	Limit  int    // 1 to 200
	Cursor string // from the page before
}

// ErrBadCursor says that the cursor is not one that this service gave.
var ErrBadCursor = errors.New("cursor is not one of ours")

type cursor struct {
	At int64  `json:"a"`
	ID string `json:"i"`
}

// Applications lists applications without their content, and gives the cursor of the next page,
// "" when there is none.
func (s *Store) Applications(ctx context.Context, q ListQuery) ([]models.Application, string, error) {
	tx, err := s.filtered(ctx, q)
	if err != nil {
		return nil, "", err
	}
	var rows []applicationRow
	err = tx.Omit("content").Order("created_at DESC, id DESC").Limit(q.Limit + 1).Find(&rows).Error
	if err != nil {
		return nil, "", fmt.Errorf("list applications: %w", err)
	}
	next := ""
	if len(rows) > q.Limit {
		rows = rows[:q.Limit]
		last := rows[q.Limit-1]
		if next, err = encodeCursor(cursor{last.CreatedAt, last.ID}); err != nil {
			return nil, "", err
		}
	}
	list := make([]models.Application, len(rows))
	for i, row := range rows {
		if list[i], err = row.model(); err != nil {
			return nil, "", err
		}
	}
	return list, next, nil
}

func (s *Store) filtered(ctx context.Context, q ListQuery) (*gorm.DB, error) {
	tx := unshut(s.within(s.read.WithContext(ctx), q.Scope), q.Scope, "applications.id")
	if q.State != "" {
		tx = tx.Where("state = ?", q.State)
	} else {
		tx = tx.Where("state <> ?", models.Discarded)
	}
	if q.Force != "" {
		tx = tx.Where("force = ?", q.Force)
	}
	if q.Region != "" {
		tx = tx.Where("region = ?", q.Region)
	}
	switch q.Holder {
	case "":
	case "-":
		tx = tx.Where("holder = ''")
	default:
		tx = tx.Where("holder = ? AND holder <> ''", q.Holder) // the index is of those that are held
	}
	if words := strings.Fields(q.Text); len(words) > 0 && compare.Key(q.Text) == "" {
		tx = tx.Where("1 = 0") // the search was only punctuation
	} else {
		for _, key := range wanted(q.Text) { // each, in whatever order: a name is kept with the family name first
			tx = matching(tx, q.searched(), key, q.Near)
		}
	}
	if q.Cursor != "" {
		c, err := decodeCursor(q.Cursor)
		if err != nil {
			return nil, err
		}
		tx = tx.Where("(created_at, id) < (?, ?)", c.At, c.ID)
	}
	return tx, nil
}

// searched is the column in which text is looked for: what the asker may see, and no more.
func (q ListQuery) searched() string {
	switch {
	case q.Plain:
		return "LOWER(REPLACE(reference, '/', ''))"
	case q.Scope.SubmittedOnly:
		return "received_search"
	}
	return "search"
}

func encodeCursor(c cursor) (string, error) {
	text, err := json.Marshal(c)
	return base64.RawURLEncoding.EncodeToString(text), err
}

func decodeCursor(text string) (cursor, error) {
	var c cursor
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		err = json.Unmarshal(raw, &c)
	}
	if err != nil || c.ID == "" || strings.ContainsRune(c.ID, 0) { // PostgreSQL takes no such text
		return c, ErrBadCursor
	}
	return c, nil
}
