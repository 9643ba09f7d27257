package models_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestWhoIsToldOfAnAction(t *testing.T) {
	type told = []models.Audience
	for action, want := range map[models.Action]struct {
		from, to models.State
		kind     models.NoticeKind
		told     told
	}{
		models.Create:          {models.None, models.Drafting, "", nil},
		models.SubmitForQA:     {models.Drafting, models.InQA, "submitted", told{models.RegionOfficers}},
		models.Recall:          {models.InQA, models.Drafting, "", nil},
		models.Claim:           {models.InQA, models.InQA, "", nil},
		models.Release:         {models.InQA, models.InQA, "", nil},
		models.Assign:          {models.InQA, models.InQA, "assigned", told{models.Assignee}},
		models.Return:          {models.InQA, models.ReturnedByQA, "returned", told{models.Writers}},
		models.Approve:         {models.InQA, models.Approved, "approved", told{models.Writers}},
		models.Reopen:          {models.Approved, models.ReturnedByQA, "reopened", told{models.Writers}},
		models.SubmitToCPS:     {models.Approved, models.WithCPS, "sent-to-cps", told{models.Writers, models.CPSReviewers}},
		models.CPSDecision:     {models.WithCPS, models.Accepted, "accepted", told{models.Writers, models.Submitter}},
		models.ContestPoint:    {models.InQA, models.InQA, "contested", told{models.CPSReviewers}},
		models.ContestOutcome:  {models.Accepted, models.Accepted, "contest-outcome", told{models.Writers, models.Submitter}},
		models.CourtOutcome:    {models.Accepted, models.Closed, "court-outcome", told{models.Writers}},
		models.Withdraw:        {models.InQA, models.Withdrawn, "withdrawn", told{models.Writers, models.Holder}},
		models.AnswerPoint:     {models.ReturnedByQA, models.ReturnedByQA, "", nil},
		models.ResolvePoint:    {models.InQA, models.InQA, "", nil},
		models.DeclareConflict: {models.InQA, models.InQA, "", nil},
		models.PassOver:        {models.InQA, models.InQA, "passed-over", told{models.Assignee}},
		models.HandBack:        {models.InQA, models.InQA, "handed-back", told{models.Assignee}},
		models.StopClock:       {models.InQA, models.InQA, "", nil},
		models.Restrict:        {models.InQA, models.InQA, "", nil},
		models.Unrestrict:      {models.InQA, models.InQA, "", nil},
		models.StartClock:      {models.InQA, models.InQA, "", nil},
		"no-such-action":       {models.InQA, models.InQA, "", nil},
	} {
		require.Equal(t, want.told, models.Told(action, want.from, want.to), action)
		require.Equal(t, want.kind, models.NoticeOf(action, want.from, want.to), action)
	}
}

// Every legal step of every role: where someone is notified the notice is a known one, and the other way round.
func TestEveryStepIsToldAsSomethingOrToNobody(t *testing.T) {
	for _, a := range models.Actions() {
		for _, from := range append(models.States(), models.None) {
			for _, r := range models.Roles() {
				for _, to := range models.Ask(from, a, r).To {
					kind, told := models.NoticeOf(a, from, to), models.Told(a, from, to)
					require.Equal(t, len(told) > 0, kind.Known(), "%s from %q to %q", a, from, to)
				}
			}
		}
	}
}

func TestWhatTheCPSSaidHasItsOwnKind(t *testing.T) {
	require.Equal(t, models.NoticeReturnedByCPS, models.NoticeOf(models.CPSDecision, models.WithCPS, models.ReturnedByCPS))
	require.Equal(t, models.Told(models.CPSDecision, models.WithCPS, models.Accepted), models.Told(models.CPSDecision, models.WithCPS, models.ReturnedByCPS))
}

// The CPS must not learn that an application exists which it never received.
func TestTheCPSIsToldOfAWithdrawalOnlyOfWhatItHas(t *testing.T) {
	for _, from := range models.States() {
		want := from == models.WithCPS || from == models.Accepted
		told := models.Told(models.Withdraw, from, models.Withdrawn)
		require.Subset(t, told, []models.Audience{models.Writers, models.Holder})
		require.Equal(t, want, len(told) == 3, from)
		if want {
			require.Contains(t, told, models.CPSReviewers)
		}
	}
}

func TestWhoIsToldByTheClock(t *testing.T) {
	for _, c := range []struct {
		standing models.Standing
		told     []models.Audience
	}{
		{models.Standing{State: models.Drafting}, nil},
		{models.Standing{State: models.InQA}, []models.Audience{models.RegionOfficers}},
		{models.Standing{State: models.InQA, Holder: "u-officer"}, []models.Audience{models.Holder}},
		{models.Standing{State: models.ReturnedByQA}, []models.Audience{models.Writers}},
		{models.Standing{State: models.Approved}, []models.Audience{models.RegionOfficers}},
		{models.Standing{State: models.WithCPS}, []models.Audience{models.CPSReviewers, models.Submitter}},
		{models.Standing{State: models.ReturnedByCPS}, []models.Audience{models.Writers}},
		{models.Standing{State: models.Accepted}, nil},
		{models.Standing{State: models.Closed}, nil},
		{models.Standing{State: models.Withdrawn}, nil},
		{models.Standing{}, nil},
	} {
		name := string(c.standing.State) + " " + c.standing.Holder
		escalated := c.told
		if escalated != nil {
			escalated = append(slices.Clone(escalated), models.RegionManagers)
		}
		for _, k := range models.NoticeKinds() {
			want := map[models.NoticeKind][]models.Audience{
				models.NoticeReminder: c.told, models.NoticeOverdue: c.told, models.NoticeEscalated: escalated,
			}[k]
			require.Equal(t, want, models.ToldByClock(k, c.standing), "%s: %s", name, k)
		}
	}
}

func TestWordsOfANotice(t *testing.T) {
	require.Equal(t, "1 application was returned to your force", models.NoticeReturned.Words(1))
	require.Equal(t, "2 applications were returned to your force", models.NoticeReturned.Words(2))
	unknown := models.NoticeKind("Jordan Vexley")
	require.False(t, unknown.Known())
	require.Equal(t, "3 applications were updated", unknown.Words(3))
	said := map[string]models.NoticeKind{}
	for _, k := range models.NoticeKinds() {
		require.True(t, k.Known())
		for count, begin := range map[int]string{1: "1 application ", 7: "7 applications "} {
			words := k.Words(count)
			require.True(t, strings.HasPrefix(words, begin), words)
			require.NotContains(t, words, "news", "%s has words of its own", k)
			require.Empty(t, said[words], "two kinds say the same")
			said[words] = k
		}
	}
}
