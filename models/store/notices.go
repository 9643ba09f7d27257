package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// Notice is a notification with what its reader calls the application.
type Notice struct {
	models.Notification
	Reference string
	Points    int // review points that the step raised of which it tells
}

// NoticeQuery is a page of one person's notices, newest first.
type NoticeQuery struct {
	User   models.User
	Unread bool   // leave out what has been read
	Limit  int    // 1 to 200
	Cursor string // from the page before
}

type noticeLine struct {
	Notice    noticeRow `gorm:"embedded"`
	Reference string
	Points    int
}

// pointsRaised counts the review points that were raised by the step of which a notice tells.
const pointsRaised = "(SELECT COUNT(*) FROM points WHERE points.application_id = notices.application_id AND points.raised_seq = notices.seq) AS points"

// Notices lists the person's notices, and gives the cursor of the next page, "" when there is none. What they can no
// longer list, and what is shut to them, is left out.
func (s *Store) Notices(ctx context.Context, q NoticeQuery) ([]Notice, string, error) {
	tx := s.told(s.read.WithContext(ctx), q.User).Select("notices.*, applications.reference, " + pointsRaised)
	if q.Unread {
		tx = tx.Where("notices.read_at = 0")
	}
	if q.Cursor != "" {
		c, err := decodeCursor(q.Cursor)
		if err != nil {
			return nil, "", err
		}
		tx = tx.Where("(notices.at, notices.id) < (?, ?)", c.At, c.ID)
	}
	var lines []noticeLine
	if err := tx.Order("notices.at DESC, notices.id DESC").Limit(q.Limit + 1).Find(&lines).Error; err != nil {
		return nil, "", fmt.Errorf("list notices: %w", err)
	}
	next := ""
	if len(lines) > q.Limit {
		lines = lines[:q.Limit]
		last := lines[q.Limit-1].Notice
		var err error
		if next, err = encodeCursor(cursor{last.At, last.ID}); err != nil {
			return nil, "", err
		}
	}
	list := make([]Notice, len(lines))
	for i, line := range lines {
		list[i] = Notice{line.Notice.model(), line.Reference, line.Points}
	}
	return list, next, nil
}

// CountUnread counts what Notices lists and the person has not read.
func (s *Store) CountUnread(ctx context.Context, u models.User) (int, error) {
	var n int64
	if err := s.told(s.read.WithContext(ctx), u).Where("notices.read_at = 0").Count(&n).Error; err != nil {
		return 0, fmt.Errorf("count notices: %w", err)
	}
	return int(n), nil
}

// MarkRead notes that the person has read notices of their own, once. The id of a notice that is
// someone else's, or of none, changes nothing.
func (s *Store) MarkRead(ctx context.Context, userID string, ids []string) error {
	return s.markRead(s.write.WithContext(ctx).Where("id IN ?", ids), userID)
}

// MarkAllRead notes that the person has read all their notices so far.
func (s *Store) MarkAllRead(ctx context.Context, userID string) error {
	return s.markRead(s.write.WithContext(ctx), userID)
}

func (s *Store) markRead(which *gorm.DB, userID string) error {
	err := which.Model(&noticeRow{}).Where("user_id = ? AND read_at = 0", userID).Update("read_at", micros(s.Now())).Error
	if err != nil {
		return fmt.Errorf("mark notices as read: %w", err)
	}
	return nil
}

// told selects the notices of a person that are still for them, with their applications. The scope is that of the list,
// not of opening: managers are notified of what they see only in the list.
func (s *Store) told(tx *gorm.DB, u models.User) *gorm.DB {
	scope := u.Lists().For(u)
	tx = s.within(tx.Table("notices").Joins("JOIN applications ON applications.id = notices.application_id"), scope)
	return unshut(tx.Where("notices.user_id = ?", u.ID), scope, "notices.application_id")
}
