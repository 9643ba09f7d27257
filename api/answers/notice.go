package answers

import (
	"time"

	"scpo.example/desk/models"
)

// Notice is one notification to the caller, as text for people.
type Notice struct {
	ID            string            `json:"id"`
	Kind          models.NoticeKind `json:"kind"`
	Words         string            `json:"words"`
	ApplicationID string            `json:"applicationId"`
	Reference     string            `json:"reference"`
	Points        int               `json:"points,omitempty"` // review points of the return
	At            time.Time         `json:"at"`
	ReadAt        *time.Time        `json:"readAt"` // null while it is unread
}

// UnreadCount is how many notices the caller has not read.
type UnreadCount struct {
	Unread int `json:"unread"`
}

// ReadNotices is the body of POST /notices/read: either some, or all.
type ReadNotices struct {
	IDs []string `json:"ids"`
	All bool     `json:"all"`
}
