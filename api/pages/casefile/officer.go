package casefile

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/brief"
	"scpo.example/desk/api/pages/relatives"
	"scpo.example/desk/api/pages/shown"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reading"
)

// lastShown is how many of the last events the first page of a case shows.
const lastShown = 3

// overview is the first page of a case for officers and the CPS.
type overview struct {
	Case     pages.Application
	Head     template.HTML
	Brief    template.HTML // what an officer reads first; "" for others
	Kin      template.HTML // other applications about the same subject; "" for none, and for the CPS
	Deeds    []deed
	Undone   []undone
	Facts    ui.Component
	Last     []answers.Event
	Earlier  bool // there are more events than are shown
	Text     template.HTML
	Received *received // what the CPS reads; nil for others

	told []answers.Event // the history, oldest first
}

func showOfficer(v *pages.Visit) error {
	c, err := v.Case()
	if err != nil {
		return err
	}
	content, err := c.Written()
	if err != nil {
		return err
	}
	p, err := overviewOf(v, c, content)
	if err != nil {
		return err
	}
	rows := factsOf(v, c, content)
	note, err := noteOf(p.told)
	if err != nil {
		return err
	}
	sent, err := sentFact(v)
	if err != nil {
		return err
	}
	rows = append(rows, sent...)
	if note != "" {
		rows = append(rows, fact("Note from the force", note))
	}
	p.Facts = ui.SummaryList{Rows: rows}
	if p.Kin, err = relatives.Notice(v, c); err != nil {
		return err
	}
	if p.Brief, err = briefOf(v, c, content); err != nil {
		return err
	}
	return v.Show(templates, "overview", ui.Page{Title: "Application"}, p)
}

// briefOf is what matters first about a case that the region has to decide on.
func briefOf(v *pages.Visit, c pages.Application, content content.Content) (template.HTML, error) {
	if c.State != models.InQA && c.State != models.Approved {
		return "", nil
	}
	var list answers.Checklist
	if err := v.Get(v.CasePath("checklist"), &list); err != nil {
		return "", err
	}
	sections := reading.Of(content, v.Site().Lists)
	return brief.HTML(v, c, list.ToSee, func(pointer string) (link, name string) {
		return reading.Place(sections, pointer), reading.Name(sections, pointer)
	})
}

func overviewOf(v *pages.Visit, c pages.Application, content content.Content) (overview, error) {
	p := overview{Case: c, Deeds: deedsOf(v, c), Undone: undoneOf(c)}
	var err error
	if p.Head, err = v.Head(c, pages.TabApplication); err != nil {
		return p, err
	}
	told, err := eventsOf(v)
	if err != nil {
		return p, err
	}
	p.told = told.Items
	for i := len(told.Items) - 1; i >= 0 && len(p.Last) < lastShown; i-- {
		p.Last = append(p.Last, told.Items[i])
	}
	p.Earlier = len(told.Items) > lastShown
	p.Text, err = shown.HTML(reading.Of(content, v.Site().Lists), nil)
	return p, err
}

// noteOf is what the force wrote for the region at its last submission; "" for nothing.
func noteOf(told []answers.Event) (string, error) {
	for _, e := range slices.Backward(told) {
		if e.Action != models.SubmitForQA {
			continue
		}
		var body models.SubmitBody
		if len(e.Details) == 0 {
			return "", nil
		}
		if err := json.Unmarshal(e.Details, &body); err != nil {
			return "", fmt.Errorf("read event %d: %w", e.Seq, err)
		}
		return body.Note, nil
	}
	return "", nil
}

// factsOf says the status of a case, who has it and how much time there is.
func factsOf(v *pages.Visit, c pages.Application, content content.Content) []ui.SummaryRow {
	rows := []ui.SummaryRow{fact("Status", pages.StateTag(c.State).Text)}
	if c.Holder != nil {
		held := c.Holder.Name
		if c.Holder.Username == v.User.Username {
			held = "You"
		}
		if c.Cover != nil {
			held += ", covering for " + c.Cover.Name
		}
		rows = append(rows, fact("Assigned to", held))
	} else if c.State == models.InQA {
		rows = append(rows, fact("Assigned to", "Unassigned"))
	}
	rows = append(rows, timeFacts(v, c)...)
	rows = append(rows, hearingFact(v, content))
	if safe := c.SafeDayWords(); safe != "" {
		rows = append(rows, fact("Last safe date to submit", safe))
	}
	conflicts := make([]string, len(c.Conflicts))
	for i, who := range c.Conflicts {
		conflicts[i] = who.Name
	}
	return append(rows, fact("Conflicts of interest", cmp.Or(strings.Join(conflicts, ", "), "None")))
}

// hearingFact is the day for which the order must be ready.
func hearingFact(v *pages.Visit, content content.Content) ui.SummaryRow {
	day := content.NextHearing(v.Today())
	switch {
	case day == nil:
		return fact("Next hearing", "No hearing date")
	case day.Before(v.Today()):
		return fact("Next hearing", "No future hearing. The order was expected on "+ui.Date(*day))
	}
	return fact("Next hearing", ui.Date(*day))
}

func timeFacts(v *pages.Visit, c pages.Application) []ui.SummaryRow {
	var rows []ui.SummaryRow
	if c.Timetable != nil {
		rows = append(rows, fact("At this stage since", ui.DateTime(c.Timetable.Since)))
		switch {
		case c.Timetable.DueOn == nil:
			rows = append(rows, fact("Due", "Clock stopped, no due date"))
		case c.Timetable.Late:
			rows = append(rows, fact("Due", "Late: due "+ui.Date(*c.Timetable.DueOn)))
		default:
			rows = append(rows, fact("Due", ui.Date(*c.Timetable.DueOn)))
		}
	}
	if !c.Clock.Running && len(c.Clock.Stops) > 0 {
		last := c.Clock.Stops[len(c.Clock.Stops)-1]
		cause := last.Cause
		if named, known := v.Site().Lists.ClockStop(cause); known {
			cause = named.Name
		}
		rows = append(rows, fact("Clock", "Stopped since "+ui.Date(last.From)+": "+cause))
	}
	return rows
}

func fact(key, value string) ui.SummaryRow {
	return ui.SummaryRow{Key: ui.Content{Text: key}, Value: ui.Content{Text: value}}
}
