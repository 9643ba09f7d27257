package desk

import (
	"fmt"
	"net/url"
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// queueNames are what the queues are called, on their tabs and their pages, and what an empty one says.
var queueNames = map[string]struct{ name, empty string }{
	"unassigned": {"Unassigned", "There are no unassigned applications."},
	"mine":       {"My queue", "You have no applications. Select “Get next application”."},
	"region":     {"With the region", "There are no applications with the region."},
	"force":      {"With the force", "There are no applications with forces."},
	"ready":      {"Ready to submit", "There are no applications ready to submit."},
	"cps":        {"With the CPS", "There are no applications with the CPS."},
	"draft":      {"Drafts", "There are no drafts."},
}

// emptyForForce is what an empty queue says to those who see the queues of one force.
var emptyForForce = map[string]string{
	"unassigned": "There are no unassigned applications from your force.",
	"region":     "Your force has no applications with the region.",
	"force":      "Your force has no returned applications.",
	"ready":      "Your force has no applications ready to submit.",
	"cps":        "Your force has no applications with the CPS.",
	"draft":      "Your force has no drafts.",
}

// queueRow is one line of a queue as text.
type queueRow struct {
	answers.QueueItem
	Name      string // empty where the visitor cannot see it
	ForceName string
	Tag       ui.Tag
	Safe      string // how much time is left
	Hurry     bool   // the words of Safe are a warning
	DueToday  bool
	Back      string // who returned it last; "" for what comes for the first time
	Stopped   string // why the clock is stopped
	Key       string // of the form that claims it
	Open      bool   // the visitor may open the case
}

type queuePage struct {
	Title, Empty string
	Nothing      string // says, above the visitor's own applications, that no more can be claimed
	Nav          ui.SubNavigation
	Filter       ui.Component
	Rows         []queueRow
	Next         ui.Pagination
	GetNext      bool
	Claim        bool
	Comes        bool // what was returned in this queue has been submitted again
	Held         bool // the queue shows who each is assigned to
	Key          string
	Filtered     bool
	All          string // address without the filter
}

func firstQueue(v *pages.Visit) error {
	var counts answers.List[answers.QueueCount]
	if err := v.Get("/queues", &counts); err != nil {
		return err
	}
	if len(counts.Items) == 0 {
		return pages.NotFound()
	}
	if v.User.Role == models.Officer {
		return v.Go("/queues/mine")
	}
	return v.Go("/queues/" + url.PathEscape(string(counts.Items[0].Queue)))
}

// queueTakes is what the address of a queue can hold.
var queueTakes = []string{"force", "cursor"}

func showQueue(v *pages.Visit) error {
	queue := v.Path("queue")
	if _, known := queueNames[queue]; !known {
		return pages.NotFound()
	}
	if !v.KnownForce(v.Query("force")) {
		return v.Told("/queues/"+queue, pages.NoSuchForce)
	}
	asked := v.Given(queueTakes...)
	var list answers.QueuePage
	err := v.Get(withQuery("/queues/"+url.PathEscape(queue), asked), &list)
	if err != nil {
		return err
	}
	var counts answers.List[answers.QueueCount]
	narrowed := url.Values{}
	if force := v.Query("force"); force != "" {
		narrowed.Set("force", force)
	}
	if err := v.Get(withQuery("/queues", narrowed), &counts); err != nil {
		return err
	}
	v.Detail = queue + " " + asked.Encode()
	officer := v.User.Role == models.Officer
	p := queuePage{
		Nav:   queueNav(queue, counts.Items, narrowed),
		Next:  more(queue, asked, list.NextCursor),
		Claim: officer && (queue == "unassigned" || queue == "region"), Key: v.Key(),
		Comes: queue != "force" && queue != "draft", Held: queue == "region", Filtered: v.Query("force") != "", All: "/queues/" + queue,
	}
	if p.Filter, err = forceFilter(v, queue); err != nil {
		return err
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
		return queueNames[queue].name, emptyForForce[queue]
	}
	return queueNames[queue].name, queueNames[queue].empty
}

// offer lets an officer get the next application where one waits, and says so where none does.
func (p *queuePage) offer(queue string, counts []answers.QueueCount) {
	p.GetNext = slices.ContainsFunc(counts, func(c answers.QueueCount) bool { return c.Queue == store.QueueUnassigned && c.Count > 0 })
	if p.GetNext || queue == "unassigned" {
		return
	}
	p.Nothing = "There are no unassigned applications."
	p.Empty = "You have no applications."
}

func withQuery(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

func queueNav(here string, counts []answers.QueueCount, narrowed url.Values) ui.SubNavigation {
	nav := ui.SubNavigation{Label: "Queues"}
	for _, c := range counts {
		queue := string(c.Queue)
		nav.Items = append(nav.Items, ui.SubNavigationItem{
			Text: fmt.Sprintf("%s (%s)", queueNames[queue].name, ui.Number(c.Count)), Href: withQuery("/queues/"+queue, narrowed), Active: queue == here,
		})
	}
	return nav
}

// forceFilter narrows a queue to one force of the region; nil where there is but one.
func forceFilter(v *pages.Visit, queue string) (ui.Component, error) {
	if v.User.Force != "" {
		return nil, nil
	}
	chosen := ui.Select{ID: "force", Name: "force", Value: v.Query("force"), Label: ui.Label{Text: "Force"}, Items: []ui.Option{{Text: "All forces"}}}
	for _, f := range v.Site().Lists.Forces().Items {
		if f.Region == v.User.Region {
			chosen.Items = append(chosen.Items, ui.Option{Value: f.Code, Text: f.Name})
		}
	}
	options, err := chosen.Render()
	if err != nil {
		return nil, err
	}
	f := ui.Filter{Action: "/queues/" + queue, Options: options, ClearHref: "/queues/" + queue}
	if force := v.Query("force"); force != "" {
		f.Selected = []ui.FilterGroup{{Heading: "Force", Items: []ui.FilterTag{{Text: v.ForceName(force), Href: "/queues/" + queue}}}}
	}
	return f, nil
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

func queueRowOf(v *pages.Visit, item answers.QueueItem) queueRow {
	row := queueRow{QueueItem: item, Name: content.Text(item.Subject), ForceName: v.ForceName(item.Force), Tag: pages.StateTag(item.State), Key: v.Key(), Open: v.User.Role != models.Manager}
	row.Safe, row.Hurry = timeLeft(item.LatestSafe, item.Left)
	if r := item.Returned; r != nil {
		row.Back = "Returned by " + r.By.Name
		if r.To == models.ReturnedByCPS {
			row.Back += " (CPS)"
		}
		row.Back += " on " + ui.Date(calendar.DateIn(r.At))
	}
	row.DueToday = item.DueOn != nil && *item.DueOn == v.Today()
	if item.ClockStopped != nil {
		row.Stopped = *item.ClockStopped
		if cause, known := v.Site().Lists.ClockStop(row.Stopped); known {
			row.Stopped = cause.Name
		}
	}
	return row
}

// timeLeft says how long there is until the last safe day, and whether that is a warning.
func timeLeft(day *calendar.Date, left *int) (string, bool) {
	if day == nil || left == nil {
		return "No hearing date", false
	}
	return ui.Capital(ui.DaysLeft(*left)), *left <= 3
}
