package reference

// The severities of a check, and how it is decided.
const (
	SeverityStop    = "stop"
	SeverityWarning = "warning"

	HowMachine = "machine" // decided from structured fields
	HowLint    = "lint"    // highlighted automatically, judged by a person
	HowHuman   = "human"
)

// CheckRule is one check on an application.
type CheckRule struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Severity  string `json:"severity"`
	How       string `json:"how"`
	HumanPart bool   `json:"humanPart"` // a person also judges whether what is there is good
	Code      string `json:"code"`      // of the reason to give where it fails
	Source    string `json:"source"`    // what it rests on, as text
}

// Checks are all checks, in the order of their ids.
func Checks() List[CheckRule] { return Embedded().Checks() }

// Check finds a check by its id, such as Q07.
func Check(id string) (CheckRule, bool) {
	return Embedded().Check(id)
}

// Checks are all checks, in the order of their ids. No file replaces them: they are the program's own.
func (l *Lists) Checks() List[CheckRule] { return l.checks }

// Check finds a check by its id, such as Q07.
func (l *Lists) Check(id string) (CheckRule, bool) {
	return find(l.checks.Items, func(c CheckRule) string { return c.ID }, id)
}
