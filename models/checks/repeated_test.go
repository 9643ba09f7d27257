package checks_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// changed is a clean sample, by its place in the list, with something changed in its content.
func changed(t *testing.T, sample int, change func(*content.Content)) (before, after checks.Report) {
	t.Helper()
	in := inputOf(samples(t)[sample])
	before = checks.Run(in)
	c, problems, err := content.Decode(in.Content.Canonical())
	require.NoError(t, err)
	require.Empty(t, problems)
	change(&c)
	in.Content = c
	return before, checks.Run(in)
}

const (
	drugsCase   = 0
	slaveryCase = 1
)

// asked requires a check to point at a place without stopping anything.
func asked(t *testing.T, sample int, check, place string, change func(*content.Content)) {
	t.Helper()
	before, after := changed(t, sample, change)
	item, _ := after.Item(check)
	require.Contains(t, pointers(item), place)
	require.True(t, fresh(before, after, check, false))
	require.Empty(t, after.Stops())
}

// quiet requires that nothing new is said.
func quiet(t *testing.T, sample int, change func(*content.Content)) {
	t.Helper()
	before, after := changed(t, sample, change)
	require.False(t, fresh(before, after, "", false))
}

// another adds a term like an earlier one with a text of its own.
func another(like int, text string) func(*content.Content) {
	return func(c *content.Content) {
		term := c.Terms[like]
		term.ID, term.Number, term.Text = "t99", len(c.Terms)+1, text
		c.Terms = append(c.Terms, term)
	}
}

func TestATermIsSaidOnce(t *testing.T) {
	asked(t, slaveryCase, "Q26", "/terms/6/text", another(3, "Must not take in the wages or benefits of another person, or keep their identity documents or bank card."))
	asked(t, slaveryCase, "Q26", "/terms/6/text", another(5, "MUST NOT communicate with the four complainants\u00a0listed in the restricted Schedule B"))
	quiet(t, slaveryCase, another(5, "Must not enter the building at 4 Wharf Row, Newhaven, ZZ99 2BE."))
}

func TestAnExhibitIsListedOnce(t *testing.T) {
	asked(t, drugsCase, "Q11", "/evidence/1/reference", func(c *content.Content) { c.Evidence[1].Reference = "phk 01" })
	asked(t, drugsCase, "Q11", "/evidence/1/title", func(c *content.Content) {
		c.Evidence[1].Title, c.Evidence[1].Dated = " statement of the officer in the case – summary of the CONSPIRACY", c.Evidence[0].Dated
	})
	quiet(t, drugsCase, func(c *content.Content) { c.Evidence[1].Reference = "PHK/1/1" })
	quiet(t, drugsCase, func(c *content.Content) { c.Evidence[1].Title = c.Evidence[0].Title })
	quiet(t, drugsCase, func(c *content.Content) { c.Evidence[1].Dated = c.Evidence[0].Dated })
}

func TestTwoPeopleDeclare(t *testing.T) {
	for _, name := range []string{"Tamsel Orrinder", "DS T. Orrinder", "ORRINDER, Tamsel", " tamsel\u00a0orrinder "} {
		asked(t, drugsCase, "Q31", "/declarations/supervisor/by", func(c *content.Content) {
			c.Declarations.Supervisor = &content.Declaration{By: name, On: c.Declarations.Supervisor.On}
		})
	}
	for _, name := range []string{"Tamsin Orrinder", "Idony Orrinder", "P. Orrinder"} {
		quiet(t, drugsCase, func(c *content.Content) {
			c.Declarations.Supervisor = &content.Declaration{By: name, On: c.Declarations.Supervisor.On}
		})
	}
}

// TestWhatIsThereToUseIsUsed: a schedule or a risk that no term uses is pointed out, and a word is defined once.
func TestWhatIsThereToUseIsUsed(t *testing.T) {
	born := calendar.NewDate(1990, 1, 2)
	asked(t, slaveryCase, "Q34", "/schedules/2", func(c *content.Content) {
		c.Schedules = append(c.Schedules, content.Schedule{ID: "schedule-z", Kind: content.SchedulePeople, Title: "Schedule Z",
			Entries: content.List[content.ScheduleEntry]{{Name: "Corin VELLACOTT", DateOfBirth: &born}}})
	})
	asked(t, slaveryCase, "Q34", "/risk/factors/3", func(c *content.Content) {
		f := c.Risk.Factors[0]
		f.ID, f.Text = "r9", "Held keys of a fifth address in Newhaven."
		c.Risk.Factors = append(c.Risk.Factors, f)
	})
	_, after := changed(t, slaveryCase, func(c *content.Content) {
		c.Order.Definitions = append(c.Order.Definitions, content.Definition{Term: "Dwelling", Meaning: "a caravan"})
	})
	require.Len(t, after.Stops(), 1)
	item, _ := after.Item("Q34")
	require.Equal(t, []string{"/order/definitions/3/term"}, pointers(item))
	bound := func(c *content.Content) { c.Terms[1].AppliesTo = content.List[string]{"s9"} }
	_, after = changed(t, slaveryCase, bound)
	stops, _ := found(after)
	require.True(t, slices.Contains(stops, "/terms/1/appliesTo/0"), "a subject who was removed")
}
