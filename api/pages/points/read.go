package points

import (
	"encoding/json"
	"fmt"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// Point is a point with what pages ask of it.
type Point answers.Point

// List is every point of a case, in the order in which they were raised, and those that the region has in preparation.
type List struct {
	Items  []Point
	Drafts []answers.DraftPoint // empty for the force
}

// Read reads the points of the case that the address of the page names.
func Read(v *pages.Visit) (List, error) {
	var told answers.Points
	err := v.Get(v.CasePath("points"), &told)
	list := List{Drafts: told.Drafts}
	for _, p := range told.Items {
		if !p.Cancelled || p.CancelReason != "" { // the history has it, with the record that was corrected
			list.Items = append(list.Items, Point(p))
		}
	}
	return list, err
}

// Resolved says that the officer has nothing more to say on it.
func (p Point) Resolved() bool { return p.Resolution != nil && *p.Resolution == models.Resolved }

// unanswered says that the force still has to respond: the point was never answered, or was reopened since.
func (p Point) unanswered() bool {
	if p.Resolved() || p.Cancelled {
		return false
	}
	return p.Answer == nil || p.Missing != "" || p.Resolution != nil && *p.Resolution == models.Reopened
}

// contestOpen says that the CPS has not said what it thinks of a contest.
func (p Point) contestOpen() bool {
	return !p.Cancelled && p.Contest != nil && p.Contest.Contested == models.Yes && p.Contest.Outcome == nil
}

func (p Point) must() bool { return p.Severity == models.Must }

func readResubmission(v *pages.Visit, a pages.Application) (answers.Resubmission, error) {
	var r answers.Resubmission
	err := v.Get(a.Path("/resubmission"), &r)
	return r, err
}

// contentOf is a frozen version, or for 0 the text as the visitor may read it now.
func contentOf(v *pages.Visit, a pages.Application, n int) (content.Content, error) {
	if n == 0 {
		return a.Written()
	}
	var version answers.Version
	var content content.Content
	if err := v.Get(a.Path("/versions/"+strconv.Itoa(n)), &version); err != nil {
		return content, err
	}
	if err := json.Unmarshal(version.Content, &content); err != nil {
		return content, fmt.Errorf("read version %d: %w", n, err)
	}
	return content, nil
}
