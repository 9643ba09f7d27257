package terms

import (
	"html/template"
	"strconv"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/reference"
)

// report is what the checks say.
type report struct {
	Items []struct {
		ID       string         `json:"id"`
		Title    string         `json:"title"`
		Severity string         `json:"severity"`
		Outcome  checks.Outcome `json:"outcome"`
		Findings []struct {
			Pointer string `json:"pointer"`
			Message string `json:"message"`
			Words   []struct {
				Text string `json:"text"`
			} `json:"words"`
		} `json:"findings"`
	} `json:"items"`
}

// note is what a check says of one place in a term.
type note struct {
	Check   string
	Stops   bool // it has to be met before the application can be submitted
	Message string
	Words   []string // of the text, at which it points
	below   string   // pointer within the term
}

func readChecks(v *pages.Visit, a pages.Application) (report, error) {
	var r report
	err := v.Get(a.Path("/checks"), &r)
	return r, err
}

// of are the notes on the term in a place of the list.
func (r report) of(i int) []note {
	at := "/terms/" + strconv.Itoa(i)
	var notes []note
	for _, item := range r.Items {
		if item.Outcome == checks.Pass || item.Outcome == checks.NotApplicable {
			continue
		}
		for _, f := range item.Findings {
			below, ok := strings.CutPrefix(f.Pointer, at)
			if !ok || (below != "" && below[0] != '/') {
				continue
			}
			n := note{Check: item.ID, Stops: item.Severity == reference.SeverityStop && item.Outcome == checks.Fail, Message: f.Message, below: below}
			for _, w := range f.Words {
				if words := strings.TrimSpace(w.Text); words != "" {
					n.Words = append(n.Words, words)
				}
			}
			notes = append(notes, n)
		}
	}
	return notes
}

// beside are the notes as the form of a term takes them, by pointer.
func beside(notes []note) (map[string]template.HTML, error) {
	grouped := map[string][]note{}
	for _, n := range notes {
		grouped[form0+n.below] = append(grouped[form0+n.below], n)
	}
	shown := map[string]template.HTML{}
	for at, list := range grouped {
		html, err := templates.Body("notes", list)
		if err != nil {
			return nil, err
		}
		shown[at] = html
	}
	return shown, nil
}

// guide are the checks that judge terms: what they ask is the guidance for writing one.
func guide(v *pages.Visit) []checks.Check {
	asked := map[string]bool{
		"Q07": true, "Q14": true, "Q15": true, "Q16": true, "Q17": true, "Q18": true, "Q20": true, "Q21": true, "Q22": true, "Q25": true, "Q26": true,
	}
	var found []checks.Check
	for _, c := range checks.For(v.Today()).Checks {
		if asked[c.ID] {
			found = append(found, c)
		}
	}
	return found
}
