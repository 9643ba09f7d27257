package figures

import (
	"strconv"
	"time"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/release"
	"scpo.example/desk/models/review"
)

// defectsPage is the matrix as text.
type defectsPage struct {
	Whose    string
	Form     form
	Matrix   *answers.EscapedDefects
	Columns  []column
	Rows     []defectRow
	Open     bool // the visitor may open the cases
	Figure   string
	At       time.Time
	Version  string // of the program
	CSV      string // address of the data
	NoReason bool
}

type column struct{ Key, Name, Text string }

type defectRow struct {
	Code, Meaning string
	Cells         []defectCell
}

type defectCell struct {
	review.Cell
	About string // for those who hear the page: which cell it is
	Open  bool
}

const defectsTitle = "What regional QA found and missed"

func escapedDefects(v *pages.Visit) error {
	asked := questionOf(v).without("by")
	asked.typed = v.Queries().Has("from-day")
	v.Detail = asked.values.Encode()
	p := defectsPage{Whose: whose(v), Open: !v.User.Cases().Empty(), Figure: "/figures" + asked.query(),
		At: v.Site().Store.Now(), Version: release.This().String(), CSV: "/figures/escaped-defects.csv" + asked.query()}
	var m answers.EscapedDefects
	err := v.Get("/metrics/escaped-defects"+asked.query(), &m)
	if problem, is := pages.Invalid(err); is {
		errs := faults(problem)
		p.Form = formOf(v, asked, errs)
		return v.ShowInvalid(templates, "defects", ui.Page{Title: defectsTitle, Errors: errs}, p)
	}
	if err != nil {
		return err
	}
	if asked.typed {
		return v.Go("/figures/escaped-defects" + asked.query())
	}
	p.Form, p.Matrix = formOf(v, asked, nil), &m
	text := map[string]string{}
	for _, d := range m.Definitions {
		text[d.Name] = d.Text
	}
	p.Columns = []column{
		{"caught", "Found by the region", text["caught"]}, {"missed", "Missed by the region", text["missed"]},
		{"unmended", "Raised but not fixed", text["unmended"]}, {"overCalled", "Raised, no change needed", text["overCalled"]},
	}
	for _, r := range m.Rows {
		p.Rows = append(p.Rows, p.row(v, r))
	}
	if out := p.row(v, m.Outside); out.Code != "" && out.any() {
		p.Rows = append(p.Rows, out)
	}
	p.NoReason = len(p.Rows) == 0
	return v.Show(templates, "defects", ui.Page{Title: defectsTitle}, p)
}

// exportDefects gives the matrix as one table, with its period and time in every row.
func exportDefects(v *pages.Visit) error {
	asked := questionOf(v).without("by")
	v.Detail = asked.values.Encode()
	var m answers.EscapedDefects
	err := v.Get("/metrics/escaped-defects"+asked.query(), &m)
	if problem, is := pages.Invalid(err); is {
		return problem
	}
	if err != nil {
		return err
	}
	at := v.Site().Store.Now().UTC().Format("2006-01-02T15:04:05Z")
	table := [][]string{{"reason", "meaning", "caught", "missed", "raised_not_fixed", "over_called", "decided", "undecided", "basis", "from", "to", "as_at", "program"}}
	for _, r := range append(m.Rows, m.Outside) {
		line := []string{r.Code, v.ReasonWords(r.Code)}
		for _, n := range []int{r.Caught.Count, r.Missed.Count, r.Unmended.Count, r.OverCalled.Count, m.Decided, m.Undecided} {
			line = append(line, strconv.Itoa(n))
		}
		table = append(table, append(line, string(m.Basis), m.From.String(), m.To.String(), at, release.This().String()))
	}
	return send(v, "escaped-defects.csv", table)
}

func (p defectsPage) row(v *pages.Visit, r review.Row) defectRow {
	row := defectRow{Code: r.Code}
	if reason, known := v.Site().Lists.Reason(r.Code); known {
		row.Meaning = reason.Meaning
	}
	for i, c := range []review.Cell{r.Caught, r.Missed, r.Unmended, r.OverCalled} {
		row.Cells = append(row.Cells, defectCell{c, r.Code + ", " + p.Columns[i].Name, p.Open})
	}
	return row
}

func (r defectRow) any() bool {
	for _, c := range r.Cells {
		if c.Count > 0 {
			return true
		}
	}
	return false
}
