package figures

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
)

var columns = []string{
	"group", "name", "submitted", "decided", "accepted_as_submitted", "accepted_with_amendments", "not_accepted", "outside_control",
	"pending", "withdrawn", "returned_by_qa", "strict_rate", "strict_low", "strict_high", "lenient_rate", "lenient_low", "lenient_high",
	"grouped_by", "basis", "from", "to", "as_at", "definition",
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
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	total := f.Total
	total.Name = "total"
	rows := append([]counts{total}, f.Groups...)
	at := v.Site().Store.Now().Format("2006-01-02T15:04:05Z")
	err = w.Write(columns)
	for _, c := range rows {
		if err == nil {
			err = w.Write(harmless(row(f, c, at)))
		}
	}
	w.Flush()
	if err == nil {
		err = w.Error()
	}
	if err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return v.Send("first-submission-acceptance.csv", "text/csv; charset=utf-8", b.Bytes())
}

func row(f figure, c counts, at string) []string {
	cells := []string{c.Key, c.Name}
	for _, n := range []int{c.Submitted, c.Decided, c.Accepted, c.AcceptedWithAmendments, c.NotAccepted, c.OutsideControl, c.Pending, c.Withdrawn, c.ReturnedByQA} {
		cells = append(cells, strconv.Itoa(n))
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
	return append(cells, f.By, string(f.Basis), f.From.String(), f.To.String(), at, f.Definition)
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
