package points

import (
	"html/template"
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/review"
)

// Board is every point of a case, with what was changed since: for pages that show points next to what they are about.
// The CPS has its own points in it and no changes.
type Board struct {
	visit   *pages.Visit
	app     pages.Application
	points  []Point
	drafts  int
	answers answers.Resubmission
	words   comparison
}

// Load reads the points of a case.
func Load(v *pages.Visit, a pages.Application) (*Board, error) {
	b := &Board{visit: v, app: a}
	list, err := Read(v)
	if b.points, b.drafts = list.Items, len(list.Drafts); err != nil || len(b.points) == 0 || v.User.Role == models.CPS {
		return b, err
	}
	if b.answers, err = readResubmission(v, a); err != nil {
		return nil, err
	}
	then, err := contentOf(v, a, b.answers.From)
	if err != nil {
		return nil, err
	}
	now, err := contentOf(v, a, b.answers.To)
	if err != nil {
		return nil, err
	}
	b.words = newComparison(then, now, v.Site().Lists)
	return b, nil
}

// MustsUnanswered is how many points on these anchors prevent submission; on all anchors where none is named.
func (b *Board) MustsUnanswered(anchors ...string) int {
	n := 0
	for _, p := range b.points {
		if p.must() && p.unanswered() && (len(anchors) == 0 || slices.Contains(anchors, p.Place.Name)) {
			n++
		}
	}
	return n
}

// Unanswered is how many points wait for an answer on these anchors; on all where none is named.
func (b *Board) Unanswered(anchors ...string) int {
	n := 0
	for _, p := range b.points {
		if p.unanswered() && (len(anchors) == 0 || slices.Contains(anchors, p.Place.Name)) {
			n++
		}
	}
	return n
}

// Count is how many points there are on these anchors.
func (b *Board) Count(anchors ...string) int { return len(b.on(anchors)) }

func (b *Board) on(anchors []string) []Point {
	var found []Point
	for _, p := range b.points {
		if slices.Contains(anchors, p.Place.Name) {
			found = append(found, p)
		}
	}
	return found
}

// On shows the points on these anchors (section names and ids of items), newest first, with what was changed and a link
// to where they are answered. It is empty where there are none.
func (b *Board) On(anchors ...string) (template.HTML, error) {
	found := b.on(anchors)
	if len(found) == 0 {
		return "", nil
	}
	slices.Reverse(found)
	views := make([]view, len(found))
	for i, p := range found {
		views[i] = b.view(p, 4)
	}
	return templates.Body("beside", map[string]any{"Points": views, "Answerable": b.answerable()})
}

// answerable says that the visitor may answer points now.
func (b *Board) answerable() bool {
	return b.visit.User.Role == models.Applicant && (b.app.State == models.ReturnedByQA || b.app.State == models.ReturnedByCPS)
}

// resolvable says that the visitor may resolve points now.
func (b *Board) resolvable() bool {
	return b.visit.User.Role == models.Officer && b.app.State == models.InQA &&
		b.app.Assignee != nil && *b.app.Assignee == b.visit.User.Username
}

// view is a point with everything shown around it.
type view struct {
	Point
	Anchor   string // id of the point on the page of points
	Heading  string
	Meaning  string // of its code
	Tag      ui.Tag
	Must     string
	From     string
	Place    review.Anchor
	PlaceHas string
	Changes  []difference
	Said     []said
	Fields   *fields // where the visitor can respond to it; nil where they cannot
	Path     string  // of the page of points, at this one
	Late     bool    // its day has passed without an answer
	Item     string  // how far it has come, of a point of the CPS
	CanSay   string  // what can be recorded there
	Record   string  // where officers and the CPS record what becomes of it; "" for others
}

type said struct {
	Words string
	answers.Saying
}

func (b *Board) view(p Point, level int) view {
	v := view{
		Point: p, Anchor: anchorOf(p), Meaning: p.Code, Tag: p.stateTag(), Must: p.severityWords(), From: p.source(),
		Place: p.Place, PlaceHas: placeWords(p.Place), Changes: b.changesFor(p.ID, level), Path: b.app.Path("/points#" + anchorOf(p)),
	}
	if r, known := b.visit.Site().Lists.Reason(p.Code); known {
		v.Meaning = r.Meaning
	}
	v.Late = p.DueOn != nil && p.unanswered() && p.DueOn.Before(b.visit.Today())
	if p.Source == models.FromCPS {
		if v.Item = ItemWords(p.ItemState); slices.Contains(models.RolesFor(models.ContestOutcome), b.visit.User.Role) {
			v.Record, v.CanSay = b.app.Path("/points/"+p.ID+"/cps"), "Record contest, receipt or due date"
			if b.visit.User.Role == models.CPS {
				v.CanSay = "Record contest outcome, receipt or due date"
			}
		}
	}
	for _, s := range p.Said {
		words := ""
		switch {
		case s.Answer != nil:
			words = answerWords(*s.Answer)
		case s.Resolution != nil:
			words = resolutionWords(*s.Resolution)
		}
		v.Said = append(v.Said, said{words, s})
	}
	return v
}

// changesFor gives the changes that are shown next to a point.
func (b *Board) changesFor(id string, level int) []difference {
	var found []difference
	for _, e := range b.answers.Changes {
		if slices.ContainsFunc(e.Points, func(p review.Point) bool { return p.ID == id }) {
			found = append(found, b.words.entry(e, level))
		}
	}
	return found
}
