package api

import (
	"slices"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/release"
	"scpo.example/desk/models/store"
)

// definition goes with every figure, so that nobody has to guess what it counts.
const definition = "Applications accepted at the first CPS decision, divided by applications with a first CPS decision. " +
	"Each application counts once. Resubmissions are not counted. “As submitted” excludes acceptance with amendments. " +
	"Applications with no decision and withdrawn applications are shown but not included in the total. " +
	"A request for more information counts as not accepted. Intervals are 95% (Wilson). With fewer than 5 decided applications only counts are given."

type figureCounts struct {
	Submitted              int         `json:"submitted"`
	Decided                int         `json:"decided"`
	Accepted               int         `json:"accepted"`
	AcceptedWithAmendments int         `json:"acceptedWithAmendments"`
	NotAccepted            int         `json:"notAccepted"`
	MoreInformation        int         `json:"moreInformation"`
	OutsideControl         int         `json:"outsideControl"`
	Pending                int         `json:"pending"`
	Withdrawn              int         `json:"withdrawn"`
	ReturnedByQA           int         `json:"returnedByQa"`
	AcceptedUnreturned     int         `json:"acceptedUnreturned"`
	Strict                 models.Rate `json:"strict"`
	Lenient                models.Rate `json:"lenient"`
	Note                   string      `json:"note"` // in words, why there is no rate; "" when there is one
}

type figureGroup struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	figureCounts
}

type figure struct {
	Definition string          `json:"definition"`
	Basis      models.Basis    `json:"basis"`
	By         string          `json:"by"`
	From       calendar.Date   `json:"from"`
	To         calendar.Date   `json:"to"`
	Target     float64         `json:"target"`
	Total      figureCounts    `json:"total"`
	Before     figureBefore    `json:"before"`
	Groups     []figureGroup   `json:"groups"`
	Program    release.Program `json:"program"`
}

// figureBefore is what the CPS did not see.
type figureBefore struct {
	Withdrawn int `json:"withdrawn"`
	Returned  int `json:"returned"`
}

func countsOf(c models.Counts) figureCounts {
	shown := figureCounts{
		Submitted: c.Submitted, Decided: c.Decided, Accepted: c.Accepted, AcceptedWithAmendments: c.AcceptedWithAmendments,
		NotAccepted: c.NotAccepted, MoreInformation: c.MoreInformation, OutsideControl: c.OutsideControl, Pending: c.Pending, Withdrawn: c.Withdrawn, ReturnedByQA: c.ReturnedByQA,
		AcceptedUnreturned: c.AcceptedUnreturned,
		Strict:             c.Strict(), Lenient: c.Lenient(),
	}
	switch {
	case c.Decided == 0:
		shown.Note = "no decisions yet"
	case c.Decided < models.SmallestBase:
		shown.Note = "too few decisions for a rate"
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
	shown := figure{
		Definition: definition, Basis: query.Basis, By: query.By, From: query.From, To: query.To,
		Target: models.Target, Groups: []figureGroup{},
		Before: figureBefore(before), Program: release.This(),
	}
	var total models.Counts
	for _, g := range groups {
		total = total.Add(g.Counts)
		if query.By != "" {
			shown.Groups = append(shown.Groups, figureGroup{Key: g.Key, Name: s.groupName(query.By, g.Key), figureCounts: countsOf(g.Counts)})
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
	q := store.FigureQuery{Scope: k.user.Figures(), Basis: models.BySubmission, To: today, By: k.QueryParam("by")}
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
