package figures

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
	"scpo.example/desk/models/release"
)

var columns = []string{
	"group", "name", "submitted", "decided", "accepted_as_submitted", "accepted_with_amendments", "not_accepted", "outside_control",
	"pending", "withdrawn", "returned_by_qa", "strict_rate", "strict_low", "strict_high", "lenient_rate", "lenient_low", "lenient_high",
	"more_information", "accepted_unreturned", "withdrawn_never_submitted", "returned_not_submitted",
	"grouped_by", "basis", "from", "to", "as_at", "definition", "target", "program",
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
	total := f.Total
	total.Name = "total"
	at := v.Site().Store.Now().UTC().Format("2006-01-02T15:04:05Z")
	table := [][]string{columns}
	for i, c := range append([]counts{total}, f.Groups...) {
		before := []string{"", ""} // told of the whole only
		if i == 0 {
			before = []string{strconv.Itoa(f.Before.Withdrawn), strconv.Itoa(f.Before.Returned)}
		}
		table = append(table, row(f, c, before, at))
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

func row(f figure, c counts, before []string, at string) []string {
	cells := []string{c.Key, c.Name}
	for _, n := range []int{c.Submitted, c.Decided, c.Accepted, c.AcceptedWithAmendments, c.NotAccepted, c.OutsideControl, c.Pending, c.Withdrawn, c.ReturnedByQA} {
		cells = append(cells, strconv.Itoa(n))
	}
	if f.Basis == models.ByDecision { // what is not decided is in no number then
		cells[slices.Index(columns, "pending")], cells[slices.Index(columns, "withdrawn")] = "", ""
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
	cells = append(cells, strconv.Itoa(c.MoreInformation), strconv.Itoa(c.AcceptedUnreturned))
	cells = append(cells, before...)
	return append(cells, f.By, string(f.Basis), f.From.String(), f.To.String(), at, f.Definition, strconv.FormatFloat(f.Target, 'f', 2, 64), release.This().String())
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
