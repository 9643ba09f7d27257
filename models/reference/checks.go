package reference

// The severities of a check, and how it is decided.
const (
	SeverityStop    = "stop"
	SeverityWarning = "warning"

	HowMachine = "machine" // decided from structured fields
	HowLint    = "lint"    // highlighted automatically, judged by a person
	HowHuman   = "human"
)

// CheckRule is one check on an application as it is published. models/checks has the checks.
type CheckRule struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Severity  string `json:"severity"`
	How       string `json:"how"`
	HumanPart bool   `json:"humanPart"` // a person also judges whether what is there is good
	Code      string `json:"code"`      // of the reason to give where it fails
	Source    string `json:"source"`    // what it rests on, as text
}
