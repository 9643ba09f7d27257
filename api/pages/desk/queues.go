package desk

import (
	"fmt"
	"net/url"
	"slices"
	"time"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// queueNames are what the queues are called.
var queueNames = map[string]struct{ short, title, empty string }{
	"unassigned": {"Unassigned", "Unassigned applications", "Nothing waits to be claimed. New submissions of your region's forces come here."},
	"mine":       {"Mine", "My queue", "You hold no application. Get the next one from the unassigned queue."},
	"region":     {"Region", "With the region", "Nothing is in quality assurance at the moment."},
	"force":      {"With the force", "Waiting on the force", "No application waits for a force to answer points."},
	"ready":      {"Ready for the CPS", "Approved and ready for the CPS", "Nothing that is approved waits to be submitted to the CPS."},
	"cps":        {"With the CPS", "Waiting on the CPS", "No application waits for a decision of the CPS."},
	"draft":      {"Being drafted", "Being drafted by forces", "No force is drafting an application."},
}

// ownForce are the words of those who see the queues of one force.
var ownForce = map[string]struct{ title, empty string }{
	"unassigned": {"Unassigned applications", "Nothing waits to be claimed. New submissions of your force come here."},
	"region":     {"With the region", "Nothing of your force is in quality assurance at the moment."},
	"force":      {"Waiting on the force", "No application waits for your force to answer points."},
	"ready":      {"Approved and ready for the CPS", "Nothing of your force that is approved waits to be submitted to the CPS."},
	"cps":        {"Waiting on the CPS", "No application of your force waits for a decision of the CPS."},
	"draft":      {"Being drafted", "Your force is drafting no application."},
}

type queueCount struct {
	Queue string `json:"queue"`
	Count int    `json:"count"`
}

type queueItem struct {
	ID           string         `json:"id"`
	Reference    string         `json:"reference"`
	Force        string         `json:"force"`
	State        models.State   `json:"state"`
	Round        int            `json:"round"`
	Subject      *string        `json:"subject"`
	Holder       *pages.Person  `json:"holder"`
	LatestSafe   *calendar.Date `json:"latestSafe"`
	Left         *int           `json:"left"`
	Since        time.Time      `json:"since"`
	DueOn        *calendar.Date `json:"dueOn"`
	Late         bool           `json:"late"`
	Age          int            `json:"age"`
	ClockStopped *string        `json:"clockStopped"`
}

// queueRow is one line of a queue in words.
type queueRow struct {
	queueItem
	Name      string // empty where the visitor may not know it
	ForceName string
	Tag       ui.Tag
	Safe      string // how much time is left
	Hurry     bool   // the words of Safe are a warning
	DueToday  bool
	Stopped   string // why the clock is stopped
	Key       string // of the form that claims it
	Open      bool   // the visitor may open the case
}

type queuePage struct {
	Title, Empty string
	Nothing      string // says, above what the visitor holds, that no more is to be had
	Nav          ui.SubNavigation
	Filter       ui.Component
	Rows         []queueRow
	Next         ui.Pagination
	GetNext      bool
	Claim        bool
	Held         bool // somebody may hold what is in the queue
	Key          string
	Filtered     bool
	All          string // address without the filter
}

func firstQueue(v *pages.Visit) error {
	var counts struct{ Items []queueCount }
	if err := v.Get("/queues", &counts); err != nil {
		return err
	}
	if len(counts.Items) == 0 {
		return pages.NotFound()
	}
	if v.User.Role == models.Officer {
		return v.Go("/queues/mine")
	}
	return v.Go("/queues/" + url.PathEscape(counts.Items[0].Queue))
}

func showQueue(v *pages.Visit) error {
	queue := v.Path("queue")
	if _, known := queueNames[queue]; !known {
		return pages.NotFound()
	}
	asked := url.Values{}
	for _, name := range []string{"force", "cursor"} {
		if value := v.Query(name); value != "" {
			asked.Set(name, value)
		}
	}
	var list struct {
		Items      []queueItem
		NextCursor *string
	}
	if err := v.Get(withQuery("/queues/"+url.PathEscape(queue), asked), &list); err != nil {
		return err
	}
	var counts struct{ Items []queueCount }
	if err := v.Get("/queues", &counts); err != nil {
		return err
	}
	v.Detail = queue + " " + asked.Encode()
	officer := v.User.Role == models.Officer
	p := queuePage{
		Nav: queueNav(queue, counts.Items), Filter: forceFilter(v, queue),
		Next:  more(queue, asked, list.NextCursor),
		Claim: officer && (queue == "unassigned" || queue == "region"), Key: v.Key(),
		Held: queue == "mine" || queue == "region", Filtered: v.Query("force") != "", All: "/queues/" + queue,
	}
	p.Title, p.Empty = queueWords(v, queue)
	if officer && (queue == "unassigned" || queue == "mine") {
		p.offer(queue, counts.Items)
	}
	for _, item := range list.Items {
		p.Rows = append(p.Rows, queueRowOf(v, item))
	}
	return v.Show(templates, "queue", ui.Page{Title: p.Title}, p)
}

// queueWords are the title of a queue and what is said where nothing is in it.
func queueWords(v *pages.Visit, queue string) (title, empty string) {
	if v.User.Force != "" {
		return ownForce[queue].title, ownForce[queue].empty
	}
	return queueNames[queue].title, queueNames[queue].empty
}

// offer lets an officer get the next application where one waits, and says so where none does.
func (p *queuePage) offer(queue string, counts []queueCount) {
	p.GetNext = slices.ContainsFunc(counts, func(c queueCount) bool { return c.Queue == "unassigned" && c.Count > 0 })
	if p.GetNext || queue == "unassigned" {
		return
	}
	p.Nothing = "No application waits to be claimed. New submissions of your region's forces go to the unassigned queue."
	p.Empty = "You hold no application."
}

func withQuery(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

func queueNav(here string, counts []queueCount) ui.SubNavigation {
	nav := ui.SubNavigation{Label: "Queues"}
	for _, c := range counts {
		nav.Items = append(nav.Items, ui.SubNavigationItem{
			Text: fmt.Sprintf("%s (%s)", queueNames[c.Queue].short, ui.Number(c.Count)), Href: "/queues/" + c.Queue, Active: c.Queue == here,
		})
	}
	return nav
}

// forceFilter narrows a queue to one force of the region; nil where there is but one.
func forceFilter(v *pages.Visit, queue string) ui.Component {
	if v.User.Force != "" {
		return nil
	}
	chosen := ui.Select{ID: "force", Name: "force", Value: v.Query("force"), Label: ui.Label{Text: "Force"}, Items: []ui.Option{{Text: "All forces"}}}
	for _, f := range v.Site().Lists.Forces().Items {
		if f.Region == v.User.Region {
			chosen.Items = append(chosen.Items, ui.Option{Value: f.Code, Text: f.Name})
		}
	}
	options, err := chosen.Render()
	if err != nil {
		return nil
	}
	f := ui.Filter{Action: "/queues/" + queue, Options: options, ClearHref: "/queues/" + queue}
	if force := v.Query("force"); force != "" {
		f.Selected = []ui.FilterGroup{{Heading: "Force", Items: []ui.FilterTag{{Text: v.ForceName(force), Href: "/queues/" + queue}}}}
	}
	return f
}

// more is the way to the next page, and from any but the first back to that.
func more(queue string, asked url.Values, cursor *string) ui.Pagination {
	var p ui.Pagination
	to := url.Values{}
	if force := asked.Get("force"); force != "" {
		to.Set("force", force)
	}
	if asked.Get("cursor") != "" {
		p.Previous = ui.PaginationLink{Href: withQuery("/queues/"+queue, to), Text: "First page"}
	}
	if cursor != nil {
		to.Set("cursor", *cursor)
		p.Next = ui.PaginationLink{Href: withQuery("/queues/"+queue, to), Text: "Next page"}
	}
	return p
}

func queueRowOf(v *pages.Visit, item queueItem) queueRow {
	row := queueRow{queueItem: item, Name: content.Text(item.Subject), ForceName: v.ForceName(item.Force), Tag: pages.StateTag(item.State), Key: v.Key(), Open: v.User.Role != models.Manager}
	row.Safe, row.Hurry = timeLeft(item.LatestSafe, item.Left)
	row.DueToday = item.DueOn != nil && *item.DueOn == v.Today()
	if item.ClockStopped != nil {
		row.Stopped = *item.ClockStopped
		if cause, known := v.Site().Lists.ClockStop(row.Stopped); known {
			row.Stopped = cause.Name
		}
	}
	return row
}

// timeLeft says how long there is until the latest safe day, and whether that is a warning.
func timeLeft(day *calendar.Date, left *int) (string, bool) {
	switch {
	case day == nil || left == nil:
		return "No hearing known", false
	case *left < 0:
		return "Overdue by " + ui.WorkingDays(-*left), true
	case *left == 0:
		return "Today is the last safe day", true
	case *left <= 3:
		return "Soon: " + ui.WorkingDays(*left) + " left", true
	}
	return ui.WorkingDays(*left) + " left", false
}
