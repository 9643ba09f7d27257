package drafting

import (
	"html/template"
	"net/url"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// waitingMost bounds what is shown of each queue above the list of all applications.
const waitingMost = 20

// waiting is what waits for the visitor.
type waiting struct {
	Title string
	Count string
	Table ui.Component // nil where nothing waits
	Empty string
	More  []more
}

// more links to a queue that is shown only in part.
type more struct{ Href, Words string }

// waitingFor is what is shown above all applications: what was returned to a force and what it drafts, or what the CPS
// is to decide. It is nil for those whose work is in queues of their own, and where the list is searched or narrowed.
func waitingFor(v *pages.Visit) (*waiting, error) {
	if len(v.Given(listTakes...)) > 0 {
		return nil, nil
	}
	switch role := v.User.Role; {
	case role.May(models.Writes):
		return waitingForForce(v)
	case role.May(models.Opens) && !role.May(models.Queues):
		return waitingForCPS(v)
	}
	return nil, nil
}

func waitingForForce(v *pages.Visit) (*waiting, error) {
	w := &waiting{Title: "Your applications", Empty: "You have no applications to work on."}
	var counts answers.List[answers.QueueCount]
	if err := v.Get("/queues", &counts); err != nil {
		return nil, err
	}
	t := stacked("Your applications", "Application", "Status", "Last safe date to submit", "Due")
	all := 0
	for _, queue := range []struct{ name, words string }{{"force", "All returned applications"}, {"draft", "All drafts"}} {
		for _, c := range counts.Items {
			if string(c.Queue) != queue.name {
				continue
			}
			all += c.Count
			if c.Count > waitingMost {
				w.More = append(w.More, more{"/queues/" + queue.name, queue.words})
			}
		}
		var first answers.QueuePage
		if err := v.Get("/queues/"+queue.name+"?limit="+strconv.Itoa(waitingMost), &first); err != nil {
			return nil, err
		}
		for _, q := range first.Items {
			state, err := pages.StateTag(q.State).Render()
			if err != nil {
				return nil, err
			}
			t.Rows = append(t.Rows, []ui.Cell{{HTML: link(caseOf(q))}, {HTML: state, Classes: "app-nowrap"}, {Text: safeOf(q)}, {Text: dueOf(q)}})
		}
	}
	w.Count = ui.Number(all)
	if len(t.Rows) > 0 {
		w.Table = t
	}
	return w, nil
}

func waitingForCPS(v *pages.Visit) (*waiting, error) {
	w := &waiting{Title: "Waiting for a decision", Empty: "There are no applications waiting for a decision."}
	var first answers.QueuePage
	if err := v.Get("/queues/cps?limit="+strconv.Itoa(waitingMost), &first); err != nil {
		return nil, err
	}
	t := stacked("Waiting for a decision, the most urgent first", "Application", "Force", "Hearing", "Decision due", "Round")
	for _, i := range first.Items {
		hearing := "No hearing date"
		if i.Hearing != nil {
			hearing = ui.Date(*i.Hearing)
		}
		t.Rows = append(t.Rows, []ui.Cell{{HTML: link(caseOf(i))}, {Text: v.ForceName(i.Force)}, {Text: hearing}, dueCell(i), {Text: roundWords(i)}})
	}
	w.Count = ui.Number(len(first.Items))
	if first.NextCursor != nil {
		w.Count = "more than " + w.Count
		w.More = []more{{address(url.Values{"state": {string(models.WithCPS)}}), "All applications waiting for a decision"}}
	}
	if len(t.Rows) > 0 {
		w.Table = t
	}
	return w, nil
}

// dueCell is the day by which the CPS must decide, marked where it has passed.
func dueCell(i answers.QueueItem) ui.Cell {
	switch {
	case i.ClockStopped != nil:
		return ui.Cell{Text: "Clock stopped"}
	case i.DueOn == nil:
		return ui.Cell{Text: "No due date"}
	case i.Late:
		return ui.Cell{HTML: template.HTML(`<strong>Late: due ` + template.HTMLEscapeString(ui.Date(*i.DueOn)) + `</strong>`)} //nolint:gosec // escaped
	}
	return ui.Cell{Text: ui.Date(*i.DueOn)}
}

// roundWords say whether an application comes for the first time.
func roundWords(i answers.QueueItem) string {
	if i.Returned == nil {
		return ui.Number(i.Round)
	}
	return ui.Number(i.Round) + ", returned by " + i.Returned.By.Name + " on " + ui.Date(calendar.DateIn(i.Returned.At))
}

func stacked(caption string, head ...string) ui.Table {
	t := ui.Table{Caption: caption, CaptionClasses: "govuk-visually-hidden", FirstCellIsHeader: true, Stacked: true}
	for _, h := range head {
		t.Head = append(t.Head, ui.Cell{Text: h})
	}
	return t
}

// caseOf is what a queue tells of a case.
func caseOf(q answers.QueueItem) pages.Application {
	return pages.Application{ApplicationItem: answers.ApplicationItem{ID: q.ID, Reference: q.Reference, Force: q.Force, State: q.State, Round: q.Round, Subject: q.Subject}}
}

// safeOf is the last day on which the application can go to the CPS and be in time.
func safeOf(q answers.QueueItem) string {
	if q.LatestSafe == nil {
		return "No hearing date"
	}
	return ui.Date(*q.LatestSafe)
}

// dueOf is the day by which the force must act.
func dueOf(q answers.QueueItem) string {
	switch {
	case q.ClockStopped != nil:
		return "Clock stopped"
	case q.DueOn == nil:
		return "No due date"
	case q.Late:
		return "Late: due " + ui.Date(*q.DueOn)
	}
	return "By " + ui.Date(*q.DueOn)
}
