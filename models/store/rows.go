package store

import (
	"encoding/json"
	"fmt"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

type applicationRow struct {
	ID          string
	Reference   string
	Force       string
	Region      string
	State       models.State
	Seq         int
	Version     int
	Round       int
	Holder      string
	Submitted   bool
	Standing    string
	Content     string
	ContentHash string
	UsedIDs     string `gorm:"column:used_ids"` // "" until a save: see usedIDs
	Subject     string
	Search      string
	// As the CPS last received it: a later draft is not for it to see or find.
	ReceivedSubject string
	ReceivedSearch  string
	CreatedAt       int64 `gorm:"autoCreateTime:false"`
	CreatedBy       string
	UpdatedAt       int64 `gorm:"autoUpdateTime:false"`
	UpdatedBy       string
	KeysVersion     int // the way in which its subject keys were made
}

func (applicationRow) TableName() string { return "applications" }

func (r applicationRow) model() (models.Application, error) {
	a := models.Application{
		ID: r.ID, Reference: r.Reference, Force: r.Force, Region: r.Region, Version: r.Version,
		Content: []byte(r.Content), ContentHash: r.ContentHash, Subject: r.Subject, Received: r.ReceivedSubject, Submitted: r.Submitted,
		CreatedAt: fromMicros(r.CreatedAt), CreatedBy: r.CreatedBy,
		UpdatedAt: fromMicros(r.UpdatedAt), UpdatedBy: r.UpdatedBy,
	}
	if err := json.Unmarshal([]byte(r.Standing), &a.Standing); err != nil {
		return a, fmt.Errorf("read standing of %s: %w", r.ID, err)
	}
	return a, nil
}

type editRow struct {
	ApplicationID string
	Version       int
	ActorID       string
	At            int64
	ContentHash   string
	Places        string
}

func (editRow) TableName() string { return "edits" }

type eventRow struct {
	ApplicationID string
	Seq           int
	UpdateID      string
	Action        models.Action
	ActorID       string
	ActorRole     models.Role
	At            int64
	FromState     models.State
	ToState       models.State
	Round         int
	Version       int
	PayloadRef    string
	PayloadHash   string
	ContentHash   string
	PrevHash      string
	Hash          string
}

func (eventRow) TableName() string { return "events" }

func (r eventRow) model() models.Event {
	return models.Event{
		ApplicationID: r.ApplicationID, Seq: r.Seq, UpdateID: r.UpdateID, Action: r.Action,
		ActorID: r.ActorID, ActorRole: r.ActorRole, At: fromMicros(r.At), From: r.FromState, To: r.ToState,
		Round: r.Round, Version: r.Version, PayloadRef: r.PayloadRef, PayloadHash: r.PayloadHash,
		ContentHash: r.ContentHash, PrevHash: r.PrevHash, Hash: r.Hash,
	}
}

func eventRowOf(e models.Event) eventRow {
	return eventRow{
		ApplicationID: e.ApplicationID, Seq: e.Seq, UpdateID: e.UpdateID, Action: e.Action,
		ActorID: e.ActorID, ActorRole: e.ActorRole, At: micros(e.At), FromState: e.From, ToState: e.To,
		Round: e.Round, Version: e.Version, PayloadRef: e.PayloadRef, PayloadHash: e.PayloadHash,
		ContentHash: e.ContentHash, PrevHash: e.PrevHash, Hash: e.Hash,
	}
}

type versionRow struct {
	ApplicationID string
	N             int
	Kind          models.VersionKind
	Round         int
	Seq           int
	Content       string
	Hash          string
	At            int64
	ActorID       string
}

func (versionRow) TableName() string { return "versions" }

func (r versionRow) model() models.Version {
	return models.Version{
		ApplicationID: r.ApplicationID, N: r.N, Kind: r.Kind, Round: r.Round, Seq: r.Seq,
		Content: []byte(r.Content), Hash: r.Hash, At: fromMicros(r.At), By: r.ActorID,
	}
}

type submissionRow struct {
	ApplicationID string
	Round         int
	VersionN      int
	At            int64
	SubmittedOn   string
	ActorID       string
	Force         string
	Region        string
	Route         string
	Offence       string
	ContentHash   string
	Decision      models.Decision
	DecidedOn     string
	Outside       bool
	Stage         string
	TakenOn       string
	AnsweredSeq   int
	RecordedBy    string
	RecordedRole  models.Role
	Confirmed     bool
	Corrections   int
	SameOfficer   bool
}

func (submissionRow) TableName() string { return "submissions" }

func (r submissionRow) model() (models.Submission, error) {
	s := models.Submission{
		ApplicationID: r.ApplicationID, Round: r.Round, VersionN: r.VersionN, At: fromMicros(r.At), By: r.ActorID,
		Force: r.Force, Region: r.Region, Route: r.Route, Offence: r.Offence, ContentHash: r.ContentHash,
		Decision: r.Decision, Outside: r.Outside, Stage: r.Stage, RecordedBy: r.RecordedBy, RecordedRole: r.RecordedRole, Confirmed: r.Confirmed, Corrections: r.Corrections,
		SameOfficer: r.SameOfficer,
	}
	on, err := calendar.ParseDate(r.SubmittedOn)
	if err != nil {
		return s, fmt.Errorf("read submission of %s: %w", r.ApplicationID, err)
	}
	s.On = on
	if s.TakenOn, err = dateOrNil(r.TakenOn); err != nil {
		return s, err
	}
	s.DecidedOn, err = dateOrNil(r.DecidedOn)
	return s, err
}

type pointRow struct {
	ApplicationID string
	ID            string
	Number        int
	Round         int
	RaisedSeq     int
	RaisedBy      string
	RaisedAt      int64
	Source        models.Source
	Code          string
	Severity      models.Severity
	Anchor        string
	Text          string
	Action        string
	Why           string
	Category      string
	DueOn         string
	Answer        models.AnswerKind
	AnswerText    string
	AnsweredBy    string
	AnsweredAt    int64
	Resolution    models.Resolution
	ResolvedBy    string
	ResolvedAt    int64
	CancelledSeq  int
	Contested     models.YesNo
	Agreed        models.YesNo
	Missing       string
	ReceivedOn    string
}

func (pointRow) TableName() string { return "points" }

func (r pointRow) model() (models.Point, error) {
	due, err := dateOrNil(r.DueOn)
	if err != nil {
		return models.Point{}, err
	}
	received, err := dateOrNil(r.ReceivedOn)
	return models.Point{
		ID: r.ID, Number: r.Number, Round: r.Round, RaisedSeq: r.RaisedSeq, RaisedBy: r.RaisedBy,
		RaisedAt: fromMicros(r.RaisedAt), Source: r.Source, Code: r.Code, Severity: r.Severity, Anchor: r.Anchor,
		Text: r.Text, Action: r.Action, DueOn: due, Why: r.Why, Category: r.Category, Answer: r.Answer, AnswerText: r.AnswerText,
		AnsweredBy: r.AnsweredBy, AnsweredAt: timeOrNil(r.AnsweredAt), Resolution: r.Resolution,
		ResolvedBy: r.ResolvedBy, ResolvedAt: timeOrNil(r.ResolvedAt), Cancelled: r.CancelledSeq > 0,
		Contested: r.Contested, Agreed: r.Agreed, Missing: r.Missing, ReceivedOn: received,
	}, err
}

type payloadRow struct {
	Ref           string `gorm:"primaryKey"`
	ApplicationID string
	ActorID       string
	Action        models.Action
	Body          string
	Hash          string
	At            int64
}

func (payloadRow) TableName() string { return "payloads" }

func (r payloadRow) model() models.Payload {
	return models.Payload{
		Ref: r.Ref, ApplicationID: r.ApplicationID, ActorID: r.ActorID, Action: r.Action,
		Body: []byte(r.Body), Hash: r.Hash, At: fromMicros(r.At),
	}
}

func micros(t time.Time) int64 { return t.UTC().UnixMicro() }

func fromMicros(us int64) time.Time { return time.UnixMicro(us).UTC() }

func timeOrNil(us int64) *time.Time {
	if us == 0 {
		return nil
	}
	t := fromMicros(us)
	return &t
}

func dateOrNil(text string) (*calendar.Date, error) {
	if text == "" {
		return nil, nil
	}
	d, err := calendar.ParseDate(text)
	return &d, err
}

func dateText(d *calendar.Date) string {
	if d == nil {
		return ""
	}
	return d.String()
}
