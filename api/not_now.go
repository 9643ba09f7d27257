package api

import (
	"slices"

	"scpo.example/desk/models"
)

// notNow is an action of the caller's role that is not possible now, and why: people are told what
// stands in the way, and do not have to guess.
type notNow struct {
	Action models.Action `json:"action"`
	Code   models.Reason `json:"code"`
	Reason string        `json:"reason"`
}

// notNowFor lists them in the order of the table.
func notNowFor(standing models.Standing, actor models.Actor) []notNow {
	list := []notNow{}
	for _, a := range models.Actions() {
		if a == models.Create || !a.Offered() || !slices.Contains(models.RolesFor(a), actor.Role) {
			continue
		}
		if r := standing.Forbids(a, actor); r != nil {
			list = append(list, notNow{Action: a, Code: r.Reason, Reason: r.Sentence()})
		}
	}
	return list
}
