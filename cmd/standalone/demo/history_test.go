package demo

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

var namespace = uuid.MustParse("6f1c1a52-1f0e-4b55-9a57-3b7d2a1c9e10")

func castByName() map[string]models.User {
	users := map[string]models.User{}
	for _, a := range cast() {
		users[a.Username] = models.User{ID: "id-" + a.Username, Username: a.Username, Name: a.Name, Role: a.Role, Force: a.Force, Region: a.Region}
	}
	return users
}

func records(t *testing.T, today calendar.Date) []models.Record {
	t.Helper()
	all, err := history(today, castByName(), namespace)
	require.NoError(t, err)
	return all
}

// days are Sundays, holidays, days around the change of the clocks, and days of other years.
func days() []calendar.Date {
	all := []calendar.Date{
		calendar.NewDate(2026, 11, 22), calendar.NewDate(2026, 12, 26), calendar.NewDate(2027, 3, 29), calendar.NewDate(2028, 2, 29),
		calendar.NewDate(2026, 3, 1), calendar.NewDate(2031, 7, 4),
	}
	for d := calendar.NewDate(2026, 8, 1); d.Year < 2028; d = d.AddDays(61) {
		all = append(all, d)
	}
	return all
}

func TestHistoryIsTheSameEveryTime(t *testing.T) {
	today := calendar.NewDate(2026, 11, 22)
	require.Equal(t, records(t, today), records(t, today))
}

func TestHistoryHoldsOnEveryDay(t *testing.T) {
	for _, today := range days() {
		states := map[models.State]int{}
		refs := map[string]bool{}
		for _, r := range records(t, today) {
			require.False(t, refs[r.Reference], r.Reference)
			refs[r.Reference] = true
			states[play(t, today, r)]++
		}
		require.Len(t, refs, 65, today)
		require.Equal(t, 3, states[models.WithCPS], today)
		require.Equal(t, 1, states[models.ReturnedByCPS], today)
		require.Equal(t, 1, states[models.ReturnedByQA], today)
		require.Equal(t, 1, states[models.Approved], today)
		require.Equal(t, 2, states[models.InQA], today)
		require.Zero(t, states[models.Drafting], today)
		require.Equal(t, 8, states[models.Withdrawn], today)
		require.GreaterOrEqual(t, states[models.Accepted], 3, today)
		require.GreaterOrEqual(t, states[models.Closed], 35, today)
	}
}

// play decides every step of the record by the rules of the service and gives the last state.
func play(t *testing.T, today calendar.Date, r models.Record) models.State {
	s := models.Standing{ApplicationID: r.Reference}
	before, content := time.Time{}, decoded(t, r.Content)
	for _, step := range r.Steps {
		at := fmt.Sprintf("%s on %s: %s", r.Reference, today, step.Action)
		require.True(t, step.At.After(before), at)
		require.True(t, calendar.DateIn(step.At).Before(today), at)
		require.True(t, worked(calendar.DateIn(step.At)), at)
		if len(step.Content) > 0 {
			require.True(t, s.State.Editable(), at)
			content = decoded(t, step.Content)
		}
		c := models.Command{Action: step.Action, Actor: models.Actor{ID: step.By, Role: step.Role}}
		if body := models.NewBody(step.Action); body != nil {
			require.NoError(t, json.Unmarshal(step.Body, body), at)
			require.Empty(t, body.Problems(rules(content)), at)
			body.Fill(&c)
		}
		next, refusal := s.Decide(c, step.At)
		require.Nil(t, refusal, at)
		if c.Decision == models.DecisionAccepted {
			requireSound(t, r, content)
		}
		s, before = next, step.At
	}
	return s.State
}

func rules(c content.Content) models.Rules {
	r := models.Rules{Anchor: c.HasAnchor, Term: c.HasTerm}
	for _, reason := range reference.Reasons().Items {
		r.Reasons = append(r.Reasons, reason.Code)
	}
	for _, check := range checks.For(calendar.DateIn(time.Now())).Checks {
		r.Checks = append(r.Checks, check.ID)
	}
	for id := range checklist() {
		r.HumanChecks = append(r.HumanChecks, id)
	}
	return r
}

