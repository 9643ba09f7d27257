package lint

func Vague(text string, defined []string) []Span { return nil }
func OralAnswers(text string) []Span             { return nil }

// OralManner: for information.manner ("by telephone", "in person, by oral answers").
func OralManner(manner string) []Span { return nil }
func Privileged(text string) []Span   { return nil }

type Part string

const (
	Recipient Part = "recipient"
	Manner    Part = "manner"
	Deadline  Part = "deadline"
)

// Remark: Field is "text", "recipient", "manner" or "deadline" (where Span counts), or "" when the part is given nowhere.
type Remark struct {
	Part  Part   `json:"part"`
	Field string `json:"field"`
	Span  Span   `json:"span"`
}

// Information: isInformation = the term has an information block, or category information.
// Parts given neither in the fields nor in the text come back with Field "".
func Information(text, recipient, manner, deadline string, isInformation bool) []Remark { return nil }

// Missing looks at the three fields only.
func Missing(recipient, manner, deadline string) []Part { return nil }

func NamedAssociates(text string) []Span { return nil }
func Hearsay(title, form string) bool    { return false }

type Term struct {
	ID        string
	Text      string
	AppliesTo []string // ids of subjects; terms on different subjects cannot conflict; empty = anyone
}

type Conflict struct {
	First      string `json:"first"` // id of the earlier term
	Second     string `json:"second"`
	FirstSpan  Span   `json:"firstSpan"`
	SecondSpan Span   `json:"secondSpan"`
	Why        string `json:"why"` // one plain sentence
}

func Contradictions(terms []Term) []Conflict { return nil }

func OtherJurisdiction(text string) []Span { return nil }

const Alike = 0.8 // Similar at or above this is worth a look

func Similar(a, b string) float64    { return 0 }
func Identical(a, b string) bool     { return false }
func Boilerplate(text string) []Span { return nil }

// Print is a text prepared for many comparisons.
type Print struct{}

func Fingerprint(text string) Print     { return Print{} }
func (p Print) Similar(o Print) float64 { return 0 }
func (p Print) Identical(o Print) bool  { return false }
