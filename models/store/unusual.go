package store

import (
	"context"
	"fmt"
	"net/url"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/watch"
)

// unusualSpace makes the id of a notice from its rule, day and person, so that one is told once.
var unusualSpace = uuid.MustParse("5f2d9a76-4c7e-4d0b-9a3e-6f1c2b8e7d40")

// NoteUnusual tells auditors of unusual reading on a day in London. Asking again tells nothing twice.
func (s *Store) NoteUnusual(ctx context.Context, day calendar.Date) error {
	lines, err := s.watched(ctx, day)
	if err != nil {
		return err
	}
	found := watch.Find(lines, watch.Embedded().Rules)
	if len(found) == 0 {
		return nil
	}
	return s.inTx(ctx, func(tx *gorm.DB) error {
		for _, f := range found {
			id := uuid.NewSHA1(unusualSpace, []byte(f.Rule.Code+" "+day.String()+" "+f.Key)).String()
			detail := map[string]any{"rule": f.Rule.Code, "words": fmt.Sprintf(f.Rule.Words, f.Count), "day": day.String(), "count": f.Count}
			if err := s.noteForAuditors(tx, id, models.UnusualReading, f.Actor, "", detail); err != nil {
				return err
			}
		}
		return nil
	})
}

// watched reads what matters of the access log of a day, oldest first.
func (s *Store) watched(ctx context.Context, day calendar.Date) ([]watch.Line, error) {
	var rows []Access
	err := s.read.WithContext(ctx).Select("at, actor_id, kind, application_id, detail").
		Where("at >= ? AND at < ? AND kind IN ?", micros(day.Midnight()), micros(day.AddDays(1).Midnight()),
			[]string{"view", "export", "print", "list", "search", KindRefused, KindBreakGlass}).Order("at, id").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read access log: %w", err)
	}
	lines := make([]watch.Line, len(rows))
	for i, r := range rows {
		lines[i] = watch.Line{At: r.Time(), Actor: r.ActorID, Kind: r.Kind, Application: r.ApplicationID, Search: searched(r)}
	}
	return lines, nil
}

// searched is what a list was searched for; "" for nothing.
func searched(r Access) string {
	if r.Kind != "search" && r.Kind != "list" {
		return ""
	}
	values, err := url.ParseQuery(r.Detail)
	if err != nil {
		return ""
	}
	return values.Get("q")
}
