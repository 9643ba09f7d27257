package store

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"gorm.io/gorm"
)

// Access is one line of the log of consultation and disclosure that section 62 of the Data
// Protection Act 2018 asks for: who read, listed, searched or exported what, and when.
type Access struct {
	ID            int64 `gorm:"primaryKey"`
	At            int64
	ActorID       string
	Kind          string // view, list, search, export, figures, audit, admin, break-glass, or one of those below
	Route         string
	ApplicationID string
	Detail        string // what was searched for or filtered by, no more than its beginning; of admin and break-glass the id of the user it is about
	RequestID     string
	ActorRole     string // at the time
	Address       string // of the caller, as the program or a named proxy saw it
	Shown         string // JSON: of a list the ids that it showed, of a change what was before and after
}

// TableName is where gorm keeps it.
func (Access) TableName() string { return "access_log" }

// What is logged in addition to what was shown.
const (
	KindSignIn        = "sign-in"
	KindSignInRefused = "sign-in-refused"
	KindSignOut       = "sign-out"
	KindTokenRefused  = "token-refused"
	KindRefused       = "refused" // a page or record that was requested and not shown
	// KindCommandRefused: a command reached the record without a valid proof of who asked; actor and role are what it claimed.
	KindCommandRefused = "command-refused"
)

// AccessKinds are all kinds of lines, in the order in which people look for them.
func AccessKinds() []string {
	return []string{
		"view", "list", "search", "export", "print", "figures", "audit", "admin", KindBreakGlass, KindSignIn, KindSignInRefused,
		KindSignOut, KindTokenRefused, KindRefused, KindCommandRefused,
	}
}

// ShownText is Access.Shown for what a list showed; "" for nothing.
func ShownText(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return `["` + strings.Join(ids, `","`) + `"]`
}

// Time is when it happened.
func (a Access) Time() time.Time { return fromMicros(a.At) }

// detailLimit bounds how many characters of a request's own words one line keeps: the log is kept for years, and the
// caller chooses how long an address is. cutMark shows where some were left out.
const (
	detailLimit = 2000
	cutMark     = "… (cut)"
)

// cut keeps the beginning of a text that is longer than a line of the log may be, and says so.
func cut(text string) string {
	if len(text) <= detailLimit { // no more characters than bytes
		return text
	}
	characters := []rune(text)
	if len(characters) <= detailLimit {
		return text
	}
	return string(characters[:detailLimit]) + cutMark
}

// LogAccess appends to the log. If it fails, what was requested must not be shown.
func (s *Store) LogAccess(ctx context.Context, a Access) error {
	return s.inTx(ctx, func(tx *gorm.DB) error { return s.logAccess(tx, a) })
}

func (s *Store) logAccess(tx *gorm.DB, a Access) error {
	a.At = micros(s.Now())
	a.Route, a.Detail = cut(a.Route), cut(a.Detail)
	if err := tx.Omit("id").Create(&a).Error; err != nil {
		return fmt.Errorf("log access: %w", err)
	}
	return nil
}

// AccessLog reads the log, newest first, before the given id (0 for the newest), of one
// application or, with "", of all.
func (s *Store) AccessLog(ctx context.Context, applicationID string, before int64, limit int) ([]Access, error) {
	return s.AccessLines(ctx, AccessQuery{Application: applicationID, Before: before, Limit: limit})
}

// AccessQuery narrows the log. Empty fields do not.
type AccessQuery struct {
	Application string
	Actor       string // user id
	About       string // user id: whom a line is about
	Kind        string
	Address     string
	Term        string    // part of what was searched for or filtered by
	From, Until time.Time // until is not within
	Before      int64     // only lines before the one with this id
	Limit       int
}

// AccessLines reads the log, newest first.
func (s *Store) AccessLines(ctx context.Context, q AccessQuery) ([]Access, error) {
	tx := s.read.WithContext(ctx).Order("id DESC").Limit(q.Limit)
	for _, is := range []struct{ column, value string }{
		{"application_id", q.Application}, {"actor_id", q.Actor}, {"kind", q.Kind}, {"address", q.Address},
	} {
		if is.value != "" {
			tx = tx.Where(is.column+" = ?", is.value)
		}
	}
	if q.About != "" {
		tx = tx.Where("detail = ? AND kind IN ?", q.About, []string{"admin", KindBreakGlass})
	}
	if q.Term != "" { // as an address has it
		part := containing(strings.ToLower(url.QueryEscape(q.Term)))
		tx = tx.Where(`LOWER(detail) LIKE ? ESCAPE '\' AND kind NOT IN ?`, part, []string{"admin", KindBreakGlass, "audit"})
	}
	if !q.From.IsZero() {
		tx = tx.Where("at >= ?", micros(q.From))
	}
	if !q.Until.IsZero() {
		tx = tx.Where("at < ?", micros(q.Until))
	}
	if q.Before > 0 {
		tx = tx.Where("id < ?", q.Before)
	}
	var lines []Access
	if err := tx.Find(&lines).Error; err != nil {
		return nil, fmt.Errorf("read access log: %w", err)
	}
	return lines, nil
}

// References names applications by their ids, for people who can read the log. An id without one is not in the answer.
func (s *Store) References(ctx context.Context, ids []string) (map[string]string, error) {
	var rows []struct{ ID, Reference string }
	err := s.read.WithContext(ctx).Model(&applicationRow{}).Select("id, reference").Where("id IN ?", ids).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read references: %w", err)
	}
	references := make(map[string]string, len(rows))
	for _, r := range rows {
		references[r.ID] = r.Reference
	}
	return references, nil
}
