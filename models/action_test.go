package models_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// The life of an application as people agreed it, one table for each role that may act. A column is the state of the
// application, a cell the state after the action: "-" is refused, "=" stays. A role without a table may do nothing.
// Words are shortened so that a table fits a screen.
var agreed = map[models.Role]string{
	models.Applicant: `
	               none   draft  qa                    qa-ret  approved  cps     cps-ret  accepted  closed  withdrawn  discarded
	create         draft  -      -                     -       -         -       -        -         -       -       -
	submit-for-qa  -      qa     -                     qa      -         -       qa       -         -       -       -
	recall         -      -      draft|qa-ret|cps-ret  -       -         -       -        -         -       -       -
	claim          -      -      -                     -       -         -       -        -         -       -       -
	release        -      -      -                     -       -         -       -        -         -       -       -
	assign         -      -      -                     -       -         -       -        -         -       -       -
	return         -      -      -                     -       -         -       -        -         -       -       -
	approve        -      -      -                     -       -         -       -        -         -       -       -
	reopen         -      -      -                     -       -         -       -        -         -       -       -
	submit-to-cps  -      -      -                     -       -         -       -        -         -       -       -
	cps-decision   -      -      -                     -       -         -       -        -         -       -       -
	cps-triage     - - - - - - - - - - -
	correct-decision - - - - - - - - - - -
	confirm-decision - - - - - - - - - - -
	relate         - - - - - - - - - - -
	court-outcome  -      -      -                     -       -         -       -        -         -       -       -
	withdraw       -      withdrawn  withdrawn     withdrawn withdrawn withdrawn withdrawn withdrawn -       -       -
	answer-point   -      -      -                     =       -         -       =        -         -       -       -
	resolve-point  -      -      -                     -       -         -       -        -         -       -       -
	record-sending - - - - - - - - - - -
	record-receipt - - - - - - - - - - -
	drop-papers - - - - - - - - - - -
	declare-conflict -     -      -                     -       -         -       -        -         -       -       -
	restrict       - - - - - - - - - - -
	unrestrict     - - - - - - - - - - -
	pass-over      -      -      -                     -       -         -       -        -         -       -       -
	hand-back      -      -      -                     -       -         -       -        -         -       -       -
	stop-clock     -      -      -                     -       -         -       -        -         -       -       -
	start-clock    -      -      -                     -       -         -       -        -         -       -       -
	contest-point - - - - - - - - - - -
	contest-outcome - - - - - - - - - - -
	receive-item - - - - - - - - - - -
	cancel-item - - - - - - - - - - -
	move-item - - - - - - - - - - -
	discard        -      discarded  -                     -       -         -       -        -         -       -       -`,
	models.Officer: `
	               none   draft  qa                    qa-ret  approved  cps     cps-ret  accepted  closed  withdrawn  discarded
	create         -      -      -                     -       -         -       -        -         -       -       -
	submit-for-qa  -      -      -                     -       -         -       -        -         -       -       -
	recall         -      -      -                     -       -         -       -        -         -       -       -
	claim          -      -      =                     -       -         -       -        -         -       -       -
	release        -      -      =                     -       -         -       -        -         -       -       -
	assign         -      -      =                     -       -         -       -        -         -       -       -
	return         -      -      qa-ret                -       -         -       -        -         -       -       -
	approve        -      -      approved              -       -         -       -        -         -       -       -
	reopen         -      -      -                     -       qa-ret    -       -        -         -       -       -
	submit-to-cps  -      -      -                     -       cps       -       -        -         -       -       -
	cps-decision   -      -      -                     -       -         accepted|cps-ret  -  -     -       -       -
	cps-triage     - - - - - cps|cps-ret - - - - -
	correct-decision - - accepted|cps-ret|cps accepted|cps-ret|cps accepted|cps-ret|cps accepted|cps-ret|cps accepted|cps-ret|cps accepted|cps-ret|cps = = -
	confirm-decision - - - - - - - - - - -
	relate         - = = = = = = = = = =
	court-outcome  -      -      -                     -       -         -       -        closed    -       -       -
	withdraw       -      withdrawn  withdrawn     withdrawn withdrawn withdrawn withdrawn withdrawn -       -       -
	answer-point   -      -      -                     -       -         -       -        -         -       -       -
	resolve-point  -      -      =                     -       -         -       -        -         -       -       -
	record-sending - - = = = = = = = = -
	record-receipt - - = = = = = = = = -
	drop-papers - - = = = = = = = = -
	declare-conflict -     =      =                     =       =         =       =        =         -       -       -
	restrict       - = = = = = = = = = =
	unrestrict     - = = = = = = = = = =
	pass-over      -      -      =                     -       -         -       -        -         -       -       -
	hand-back      -      -      =                     -       -         -       -        -         -       -       -
	stop-clock     -      -      =                     =       =         =       =        -         -       -       -
	start-clock    -      -      =                     =       =         =       =        -         -       -       -
	contest-point - - = = = = = = = = -
	contest-outcome - - = = = = = = = = -
	receive-item - - = = = = = = = = -
	cancel-item - - = = = = = = = = -
	move-item - - = = = = = = = = -
	discard        -      -      -                     -       -         -       -        -         -       -       -`,
	models.CPS: `
	               none   draft  qa                    qa-ret  approved  cps     cps-ret  accepted  closed  withdrawn  discarded
	create         -      -      -                     -       -         -       -        -         -       -       -
	submit-for-qa  -      -      -                     -       -         -       -        -         -       -       -
	recall         -      -      -                     -       -         -       -        -         -       -       -
	claim          -      -      -                     -       -         -       -        -         -       -       -
	release        -      -      -                     -       -         -       -        -         -       -       -
	assign         -      -      -                     -       -         -       -        -         -       -       -
	return         -      -      -                     -       -         -       -        -         -       -       -
	approve        -      -      -                     -       -         -       -        -         -       -       -
	reopen         -      -      -                     -       -         -       -        -         -       -       -
	submit-to-cps  -      -      -                     -       -         -       -        -         -       -       -
	cps-decision   -      -      -                     -       -         accepted|cps-ret  -  -     -       -       -
	cps-triage     - - - - - cps|cps-ret - - - - -
	correct-decision - - accepted|cps-ret|cps accepted|cps-ret|cps accepted|cps-ret|cps accepted|cps-ret|cps accepted|cps-ret|cps accepted|cps-ret|cps = = -
	confirm-decision - - = = = = = = = = -
	relate         - - - - - - - - - - -
	court-outcome  -      -      -                     -       -         -       -        -         -       -       -
	withdraw       -      -      -                     -       -         -       -        -         -       -       -
	answer-point   -      -      -                     -       -         -       -        -         -       -       -
	resolve-point  -      -      -                     -       -         -       -        -         -       -       -
	record-sending - - - - - - - - - - -
	record-receipt - - = = = = = = = = -
	drop-papers - - - - - - - - - - -
	declare-conflict -     -      -                     -       -         -       -        -         -       -       -
	restrict       - - - - - - - - - - -
	unrestrict     - - - - - - - - - - -
	pass-over      -      -      -                     -       -         -       -        -         -       -       -
	hand-back      -      -      -                     -       -         -       -        -         -       -       -
	stop-clock     -      -      -                     -       -         -       -        -         -       -       -
	start-clock    -      -      -                     -       -         -       -        -         -       -       -
	contest-point - - - - - - - - - - -
	contest-outcome - - = = = = = = = = -
	receive-item - - = = = = = = = = -
	cancel-item - - = = = = = = = = -
	move-item - - = = = = = = = = -
	discard        -      -      -                     -       -         -       -        -         -       -       -`,
}

