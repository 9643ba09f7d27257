package answers

import "time"

// CopyRequest is the body of PUT /applications/{id}/copies/{section}.
type CopyRequest struct {
	From string `json:"from"` // id of the application that the section is copied from
}

// Copied is a section that was copied from another application and not checked since.
type Copied struct {
	Section   string    `json:"section"`
	From      *string   `json:"from"`      // id of the application that it came from; null where the caller cannot open it any more
	Reference *string   `json:"reference"` // of the same
	By        Person    `json:"by"`
	At        time.Time `json:"at"`
}

// Unopened is what to call an application that the reader must not know of.
const Unopened = "an application that you cannot open"

// Source is what to call the application that the section came from.
func (c Copied) Source() string {
	if c.Reference == nil {
		return Unopened
	}
	return *c.Reference
}
