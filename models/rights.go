package models

import "time"

// UserRecord is what administrators decide of a user.
type UserRecord struct {
	Name   string `json:"name"`
	Role   Role   `json:"role"`
	Force  string `json:"force,omitempty"`
	Region string `json:"region,omitempty"`
	Area   string `json:"area,omitempty"` // of the CPS
	Email  string `json:"email,omitempty"`
	Active bool   `json:"active"`
}

// Record is what administrators decide of the user.
func (u User) Record() UserRecord {
	return UserRecord{Name: u.Name, Role: u.Role, Force: u.Force, Region: u.Region, Area: u.Area, Email: u.Email, Active: u.Active}
}

// OtherRights reports whether role or place differ: these need a second administrator.
func (r UserRecord) OtherRights(than UserRecord) bool {
	return r.Role != than.Role || r.Force != than.Force || r.Region != than.Region || r.Area != than.Area
}

// RightsKind says what a second administrator is asked to confirm.
type RightsKind string

// The kinds.
const (
	ChangeOfRights  RightsKind = "rights"
	EmergencyAccess RightsKind = "break-glass"
)

// RequestState is how far such a request has come.
type RequestState string

// The states.
const (
	RequestOpen      RequestState = "open"
	RequestConfirmed RequestState = "confirmed"
	RequestRefused   RequestState = "refused"
)

// RightsRequest is what one administrator wants and another confirms or refuses.
type RightsRequest struct {
	ID            string
	Kind          RightsKind
	UserID        string
	Before, After UserRecord
	AskedBy       string // user id; "" for the operator of the service
	AskedAt       time.Time
	State         RequestState
	DecidedBy     string
	DecidedAt     *time.Time
	Note          string // why it was refused
}

// AuditNoticeKind says what auditors are told of. Names are schema: they are in stored notices.
type AuditNoticeKind string

// The kinds.
const (
	RightsAsked      AuditNoticeKind = "rights-asked"
	RightsChanged    AuditNoticeKind = "rights-changed"
	RightsRefused    AuditNoticeKind = "rights-refused"
	EmergencyAsked   AuditNoticeKind = "emergency-asked"
	EmergencyGiven   AuditNoticeKind = "emergency-given"
	EmergencyRefused AuditNoticeKind = "emergency-refused"
	UnusualReading   AuditNoticeKind = "unusual-reading"
)

// AuditNotice tells auditors of something that they should look at.
type AuditNotice struct {
	ID     string
	At     time.Time
	Kind   AuditNoticeKind
	UserID string // whom it is about
	By     string // who did it; "" where nobody did
	Detail []byte // JSON
	SeenBy string
	SeenAt *time.Time
}
