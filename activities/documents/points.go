package documents

import (
	"time"

	"scpo.example/desk/models"
)

// AsOf are the points of the CPS that were raised before an event of the history, with the answers that were given by an
// instant: what a submission answers.
func AsOf(points []models.Point, seq int, at time.Time) []models.Point {
	var found []models.Point
	for _, p := range points {
		if p.Source != models.FromCPS || p.RaisedSeq >= seq {
			continue
		}
		if p.AnsweredAt == nil || p.AnsweredAt.After(at) {
			p.Answer, p.AnswerText, p.AnsweredBy, p.AnsweredAt, p.Missing = "", "", "", nil, ""
		}
		found = append(found, p)
	}
	return found
}
