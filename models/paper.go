package models

import (
	"errors"
	"time"
)

// Paper is one document of a submission, as it went to the CPS: made once and kept for ever.
type Paper struct {
	Name   string    `json:"name"`
	Format string    `json:"format"`
	File   string    `json:"file"` // its name in the pack
	Title  string    `json:"title"`
	Blob   string    `json:"blob"` // its key in the file storage
	SHA256 string    `json:"sha256"`
	Size   int64     `json:"size"`
	At     time.Time `json:"at,omitzero"`     // when it was kept
	Later  bool      `json:"later,omitempty"` // made after the submission, from the version that was submitted
	Proof  string    `json:"proof,omitempty"` // on its way through the engine: that the service made it for this submission
}

// The two papers of a pack that list the others.
const (
	PaperIndex    = "index"
	PaperManifest = "manifest"
)

// Lists reports whether the paper lists the others.
func (p Paper) Lists() bool { return p.Name == PaperIndex || p.Name == PaperManifest }

// ErrPapers says that a document of the submission, or a file that goes with it, cannot be had.
var ErrPapers = errors.New("the papers cannot be made")
