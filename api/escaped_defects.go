package api

import (
	"encoding/json"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/release"
	"scpo.example/desk/models/review"
	"scpo.example/desk/models/store"
)

// escapedDefects compares what QA raised with what the CPS raised, for each reason code: caught, missed, over-called.
// Those who may list cases get them with each cell, others the counts.
func (s *Server) escapedDefects(k *call) (answer, error) {
	query, err := s.figureQuery(k)
	if err != nil {
		return answer{}, err
	}
	var cases []review.Case
	err = s.store.ReviewCases(k.Request().Context(), query, func(c store.ReviewCase) error {
		told, err := caseOf(c)
		cases = append(cases, told)
		return err
	})
	if err != nil {
		return answer{}, err
	}
	shown := answers.EscapedDefects{
		Definitions: review.Definitions(), Basis: query.Basis, From: query.From, To: query.To, Program: release.This(), Matrix: review.Defects(cases),
	}
	if k.user.Lists().Empty() {
		shown.Matrix = shown.WithoutCases()
	}
	given := ok(shown)
	given.detail = k.QueryString()
	return given, nil
}

// caseOf finds out for each point of QA whether the text was changed for it before it went to the CPS.
func caseOf(c store.ReviewCase) (review.Case, error) {
	told := review.Case{ID: c.ID, Reference: c.Reference, CPS: c.CPS, Decided: c.Decided, Shut: c.Shut}
	met := map[int]fixed{} // by the version on which a point was raised: a return has many points
	for _, p := range c.QA {
		n := raisedOn(c.Versions, p)
		if _, known := met[n]; !known {
			var err error
			if met[n], err = fixedSince(c.Versions, n); err != nil {
				return told, err
			}
		}
		told.QA = append(told.QA, review.Raised{Code: p.Code, Answer: p.Answer, Changed: met[n].changed(p)})
	}
	return told, nil
}

// fixed is the outcome of a text until it went to the CPS.
type fixed struct {
	then, now content.Content
	report    changes.Report
}

func fixedSince(frozen []models.Version, n int) (m fixed, err error) {
	if n == 0 || n == len(frozen) {
		return m, nil
	}
	if err := json.Unmarshal(frozen[n-1].Content, &m.then); err != nil {
		return m, err
	}
	if err := json.Unmarshal(frozen[len(frozen)-1].Content, &m.now); err != nil {
		return m, err
	}
	m.report = changes.Between(m.then, m.now)
	return m, nil
}

// changed asks for one point at a time: what another point claims does not take a change from it.
func (m fixed) changed(p models.Point) bool {
	return review.Beside([]models.Point{p}, m.then, m.now, m.report).Changed(p.ID)
}
