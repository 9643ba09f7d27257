package figures

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// grouped is the figure side by side, in the order of the names: no ranking.
type grouped struct {
	Heading string
	Message string        // what the groups show, in a sentence
	Chart   template.HTML // "" where fewer than two groups have a rate
	Table   ui.Component
}

func groupedOf(f answers.Figure, to opener) (grouped, error) {
	groups := slices.Clone(f.Groups)
	rates := f.By != "month" // a month has too few decisions for a percentage
	if rates {
		slices.SortStableFunc(groups, func(a, b answers.FigureGroup) int { return strings.Compare(a.Name, b.Name) })
	}
	g := grouped{Heading: "By " + f.By, Message: message(groups, rates), Table: table(f, groups, rates, to)}
	var err error
	if rates && len(withRate(groups)) > 1 {
		g.Chart, err = chart(f, groups)
	}
	return g, err
}

func withRate(groups []answers.FigureGroup) []answers.FigureGroup {
	return slices.DeleteFunc(slices.Clone(groups), func(c answers.FigureGroup) bool { return c.Decided < models.SmallestBase })
}

// message says which groups differ, where the intervals do not allow chance.
func message(groups []answers.FigureGroup, rates bool) string {
	shown := withRate(groups)
	switch {
	case len(groups) == 0:
		return "No applications were submitted in this period."
	case !rates:
		return "Monthly counts only. The rate for the whole period is above."
	case len(shown) < 2:
		return fmt.Sprintf("There are fewer than 2 groups with at least %d decisions, so no comparison is shown.", models.SmallestBase)
	}
	comparisons := len(shown) * (len(shown) - 1) / 2
	var apart []string
	for i, a := range shown {
		for _, b := range shown[i+1:] {
			if d := models.DifferenceOf(a.Accepted, a.Decided, b.Accepted, b.Decided); d.Differs(comparisons) {
				apart = append(apart, inOrder(a, b, d))
			}
		}
	}
	compared := ui.Plural(comparisons, "comparison was", "comparisons were") + " made, and each had to be clearer for that."
	if len(apart) == 0 {
		return "These numbers do not show that any two groups differ. They do not show that groups are the same either. " + compared
	}
	more := ""
	if n := len(apart) - 3; n > 0 {
		apart, more = apart[:3], fmt.Sprintf("; and %s more", ui.Plural(n, "pair", "pairs"))
	}
	return "For applications accepted as submitted, these groups differ: " + strings.Join(apart, "; ") + more + ". " + compared
}

// inOrder says which of two is higher, and by how much.
func inOrder(a, b answers.FigureGroup, d models.Difference) string {
	if d.By < 0 {
		a, b, d.Low, d.High = b, a, -d.High, -d.Low
	}
	return fmt.Sprintf("%s is higher than %s, by %.0f to %.0f percentage points", a.Name, b.Name, 100*d.Low, 100*d.High)
}

func table(f answers.Figure, groups []answers.FigureGroup, rates bool, to opener) ui.Component {
	t := ui.Table{
		Caption: "Figures by " + f.By, CaptionClasses: "govuk-table__caption--m", FirstCellIsHeader: true, Stacked: true,
		Head: []ui.Cell{
			{Text: ui.Capital(f.By)}, {Text: "Accepted as submitted"}, {Text: "Accepted (including with amendments)"},
			{Text: "Requests for more information", Format: "numeric"},
		},
	}
	if rates {
		t.Head = slices.Insert(t.Head, 2, ui.Cell{Text: "Compared with " + ui.Percent(f.Target)})
	}
	if f.Basis == models.BySubmission { // by decision, everything is decided
		t.Head = append(t.Head, ui.Cell{Text: "No decision yet", Format: "numeric"}, ui.Cell{Text: "Withdrawn", Format: "numeric"})
	}
	t.Head = append(t.Head, ui.Cell{Text: "Returned by the region first", Format: "numeric"})
	for _, c := range groups {
		words := of
		if rates {
			words = inWords
		}
		either := c.Accepted + c.AcceptedWithAmendments
		row := []ui.Cell{
			{Text: label(c, f.By)}, to.cell(models.CountDecided, c.Decided, words(c.Accepted, c.Decided), c),
			{Text: words(either, c.Decided)}, to.number(models.CountMoreInformation, c.MoreInformation, c),
		}
		if rates {
			row = slices.Insert(row, 2, ui.Cell{Text: ui.Capital(cmp.Or(assurance(c.Accepted, c.Decided, f.Target), "too few decisions"))})
		}
		if f.Basis == models.BySubmission {
			row = append(row, to.number(models.CountPending, c.Pending, c), to.number(models.CountWithdrawn, c.Withdrawn, c))
		}
		t.Rows = append(t.Rows, append(row, to.number(models.CountReturnedByQA, c.ReturnedByQA, c)))
	}
	return t
}

// cell shows the words of a number. Its counts link to the cases of the group, where the visitor can list them.
func (o opener) cell(counted models.Counted, n int, words string, group answers.FigureGroup) ui.Cell {
	href := o.group(counted, n, group.Key)
	if href == "" {
		return ui.Cell{Text: words}
	}
	rest := ""
	if i := strings.Index(words, " ("); i > 0 {
		words, rest = words[:i], template.HTMLEscapeString(words[i:])
	}
	text := template.HTMLEscapeString(words)
	about := template.HTMLEscapeString(": " + counted.Words() + ", " + label(group, o.figure.By))
	return ui.Cell{HTML: template.HTML(`<a class="govuk-link" href="` + template.HTMLEscapeString(href) + `">` + text + //nolint:gosec // escaped
		`<span class="govuk-visually-hidden">` + about + `</span></a>` + rest)}
}

func (o opener) number(counted models.Counted, n int, group answers.FigureGroup) ui.Cell {
	c := o.cell(counted, n, ui.Number(n), group)
	c.Format = "numeric"
	return c
}

// label is the name of a group; that of a month is as text.
func label(c answers.FigureGroup, by string) string {
	if day, err := calendar.ParseDate(c.Key + "-01"); by == "month" && err == nil {
		return day.Time().Format("January 2006")
	}
	return c.Name
}
