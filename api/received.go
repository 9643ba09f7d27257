package api

import (
	"slices"

	"scpo.example/desk/models"
)

// toldCPS are the actions of others of which the CPS learns, besides those whose words it reads.
var toldCPS = map[models.Action]bool{models.SubmitToCPS: true, models.Withdraw: true, models.CourtOutcome: true}

// asReceived leaves out, for the CPS, when and by whom an application was changed since it was last submitted to the CPS or
// answered by it: a round that it has not received is not its business.
func (s *Server) asReceived(k *call, apps []models.Application) error {
	if k.user.Role != models.CPS || len(apps) == 0 {
		return nil
	}
	ids := make([]string, len(apps))
	for i, app := range apps {
		ids[i] = app.ID
	}
	known := slices.DeleteFunc(models.Actions(), func(a models.Action) bool { return !toldCPS[a] && !a.ReadBy(models.CPS) })
	last, err := s.store.LastMoves(k.Request().Context(), ids, known)
	if err != nil {
		return err
	}
	for i, app := range apps {
		if move, is := last[app.ID]; is {
			apps[i].UpdatedAt, apps[i].UpdatedBy = move.At, move.ActorID
		}
	}
	return nil
}
