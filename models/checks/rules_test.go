package checks_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func TestTheListIsThatOfTheRuleSet(t *testing.T) {
	for _, set := range checks.RuleSets() {
		list := set.List()
		require.Len(t, list.Items, len(set.Checks))
		for i, c := range set.Checks {
			require.Equal(t, list.Items[i], reference.CheckRule{
				ID: c.ID, Title: c.Title, Severity: c.Severity, How: c.How, Code: c.Code, Source: c.Source,
				HumanPart: slices.Contains([]string{"Q03", "Q14", "Q18", "Q23", "Q24"}, c.ID),
			})
			require.NotEmpty(t, c.Rule, c.ID)
			require.NotEmpty(t, c.Message, c.ID)
			require.True(t, strings.HasSuffix(c.Rule, ".") && strings.HasSuffix(c.Message, "."), c.ID)
			if c.HumanPart || c.How != reference.HowMachine {
				require.True(t, strings.HasSuffix(c.Question, "?"), "%s leaves something to judge", c.ID)
			}
			require.False(t, c.HumanPart && c.How != reference.HowMachine, c.ID)
			require.False(t, c.Justifiable && c.Severity != reference.SeverityStop, "%s: a warning stops nothing", c.ID)
			found, known := checks.Find(c.ID)
			require.True(t, known)
			require.Equal(t, c.ID, found.ID)
		}
		require.NotEmpty(t, set.Human())
	}
	_, known := checks.Find("Q99")
	require.False(t, known)
}

func TestWhatTheLawFixesCannotBeJustified(t *testing.T) {
	for _, c := range checks.For(calendar.NewDate(2026, 3, 1)).Checks {
		switch c.ID {
		case "Q01", "Q02", "Q04", "Q05", "Q06", "Q07", "Q08", "Q31", "Q32", "Q33", "Q34", "Q35":
			require.False(t, c.Justifiable, c.ID)
		case "Q03", "Q13", "Q15", "Q20", "Q21":
			require.True(t, c.Justifiable, c.ID)
		}
	}
}

// TestNothingUnreadIsCited compares what users are shown with the texts that no one has been able to read.
func TestNothingUnreadIsCited(t *testing.T) {
	unread := []string{
		"Strong", "McGrath", "Mangham", "Batchelor", "Seale", "Carey", "Barnes", "Khan", "Jones", "Hall", "Annex 2", "HO0425",
		"2025/909", "Rules 2025", "31.2 ", "s.61", "Human Rights Act", "Equality Act", "Vehicles", "Freedom of Information",
	}
	shown := func(texts ...string) {
		for _, text := range texts {
			for _, u := range unread {
				require.NotContains(t, text, u)
			}
		}
	}
	for _, s := range checks.RuleSets() {
		shown(s.Source)
		for _, c := range s.Checks {
			shown(c.Title, c.Source, c.Rule, c.Message, c.Question)
			for _, analogy := range []string{"Smith", "Boness", "Hemsley"} { // decided on other orders
				require.Equal(t, strings.Count(c.Source, analogy), strings.Count(c.Source, analogyOf(analogy)), c.ID)
			}
		}
	}
	for _, s := range samples(t) {
		for _, i := range checks.Run(inputOf(s)).Items {
			for _, f := range i.Findings {
				shown(f.Message)
			}
		}
	}
}

func analogyOf(name string) string {
	return map[string]string{
		"Smith":   "R v Smith [2011] EWCA Crim 1772 (by analogy)",
		"Boness":  "R v Boness [2005] EWCA Crim 2395 (by analogy)",
		"Hemsley": "R v Hemsley [2010] EWCA Crim 225 (by analogy)",
	}[name]
}

func TestRuleSetsAreFoundByDayAndById(t *testing.T) {
	sets := checks.RuleSets()
	require.Equal(t, "2026-02-12", sets[0].ID)
	require.Equal(t, sets[0].ID, checks.For(calendar.NewDate(2020, 1, 1)).ID, "the first serves for days before it")
	require.Equal(t, sets[len(sets)-1].ID, checks.For(calendar.NewDate(2099, 1, 1)).ID)

	in := inputOf(samples(t)[0])
	byID, err := checks.RunSet("2026-02-12", in)
	require.NoError(t, err)
	require.Equal(t, checks.Run(in), byID)
	_, err = checks.RunSet("1999-01-01", in)
	require.ErrorIs(t, err, checks.ErrNoRuleSet)
}

func TestSwitchesAreOffUntilTheirDay(t *testing.T) {
	day := calendar.NewDate(2026, 9, 1)
	require.False(t, checks.Switches(nil).On(checks.Notification, day))
	s := checks.Switches{checks.Notification: day, checks.Acquittals: {}}
	require.False(t, s.On(checks.Notification, day.AddDays(-1)))
	require.True(t, s.On(checks.Notification, day))
	require.False(t, s.On(checks.Acquittals, day), "no day is off")
	require.Equal(t, []string{"bsaia.s58"}, s.InForce(day))

	in := inputOf(samples(t)[0])
	in.Content.Conviction.Status = "acquitted"
	outcome := func(id string) checks.Outcome {
		item, _ := checks.Run(in).Item(id)
		return item.Outcome
	}
	require.Equal(t, checks.Fail, outcome("Q02"))
	in.Switches = checks.Switches{checks.Acquittals: in.AsOf}
	require.Equal(t, checks.Ask, outcome("Q02"))
	require.Equal(t, checks.NotApplicable, outcome("Q04"))

	in = inputOf(samples(t)[2]) // High Court
	in.Content.ApplicantAuthority = content.AuthorityNCA
	require.Equal(t, checks.Fail, outcome("Q05"))
	in.Switches = checks.Switches{checks.MoreApplicants: in.AsOf}
	require.Equal(t, checks.Ask, outcome("Q05"))
	in.Content.ApplicantAuthority = content.AuthorityChiefOfficer
	require.Equal(t, checks.Ask, outcome("Q05"))
	in.Content.Route = content.RouteS19
	require.Equal(t, checks.Fail, outcome("Q05"), "not in the Crown Court")
}

func TestWordingMuchLikeAnotherWantsATailoringNote(t *testing.T) {
	in := inputOf(samples(t)[0])
	text := in.Content.Terms[1].Text // a term with no tailoring note
	in.Wordings = []checks.Wording{
		{Reference: "library CASH-1", Print: lint.Fingerprint(strings.Replace(text, "1,000", "2,000", 1))},
		{Reference: "library WORK-1", Print: lint.Fingerprint("Must not act as an employment agent.")},
	}
	item, _ := checks.Run(in).Item("Q25")
	require.Equal(t, checks.Ask, item.Outcome)
	require.Equal(t, []string{"/terms/1/tailoringNote"}, pointers(item))
	require.Contains(t, item.Findings[0].Message, "library CASH-1")

	note := "The sum is that of the case."
	in.Content.Terms[1].TailoringNote = &note
	item, _ = checks.Run(in).Item("Q25")
	require.Equal(t, checks.Pass, item.Outcome)
}
