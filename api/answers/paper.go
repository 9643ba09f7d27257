package answers

import "time"

// Paper is one document of a submission as the API gives it.
type Paper struct {
	Name   string    `json:"name"`
	Title  string    `json:"title"`
	Format string    `json:"format"`
	File   string    `json:"file"` // its name in the pack
	Bytes  int64     `json:"bytes"`
	SHA256 string    `json:"sha256"`
	MadeAt time.Time `json:"madeAt"`
	Later  bool      `json:"madeLater,omitempty"` // after the submission, from the version that was submitted
}
