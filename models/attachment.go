package models

import (
	"errors"
	"time"
)

// Scan is what is known of a file from the malware scanner.
type Scan string

// The values of Scan.
const (
	ScanClean    Scan = "clean"
	ScanOff      Scan = "not-scanned" // the service has no scanner
	ScanWaiting  Scan = "waiting"     // the scanner did not answer: the file is kept and not released
	ScanInfected Scan = "infected"    // found after it was kept; the bytes are gone
)

// Released reports whether people may have the bytes.
func (s Scan) Released() bool { return s == ScanClean || s == ScanOff }

// Origin says on whose side a file belongs.
type Origin string

// The origins. A file of the force goes with the next version. A paper of the answer is what the CPS sent back, and
// goes with no version.
const (
	FromForce  Origin = "force"
	FromAnswer Origin = "answer"
)

// OriginOf is the origin of what people of a role attach.
func OriginOf(r Role) Origin {
	if r == Applicant {
		return FromForce
	}
	return FromAnswer
}

// TakesFiles reports whether files of that origin can be added in the state.
func (s State) TakesFiles(o Origin) bool {
	if o == FromForce {
		return s.Editable()
	}
	return s == WithCPS || s == ReturnedByCPS || s == Accepted || s == Closed
}

// Served says whether the defence has the document.
type Served string

// The values of Served; "" is not answered.
const (
	ServedAlready Served = "served"
	NotServed     Served = "unserved"
)

// Links are what a file supports: ids of evidence items, described documents and terms of the content, and of points.
type Links struct {
	Evidence  []string `json:"evidence"`
	Documents []string `json:"documents"`
	Terms     []string `json:"terms"`
	Points    []string `json:"points"`
}

// Attachment is a file kept with an application. Nothing of it changes but what the scanner says, and that it was removed.
type Attachment struct {
	ID            string
	ApplicationID string
	Origin        Origin
	Blob          string // its key in the file storage
	Name          string // as people know it: no folder, no control characters
	Type          string // media type, by its content
	Size          int64
	SHA256        string
	Kind          string
	Title         string
	Marking       string
	Served        Served
	Withheld      string // what was covered or left out; "" for nothing
	WithheldWhy   string
	Links         Links
	Scan          Scan
	At            time.Time
	By            string // user id
	Frozen        bool   // a version has it
}

// MaxAttachments bounds the files of one application.
const MaxAttachments = 200

// Errors about files.
var (
	// ErrFrozenFile: a version that was submitted has the file, so it is kept for ever.
	ErrFrozenFile = errors.New("the file was submitted")
	// ErrNamedFile: an answer of the CPS names the file.
	ErrNamedFile = errors.New("an answer names the file")
	// ErrTooManyFiles: the application has MaxAttachments already.
	ErrTooManyFiles = errors.New("too many files")
)
