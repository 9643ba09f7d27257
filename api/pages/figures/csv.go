package figures

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
	"scpo.example/desk/models/release"
)

// columns are the heads of the CSV: columns that came later are after those that were there.
func columns() []string {
	heads := []string{"group", "name"}
	for _, n := range numbers(false) {
		heads = append(heads, n.Column)
	}
	heads = append(heads, "strict_rate", "strict_low", "strict_high", "lenient_rate", "lenient_low", "lenient_high")
	for _, n := range numbers(true) {
		heads = append(heads, n.Column)
	}
	return append(heads, "grouped_by", "basis", "from", "to", "as_at", "definition", "target", "program")
}

func numbers(late bool) []models.Number {
	return slices.DeleteFunc(models.AllNumbers(), func(n models.Number) bool { return n.Late != late })
}

// export gives the figure's data as one table, with its definition, period and time in every row.
func export(v *pages.Visit) error {
	f, asked, err := read(v)
	if problem, is := pages.Invalid(err); is {
		return problem
	}
	if err != nil {
		return err
	}
	if asked.typed {
		return v.Go("/figures.csv" + asked.query())
	}
	total := answers.FigureGroup{Name: "total", FigureCounts: f.Total}
	at := v.Site().Store.Now().UTC().Format("2006-01-02T15:04:05Z")
	table := [][]string{columns(), row(f, total, &f.Before, at)}
	for _, c := range f.Groups {
		table = append(table, row(f, c, nil, at))
	}
	return send(v, "first-submission-acceptance.csv", table)
}

// byteOrderMark tells Excel that the text is UTF-8.
const byteOrderMark = "\ufeff"

// send is the answer to a download.
func send(v *pages.Visit, name string, table [][]string) error {
	b := bytes.NewBufferString(byteOrderMark)
	w := csv.NewWriter(b)
	for _, cells := range table {
		if err := w.Write(harmless(cells)); err != nil {
			return fmt.Errorf("write table: %w", err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return v.Send(name, "text/csv; charset=utf-8", b.Bytes())
}

// row is one group, or the total; only the total has before.
func row(f answers.Figure, c answers.FigureGroup, before *models.Before, at string) []string {
	cells := []string{c.Key, c.Name}
	for _, n := range numbers(false) {
		cells = append(cells, cell(f, c, before, n))
	}
	strict, lenient := c.Strict, c.Lenient
	if f.By == "month" && c.Key != "" {
		strict, lenient = models.Rate{}, models.Rate{}
	}
	for _, x := range []*float64{strict.Rate, strict.Low, strict.High, lenient.Rate, lenient.Low, lenient.High} {
		if x == nil {
			cells = append(cells, "")
			continue
		}
		cells = append(cells, strconv.FormatFloat(*x, 'f', 3, 64))
	}
	for _, n := range numbers(true) {
		cells = append(cells, cell(f, c, before, n))
	}
	return append(cells, f.By, string(f.Basis), f.From.String(), f.To.String(), at, f.Definition, strconv.FormatFloat(f.Target, 'f', 2, 64), release.This().String())
}

// cell is one number; "" where this row does not have it.
func cell(f answers.Figure, c answers.FigureGroup, before *models.Before, n models.Number) string {
	switch {
	case n.Undecided && f.Basis == models.ByDecision: // undecided applications are then in no number
		return ""
	case n.In != nil:
		return strconv.Itoa(*n.In(&c.Counts))
	case before == nil:
		return ""
	}
	return strconv.Itoa(before.Of(n.Counted))
}

// harmless puts an apostrophe before what a spreadsheet would take for a formula.
func harmless(cells []string) []string {
	for i, c := range cells {
		if c != "" && strings.ContainsRune("=+-@\t\r\n", rune(c[0])) {
			cells[i] = "'" + c
		}
	}
	return cells
}
