package store

import "scpo.example/desk/models"

// waitingRow is an application that is waiting for someone.
type waitingRow struct {
	ApplicationID string `gorm:"primaryKey"`
	Region        string
	Force         string
	Desk          models.Turn
	Holder        string
	LatestSafe    string
	Since         int64
	DueOn         string
}

func (waitingRow) TableName() string { return "waiting" }

type conflictRow struct {
	ApplicationID string
	UserID        string
	At            int64
}

func (conflictRow) TableName() string { return "conflicts" }

type draftPointRow struct {
	ID            string `gorm:"primaryKey"`
	ApplicationID string
	ActorID       string
	At            int64
	Body          string
}

func (draftPointRow) TableName() string { return "draft_points" }

type checklistRow struct {
	ApplicationID string
	Seq           int
	VersionN      int
	RuleSet       string
	Answers       string
	Findings      string
	ActorID       string
	At            int64
	Sights        string
}

func (checklistRow) TableName() string { return "checklists" }

type noticeRow struct {
	ID            string `gorm:"primaryKey"`
	UserID        string
	ApplicationID string
	Kind          models.NoticeKind
	Cause         string
	Seq           int
	At            int64
	ReadAt        int64
	MailAt        int64
	LetterID      string
}

func (noticeRow) TableName() string { return "notices" }

func (r noticeRow) model() models.Notification {
	return models.Notification{
		ID: r.ID, UserID: r.UserID, Kind: r.Kind, ApplicationID: r.ApplicationID, Seq: r.Seq,
		At: fromMicros(r.At), ReadAt: timeOrNil(r.ReadAt),
	}
}
