package figures

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// grouped is the figure side by side, in the order of the names: no ranking.
type grouped struct {
	Heading string
	Message string        // what the groups show, in a sentence
	Chart   template.HTML // "" where fewer than two groups have a rate
	Table   ui.Component
}

func groupedOf(f figure) (grouped, error) {
	groups := slices.Clone(f.Groups)
	rates := f.By != "month" // a percentage of one month says nothing
	if rates {
		slices.SortStableFunc(groups, func(a, b counts) int { return strings.Compare(a.Name, b.Name) })
	}
	g := grouped{Heading: "By " + f.By, Message: message(f.By, groups, rates), Table: table(f, groups, rates)}
	var err error
	if rates && len(withRate(groups)) > 1 {
		g.Chart, err = chart(f, groups)
	}
	return g, err
}

func withRate(groups []counts) []counts {
	return slices.DeleteFunc(slices.Clone(groups), func(c counts) bool { return c.Strict.Rate == nil })
}

// message says which groups differ, where the intervals do not allow chance.
func message(by string, groups []counts, rates bool) string {
	shown := withRate(groups)
	switch {
	case len(groups) == 0:
		return "Nothing was submitted in this period."
	case !rates:
		return "Counts of each month. For a rate, choose a period of a year or more: a percentage of one month says nothing."
	case len(shown) < 2:
		return fmt.Sprintf("Fewer than two groups have %d decisions or more, so there is nothing to compare.", models.SmallestBase)
	}
	var apart []string
	for i, a := range shown {
		for _, b := range shown[i+1:] {
			if *a.Strict.Low > *b.Strict.High || *b.Strict.Low > *a.Strict.High {
				apart = append(apart, a.Name+" and "+b.Name)
			}
		}
	}
	if len(apart) == 0 {
		return "All intervals overlap: these numbers cannot tell one " + by + " apart from another."
	}
	more := ""
	if n := len(apart) - 3; n > 0 {
		apart, more = apart[:3], fmt.Sprintf("; and %s more", ui.Plural(n, "pair", "pairs"))
	}
	return "The intervals do not overlap, as submitted, for " + strings.Join(apart, "; ") + more + ". All others cannot be told apart."
}

func table(f figure, groups []counts, rates bool) ui.Component {
	number := func(n int) ui.Cell { return ui.Cell{Text: ui.Number(n), Format: "numeric"} }
	name := ui.Capital(f.By)
	t := ui.Table{
		Caption: "The figure by " + f.By, CaptionClasses: "govuk-table__caption--m", FirstCellIsHeader: true,
		Head: []ui.Cell{
			{Text: name}, {Text: "Accepted as submitted"}, {Text: "Accepted, with amendments too"}, {Text: "Against " + ui.Percent(f.Target) + ", as submitted"},
			{Text: "Submitted", Format: "numeric"}, {Text: "Decided", Format: "numeric"}, {Text: "Pending", Format: "numeric"},
			{Text: "Withdrawn", Format: "numeric"}, {Text: "Returned by QA before", Format: "numeric"},
		},
	}
	for _, c := range groups {
		strict, lenient := c.Strict, c.Lenient
		if !rates {
			strict, lenient = models.Rate{}, models.Rate{}
		}
		against := assurance(strict, f.Target)
		if against == "" {
			against = "too few decisions"
		}
		if !rates {
			against = "counts only"
		}
		t.Rows = append(t.Rows, []ui.Cell{
			{Text: c.label(f.By)}, {Text: inWords(c.Accepted, c.Decided, strict)}, {Text: inWords(c.Accepted+c.AcceptedWithAmendments, c.Decided, lenient)},
			{Text: against}, number(c.Submitted), number(c.Decided), number(c.Pending), number(c.Withdrawn), number(c.ReturnedByQA),
		})
	}
	return t
}

// label is the name of a group; that of a month is in words.
func (c counts) label(by string) string {
	if day, err := models.ParseDate(c.Key + "-01"); by == "month" && err == nil {
		return day.Time().Format("January 2006")
	}
	return c.Name
}
