package pages

import (
	"fmt"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

const noticesPath = "/notices"

// place is one main part of the service.
type place struct {
	text, href string
	roles      []models.Role
}

// places is the service navigation, in its order. A role sees what it has.
var places = []place{
	{"My queue", "/queues/mine", models.RolesWho(models.Reviews)},
	{"Queues", "/queues", Roles(models.Manager)},
	{"Applications", "/applications", models.RolesWho(models.Lists)},
	{"Cover", "/covers", models.RolesWho(models.Reviews)},
	{"Figures", "/figures", models.RolesWho(models.ReadsFigures)},
	{"Audit", "/audit", models.RolesWho(models.Audits)},
	{"Users", "/users", models.RolesWho(models.Administers)},
	{"Requests", "/rights-requests", models.RolesWho(models.Administers)},
	{"Settings", "/settings", models.RolesWho(models.Administers)},
	{"Health", "/health", models.RolesWho(models.Administers)},
	{"Emergency access", "/audit/break-glass", models.RolesWho(models.Administers)},
	{"Notifications", noticesPath, models.RolesWho(models.Lists)},
	{"Help", "/help", Everyone()},
}

// Navigate is the service navigation for the visitor, with the part in which they are.
func Navigate(v *Visit) []ui.NavigationItem {
	var items []ui.NavigationItem
	for _, p := range places {
		if !(Route{Roles: p.roles}).allows(v.User.Role) {
			continue
		}
		here := v.r.URL.Path
		top := "/" + strings.SplitN(strings.TrimPrefix(p.href, "/"), "/", 2)[0]
		items = append(items, ui.NavigationItem{
			Text: p.called(v), Href: p.href, Current: here == p.href,
			Active: here != p.href && (here == top || strings.HasPrefix(here, top+"/")),
		})
	}
	return items
}

// called is what the part is called, with how many notices are unread. A number that cannot be counted is left out: the
// page is about something else.
func (p place) called(v *Visit) string {
	if p.href != noticesPath {
		return p.text
	}
	var count answers.UnreadCount
	if err := v.Get("/notices/count", &count); err != nil {
		v.site.Log.Warn("unread notices not counted", "request", v.w.Header().Get("X-Request-Id"), "error", err)
	}
	if count.Unread == 0 {
		return p.text
	}
	return fmt.Sprintf("%s (%d)", p.text, count.Unread)
}
