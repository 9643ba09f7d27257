// Package points has the pages about what reviewers asked for and what the force did about it: every point with its
// answers, and the changes between versions.
package points

import (
	"cmp"
	"embed"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/reading"
	"scpo.example/desk/models/review"
)

//go:embed all:templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package.
func Routes() []pages.Route {
	return []pages.Route{
		{Method: http.MethodGet, Path: "/applications/{id}/points", Roles: models.RolesWho(models.Opens), Log: "view", Handle: show},
		{Method: http.MethodPost, Path: "/applications/{id}/points", Roles: models.RolesWho(models.Follows), Log: "view", Handle: say},
		{Method: http.MethodGet, Path: "/applications/{id}/changes", Roles: models.RolesWho(models.Opens), Takes: []string{"from", "to"}, Log: "view", Handle: showChanges},
	}
}

// page is the page of points.
type page struct {
	Head       any
	Board      *Board
	Count      string // of the required points that still need something
	Answerable bool
	Resolvable bool
	WhyNot     string // why points can be neither answered nor resolved by the visitor now
	Submit     string // where the application is submitted again
	Review     string // where draft points are
	Action     string // where the form posts to
	Key        string
	Lost       []unsaid
	Why        string // what was typed could not be said
	Drafts     int
	Rounds     []round
	CPS        bool // the visitor sees the points that the CPS raised, and not what was changed since
}

// round is the points that were raised in one round.
type round struct {
	Title  string
	Places []place
}

// place is the points on one part of the application.
type place struct {
	review.Anchor
	Status string
	Link   string // to the part of the application; "" where it is no longer
	Points []view
}

// again is what a form that was not recorded whole leaves to be shown.
type again struct {
	typed url.Values
	errs  ui.Errors
	key   string    // one-time key of the form; "" for a new one
	saved *ui.Alert // says what was recorded; nil for nothing
	lost  []unsaid
	why   string // nothing more can be said
}

// unsaid is what someone typed on a point and could not say any more.
type unsaid struct {
	Number        int
	Choice, Words string
}

func show(v *pages.Visit) error { return showAgain(v, http.StatusOK, again{}) }

// showAgain is the page with what was typed before, and what is wrong with it.
func showAgain(v *pages.Visit, status int, left again) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	b, err := Load(v, a)
	if err != nil {
		return err
	}
	head, err := v.Head(a, pages.TabPoints)
	if err != nil {
		return err
	}
	p := page{
		Head: head, Board: b, Answerable: b.answerable(), Resolvable: b.resolvable(), WhyNot: b.whyNot(), Count: b.count(),
		Action: a.Path("/points"), Key: cmp.Or(left.key, v.Key()), Lost: left.lost, Why: cmp.Or(b.whyNot(), left.why),
		Submit: a.Path("/submit"), Review: a.Path("/review"), Drafts: b.drafts, CPS: v.User.Role == models.CPS,
	}
	if p.Rounds, err = b.rounds(left.typed, left.errs); err != nil {
		return err
	}
	title := "Review points"
	if len(left.lost) > 0 {
		title = "Not saved: review points"
	}
	return v.ShowStatus(status, templates, "points", ui.Page{Title: title, Errors: left.errs, Alert: left.saved}, p)
}

// count says what still prevents submission or approval.
func (b *Board) count() string {
	if b.visit.User.Role == models.CPS {
		return contestsOpen(b.points)
	}
	if b.visit.User.Role == models.Officer {
		open := 0
		for _, p := range b.points {
			if p.must() && !p.Resolved() && !p.Cancelled {
				open++
			}
		}
		if open == 0 {
			return "All required points are resolved."
		}
		return ui.Plural(open, "required point is", "required points are") + " not resolved."
	}
	n := b.MustsUnanswered()
	if n == 0 {
		return "All required points have a response."
	}
	return ui.Plural(n, "required point has", "required points have") + " no response."
}

// contestsOpen says how many reasons are contested and have no outcome.
func contestsOpen(list []Point) string {
	open := 0
	for _, p := range list {
		if p.contestOpen() {
			open++
		}
	}
	if open == 0 {
		return "There are no contests without an outcome."
	}
	return ui.Plural(open, "contest has", "contests have") + " no outcome."
}

// whyNot says why the visitor can do nothing about the points now; "" where they can.
func (b *Board) whyNot() string {
	switch {
	case b.answerable() || b.resolvable() || b.visit.User.Role == models.CPS:
		return ""
	case b.visit.User.Role == models.Applicant:
		return "You can respond to points only while the application is returned to your force."
	case b.app.State != models.InQA:
		return "You can resolve points only while the application is with the region."
	case b.app.Assignee == nil:
		return "This application is not assigned. Claim it to resolve points."
	}
	return "Only the assigned regional officer can resolve points."
}

// rounds are the points by round, the newest first, and within a round by their place in the order in which they were raised.
func (b *Board) rounds(typed url.Values, errs ui.Errors) ([]round, error) {
	links, err := b.links()
	if err != nil {
		return nil, err
	}
	var rounds []round
	for _, p := range b.points {
		n := slices.IndexFunc(rounds, func(r round) bool { return r.Title == roundTitle(p.Round) })
		if n < 0 {
			n = len(rounds)
			rounds = append(rounds, round{Title: roundTitle(p.Round)})
		}
		r := &rounds[n]
		at := slices.IndexFunc(r.Places, func(of place) bool { return of.Name == p.Place.Name && of.Kind == p.Place.Kind })
		if at < 0 {
			at = len(r.Places)
			status := placeWords(p.Place)
			if b.visit.User.Role == models.CPS && p.Place.Status == review.Unchanged { // in what the CPS has: nothing is said of the force's work
				status = ""
			}
			r.Places = append(r.Places, place{Anchor: p.Place, Status: status, Link: links(p.Place)})
		}
		shown := b.view(p, 5)
		b.addFields(&shown, typed, errs)
		r.Places[at].Points = append(r.Places[at].Points, shown)
	}
	slices.Reverse(rounds)
	return rounds, nil
}

func roundTitle(n int) string { return "Round " + strconv.Itoa(n) }

// links says where a place is read or written.
func (b *Board) links() (func(review.Anchor) string, error) {
	if b.visit.User.Role == models.Applicant {
		return func(a review.Anchor) string { return writtenAt(b.app, a) }, nil
	}
	now, err := b.app.Written()
	if err != nil {
		return nil, err
	}
	sections := reading.Of(now, b.visit.Site().Lists)
	return func(a review.Anchor) string {
		if a.Pointer == "" {
			return ""
		}
		return b.app.Path("") + reading.Place(sections, a.Pointer)
	}, nil
}

// writtenAt is where the force writes what is at the place.
func writtenAt(app pages.Application, a review.Anchor) string {
	switch a.Kind {
	case review.OnTerm:
		if a.Pointer == "" {
			return ""
		}
		return app.Path("/terms/" + a.Name)
	case review.OnSection:
		if a.Section == "terms" {
			return app.Path("/terms")
		}
		return app.Path("/sections/" + a.Section)
	case review.OnEvidence, review.OnThirdParty:
		if a.Pointer == "" {
			return ""
		}
		return app.Path("/sections/" + a.Section)
	case review.OnApplication, review.OnUnknown:
	}
	return ""
}
