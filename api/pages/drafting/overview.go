package drafting

import (
	"html/template"
	"strconv"
	"time"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// timed is a case with its timetable.
type timed struct {
	pages.Application
	Timetable *struct {
		Since time.Time      `json:"since"`
		DueOn *calendar.Date `json:"dueOn"`
		Late  bool           `json:"late"`
	} `json:"timetable"`
}

// overview is what its template shows.
type overview struct {
	Head     template.HTML
	Title    string
	Case     timed
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
	Answers  ui.Component
}

// deed is something that can be done, or not now.
type deed struct {
	Words, Href, Why string
	First            bool // the one that most want to do
}

type chapterView struct {
	Title string
	Tasks ui.Component
}

// Overview is the page of a case for those who write it: how far it is, what is to be done and by when.
func Overview(v *pages.Visit) error {
	var app timed
	if err := v.Get(v.CasePath(), &app); err != nil {
		return err
	}
	content, err := app.Written()
	if err != nil {
		return err
	}
	found, err := editing.ReadChecks(v, app.Application)
	if err != nil {
		return err
	}
	board, err := points.Load(v, app.Application)
	if err != nil {
		return err
	}
	head, err := v.Head(app.Application, pages.TabApplication)
	if err != nil {
		return err
	}
	o := overview{Head: head, Case: app, State: app.State.Words(), Musts: board.MustsUnanswered(), Waiting: board.Unanswered()}
	o.Title = "The application"
	if app.Editable {
		o.Title = "Write the application"
	}
	o.Do, o.NotNow = deeds(app.Application, o.Waiting)
	o.Due, o.Late = due(app)
	o.tasks(v, app.Application, content, found, board)
	return v.Show(templates, "overview", ui.Page{Title: o.Title + ": " + app.Name(), Back: &ui.BackLink{Href: "/applications", Text: "Back to applications"}}, o)
}

// ways are the pages on which an applicant does something to a case.
var ways = map[models.Action]string{
	models.SubmitForQA: "/submit", models.Recall: "/recall", models.Withdraw: "/withdraw",
}

func deeds(a pages.Application, waiting int) (can, notNow []deed) {
	if a.Editable && waiting > 0 {
		can = append(can, deed{Words: "Answer its points", Href: a.Path("/points"), First: true})
	}
	if a.Editable {
		can = append(can, deed{Words: "Write and change it, section by section", Href: "#sections"})
	}
	for _, action := range a.Actions {
		if way, ok := ways[action]; ok {
			can = append(can, deed{Words: ui.Capital(pages.ActionWords(action)), Href: a.Path(way)})
		}
	}
	for _, n := range a.NotNow {
		notNow = append(notNow, deed{Words: ui.Capital(pages.ActionWords(n.Action)), Why: n.Reason})
	}
	return can, notNow
}

// due says by when the force has to act.
func due(a timed) (words string, late bool) {
	switch t := a.Timetable; {
	case t == nil:
		return "", false
	case t.DueOn == nil:
		return "The clock is stopped, so no date runs.", false
	case t.Late:
		return "It was due on " + ui.Date(*t.DueOn) + " and is late.", true
	default:
		return "It is due on " + ui.Date(*t.DueOn) + ".", false
	}
}

func (o *overview) tasks(v *pages.Visit, a pages.Application, c content.Content, found checks.Report, board *points.Board) {
	for i, ch := range chapters {
		list := ui.TaskList{IDPrefix: "chapter-" + strconv.Itoa(i+1)}
		for _, s := range ch.sections {
			if !wanted(v, c, s) {
				continue
			}
			task, done := taskOf(a, c, s, found)
			if n := board.Unanswered(editing.Anchors(c, editing.Section(s))...); n > 0 {
				task.Hint = ui.Content{Text: ui.Plural(n, "point waits", "points wait") + " for your answer."}
			}
			o.Of++
			if done {
				o.Done++
			}
			list.Items = append(list.Items, task)
		}
		if len(list.Items) > 0 {
			o.Chapters = append(o.Chapters, chapterView{ch.title, list})
		}
	}
}

// taskOf says how far a section is. The words say it; the colour only helps.
func taskOf(a pages.Application, c content.Content, section string, found checks.Report) (ui.Task, bool) {
	task := ui.Task{Title: ui.Content{Text: sectionName(section)}, Href: at(a, section)}
	gaps := c.Missing(section)
	missing, stops, empty := len(gaps), stops(found, section), editing.Untouched(c, section)
	if missing > 0 && !empty {
		task.Hint.Text = gaps[0].Message
		if missing > 1 {
			task.Hint.Text += " And " + ui.Number(missing-1) + " more."
		}
	}
	switch {
	case empty && missing+stops > 0:
		task.Status.Tag = &ui.Tag{Text: "Not started", Classes: "govuk-tag--blue"}
	case missing > 0:
		task.Status.Tag = &ui.Tag{Text: ui.Number(missing) + " missing", Classes: "govuk-tag--yellow"}
	case stops > 0:
		task.Status.Tag = &ui.Tag{Text: ui.Number(stops) + " to mend", Classes: "govuk-tag--orange"}
	case empty && spare[section]:
		task.Status.Text = "Not needed so far"
		return task, true
	default:
		task.Status.Text = "Complete"
		return task, true
	}
	return task, false
}