var longName = map[string]models.State{
	"none": models.None, "draft": models.Drafting, "qa": models.InQA, "qa-ret": models.ReturnedByQA,
	"approved": models.Approved, "cps": models.WithCPS, "cps-ret": models.ReturnedByCPS,
	"accepted": models.Accepted, "closed": models.Closed, "withdrawn": models.Withdrawn, "discarded": models.Discarded,
}

// cell is one place of the agreed tables.
type cell struct {
	state  models.State
	action models.Action
	role   models.Role
}

func readAgreed(t *testing.T) map[cell][]models.State {
	t.Helper()
	cells := map[cell][]models.State{}
	for role, text := range agreed {
		lines := strings.Split(strings.TrimSpace(text), "\n")
		columns := strings.Fields(lines[0])
		require.Len(t, columns, len(longName))
		require.Len(t, lines[1:], len(models.Actions()), "every action has a line")
		for _, line := range lines[1:] {
			words := strings.Fields(line)
			require.Len(t, words, len(columns)+1, line)
			for i, word := range words[1:] {
				at := cell{longName[columns[i]], models.Action(words[0]), role}
				require.True(t, at.action.Known(), line)
				switch word {
				case "-":
				case "=":
					cells[at] = []models.State{at.state}
				default:
					for to := range strings.SplitSeq(word, "|") {
						require.Contains(t, longName, to)
						cells[at] = append(cells[at], longName[to])
					}
				}
			}
		}
	}
	return cells
}

