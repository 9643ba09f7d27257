package answers

import (
	"time"

	"scpo.example/desk/models"
)

// Attachment is a file of an application as the API gives it.
type Attachment struct {
	ID          string        `json:"id"`
	Name        string        `json:"name"`
	Type        string        `json:"type"` // media type, by the content
	Size        int64         `json:"size"` // bytes
	SHA256      string        `json:"sha256"`
	Scan        models.Scan   `json:"scan"`
	Origin      models.Origin `json:"origin"`
	Kind        string        `json:"kind"`
	Title       string        `json:"title"`
	Marking     string        `json:"marking"`
	Served      models.Served `json:"served"`
	Withheld    string        `json:"withheld"`    // what was covered or left out; "" for nothing
	WithheldWhy string        `json:"withheldWhy"` // why
	models.Links
	AddedAt   time.Time `json:"addedAt"`
	AddedBy   Person    `json:"addedBy"`
	Frozen    bool      `json:"frozen"`    // a submitted version has it, so it cannot be deleted
	Removable bool      `json:"removable"` // by this caller, now
}
