package points

import (
	"strconv"
	"time"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/review"
)

// Point is what pages show of a point.
type Point struct {
	ID         string             `json:"id"`
	Number     int                `json:"number"`
	Round      int                `json:"round"`
	Source     models.Source      `json:"source"`
	Place      review.Anchor      `json:"place"`
	Code       string             `json:"code"`
	Severity   models.Severity    `json:"severity"`
	Text       string             `json:"text"`
	Action     string             `json:"action"`
	DueOn      *calendar.Date     `json:"dueOn"`
	RaisedBy   pages.Person       `json:"raisedBy"`
	RaisedAt   time.Time          `json:"raisedAt"`
	Answer     *models.AnswerKind `json:"answer"`
	AnswerText string             `json:"answerText"`
	Resolution *models.Resolution `json:"resolution"`
	Said       []saying           `json:"said"`
}

// Draft is a point in preparation: the region's own until it goes out with a return.
type Draft struct {
	ID       string          `json:"id"`
	Code     string          `json:"code"`
	Severity models.Severity `json:"severity"`
	Anchor   string          `json:"anchor"`
	Text     string          `json:"text"`
	Action   string          `json:"action"`
	DueOn    *calendar.Date  `json:"dueOn"`
	By       pages.Person    `json:"by"`
	At       time.Time       `json:"at"`
}

// List is every point of a case, in the order in which they were raised, and those that the region has in preparation.
type List struct {
	Items  []Point `json:"items"`
	Drafts []Draft `json:"drafts"` // empty for the force
}

// saying is one thing that was said on a point.
type saying struct {
	By         pages.Person       `json:"by"`
	At         time.Time          `json:"at"`
	Answer     *models.AnswerKind `json:"answer"`
	Resolution *models.Resolution `json:"resolution"`
	Text       string             `json:"text"`
}

// resubmission is which change answers which point.
type resubmission struct {
	From int `json:"from"`
	To   int `json:"to"`
	review.Resubmission
}

// Read reads the points of the case that the address of the page names.
func Read(v *pages.Visit) (List, error) {
	var list List
	err := v.Get(v.CasePath("points"), &list)
	return list, err
}

// Resolved says that the officer has nothing more to say on it.
func (p Point) Resolved() bool { return p.Resolution != nil && *p.Resolution == models.Resolved }

// unanswered says that the force still has to say something: never answered, or reopened since.
func (p Point) unanswered() bool {
	if p.Resolved() {
		return false
	}
	return p.Answer == nil || p.Resolution != nil && *p.Resolution == models.Reopened
}

func (p Point) must() bool { return p.Severity == models.Must }

func readResubmission(v *pages.Visit, a pages.Application) (resubmission, error) {
	var r resubmission
	err := v.Get(a.Path("/resubmission"), &r)
	return r, err
}

// contentOf is a frozen version, or for 0 the text as the visitor may read it now.
func contentOf(v *pages.Visit, a pages.Application, n int) (content.Content, error) {
	if n == 0 {
		return a.Written()
	}
	var version struct {
		Content content.Content `json:"content"`
	}
	err := v.Get(a.Path("/versions/"+strconv.Itoa(n)), &version)
	return version.Content, err
}
