package points

import (
	"strconv"
	"time"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
	"scpo.example/desk/models/review"
)

// point is what a page shows of a point.
type point struct {
	ID         string             `json:"id"`
	Number     int                `json:"number"`
	Round      int                `json:"round"`
	Source     models.Source      `json:"source"`
	Place      review.Anchor      `json:"place"`
	Code       string             `json:"code"`
	Severity   models.Severity    `json:"severity"`
	Text       string             `json:"text"`
	Action     string             `json:"action"`
	DueOn      *models.Date       `json:"dueOn"`
	RaisedBy   pages.Person       `json:"raisedBy"`
	RaisedAt   time.Time          `json:"raisedAt"`
	Answer     *models.AnswerKind `json:"answer"`
	AnswerText string             `json:"answerText"`
	Resolution *models.Resolution `json:"resolution"`
	Said       []saying           `json:"said"`
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

func (p point) resolved() bool { return p.Resolution != nil && *p.Resolution == models.Resolved }

// unanswered says that the force still has to say something: never answered, or reopened since.
func (p point) unanswered() bool {
	if p.resolved() {
		return false
	}
	return p.Answer == nil || p.Resolution != nil && *p.Resolution == models.Reopened
}

func (p point) must() bool { return p.Severity == models.Must }

// readPoints gives every point of the case, and how many the region has in preparation.
func readPoints(v *pages.Visit, a pages.Application) (items []point, drafts int, err error) {
	var list struct {
		Items  []point    `json:"items"`
		Drafts []struct{} `json:"drafts"`
	}
	err = v.Get(a.Path("/points"), &list)
	return list.Items, len(list.Drafts), err
}

func readResubmission(v *pages.Visit, a pages.Application) (resubmission, error) {
	var r resubmission
	err := v.Get(a.Path("/resubmission"), &r)
	return r, err
}

// contentOf is a frozen version, or for 0 the text as the visitor may read it now.
func contentOf(v *pages.Visit, a pages.Application, n int) (models.Content, error) {
	if n == 0 {
		return a.Written()
	}
	var version struct {
		Content models.Content `json:"content"`
	}
	err := v.Get(a.Path("/versions/"+strconv.Itoa(n)), &version)
	return version.Content, err
}
