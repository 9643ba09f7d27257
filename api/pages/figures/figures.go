// Package figures has the pages of the figure: how often the CPS accepts at the first submission.
package figures

import (
	"embed"
	"net/http"
	"time"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/release"
)

//go:embed all:templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package.
func Routes() []pages.Route {
	readers := models.RolesWho(models.ReadsFigures)
	period := []string{"from", "from-day", "from-month", "from-year", "to", "to-day", "to-month", "to-year", "basis", "by", "asAt"}
	return []pages.Route{
		{Method: http.MethodGet, Path: "/figures", Roles: readers, Takes: period, Log: "figures", Handle: show},
		{Method: http.MethodGet, Path: "/figures.csv", Roles: readers, Takes: period, Log: "export", Handle: export},
		{Method: http.MethodGet, Path: "/figures/target", Roles: readers, Handle: showTargets},
		{Method: http.MethodPost, Path: "/figures/target", Roles: []models.Role{models.Manager}, Handle: setTarget},
		{Method: http.MethodGet, Path: "/figures/cases", Roles: models.RolesWho(models.Queues), Takes: casesTake, Log: "list", Handle: cases},
		{Method: http.MethodGet, Path: "/figures/escaped-defects.csv", Roles: readers, Takes: period, Log: "export", Handle: exportDefects},
		{Method: http.MethodGet, Path: "/figures/escaped-defects", Roles: readers, Takes: period, Log: "figures", Handle: escapedDefects},
	}
}

// page is the figure as text.
type page struct {
	Whose    string
	Subtitle string // what, whom, period, number
	Strict   headline
	Beside   []block // what is shown with the figure
	Form     form
	Grouped  *grouped // nil where no grouping was requested
	Figure   answers.Figure
	At       time.Time
	Version  string // of the program
	CSV      string // address of the data
	Defects  string // address of the escaped defects for the same period
}

func show(v *pages.Visit) error {
	f, asked, err := read(v)
	if problem, is := pages.Invalid(err); is {
		errs := faults(problem)
		return v.ShowInvalid(templates, "figures", ui.Page{Title: title, Errors: errs}, page{Form: formOf(v, asked, errs), Whose: whose(v)})
	}
	if err != nil {
		return err
	}
	if asked.typed { // the address keeps the question in one form only
		return v.Go("/figures" + asked.query())
	}
	to := opener{figure: f, may: !v.User.Lists().Empty() && f.AsAt.IsZero()} // the lists are of today
	p := page{
		Whose: whose(v), Subtitle: subtitle(f), Figure: f, At: v.Site().Store.Now(), Version: release.This().String(),
		Strict: headlineOf(f, to), Beside: beside(f, to), Form: formOf(v, asked, nil), CSV: "/figures.csv" + asked.query(),
		Defects: "/figures/escaped-defects" + asked.without("by").query(),
	}
	if f.By != "" {
		g, err := groupedOf(f, to)
		if err != nil {
			return err
		}
		p.Grouped = &g
	}
	return v.Show(templates, "figures", ui.Page{Title: title}, p)
}

// faults are those of the API, in the words of a form that asks for a day in three parts.
func faults(p *pages.Problem) ui.Errors {
	for i, e := range p.Errors {
		if e.Code == decode.CodeBadDate {
			p.Errors[i].Message = "Enter a real date, such as 27 3 2027"
		}
	}
	return p.Faults()
}

const title = "First-submission acceptance"

// read asks for the figure of the address.
func read(v *pages.Visit) (answers.Figure, question, error) {
	asked := questionOf(v)
	v.Detail = asked.values.Encode()
	var f answers.Figure
	err := v.Get("/metrics/first-submission-acceptance"+asked.query(), &f)
	return f, asked, err
}

// whose says whose applications the figure counts.
func whose(v *pages.Visit) string {
	switch scope := v.User.Figures(); {
	case scope.Force != "":
		return v.ForceName(scope.Force)
	case scope.Region != "":
		return v.RegionName(scope.Region)
	}
	return "England and Wales"
}
