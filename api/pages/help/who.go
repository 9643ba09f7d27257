package help

import (
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// stateColumn is one state of the matrix.
type stateColumn struct {
	State models.State
	Words string
}

// matrixRow is one action, and who may ask for it in each state.
type matrixRow struct {
	Action models.Action
	Words  string
	Cells  []matrixCell
}

type matrixCell struct {
	State models.State
	Who   []string // "" for no one
	To    []string // where it leads; none where the state stays
}

// duty is what one role may do.
type duty struct {
	Role  string
	Does  []does
	Reads string
}

type does struct {
	What string
	When []string
}

// whoMay shows who may do what in which state, made from the table that the service decides by.
func whoMay(v *pages.Visit) error {
	data := struct {
		Columns []stateColumn
		Rows    []matrixRow
		Duties  []duty
	}{Columns: columns()}
	for _, a := range models.Actions() {
		data.Rows = append(data.Rows, rowOf(a, data.Columns))
	}
	for _, r := range models.Roles() {
		data.Duties = append(data.Duties, dutyOf(r, data.Columns))
	}
	return v.Show(templates, "who", ui.Page{Title: "Who can do what", Back: back()}, data)
}

func columns() []stateColumn {
	all := []stateColumn{{models.None, models.None.Label()}}
	for _, s := range models.States() {
		all = append(all, stateColumn{s, s.Label()})
	}
	return all
}

func rowOf(a models.Action, states []stateColumn) matrixRow {
	row := matrixRow{Action: a, Words: ui.Capital(a.Words())}
	for _, s := range states {
		cell := matrixCell{State: s.State}
		for _, r := range models.Roles() {
			answer := models.Ask(s.State, a, r)
			if !answer.Allowed {
				continue
			}
			cell.Who, cell.To = append(cell.Who, r.Words()), nil
			for _, to := range answer.To {
				if to != s.State {
					cell.To = append(cell.To, to.Label())
				}
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func dutyOf(r models.Role, states []stateColumn) duty {
	d := duty{Role: ui.Capital(r.Words()), Reads: pages.PartOf(r).Reads}
	for _, a := range models.Actions() {
		if a.Automatic() { // the service does it on the days of the cover
			continue
		}
		one := does{What: ui.Capital(a.Words())}
		for _, s := range states {
			if models.Ask(s.State, a, r).Allowed {
				one.When = append(one.When, s.State.Label())
			}
		}
		if len(one.When) > 0 {
			d.Does = append(d.Does, one)
		}
	}
	return d
}
