package api

import (
	"time"

	"scpo.example/desk/api/answers"
)

// auditNotices lists what auditors were told, newest first. Unusual reading of today and yesterday is looked for first, so that
// it is told before the night.
func (s *Server) auditNotices(k *call) (answer, error) {
	ctx := k.Request().Context()
	var before time.Time
	if text := k.QueryParam("before"); text != "" {
		at, err := time.Parse(time.RFC3339Nano, text)
		if err != nil {
			return answer{}, invalidField("/before", "Enter the time of a notice")
		}
		before = at
	}
	for _, day := range []int{-1, 0} {
		if err := s.store.NoteUnusual(ctx, s.today().AddDays(day)); err != nil {
			return answer{}, err
		}
	}
	found, err := s.store.AuditNotices(ctx, before, pageSizeMax)
	if err != nil {
		return answer{}, err
	}
	unseen, err := s.store.AuditNoticesUnseen(ctx)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, n := range found {
		ids = append(ids, n.UserID, n.By, n.SeenBy)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return answer{}, err
	}
	shown := answers.AuditNotices{Items: make([]answers.AuditNotice, len(found)), Unseen: unseen}
	for i, n := range found {
		shown.Items[i] = answers.AuditNotice{ID: n.ID, At: n.At, Kind: n.Kind, Of: people[n.UserID], Detail: n.Detail, SeenAt: n.SeenAt}
		if by, known := people[n.By]; known {
			shown.Items[i].By = &by
		}
		if by, known := people[n.SeenBy]; known {
			shown.Items[i].SeenBy = &by
		}
	}
	return ok(shown), nil
}

// seeAuditNotice notes that an auditor saw a notice. The first one counts.
func (s *Server) seeAuditNotice(k *call) (answer, error) {
	err := takesNothing(k)
	if err == nil {
		err = s.store.SeeAuditNotice(k.Request().Context(), k.Param("id"), k.user.ID)
	}
	return ok(answers.Discarded{ID: k.Param("id")}), err
}
