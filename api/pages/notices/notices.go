// Package notices has the page on which people read their notifications.
package notices

import (
	"embed"
	"net/http"
	"net/url"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

//go:embed templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package.
func Routes() []pages.Route {
	told := models.RolesWho(models.Lists)
	return []pages.Route{
		{Method: http.MethodGet, Path: "/notices", Roles: told, Takes: []string{"cursor"}, Log: "list", Handle: show},
		{Method: http.MethodPost, Path: "/notices", Roles: told, Handle: markRead},
	}
}

type notice answers.Notice

// What is what happened to the application, to follow its reference.
func (n notice) What() string { return n.Kind.Happened() }

// Board is where the points of a return are, for those who respond to them; "" for another notice.
func (n notice) Board() string {
	if n.Kind == models.NoticeReturned || n.Kind == models.NoticeReturnedByCPS {
		return "/applications/" + n.ApplicationID + "/points"
	}
	return ""
}

// View are the words that lead to the points: how many there are.
func (n notice) View() string {
	if n.Points == 0 {
		return "View points"
	}
	return "View " + ui.Plural(n.Points, "point", "points")
}

type page struct {
	Unread []notice
	Read   []notice
	Next   ui.Pagination // through all notices
	First  bool          // the first page, on which unread ones are separate
	Open   bool          // the visitor may open applications
	Answer bool          // the visitor responds to points
	Key    string
	Keys   map[string]string // of the form of each unread notice
}

// show lists what is unread first. From the second page on, all are in the order in which they came.
func show(v *pages.Visit) error {
	cursor := v.Query("cursor")
	var all, unread answers.Page[notice]
	path := "/notices"
	if cursor != "" {
		path += "?cursor=" + url.QueryEscape(cursor)
	}
	if err := v.Get(path, &all); err != nil {
		return err
	}
	p := page{First: cursor == "", Open: v.User.Role != models.Manager, Answer: v.User.Role == models.Applicant, Key: v.Key(), Keys: map[string]string{}}
	if p.First {
		if err := v.Get("/notices?unread=true&limit=200", &unread); err != nil {
			return err
		}
		p.Unread = unread.Items
	}
	for _, n := range all.Items {
		switch {
		case n.ReadAt != nil:
			p.Read = append(p.Read, n)
		case !p.First:
			p.Unread = append(p.Unread, n)
		}
	}
	for _, n := range p.Unread {
		p.Keys[n.ID] = v.Key()
	}
	if !p.First {
		p.Next.Previous = ui.PaginationLink{Href: "/notices", Text: "First page"}
	}
	if all.NextCursor != nil {
		p.Next.Next = ui.PaginationLink{Href: "/notices?cursor=" + url.QueryEscape(*all.NextCursor), Text: "Next page"}
	}
	v.Detail = "own notices"
	return v.Show(templates, "notices", ui.Page{Title: "Notifications"}, p)
}

func markRead(v *pages.Visit) error {
	ids := v.Posted()["id"]
	if len(ids) == 0 {
		return v.Go("/notices")
	}
	if err := v.Post("/notices/read", answers.ReadNotices{IDs: ids}, nil); err != nil {
		return err
	}
	return v.Done("/notices", ui.Plural(len(ids), "notification", "notifications")+" marked as read")
}
