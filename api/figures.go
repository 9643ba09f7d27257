package api

import (
	"errors"
	"slices"
	"time"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/release"
	"scpo.example/desk/models/store"
)

// definition is given with every figure, so that no one has to guess what it counts.
const definition = "Applications accepted at the first CPS decision, divided by applications with a first CPS decision. " +
	"Each application counts once, and so do applications about the same subject in the same court case, or related by an officer: only the first submission of all counts. " +
	"A return at CPS triage is a decision; being taken on at triage is not. Resubmissions are not counted. “As submitted” excludes acceptance with amendments. " +
	"Applications with no decision and withdrawn applications are shown but not included in the total. " +
	"A request for more information counts as not accepted. Intervals are 95% (Wilson). With fewer than 5 decided applications only counts are given."

func countsOf(c models.Counts) answers.FigureCounts {
	shown := answers.FigureCounts{Counts: c, Strict: c.Strict(), Lenient: c.Lenient(), ReturnedByLawyer: c.ReturnedByLawyer()}
	switch {
	case c.Decided == 0:
		shown.Note = "no decisions yet"
	case c.Decided < models.SmallestBase:
		shown.Note = "too few decisions for a rate"
	case c.Decided < models.FewDecisions:
		shown.Caution = "fewer than 10 decisions: one more could change this rate by 10 percentage points or more"
	}
	return shown
}

func (s *Server) firstSubmissionAcceptance(k *call) (answer, error) {
	query, err := s.figureQuery(k)
	if err != nil {
		return answer{}, err
	}
	groups, err := s.store.Figure(k.Request().Context(), query)
	if err != nil {
		return answer{}, err
	}
	before, err := s.store.FigureBefore(k.Request().Context(), query)
	if err != nil {
		return answer{}, err
	}
	shown := answers.Figure{
		Definition: definition, Basis: query.Basis, By: query.By, From: query.From, To: query.To,
		Groups: []answers.FigureGroup{},
		AsAt:   query.AsAt, Before: before, Program: release.This(),
	}
	if err := s.aim(k, &shown); err != nil {
		return answer{}, err
	}
	var total models.Counts
	for _, g := range groups {
		total = total.Add(g.Counts)
		if query.By != "" {
			shown.Groups = append(shown.Groups, answers.FigureGroup{Key: g.Key, Name: s.groupName(query.By, g.Key), FigureCounts: countsOf(g.Counts)})
		}
	}
	shown.Total = countsOf(total)
	given := ok(shown)
	given.detail = k.QueryString()
	return given, nil
}

// figureQuery reads the period (both days included; by default the year that ends today), the
// basis and the grouping.
func (s *Server) figureQuery(k *call) (store.FigureQuery, error) {
	today := calendar.DateIn(s.store.Now())
	q := store.FigureQuery{Scope: k.user.Figures().For(k.user), Basis: models.BySubmission, To: today, By: k.QueryParam("by")}
	var found []decode.Problem
	readDate := func(name string, into *calendar.Date) {
		text := k.QueryParam(name)
		if text == "" {
			return
		}
		d, err := calendar.ParseDate(text)
		if err != nil {
			found = append(found, decode.Problem{Pointer: "/" + name, Code: decode.CodeBadDate, Message: "Enter a date like 2026-05-08"})
			return
		}
		*into = d
	}
	readDate("to", &q.To)
	q.From = q.To.AddYears(-1).AddDays(1)
	readDate("from", &q.From)
	if text := k.QueryParam("asAt"); text != "" {
		at, err := instant(text, s.store.Now())
		if err != nil {
			found = append(found, decode.Problem{Pointer: "/asAt", Code: decode.CodeBadDate, Message: "Enter a day like 2026-05-08 or an instant like 2026-05-08T09:00:00Z that is not in the future"})
		}
		q.AsAt = at
	}
	if q.From.After(q.To) {
		found = append(found, decode.Problem{Pointer: "/from", Code: decode.CodeBadValue, Message: "Enter a first day that is not after the last day"})
	}
	if text := k.QueryParam("basis"); text != "" {
		q.Basis = models.Basis(text)
	}
	if q.Basis != models.BySubmission && q.Basis != models.ByDecision {
		found = append(found, decode.Problem{Pointer: "/basis", Code: decode.CodeBadValue, Message: "Select submission or decision"})
	}
	if !slices.Contains([]string{"", "force", "region", "month", "offence", "route"}, q.By) {
		found = append(found, decode.Problem{Pointer: "/by", Code: decode.CodeBadValue, Message: "Select force, region, month, offence or route"})
	}
	if len(found) > 0 {
		return q, invalid(found)
	}
	return q, nil
}

var errFuture = errors.New("in the future")

// instant reads an instant or a day. A day means its end in London, or now if it has not ended.
func instant(text string, now time.Time) (time.Time, error) {
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		day, err := calendar.ParseDate(text)
		if err != nil {
			return time.Time{}, err
		}
		if day.After(calendar.DateIn(now)) {
			return time.Time{}, errFuture
		}
		at = day.AddDays(1).Midnight().Add(-time.Microsecond)
		if at.After(now) {
			at = now
		}
	}
	if at.After(now) {
		return time.Time{}, errFuture
	}
	return at.UTC(), nil
}