func decoded(t *testing.T, text []byte) content.Content {
	c, problems, err := content.Decode(text)
	require.NoError(t, err)
	require.Empty(t, problems)
	return c
}

func requireComplete(t *testing.T, c content.Content) {
	require.Empty(t, c.Gateway())
	for _, section := range content.SectionKeys() {
		require.Empty(t, c.Missing(section), c.Court.URN)
	}
}

// requireSound says that what was accepted holds nothing of what QA or the CPS asked to be changed.
func requireSound(t *testing.T, r models.Record, c content.Content) {
	requireComplete(t, c)
	if slices.ContainsFunc(books().boilerplate, func(b boilerplate) bool { return b.Reference == r.Reference }) {
		return
	}
	for _, f := range books().flaws {
		if f.With != "" && !strings.Contains(f.With, "{") && f.With != "None." {
			require.NotContains(t, string(c.Canonical()), f.With, r.Reference)
		}
	}
}

func TestEveryStoryIsWrittenInFull(t *testing.T) {
	drafter := castByName()["applicant.kent"]
	for n, story := range books().stories {
		for luck := range 6 {
			s := newScene(plan{number: n + 20*luck, force: "kent", region: "ersou", story: story, day: calendar.NewDate(2026, 1, 8)}, drafter)
			c := s.text(calendar.NewDate(2026, 1, 20))
			requireComplete(t, c)
			require.GreaterOrEqual(t, len(c.Terms), 3, story.Name)
			require.LessOrEqual(t, len(c.Terms), 6, story.Name)
			_, problems, err := content.Decode(c.Canonical())
			require.NoError(t, err)
			require.Empty(t, problems, story.Name)
			require.NotRegexp(t, `[{][a-zA-Z0-9]+[}]`, string(c.Canonical()), story.Name)
			offence, category, ok := reference.Offence(story.Offence)
			require.True(t, ok)
			require.Equal(t, story.Category, category.Code)
			require.Equal(t, story.Para, offence.Para)
			requireLinked(t, c)
			for _, f := range s.draw(c, 9, map[string]bool{}) {
				_, ok := reference.Reason(f.Code)
				require.True(t, ok)
				require.NotRegexp(t, `[{][a-zA-Z0-9]+[}]`, f.Text+f.Action+f.Answer+f.CPS)
				if f.Place != "none" {
					require.NotEqual(t, c.Hash(), s.spoil(s.text(calendar.NewDate(2026, 1, 20)), []flaw{f}).Hash(), f.Place)
				}
			}
		}
	}
}

// requireLinked holds every reference of the text to something that is there.
func requireLinked(t *testing.T, c content.Content) {
	there := c.Anchors()
	for _, r := range c.Risk.Factors {
		there[r.ID] = true
		for _, e := range r.EvidenceRefs {
			require.True(t, there[e], e)
		}
	}
	for _, s := range c.Schedules {
		there[s.ID] = true
	}
	for _, a := range c.Attachments {
		there[a.ID] = true
	}
	for _, term := range c.Terms {
		for _, id := range slices.Concat(term.RiskAddressed, term.EvidenceRefs, term.ScheduleRefs) {
			require.True(t, there[id], "%s in %s", id, term.Text)
		}
		require.NotEmpty(t, term.RiskAddressed)
		require.NotEmpty(t, term.EvidenceRefs)
	}
	for _, s := range c.Schedules {
		if s.AttachmentRef != nil {
			require.True(t, there[*s.AttachmentRef])
			require.Equal(t, content.AttachmentMap, c.Attachments[3].Kind)
		}
	}
}

