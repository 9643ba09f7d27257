package api

import (
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/store"
)

// notices lists the caller's notifications, newest first.
func (s *Server) notices(k *call) (answer, error) {
	query, err := noticeQuery(k)
	if err != nil {
		return answer{}, err
	}
	list, next, err := s.store.Notices(k.Request().Context(), query)
	if err != nil {
		return answer{}, err
	}
	page := answers.Page[answers.Notice]{Items: make([]answers.Notice, len(list)), NextCursor: orNull(next)}
	for i, n := range list {
		page.Items[i] = answers.Notice{
			ID: n.ID, Kind: n.Kind, Words: n.Kind.Words(1), ApplicationID: n.ApplicationID, Reference: n.Reference, Points: n.Points, At: n.At, ReadAt: n.ReadAt,
		}
	}
	given := ok(page)
	given.detail = k.QueryString()
	return given, nil
}

func noticeQuery(k *call) (store.NoticeQuery, error) {
	q := store.NoticeQuery{User: k.user, Cursor: k.QueryParam("cursor")}
	switch k.QueryParam("unread") {
	case "", "false":
	case "true":
		q.Unread = true
	default:
		return q, invalidField("/unread", "Enter true or false")
	}
	var err error
	q.Limit, err = limit(k)
	return q, err
}

func (s *Server) countNotices(k *call) (answer, error) {
	n, err := s.store.CountUnread(k.Request().Context(), k.user)
	return ok(answers.UnreadCount{Unread: n}), err
}

// markNotices notes what the caller has read. Ids of other people's notices change nothing; the answer does not
// distinguish them from ids of notices already read.
func (s *Server) markNotices(k *call) (answer, error) {
	var body answers.ReadNotices
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	if len(found) == 0 && body.All == (len(body.IDs) > 0) {
		found = append(found, decode.Problem{Pointer: "/ids", Code: decode.CodeRequired, Message: "Send either ids or all, not both"})
	}
	if len(body.IDs) > pageSizeMax {
		found = append(found, decode.Problem{Pointer: "/ids", Code: decode.CodeBadValue, Message: "Enter up to 200 notifications"})
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	ctx := k.Request().Context()
	if body.All {
		err = s.store.MarkAllRead(ctx, k.user.ID)
	} else {
		err = s.store.MarkRead(ctx, k.user.ID, slices.Compact(slices.Sorted(slices.Values(body.IDs))))
	}
	if err != nil {
		return answer{}, err
	}
	return s.countNotices(k)
}