func everyState() []models.State {
	return append([]models.State{models.None, "no-such-state"}, models.States()...)
}

func everyRole() []models.Role { return append([]models.Role{"", "no-such-role"}, models.Roles()...) }

func TestAskSaysWhatWasAgreedOfEveryStateActionAndRole(t *testing.T) {
	cells := readAgreed(t)
	may := map[models.Action]map[models.Role]bool{} // in some state
	for at := range cells {
		if may[at.action] == nil {
			may[at.action] = map[models.Role]bool{}
		}
		may[at.action][at.role] = true
	}
	asked, allowed := 0, 0
	for _, state := range everyState() {
		for _, action := range append(models.Actions(), "", "no-such-action") {
			for _, role := range everyRole() {
				asked++
				want := models.Answer{Why: models.WrongState}
				if to := cells[cell{state, action, role}]; to != nil {
					want = models.Answer{Allowed: true, To: to}
					allowed++
				} else if !action.Known() {
					want.Why = models.UnknownAction
				} else if !may[action][role] {
					want.Why = models.WrongRole
				}
				require.Equal(t, want, models.Ask(state, action, role), "%s in %q as %q", action, state, role)
			}
		}
	}
	require.Equal(t, 12*37*9, asked)
	require.Equal(t, len(cells), allowed, "no agreed cell was left out")
	require.Equal(t, 212, allowed)
}

func TestAnAnswerIsACopyOfTheTable(t *testing.T) {
	models.Ask(models.InQA, models.Recall, models.Applicant).To[0] = models.Closed
	require.Equal(t, []models.State{models.Drafting, models.ReturnedByQA, models.ReturnedByCPS},
		models.Ask(models.InQA, models.Recall, models.Applicant).To)
}

func TestEveryStateCanBeReachedAndLeftOrIsAnEnd(t *testing.T) {
	reached := []models.State{models.None}
	for i := 0; i < len(reached); i++ {
		leaves := false
		for _, action := range models.Actions() {
			for _, role := range models.Roles() {
				for _, to := range models.Ask(reached[i], action, role).To {
					leaves = leaves || to != reached[i]
					if !slices.Contains(reached, to) {
						reached = append(reached, to)
					}
				}
			}
		}
		require.Equal(t, leaves, reached[i] == models.None || reached[i].Open(), "%q", reached[i])
	}
	require.ElementsMatch(t, append(models.States(), models.None), reached)
}

func TestStates(t *testing.T) {
	for _, s := range models.States() {
		require.True(t, s.Known())
		require.NotEmpty(t, s.Words())
		require.Equal(t, slices.Contains([]models.State{models.Drafting, models.ReturnedByQA, models.ReturnedByCPS}, s), s.Editable(), s)
		require.Equal(t, !slices.Contains([]models.State{models.Closed, models.Withdrawn, models.Discarded}, s), s.Open(), s)
	}
	for _, s := range []models.State{models.None, "no-such-state"} {
		require.False(t, s.Known())
		require.False(t, s.Editable())
		require.False(t, s.Open())
	}
	require.Equal(t, "not yet created", models.None.Words())
	require.Equal(t, "no-such-state", models.State("no-such-state").Words())
}
