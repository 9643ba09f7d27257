package answers

import (
	"encoding/json"
	"time"

	"scpo.example/desk/models"
)

// RightsRequest is what one administrator wants and another confirms or refuses.
type RightsRequest struct {
	ID        string              `json:"id"`
	Kind      models.RightsKind   `json:"kind"`
	Of        Person              `json:"of"`      // whose rights they are
	Before    *models.UserRecord  `json:"before"`  // null for emergency access
	After     *models.UserRecord  `json:"after"`   // null for emergency access
	AskedBy   *Person             `json:"askedBy"` // null for the operator of the service
	AskedAt   time.Time           `json:"askedAt"`
	State     models.RequestState `json:"state"`
	DecidedBy *Person             `json:"decidedBy"`
	DecidedAt *time.Time          `json:"decidedAt"`
	Note      string              `json:"note"`
	May       bool                `json:"may"` // the caller may confirm or refuse it
}

// RefusedRequest is the body that refuses a request.
type RefusedRequest struct {
	Reason string `json:"reason" max:"2000"`
}

// AuditNotice tells auditors of something that they should look at.
type AuditNotice struct {
	ID     string                 `json:"id"`
	At     time.Time              `json:"at"`
	Kind   models.AuditNoticeKind `json:"kind"`
	Of     Person                 `json:"of"` // whom it is about
	By     *Person                `json:"by"` // who did it; null where nobody did
	Detail json.RawMessage        `json:"detail"`
	SeenBy *Person                `json:"seenBy"` // the auditor who saw it first
	SeenAt *time.Time             `json:"seenAt"`
}

// AuditDetail is what Detail of a notice holds: a sentence, the day of unusual reading, or rights before and after.
type AuditDetail struct {
	Words  string             `json:"words"`
	Day    string             `json:"day"`
	Before *models.UserRecord `json:"before"`
	After  *models.UserRecord `json:"after"`
}

// AuditNotices are the newest, with how many no auditor has seen.
type AuditNotices struct {
	Items  []AuditNotice `json:"items"`
	Unseen int           `json:"unseen"`
}
