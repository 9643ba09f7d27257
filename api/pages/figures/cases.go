package figures

import (
	"net/url"
	"time"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/casefile"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/release"
)

// caseLine is an application behind a number, as text.
type caseLine struct {
	answers.FigureCase
	ForceName, Decided string
	Status             ui.Tag
}

type casesPage struct {
	Heading, Whose, Subtitle string
	Open                     bool // the visitor may open the cases
	Lines                    []caseLine
	Next                     ui.Pagination
	At                       time.Time
	Version                  string // of the program
}

// casesTake is what the address of a list behind a number can hold.
var casesTake = []string{"of", "from", "to", "basis", "by", "group", "cursor"}

// cases lists the applications behind one number. The address comes from the figure, and says all of it.
func cases(v *pages.Visit) error {
	q := url.Values{}
	for _, name := range casesTake {
		if v.Queries().Has(name) {
			q.Set(name, v.Query(name))
		}
	}
	v.Detail = q.Encode()
	var list answers.FigureCasePage
	err := v.Get("/metrics/first-submission-acceptance/cases?"+q.Encode(), &list)
	if _, is := pages.Invalid(err); is {
		return pages.NotFound() // no one typed this address
	}
	if err != nil {
		return err
	}
	p := casesPage{
		Heading: ui.Capital(models.Counted(v.Query("of")).Words()), Whose: whose(v), Open: !v.User.Cases().Empty(),
		Subtitle: listed(v), At: v.Site().Store.Now(), Version: release.This().String(),
	}
	for _, c := range list.Items {
		line := caseLine{FigureCase: c, ForceName: v.ForceName(c.Force), Status: pages.StateTag(c.State)}
		if c.Decision != nil {
			line.Decided = casefile.DecisionWords(*c.Decision)
		}
		p.Lines = append(p.Lines, line)
	}
	if list.NextCursor != nil {
		q.Set("cursor", *list.NextCursor)
		p.Next = ui.Pagination{Next: ui.PaginationLink{Href: "/figures/cases?" + q.Encode(), Text: "Next page"}}
	}
	figure := v.Given("from", "to", "basis", "by")
	return v.Show(templates, "cases", ui.Page{Title: p.Heading, Back: &ui.BackLink{Href: "/figures?" + figure.Encode(), Text: "Back to figures"}}, p)
}

// listed is the period of the list as text.
func listed(v *pages.Visit) string {
	from, err := calendar.ParseDate(v.Query("from"))
	to, wrong := calendar.ParseDate(v.Query("to"))
	if err != nil || wrong != nil {
		return ""
	}
	days := "from " + ui.Date(from) + " to " + ui.Date(to) + "."
	switch {
	case models.Counted(v.Query("of")) == models.CountWithdrawnBefore:
		return "Withdrawn " + days
	case models.Counted(v.Query("of")) == models.CountReturnedBefore:
		return "Returned " + days
	case v.Query("basis") == string(models.ByDecision):
		return "First decided by the CPS " + days
	}
	return "First submitted to the CPS " + days
}
