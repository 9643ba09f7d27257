package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// QueueCount is how many applications wait in a queue.
type QueueCount struct {
	Queue Queue
	N     int
}

// QueueCounts counts each queue that the user can see, in the order of QueuesOf. The counts are kept with the queues;
// the only applications looked up are those that the user holds and those that are shut to them. force narrows all of them to one
// force; "" is all.
func (s *Store) QueueCounts(ctx context.Context, user models.User, force string) ([]QueueCount, error) {
	counts, queues := []QueueCount{}, QueuesOf(user)
	if len(queues) == 0 {
		return counts, nil
	}
	var kept []struct {
		Desk models.Turn
		Held bool
		N    int
	}
	err := s.lying(ctx, user, force).Table("queue_counts").
		Select("desk, held, SUM(n) AS n").Group("desk, held").Find(&kept).Error
	if err != nil {
		return nil, fmt.Errorf("count queues: %w", err)
	}
	whole, unheld := map[models.Turn]int{}, 0
	for _, k := range kept {
		whole[k.Desk] += k.N
		if k.Desk == models.TurnQA && !k.Held {
			unheld = k.N
		}
	}
	left, err := s.leftOut(ctx, user, force)
	if err != nil {
		return nil, err
	}
	for _, q := range queues {
		n := max(whole[q.desk()]-left[q.desk()], 0)
		switch q {
		case QueueUnassigned:
			n = max(unheld-left[unassigned], 0) // someone may have claimed one between the two counts
		case QueueMine:
			if n, err = s.held(ctx, user, force); err != nil {
				return nil, err
			}
		case QueueRegion, QueueForce, QueueReady, QueueCPS, QueueDraft:
		}
		counts = append(counts, QueueCount{q, n})
	}
	return counts, nil
}

// unassigned is where leftOut counts what no one holds, in addition to the desks.
const unassigned models.Turn = "unassigned"

// leftOut counts at each desk what waits, but is shut to the user.
func (s *Store) leftOut(ctx context.Context, user models.User, force string) (map[models.Turn]int, error) {
	left := map[models.Turn]int{}
	if user.ID == "" {
		return left, nil
	}
	where, args := restrictedToOthers(listed(user))
	for from, shut := range map[string]*gorm.DB{
		"conflicts c": s.lying(ctx, user, force).Where("c.user_id = ? AND w.application_id = c.application_id", user.ID),
		"restrictions r": s.lying(ctx, user, force).Where("w.application_id = r.application_id AND "+where, args...).
			Where("NOT EXISTS (SELECT 1 FROM conflicts c WHERE c.application_id = r.application_id AND c.user_id = ?)", user.ID),
	} {
		var rows []struct {
			Desk models.Turn
			Free bool
			N    int
		}
		// SQLite keeps to the order of a cross join: from the few that are shut to what waits, never the other way.
		err := shut.Table(from).Joins("CROSS JOIN waiting w").
			Select("w.desk AS desk, w.holder = '' AS free, COUNT(*) AS n").Group("w.desk, w.holder = ''").Find(&rows).Error
		if err != nil {
			return nil, fmt.Errorf("count what is shut: %w", err)
		}
		for _, r := range rows {
			left[r.Desk] += r.N
			if r.Free && r.Desk == models.TurnQA {
				left[unassigned] += r.N
			}
		}
	}
	return left, nil
}

func (s *Store) held(ctx context.Context, user models.User, force string) (int, error) {
	var n int64
	err := s.lying(ctx, user, force).Model(&waitingRow{}).Where("holder = ? AND holder <> ''", user.ID).Count(&n).Error
	if err != nil {
		return 0, fmt.Errorf("count held work: %w", err)
	}
	return int(n), nil
}

// listed is what may wait for the user. All that is with the CPS has been submitted to it.
func listed(user models.User) models.Scope {
	scope := user.Lists().For(user)
	scope.SubmittedOnly = false
	return scope
}

// lying narrows a query on what waits to what the user may list, and to one force.
func (s *Store) lying(ctx context.Context, user models.User, force string) *gorm.DB {
	tx := s.within(s.read.WithContext(ctx), listed(user))
	if force != "" {
		tx = tx.Where("force = ?", force)
	}
	return tx
}
