package answers

import (
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/review"
)

// Point is a review point as the API gives it.
type Point struct {
	ID         string             `json:"id"`
	Number     int                `json:"number"`
	Round      int                `json:"round"`
	Source     models.Source      `json:"source"` // qa: the region; cps: a reason of the CPS
	Place      review.Anchor      `json:"place"`  // where its anchor is now
	Code       string             `json:"code"`
	Severity   models.Severity    `json:"severity"`
	Anchor     string             `json:"anchor"`
	Text       string             `json:"text"`
	Action     string             `json:"action"`
	Why        string             `json:"why"`
	Category   string             `json:"category"`
	DueOn      *calendar.Date     `json:"dueOn"`
	RaisedBy   Person             `json:"raisedBy"`
	RaisedAt   time.Time          `json:"raisedAt"`
	Answer     *models.AnswerKind `json:"answer"` // null while unanswered
	AnswerText string             `json:"answerText"`
	AnsweredBy *Person            `json:"answeredBy"`
	AnsweredAt *time.Time         `json:"answeredAt"`
	Resolution *models.Resolution `json:"resolution"` // null while open
	ResolvedBy *Person            `json:"resolvedBy"`
	ResolvedAt *time.Time         `json:"resolvedAt"`
	Cancelled  bool               `json:"cancelled"` // of an answer of the CPS that was recorded wrongly: needs no response
	Said       []Saying           `json:"said"`      // all answers and words on it, oldest first; the last ones are those above

	ItemState  models.ItemState `json:"itemState,omitempty"`  // of a point of the CPS
	Missing    string           `json:"missing,omitempty"`    // what is still to come after a part answer
	ReceivedOn *calendar.Date   `json:"receivedOn,omitempty"` // by the CPS, all of it
	PointLife
}

// PointLife is what became of a point of the CPS beside its answers.
type PointLife struct {
	Contest      *Contest   `json:"contest,omitempty"` // absent while it is not recorded whether it is contested
	CancelReason string     `json:"cancelReason,omitempty"`
	Moves        []DateMove `json:"moves,omitempty"` // of its due date, oldest first
}

// Contest is what the region said of a reason of the CPS.
type Contest struct {
	Contested models.YesNo    `json:"contested"`
	Text      string          `json:"text"`
	By        Person          `json:"by"`
	At        time.Time       `json:"at"`
	Outcome   *ContestOutcome `json:"outcome"` // null while the CPS has not said
}

// ContestOutcome is what the CPS said of a contest, as it was recorded last.
type ContestOutcome struct {
	Agreed    models.YesNo   `json:"agreed"`
	Reason    string         `json:"reason"`
	Discussed []string       `json:"discussed"`
	On        *calendar.Date `json:"on"`
	By        Person         `json:"by"`
	Role      models.Role    `json:"role"`
	At        time.Time      `json:"at"`
}

// DateMove is a due date that was replaced by another.
type DateMove struct {
	From    *calendar.Date `json:"from"` // null where there was none
	To      *calendar.Date `json:"to"`
	AskedBy models.MovedBy `json:"askedBy"`
	Reason  string         `json:"reason"`
	By      Person         `json:"by"` // who recorded it
	At      time.Time      `json:"at"`
}

// Points is every point of an application, in the order in which they were raised, and those that the region has in preparation.
type Points struct {
	Items  []Point      `json:"items"`
	Drafts []DraftPoint `json:"drafts"` // empty for all but officers
}

// Saying is one thing that was said on a point: an answer of the force, or the officer's word on it.
type Saying struct {
	By         Person             `json:"by"`
	At         time.Time          `json:"at"`
	Answer     *models.AnswerKind `json:"answer"`     // null for the officer's word
	Resolution *models.Resolution `json:"resolution"` // null for an answer
	Text       string             `json:"text"`
}

// NewPoint is the body of POST /applications/{id}/points.
type NewPoint struct {
	models.PointBody
	Instead string `json:"instead,omitempty"` // id of the point in preparation in whose place it is put
}

// DraftPoint is a point in preparation as officers get it. It goes out with the next return.
type DraftPoint struct {
	models.PointBody
	By Person    `json:"by"`
	At time.Time `json:"at"`
}

// Discarded names the draft point that was discarded.
type Discarded struct {
	ID string `json:"id"`
}

// Changed is what was changed from one text to another.
type Changed struct {
	From int `json:"from"` // number of the frozen version
	To   int `json:"to"`   // the same; 0 is the text as it is
	changes.Report
}

// Resubmission is the second look: which change answers which point.
type Resubmission struct {
	From int `json:"from"` // number of the version that was returned
	To   int `json:"to"`   // of the version that answers; 0 is the text as it is
	review.Resubmission
}
