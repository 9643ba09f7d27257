package store

import (
	"context"
	"fmt"

	"scpo.example/desk/models"
)

// LastMoves gives of each application the last of some actions. An application without one is not in the answer.
func (s *Store) LastMoves(ctx context.Context, ids []string, actions []models.Action) (map[string]models.Move, error) {
	var rows []eventRow
	err := s.read.WithContext(ctx).Where(`seq = (SELECT MAX(l.seq) FROM events l WHERE l.application_id = events.application_id AND l.action IN ?)`, actions).
		Where("application_id IN ?", ids).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read last moves: %w", err)
	}
	moves := make(map[string]models.Move, len(rows))
	for _, r := range rows {
		e := r.model()
		moves[e.ApplicationID] = models.Move{Action: e.Action, ActorID: e.ActorID, At: e.At}
	}
	return moves, nil
}
