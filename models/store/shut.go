package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// unshut leaves out what is shut to the reader of the scope: what they declared a conflict of interest in, and what is restricted
// to others. id names the column of the application's id.
func unshut(tx *gorm.DB, scope models.Scope, id string) *gorm.DB {
	if scope.Reader.ID == "" {
		return tx
	}
	tx = tx.Where("NOT EXISTS (SELECT 1 FROM conflicts c WHERE c.application_id = "+id+" AND c.user_id = ?)", scope.Reader.ID)
	if scope.Reader.Role == models.Auditor { // a restriction is not a way around them: of a case they see no content anyway
		return tx
	}
	where, args := restrictedToOthers(scope)
	return tx.Where("NOT EXISTS (SELECT 1 FROM restrictions r WHERE r.application_id = "+id+" AND "+where+")", args...)
}

// restrictedToOthers is the condition on a restriction r that keeps the reader out. It keeps no one of the CPS out if it names
// none of them, and no officer where no officer whom it names is left in the region: someone must be able to go on.
func restrictedToOthers(scope models.Scope) (string, []any) {
	where := `r.ended_seq = 0 AND NOT EXISTS (SELECT 1 FROM restricted_to p
		WHERE p.application_id = r.application_id AND p.seq = r.seq AND p.user_id = ?)`
	args := []any{scope.Reader.ID}
	switch scope.Reader.Role {
	case models.CPS:
		where += " AND r.cps_named"
	case models.Officer:
		where += ` AND EXISTS (SELECT 1 FROM restricted_to o JOIN users u ON u.id = o.user_id
			WHERE o.application_id = r.application_id AND o.seq = r.seq AND u.active AND u.role = ? AND u.region = ?
			AND NOT EXISTS (SELECT 1 FROM conflicts k WHERE k.application_id = o.application_id AND k.user_id = o.user_id))`
		args = append(args, models.Officer, scope.Region)
	case models.Applicant, models.Manager, models.Lead, models.Auditor, models.Admin:
	}
	return where, args
}

// visible are those of the applications that lie in the scope and are not shut to its reader.
func (s *Store) visible(ctx context.Context, scope models.Scope, ids []string) (map[string]bool, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var found []string
	err := unshut(s.within(s.read.WithContext(ctx).Model(&applicationRow{}), scope), scope, "applications.id").
		Where("id IN ?", ids).Pluck("id", &found).Error
	if err != nil {
		return nil, fmt.Errorf("read what is visible: %w", err)
	}
	return setOf(found), nil
}

func setOf(ids []string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// RestrictedCPS reports whether the present restriction of an application names people of the CPS.
func (s *Store) RestrictedCPS(ctx context.Context, id string) (bool, error) {
	var rows []restrictionRow
	if err := s.read.WithContext(ctx).Where("application_id = ? AND ended_seq = 0", id).Find(&rows).Error; err != nil {
		return false, fmt.Errorf("read restriction: %w", err)
	}
	return len(rows) > 0 && rows[0].CPSNamed, nil
}
