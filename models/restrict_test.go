package models_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// To others than those named the application is closed, whatever they could do otherwise. Any officer may change the restriction,
// so that it ends where nobody named is left; whom of the CPS it keeps out is for the store to say.
func TestARestrictionStopsEveryActionOfOthers(t *testing.T) {
	for _, state := range models.States() {
		open := in(state)
		closed := open
		closed.Restricted = []string{second.ID}
		for _, action := range models.Actions() {
			for _, who := range []models.Actor{writer, officer} {
				if !models.Ask(state, action, who.Role).Allowed {
					continue
				}
				refusal := closed.Forbids(action, who)
				if action == models.Restrict || action == models.Unrestrict || action == models.DropPapers { // the last is done by the service
					require.Nil(t, refusal, "%s in %s", action, state)
					continue
				}
				require.Equal(t, models.NotNamed, refusal.Reason, "%s in %s", action, state)
			}
			for _, who := range []models.Actor{second, cps} {
				if action != models.Unrestrict {
					require.Equal(t, open.Forbids(action, who), closed.Forbids(action, who), "%s in %s", action, state)
				}
			}
		}
	}
}

func TestRestrict(t *testing.T) {
	restrict := models.Command{Action: models.Restrict, Actor: officer, People: []string{writer.ID, officer.ID, writer.ID}}
	next := decided(t, in(models.InQA, heldBy(officer)), restrict)
	require.ElementsMatch(t, []string{officer.ID, writer.ID}, next.Restricted, "who asks is always one of them, and each is there once")
	require.Equal(t, officer.ID, next.Holder)
	require.Equal(t, models.InQA, next.State)
	require.Empty(t, decided(t, in(models.InQA, heldBy(second)), restrict).Holder, "who cannot see it does not hold it")
	require.Equal(t, models.AssigneeNotNamed, why(t, next, models.Command{Action: models.Assign, Actor: officer, Assignee: second.ID}))
	require.Equal(t, models.AssigneeNotNamed, why(t, next, models.Command{Action: models.PassOver, Actor: officer, Assignee: second.ID}))
	require.Equal(t, models.WrongRole, why(t, next, models.Command{Action: models.Restrict, Actor: writer}))
	require.Equal(t, models.NotRestricted, why(t, in(models.InQA), models.Command{Action: models.Unrestrict, Actor: officer}))

	again := decided(t, next, models.Command{Action: models.Restrict, Actor: officer})
	require.Equal(t, []string{officer.ID}, again.Restricted, "the last word counts")
	require.Empty(t, decided(t, again, models.Command{Action: models.Unrestrict, Actor: second}).Restricted)
}
