package pages

import (
	"strings"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// place is one main part of the service.
type place struct {
	text, href string
	roles      []models.Role
}

// places is the service navigation, in its order. A role sees what it has.
var places = []place{
	{"My queue", "/queues/mine", Roles(models.Officer)},
	{"Queues", "/queues", Roles(models.Manager)},
	{"Applications", "/applications", Roles(models.Applicant, models.Officer, models.CPS, models.Manager)},
	{"Cover", "/covers", Roles(models.Officer)},
	{"Figures", "/figures", Roles(models.Applicant, models.Officer, models.Manager, models.Lead)},
	{"Events and access", "/audit", Roles(models.Auditor)},
	{"Users", "/users", Roles(models.Admin)},
	{"Settings", "/settings", Roles(models.Admin)},
	{"Emergencies", "/audit/break-glass", Roles(models.Admin)},
	{"Notices", "/notices", Roles(models.Applicant, models.Officer, models.CPS, models.Manager)},
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
			Text: p.text, Href: p.href, Current: here == p.href,
			Active: here != p.href && (here == top || strings.HasPrefix(here, top+"/")),
		})
	}
	return items
}
