package review

import (
	"slices"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/content"
)

// Resubmission is what the officer reads about a resubmitted text. Every change of the report is in exactly one of
// Changes, ChangesWithoutPoint and Slight. Every point that asks is next to a change or in PointsWithoutChange; every
// settled one is next to a change or in Settled.
type Resubmission struct {
	Changes             content.List[Entry] `json:"changes"` // next to the points that asked for them
	PointsWithoutChange content.List[Point] `json:"pointsWithoutChange"`
	ChangesWithoutPoint content.List[Entry] `json:"changesWithoutPoint"` // no one asked for them
	Slight              content.List[Entry] `json:"slight"`              // white space, or a printed number that follows another change
	Settled             content.List[Point] `json:"settled"`             // where nothing changed since
}

// Entry is one change with its points.
type Entry struct {
	Section string              `json:"section"`
	Place   Anchor              `json:"place"`   // the section, for what is not an item that a point can be made on
	Change  changes.Change      `json:"change"`  // with old and new words
	Points  content.List[Point] `json:"points"`  // those that ask, in the order given
	Settled content.List[Point] `json:"settled"` // settled ones on the very item, which asked for nothing more
}

// Point is a point as it is shown next to a change, without the people who raised and answered it.
type Point struct {
	ID         string             `json:"id"`
	Number     int                `json:"number"`
	Round      int                `json:"round"`
	Source     models.Source      `json:"source"`
	Code       string             `json:"code"`
	Severity   models.Severity    `json:"severity"`
	Text       string             `json:"text"`
	Action     string             `json:"action"`
	DueOn      *calendar.Date     `json:"dueOn"`
	Answer     *models.AnswerKind `json:"answer"` // null while unanswered
	AnswerText string             `json:"answerText"`
	Resolution *models.Resolution `json:"resolution"` // null while open
	Place      Anchor             `json:"place"`
}

// Asking splits the points of an application for reading a version that was submitted at a moment: those to which the
// version answers, and those settled before. What was raised later is in neither. It says the same before, while and
// after the officer resolves the points one by one.
func Asking(points []models.Point, submitted time.Time) (asking, settled []models.Point) {
	for _, p := range points {
		switch {
		case p.RaisedAt.After(submitted):
		case p.Resolution == models.Resolved && p.ResolvedAt != nil && p.ResolvedAt.Before(submitted):
			settled = append(settled, p)
		default:
			asking = append(asking, p)
		}
	}
	return asking, settled
}

// Beside puts each change next to the points that asked for it, which are those of the round that is answered; see
// Asking for how to distinguish them from the settled ones.
//
// A point on an item is next to the change of that item; of two neighbours that changed places, a point on either is
// next to the move, unless the one that moved says something else as well. A point on a section is next to every change
// in the section that no point on an item claims, so that it is without a change where all of them were asked for more
// precisely. A point on no place claims nothing: otherwise every change would be one that someone asked for. A settled
// point claims nothing. A slight change answers no point.
func Beside(asking []models.Point, then, now content.Content, report changes.Report, settled ...models.Point) Resubmission {
	r := newReading(then, now, report)
	claims, context := r.claims(asking), r.claims(settled)
	var out Resubmission
	used := map[string]bool{}
	for _, s := range report.Sections {
		for _, c := range s.Changes {
			e := Entry{Section: s.Name, Place: r.placeOf(s, c), Change: c}
			if slight(c) {
				out.Slight = append(out.Slight, e)
				continue
			}
			e.Points = r.claimants(asking, func(i int) bool { return c.ID != "" && claims[i] == c.ID })
			if len(e.Points) == 0 {
				e.Points = r.claimants(asking, func(i int) bool { return asking[i].Anchor == s.Name })
			}
			e.Settled = r.claimants(settled, func(i int) bool { return c.ID != "" && context[i] == c.ID })
			for _, p := range slices.Concat(e.Points, e.Settled) {
				used[p.ID] = true
			}
			if len(e.Points) > 0 {
				out.Changes = append(out.Changes, e)
			} else {
				out.ChangesWithoutPoint = append(out.ChangesWithoutPoint, e)
			}
		}
	}
	out.PointsWithoutChange = r.claimants(asking, func(i int) bool { return !used[asking[i].ID] })
	out.Settled = r.claimants(settled, func(i int) bool { return !used[settled[i].ID] })
	return out
}

// Changed reports whether there is a change next to the point.
func (r Resubmission) Changed(pointID string) bool {
	return slices.ContainsFunc(r.Changes, func(e Entry) bool {
		return slices.ContainsFunc(e.Points, func(p Point) bool { return p.ID == pointID })
	})
}

func (r reading) claims(points []models.Point) []string {
	ids := make([]string, len(points))
	for i, p := range points {
		ids[i] = r.claim(p.Anchor)
	}
	return ids
}

// claim is the id of the item whose change a point on the anchor claims; "" for points on a section or on no place.
func (r reading) claim(anchor string) string {
	if slices.Contains(r.sections, anchor) {
		return ""
	}
	own := slices.ContainsFunc(r.report.At(anchor), func(c changes.Change) bool { return !slight(c) })
	if c, found := r.neighbour(anchor); found && !own && !says(c) {
		return c.ID
	}
	return anchor
}

func (r reading) placeOf(s changes.Section, c changes.Change) Anchor {
	for _, list := range []string{"/terms", "/evidence", "/thirdParties/items"} {
		if c.ID != "" && c.List == list && !slices.Contains(r.sections, c.ID) {
			return r.place(c.ID)
		}
	}
	return r.section(s.Name)
}

func (r reading) claimants(points []models.Point, claims func(i int) bool) content.List[Point] {
	var out content.List[Point]
	for i, p := range points {
		if claims(i) {
			out = append(out, r.point(p))
		}
	}
	return out
}

func (r reading) point(p models.Point) Point {
	shown := Point{
		ID: p.ID, Number: p.Number, Round: p.Round, Source: p.Source, Code: p.Code, Severity: p.Severity,
		Text: p.Text, Action: p.Action, DueOn: p.DueOn, AnswerText: p.AnswerText, Place: r.place(p.Anchor),
	}
	if p.Answer != "" {
		shown.Answer = &p.Answer
	}
	if p.Resolution != "" {
		shown.Resolution = &p.Resolution
	}
	return shown
}
