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

// PaperCheck asks which files of a submission have these hashes.
type PaperCheck struct {
	Hashes []string `json:"hashes"` // SHA-256, as hexadecimal
}

// CheckedPaper says which files of the submission have a hash; none where it is not a paper of that round.
type CheckedPaper struct {
	SHA256 string   `json:"sha256"`
	Files  []string `json:"files"`
	Rounds []int    `json:"otherRounds,omitempty"` // where it is a paper of another round
}
