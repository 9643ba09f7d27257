package review

import (
	"maps"
	"slices"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// Case is what QA and the CPS raised on one application.
type Case struct {
	ID        string
	Reference string   // for people
	QA        []Raised // before the application first went to the CPS
	CPS       []string // reason codes of the first decision of the CPS
	Decided   bool     // the CPS has decided; other cases are not counted
	Shut      bool     // it counts, and is not named
}

// Raised is one point of QA.
type Raised struct {
	Code    string
	Answer  models.AnswerKind // "" where there was none
	Changed bool              // the text was changed at the point before it went to the CPS, whatever was answered
}

// Matrix holds what QA raised against what the CPS raised; Definitions says as text what the cells are.
type Matrix struct {
	Rows      content.List[Row] `json:"rows"`    // in the order of their codes; without what is outside the force's control
	Totals    Totals            `json:"totals"`  // of Rows: one case counts once for each code
	Outside   Row               `json:"outside"` // reference.OutsideControl, which says nothing about quality
	Decided   int               `json:"decided"` // cases
	Undecided int               `json:"undecided"`
}

// Row is one reason code. A case is in at most one of its cells, once.
type Row struct {
	Code       string `json:"code"`
	Caught     Cell   `json:"caught"`
	Missed     Cell   `json:"missed"`
	Unmended   Cell   `json:"unmended"`
	OverCalled Cell   `json:"overCalled"`
}

// Cell is how many cases there are, and which of them the reader may see.
type Cell struct {
	Count int                  `json:"count"`
	Cases content.List[Behind] `json:"cases"` // in the order given
}

// Behind is one case behind a cell.
type Behind struct {
	ID        string                          `json:"id"`
	Reference string                          `json:"reference"`
	Answers   content.List[models.AnswerKind] `json:"answers"` // of the force to the points of this code, without repetition
}

// Totals are sums over codes.
type Totals struct {
	Caught     int `json:"caught"`
	Missed     int `json:"missed"`
	Unmended   int `json:"unmended"`
	OverCalled int `json:"overCalled"`
}

// Defects sorts the reasons of every decided case into the matrix. A case given twice counts once, as it came first.
func Defects(cases []Case) Matrix {
	m := Matrix{Outside: Row{Code: reference.OutsideControl}}
	rows := map[string]*Row{reference.OutsideControl: &m.Outside}
	seen := map[string]bool{}
	for _, c := range cases {
		switch {
		case seen[c.ID]:
			continue
		case !c.Decided:
			m.Undecided++
		default:
			m.Decided++
			for _, code := range c.codes() {
				if rows[code] == nil {
					rows[code] = &Row{Code: code}
				}
				rows[code].add(c)
			}
		}
		seen[c.ID] = true
	}
	delete(rows, reference.OutsideControl)
	for _, code := range slices.Sorted(maps.Keys(rows)) {
		row := *rows[code]
		m.Rows = append(m.Rows, row)
		m.Totals.Caught += row.Caught.Count
		m.Totals.Missed += row.Missed.Count
		m.Totals.Unmended += row.Unmended.Count
		m.Totals.OverCalled += row.OverCalled.Count
	}
	return m
}

// codes are the codes that either side raised, each once.
func (c Case) codes() []string {
	all := slices.Clone(c.CPS)
	for _, r := range c.QA {
		all = append(all, r.Code)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return slices.DeleteFunc(all, func(code string) bool { return code == "" })
}

func (r *Row) add(c Case) {
	behind := Behind{ID: c.ID, Reference: c.Reference}
	raised, changed := false, false
	for _, q := range c.QA {
		if q.Code != r.Code {
			continue
		}
		raised, changed = true, changed || q.Changed
		if q.Answer != "" && !slices.Contains(behind.Answers, q.Answer) {
			behind.Answers = append(behind.Answers, q.Answer)
		}
	}
	cell := &r.OverCalled
	switch byCPS := slices.Contains(c.CPS, r.Code); {
	case byCPS && raised:
		cell = &r.Unmended
	case byCPS:
		cell = &r.Missed
	case changed:
		cell = &r.Caught
	}
	cell.Count++
	if c.Shut {
		return
	}
	cell.Cases = append(cell.Cases, behind)
}

// WithoutCases is the matrix for those who can see figures but no case: counts alone.
func (m Matrix) WithoutCases() Matrix {
	rows := make(content.List[Row], len(m.Rows))
	for i, r := range m.Rows {
		rows[i] = r.withoutCases()
	}
	m.Rows, m.Outside = rows, m.Outside.withoutCases()
	return m
}

func (r Row) withoutCases() Row {
	for _, c := range []*Cell{&r.Caught, &r.Missed, &r.Unmended, &r.OverCalled} {
		c.Cases = nil
	}
	return r
}
