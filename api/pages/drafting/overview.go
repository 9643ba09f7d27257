package drafting

import (
	"html/template"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/pages/relatives"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// overview is what its template shows.
type overview struct {
	Head     template.HTML
	Title    string
	Case     pages.Application
	State    string
	Due      string
	Late     bool
	Do       []deed
	NotNow   []deed
	Musts    int
	Waiting  int
	Done     int
	Of       int
	Chapters []chapterView
	Continue *deed         // the first section that is still to be completed; nil where none is
	Kin      template.HTML // other applications about the same subject; "" for none
	Edited   *answers.Edit // the last edit of an answer; nil where no one has made one
}

// deed is an action that is possible, or not possible now.
type deed struct {
	Words, Href, Why string
	First            bool // the one that most people need
}

// Overview is the page of a case for those who write it: its progress, what to do and by when.
func Overview(v *pages.Visit) error {
	var app pages.Application
	if err := v.Get(v.CasePath(), &app); err != nil {
		return err
	}
	content, err := app.Written()
	if err != nil {
		return err
	}
	found, err := editing.ReadChecks(v, app)
	if err != nil {
		return err
	}
	board, err := points.Load(v, app)
	if err != nil {
		return err
	}
	head, err := v.Head(app, pages.TabApplication)
	if err != nil {
		return err
	}
	o := overview{Head: head, Case: app, State: pages.StateTag(app.State).Text, Musts: board.MustsUnanswered(), Waiting: board.Unanswered()}
	o.Title = "Application"
	if app.Editable {
		o.Title = "Draft application"
	}
	o.Do, o.NotNow = deeds(app, o.Waiting)
	o.Due, o.Late = due(app)
	if o.Kin, err = relatives.Notice(v, app); err != nil {
		return err
	}
	last, known, err := v.LatestEdit()
	if err != nil {
		return err
	}
	if known {
		o.Edited = &last
	}
	o.tasks(v, app, content, found, board)
	return v.Show(templates, "overview", ui.Page{Title: o.Title, Back: &ui.BackLink{Href: "/applications", Text: "Back to applications"}}, o)
}

// ways are the pages on which an applicant does something to a case.
var ways = map[models.Action]string{
	models.SubmitForQA: "/submit", models.Recall: "/recall", models.Withdraw: "/withdraw", models.Discard: "/discard",
}

func deeds(a pages.Application, waiting int) (can, notNow []deed) {
	if a.Editable && waiting > 0 {
		can = append(can, deed{Words: "Respond to review points", Href: a.Path("/points"), First: true})
	}
	if a.Editable {
		can = append(can, deed{Words: "Edit the sections", Href: "#sections"})
	}
	for _, action := range a.Actions {
		if way, ok := ways[action]; ok {
			can = append(can, deed{Words: action.Button(), Href: a.Path(way)})
		}
	}
	for _, n := range a.NotNow {
		notNow = append(notNow, deed{Words: n.Action.Button(), Why: n.Reason})
	}
	return can, notNow
}

// due says by when the force has to act.
func due(a pages.Application) (words string, late bool) {
	switch t := a.Timetable; {
	case t == nil:
		return "", false
	case t.DueOn == nil:
		return "The clock is stopped, so there is no due date.", false
	case t.Late:
		return "Late: due " + ui.Date(*t.DueOn) + ".", true
	default:
		return "Due " + ui.Date(*t.DueOn) + ".", false
	}
}
