package drafting

import (
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// chapterView is a chapter of the task list.
type chapterView struct {
	Title    string
	Done, Of int
	Tasks    ui.Component
}

// tasks lists the sections with how far each is, and finds the first that is still to be completed.
func (o *overview) tasks(v *pages.Visit, a pages.Application, c content.Content, found checks.Report, board *points.Board) {
	for i, ch := range content.Chapters() {
		list, view := ui.TaskList{IDPrefix: "chapter-" + strconv.Itoa(i+1)}, chapterView{Title: ch.Title}
		for _, s := range ch.Sections {
			if !editing.Wanted(v, c, s) {
				continue
			}
			task := ui.Task{Title: ui.Content{Text: s.Name}, Href: editing.Path(a, s.Key)}
			anchors := editing.Anchors(c, editing.Section(s.Key))
			if n := board.Unanswered(anchors...); n > 0 {
				task.Hint.Text = ui.Plural(n, "review point needs", "review points need") + " a response"
			}
			needed, done := progress(&task, c, s, found, board.MustsUnanswered(anchors...))
			if mark := editing.Copied(a, s.Key); mark != nil {
				toCheck(&task, *mark)
				needed, done = true, false
			}
			if needed {
				view.Of++
			}
			if done {
				view.Done++
			} else if needed && o.Continue == nil && a.Editable {
				o.Continue = &deed{Words: s.Name, Href: editing.Path(a, s.Key)}
			}
			list.Items = append(list.Items, task)
		}
		if len(list.Items) > 0 {
			view.Tasks = list
			o.Chapters = append(o.Chapters, view)
			o.Done, o.Of = o.Done+view.Done, o.Of+view.Of
		}
	}
}

// progress says how far a section is, and whether it is needed at all. The words say it; the colour only helps. A section
// with a required point that has no response is not complete, whatever is written in it.
func progress(task *ui.Task, c content.Content, s content.Section, found checks.Report, musts int) (needed, done bool) {
	gaps := c.Missing(s.Key)
	missing, stops, empty := len(gaps), stops(found, s.Key), editing.Untouched(c, s.Key)
	if missing > 0 && !empty && task.Hint.Text == "" {
		task.Hint.Text = strings.TrimSuffix(gaps[0].Message, ".")
		if missing > 1 {
			task.Hint.Text += ", and " + ui.Number(missing-1) + " more"
		}
	}
	switch {
	case empty && missing+stops > 0:
		task.Status.Tag = &ui.Tag{Text: "Not started", Classes: "govuk-tag--blue"}
	case missing > 0:
		task.Status.Tag = &ui.Tag{Text: ui.Number(missing) + " missing", Classes: "govuk-tag--yellow"}
	case stops > 0:
		task.Status.Tag = &ui.Tag{Text: ui.Number(stops) + " to fix", Classes: "govuk-tag--orange"}
	case musts > 0:
		task.Status.Tag = &ui.Tag{Text: "Response needed", Classes: "govuk-tag--orange"}
	case empty && s.MayBeEmpty:
		task.Status.Text = "Not needed"
		return false, false
	default:
		task.Status.Text = "Completed"
		return true, true
	}
	return true, false
}

// toCheck marks a section that was copied, before anything else about it.
func toCheck(task *ui.Task, mark answers.Copied) {
	task.Status = ui.TaskStatus{Tag: &ui.Tag{Text: "Copied – check", Classes: "govuk-tag--purple"}}
	words := "Copied from " + mark.Source()
	if task.Hint.Text != "" {
		words += ". " + task.Hint.Text
	}
	task.Hint.Text = words
}

// stops are how many findings keep the application from being submitted, in a section.
func stops(r checks.Report, section string) int {
	n := 0
	for _, i := range r.Items {
		for _, f := range i.Findings {
			if i.Outcome == checks.Fail && i.Severity == reference.SeverityStop && editing.SectionOf(f.Pointer) == section {
				n++
			}
		}
	}
	return n
}
