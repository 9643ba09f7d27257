package api

import (
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/store"
)

// breakGlass shows who has emergency access and what it was used for, newest first, to auditors and admins.
func (s *Server) breakGlass(k *call) (answer, error) {
	ctx := k.Request().Context()
	before, err := beforeLine(k)
	if err != nil {
		return answer{}, err
	}
	accounts, err := s.store.Emergencies(ctx)
	if err != nil {
		return answer{}, err
	}
	uses, err := s.store.BreakGlassUses(ctx, before, pageSizeMax)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, a := range accounts {
		ids = append(ids, a.UserID)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return answer{}, err
	}
	shown := answers.BreakGlass{Accounts: make([]answers.Emergency, len(accounts))}
	for i, a := range accounts {
		shown.Accounts[i] = answers.Emergency{Of: people[a.UserID], From: a.From, Until: a.Until, Running: s.store.Now().Before(a.Until) && !a.Pending, Pending: a.Pending}
	}
	if shown.Uses, err = s.accessLines(ctx, uses); err != nil {
		return answer{}, err
	}
	given := ok(shown)
	given.detail = k.QueryString()
	return given, nil
}

// beforeLine reads the cursor of the access log.
func beforeLine(k *call) (int64, error) {
	text := k.QueryParam("before")
	if text == "" {
		return 0, nil
	}
	before, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, invalidField("/before", "Enter the id of a log line")
	}
	return before, nil
}

// about is the id of the user whom a line is about, where that is someone else than who acted.
func about(l store.Access) string {
	if l.Kind == "admin" || l.Kind == store.KindBreakGlass {
		return l.Detail
	}
	return ""
}
