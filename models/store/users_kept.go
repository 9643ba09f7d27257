package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/compare"
)

// UserQuery is a page of the list of users, by username.
type UserQuery struct {
	Text  string // part of a username or name, whatever the case and accents; "" for all
	After string // username of the last user of the page before; "" for the first page
	Limit int
}

var wildcards = strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`)

// containing is what LIKE … ESCAPE '\' takes for texts with that part, whatever is in it.
func containing(part string) string { return "%" + wildcards.Replace(part) + "%" }

// UserPage lists users, and says whether more follow.
func (s *Store) UserPage(ctx context.Context, q UserQuery) ([]models.User, bool, error) {
	tx := s.read.WithContext(ctx).Order("username").Limit(q.Limit + 1)
	if q.Text != "" {
		tx = tx.Where(`search LIKE ? ESCAPE '\'`, containing(compare.Username(q.Text)))
	}
	if q.After != "" {
		tx = tx.Where("username > ?", q.After)
	}
	var rows []userRow
	if err := tx.Find(&rows).Error; err != nil {
		return nil, false, fmt.Errorf("list users: %w", err)
	}
	more := len(rows) > q.Limit
	users := make([]models.User, min(len(rows), q.Limit))
	for i := range users {
		users[i] = rows[i].model()
	}
	return users, more, nil
}

// EnrolUser adds a user and the line of the access log that says by whom; both or neither. ErrExists
// when the username is taken.
func (s *Store) EnrolUser(ctx context.Context, u models.User, a Access) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		if err := s.addUser(tx, NewUser{User: u}); err != nil {
			return err
		}
		return s.logAccess(tx, a)
	})
}

// AskUser adds a user whose account stays closed until another administrator confirms the request to open it.
func (s *Store) AskUser(ctx context.Context, u models.User, q models.RightsRequest, a Access) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		if err := s.addUser(tx, NewUser{User: u}); err != nil {
			return err
		}
		if err := s.askRights(tx, q); err != nil {
			return err
		}
		return s.logAccess(tx, a)
	})
}

// ChangeUser writes the name, role, place and email address of a user and whether they are active, and the line of the
// access log that says by whom; both or neither. A user who is no longer active is signed out everywhere and loses
// their tokens; a user whose rights change is signed out. ErrNotFound when there is no such user; ErrStale when read is
// given and the user no longer matches it. Auditors are told of a change of rights.
func (s *Store) ChangeUser(ctx context.Context, u models.User, read *models.User, a Access) error {
	return s.inTx(ctx, func(tx *gorm.DB) error { return s.changeUser(tx, u, read, a) })
}

func (s *Store) changeUser(tx *gorm.DB, u models.User, read *models.User, a Access) error {
	var row userRow
	if err := s.locked(tx).Where("id = ?", u.ID).Take(&row).Error; err != nil {
		return notFound(err)
	}
	if read != nil && !alike(*read, row.model()) {
		return models.ErrStale
	}
	err := tx.Model(&userRow{}).Where("id = ?", u.ID).Updates(map[string]any{
		"name": u.Name, "search": searchName(row.Username, u.Name), "role": u.Role, "force": u.Force, "region": u.Region, "area": u.Area, "active": u.Active, "email": u.Email,
		"refused_email": gorm.Expr("CASE WHEN email = ? THEN refused_email ELSE '' END", u.Email),
	}).Error
	if err != nil {
		return fmt.Errorf("change user: %w", err)
	}
	before := row.model()
	otherRights := rightsOf(before.Record()) != rightsOf(u.Record())
	if otherRights {
		if err := endSessions(tx, u.ID); err != nil {
			return err
		}
	}
	if !u.Active {
		if err := tx.Where("user_id = ?", u.ID).Delete(&tokenRow{}).Error; err != nil {
			return fmt.Errorf("end tokens: %w", err)
		}
	}
	if a.Shown, err = changed(before, u); err != nil {
		return err
	}
	if otherRights {
		if err := s.tellAuditors(tx, models.RightsChanged, u.ID, a.ActorID, rightsChange(models.RightsRequest{Before: before.Record(), After: u.Record()})); err != nil {
			return err
		}
	}
	return s.logAccess(tx, a)
}

// rights are what a user may see and do.
type rights struct {
	Role   models.Role `json:"role"`
	Force  string      `json:"force,omitempty"`
	Region string      `json:"region,omitempty"`
	Area   string      `json:"area,omitempty"`
	Active bool        `json:"active"`
}

func rightsOf(r models.UserRecord) rights { return rights{r.Role, r.Force, r.Region, r.Area, r.Active} }

// changed tells the rights of a user before and after, for the log.
func changed(before, after models.User) (string, error) {
	text, err := json.Marshal(map[string]rights{"before": rightsOf(before.Record()), "after": rightsOf(after.Record())})
	return string(text), err
}

// alike reports whether two readings of a user are the same to an admin, who does not say how they want their letters.
func alike(a, b models.User) bool {
	a.Letters, b.Letters = "", ""
	a.Fictional, b.Fictional = false, false
	return a == b
}

// SignOutUser ends every session of a user, and writes who did it into the access log; both or neither.
func (s *Store) SignOutUser(ctx context.Context, userID string, a Access) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		if err := endSessions(tx, userID); err != nil {
			return err
		}
		return s.logAccess(tx, a)
	})
}

// LinkIdentity says that an identity is a user there is already, and writes who said so into the access log; both
// or neither. Nothing is done where that has been said before. ErrExists when it is someone else's.
func (s *Store) LinkIdentity(ctx context.Context, i Identity, userID string, a Access) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		var theirs int64
		err := tx.Model(&identityRow{}).Where("issuer = ? AND subject = ? AND user_id = ?", i.Issuer, i.Subject, userID).Count(&theirs).Error
		if err != nil {
			return fmt.Errorf("read identity: %w", err)
		}
		if theirs > 0 {
			return nil
		}
		if err := addIdentity(tx, i, userID, micros(s.Now())); err != nil {
			return err
		}
		return s.logAccess(tx, a)
	})
}

func endSessions(tx *gorm.DB, userID string) error {
	if err := tx.Where("user_id = ?", userID).Delete(&sessionRow{}).Error; err != nil {
		return fmt.Errorf("end sessions: %w", err)
	}
	return nil
}
