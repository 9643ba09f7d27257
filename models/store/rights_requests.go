package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// Why a request for rights is not decided.
var (
	ErrOwnRequest     = errors.New("the administrator who asked does not confirm")
	ErrRequestDecided = errors.New("the request has been decided")
	ErrRequestOpen    = errors.New("a request for this user is still open")
)

type rightsRequestRow struct {
	ID        string `gorm:"primaryKey"`
	Kind      models.RightsKind
	UserID    string
	Before    string
	After     string
	AskedBy   string
	AskedAt   int64
	State     models.RequestState
	DecidedBy string
	DecidedAt int64
	Note      string
}

func (rightsRequestRow) TableName() string { return "rights_requests" }

func (r rightsRequestRow) model() (models.RightsRequest, error) {
	q := models.RightsRequest{
		ID: r.ID, Kind: r.Kind, UserID: r.UserID, AskedBy: r.AskedBy, AskedAt: fromMicros(r.AskedAt),
		State: r.State, DecidedBy: r.DecidedBy, DecidedAt: timeOrNil(r.DecidedAt), Note: r.Note,
	}
	if err := errors.Join(json.Unmarshal([]byte(r.Before), &q.Before), json.Unmarshal([]byte(r.After), &q.After)); err != nil {
		return q, fmt.Errorf("read request %s: %w", r.ID, err)
	}
	return q, nil
}

// TwoAdministrators reports whether there are two active administrators, so that one can confirm what the other wants.
func (s *Store) TwoAdministrators(ctx context.Context) (bool, error) {
	var n int64
	if err := s.read.WithContext(ctx).Model(&userRow{}).Where("role = ? AND active", models.Admin).Count(&n).Error; err != nil {
		return false, fmt.Errorf("count administrators: %w", err)
	}
	return n >= 2, nil
}

// AskRights keeps what an administrator wants until another confirms or refuses it, writes it into the access log and
// tells auditors. ErrRequestOpen where a request for this user waits already.
func (s *Store) AskRights(ctx context.Context, q models.RightsRequest, a Access) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		if err := s.askRights(tx, q); err != nil {
			return err
		}
		return s.logAccess(tx, a)
	})
}

func (s *Store) askRights(tx *gorm.DB, q models.RightsRequest) error {
	var user userRow
	if err := s.locked(tx).Where("id = ?", q.UserID).Take(&user).Error; err != nil { // two at once wait for each other
		return notFound(err)
	}
	var open int64
	if err := tx.Model(&rightsRequestRow{}).Where("user_id = ? AND kind = ? AND state = ?", q.UserID, q.Kind, models.RequestOpen).Count(&open).Error; err != nil {
		return fmt.Errorf("read requests: %w", err)
	}
	if open > 0 {
		return ErrRequestOpen
	}
	before, err := json.Marshal(q.Before)
	if err != nil {
		return fmt.Errorf("encode request: %w", err)
	}
	after, err := json.Marshal(q.After)
	if err != nil {
		return fmt.Errorf("encode request: %w", err)
	}
	row := rightsRequestRow{ID: q.ID, Kind: q.Kind, UserID: q.UserID, Before: string(before), After: string(after), AskedBy: q.AskedBy, AskedAt: micros(s.Now()), State: models.RequestOpen}
	if err := tx.Create(&row).Error; err != nil {
		return fmt.Errorf("keep request: %w", err)
	}
	kind := models.RightsAsked
	if q.Kind == models.EmergencyAccess {
		kind = models.EmergencyAsked
	}
	return s.tellAuditors(tx, kind, q.UserID, q.AskedBy, rightsChange(q))
}

