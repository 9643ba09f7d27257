package api

import (
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// notNowFor lists them in the order of the table.
func notNowFor(standing models.Standing, actor models.Actor) []answers.NotNow {
	list := []answers.NotNow{}
	for _, a := range models.Actions() {
		if a == models.Create || !a.Offered() || !slices.Contains(models.RolesFor(a), actor.Role) {
			continue
		}
		if r := standing.Forbids(a, actor); r != nil {
			list = append(list, answers.NotNow{Action: a, Code: r.Reason, Reason: r.Sentence()})
		}
	}
	return list
}
