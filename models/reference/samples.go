package reference

import (
	"encoding/json"
	"fmt"
	"path"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// Sample is a fictional application, sound or with deliberate defects, for demonstration and tests.
type Sample struct {
	File             string
	Defective        bool
	Title            string
	Reference        string
	Force            string // code
	Region           string // code
	Scenario         Scenario
	Content          content.Content
	ExpectedFindings []ExpectedFinding
}

// Scenario sets the scene: the checks are run with the clock at AsOf.
type Scenario struct {
	AsOf             calendar.Date `json:"asOf"`
	DraftedOn        calendar.Date `json:"draftedOn"`
	SubmittedForQAOn calendar.Date `json:"submittedForQaOn"`
	QAReviewer       string        `json:"qaReviewer"`     // user name
	SameTermTextIn   []string      `json:"sameTermTextIn"` // references of applications that hold the same term text
}

// ExpectedFinding is what a check has to find in a sample.
type ExpectedFinding struct {
	Check    string `json:"check"`
	Code     string `json:"code"`
	Where    string `json:"where"` // JSON Pointer into the content
	How      string `json:"how"`
	Severity string `json:"severity"`
	Note     string `json:"note"`
}

// Samples reads the sample applications, in the order of their references. Each call gives its own copies.
func Samples() ([]Sample, error) {
	entries, err := files.ReadDir("samples")
	if err != nil {
		return nil, fmt.Errorf("listing the samples: %w", err)
	}
	var out []Sample
	for _, e := range entries {
		s, err := readSample(e.Name())
		if err != nil {
			return nil, fmt.Errorf("reading the sample %s: %w", e.Name(), err)
		}
		out = append(out, s)
	}
	return out, nil
}

func readSample(name string) (Sample, error) {
	data, err := files.ReadFile(path.Join("samples", name))
	if err != nil {
		return Sample{}, err
	}
	var raw struct {
		Sample           string            `json:"sample"`
		Title            string            `json:"title"`
		Reference        string            `json:"reference"`
		Force            string            `json:"force"`
		Region           string            `json:"region"`
		Scenario         Scenario          `json:"scenario"`
		Content          json.RawMessage   `json:"content"`
		ExpectedFindings []ExpectedFinding `json:"expectedFindings"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return Sample{}, err
	}
	content, problems, err := content.Decode(raw.Content)
	if err != nil {
		return Sample{}, err
	}
	if len(problems) > 0 {
		return Sample{}, fmt.Errorf("the content has %d problems, the first at %q: %s",
			len(problems), problems[0].Pointer, problems[0].Message)
	}
	return Sample{
		File: name, Defective: raw.Sample == "defective", Title: raw.Title, Reference: raw.Reference,
		Force: raw.Force, Region: raw.Region, Scenario: raw.Scenario, Content: content,
		ExpectedFindings: raw.ExpectedFindings,
	}, nil
}