// RightsRequests lists the requests, those that wait first, then the newest.
func (s *Store) RightsRequests(ctx context.Context, limit int) ([]models.RightsRequest, error) {
	var rows []rightsRequestRow
	err := s.read.WithContext(ctx).Order("CASE WHEN state = 'open' THEN 0 ELSE 1 END, asked_at DESC, id").Limit(limit).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read requests: %w", err)
	}
	list := make([]models.RightsRequest, len(rows))
	for i, r := range rows {
		if list[i], err = r.model(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// RightsWaiting reports whether a change of a user's rights waits until another administrator confirms it.
func (s *Store) RightsWaiting(ctx context.Context, userID string) (bool, error) {
	var n int64
	err := s.write.WithContext(ctx).Model(&rightsRequestRow{}).
		Where("user_id = ? AND kind = ? AND state = ?", userID, models.ChangeOfRights, models.RequestOpen).Count(&n).Error
	if err != nil {
		return false, fmt.Errorf("read requests: %w", err)
	}
	return n > 0, nil
}

// DecideRequest confirms a request, which then takes effect, or refuses it with a reason, and writes it into the access log.
// ErrOwnRequest for the one who asked, ErrRequestDecided once it was decided, ErrStale where the user has changed since.
func (s *Store) DecideRequest(ctx context.Context, id, by string, confirm bool, note string, a Access) (models.RightsRequest, error) {
	var done models.RightsRequest
	err := s.inTx(ctx, func(tx *gorm.DB) error {
		var row rightsRequestRow
		if err := s.locked(tx).Where("id = ?", id).Take(&row).Error; err != nil {
			return notFound(err)
		}
		q, err := row.model()
		switch {
		case err != nil:
			return err
		case q.State != models.RequestOpen:
			return ErrRequestDecided
		case q.AskedBy == by, q.Kind == models.EmergencyAccess && q.UserID == by:
			return ErrOwnRequest
		}
		now := s.Now()
		q.State, q.DecidedBy, q.DecidedAt, q.Note = models.RequestRefused, by, &now, note
		if confirm {
			q.State = models.RequestConfirmed
		}
		err = tx.Model(&rightsRequestRow{}).Where("id = ?", id).
			Updates(map[string]any{"state": q.State, "decided_by": by, "decided_at": micros(now), "note": note}).Error
		if err != nil {
			return fmt.Errorf("decide request: %w", err)
		}
		a.Detail, done = q.UserID, q
		return s.carryOut(tx, q, by, a)
	})
	return done, err
}

// carryOut does what was confirmed, and tells auditors what became of the request.
func (s *Store) carryOut(tx *gorm.DB, q models.RightsRequest, by string, a Access) error {
	confirmed := q.State == models.RequestConfirmed
	if confirmed && q.Kind == models.ChangeOfRights {
		return s.changeAsRead(tx, q, a)
	}
	kind := models.RightsRefused
	if q.Kind == models.EmergencyAccess {
		kind = models.EmergencyRefused
		if confirmed {
			kind = models.EmergencyGiven
			if err := tx.Model(&breakGlassRow{}).Where("user_id = ?", q.UserID).Update("pending", false).Error; err != nil {
				return fmt.Errorf("give emergency access: %w", err)
			}
		}
	}
	if err := s.tellAuditors(tx, kind, q.UserID, by, rightsChange(q)); err != nil {
		return err
	}
	return s.logAccess(tx, a)
}

// changeAsRead writes the confirmed rights, if the user is still as they were when it was asked.
func (s *Store) changeAsRead(tx *gorm.DB, q models.RightsRequest, a Access) error {
	var row userRow
	if err := s.locked(tx).Where("id = ?", q.UserID).Take(&row).Error; err != nil {
		return notFound(err)
	}
	u := row.model()
	if u.Record() != q.Before {
		return models.ErrStale
	}
	u.Name, u.Role, u.Force, u.Region, u.Area = q.After.Name, q.After.Role, q.After.Force, q.After.Region, q.After.Area
	u.Email, u.Active = q.After.Email, q.After.Active
	return s.changeUser(tx, u, nil, a)
}

// rightsChange is the detail of a notice: before and after, without the name and address of the user. Emergency access has
// none.
func rightsChange(q models.RightsRequest) map[string]rights {
	if q.Kind == models.EmergencyAccess {
		return nil
	}
	return map[string]rights{"before": rightsOf(q.Before), "after": rightsOf(q.After)}
}