func TestBankHolidaysAreNotWorked(t *testing.T) {
	for _, holiday := range []calendar.Date{
		calendar.NewDate(2025, 4, 18), calendar.NewDate(2025, 4, 21), calendar.NewDate(2025, 5, 5), calendar.NewDate(2025, 5, 26),
		calendar.NewDate(2025, 8, 25), calendar.NewDate(2025, 12, 25), calendar.NewDate(2026, 1, 1), calendar.NewDate(2026, 4, 3), calendar.NewDate(2026, 4, 6),
	} {
		require.False(t, worked(holiday), holiday)
		require.True(t, worked(workingDays(holiday, 0)))
	}
	require.True(t, worked(calendar.NewDate(2025, 5, 12)))
	require.Equal(t, calendar.NewDate(2025, 4, 24), workingDays(calendar.NewDate(2025, 4, 17), 3))
}

func TestReferencesGrowWithTheDates(t *testing.T) {
	taken := []string{}
	samples, err := reference.Samples()
	require.NoError(t, err)
	for _, s := range samples {
		taken = append(taken, s.Reference)
	}
	for _, today := range days()[:2] {
		subjects := map[string]bool{}
		last := map[string]string{}
		for _, r := range records(t, today) {
			require.NotContains(t, taken, r.Reference)
			series := r.Reference[:strings.LastIndex(r.Reference, "/")]
			require.Equal(t, fmt.Sprintf("%s/%d", strings.ToUpper(r.Region), r.Steps[0].At.Year()), series)
			require.Greater(t, r.Reference, last[series], today)
			last[series] = r.Reference
			subjects[decoded(t, r.Content).SubjectName()] = true
		}
		require.Len(t, subjects, 65, "each is about somebody else")
	}
}

func TestCopiedApplicationsHoldTheTermsOfTheSample(t *testing.T) {
	samples, err := reference.Samples()
	require.NoError(t, err)
	sample := samples[len(samples)-1]
	require.Len(t, sample.Scenario.SameTermTextIn, 5)
	all := records(t, calendar.NewDate(2026, 11, 22))
	for _, ref := range sample.Scenario.SameTermTextIn {
		i := slices.IndexFunc(all, func(r models.Record) bool { return r.Reference == ref })
		require.GreaterOrEqual(t, i, 0, ref)
		for _, text := range append([][]byte{all[i].Content}, contents(all[i])...) {
			c := decoded(t, text)
			require.Len(t, c.Terms, len(sample.Content.Terms))
			for n, term := range c.Terms {
				require.Equal(t, sample.Content.Terms[n].Text, term.Text)
			}
		}
	}
}

func contents(r models.Record) (all [][]byte) {
	for _, s := range r.Steps {
		if len(s.Content) > 0 {
			all = append(all, s.Content)
		}
	}
	return all
}

func TestReasonsAreMostlyThoseThatAreMostlyGiven(t *testing.T) {
	count := map[string]int{}
	for _, r := range records(t, calendar.NewDate(2026, 11, 22)) {
		for _, s := range r.Steps {
			if s.Action == models.Return {
				var body models.ReturnBody
				require.NoError(t, json.Unmarshal(s.Body, &body))
				for _, p := range body.Points {
					count[p.Code]++
				}
			}
		}
	}
	t.Log(count)
	usual := count["CLAR"] + count["NECE"] + count["EVID"] + count["PROP"]
	all := 0
	for _, n := range count {
		all += n
	}
	require.Greater(t, usual*2, all)
}

func TestPeopleAndPlacesAreFictional(t *testing.T) {
	for _, r := range records(t, calendar.NewDate(2026, 11, 22)) {
		c := decoded(t, r.Content)
		require.Contains(t, c.Subjects[0].Address, "ZZ99 ")
		for _, p := range []content.Contact{c.Requester.OfficerInCase, c.Requester.LeadResponsibleOfficer, c.Requester.Supervisor} {
			require.Regexp(t, `^07700 900\d{3}$`, p.Phone)
			require.Regexp(t, `\.example$`, p.Email)
		}
	}
}
