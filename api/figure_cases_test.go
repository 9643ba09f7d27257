package api_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

type figureCase struct {
	ID, Reference, Force   string
	State                  models.State
	SubmittedOn, DecidedOn *calendar.Date
	Decision               *models.Decision
}

func (c caller) behind(query string) (found []figureCase) {
	c.t.Helper()
	var page struct {
		Items      []figureCase
		NextCursor *string
	}
	address := "/api/v1/metrics/first-submission-acceptance/cases?limit=3&" + query
	c.get(address).want(http.StatusOK).into(&page)
	for found = page.Items; page.NextCursor != nil; found = append(found, page.Items...) {
		cursor := *page.NextCursor
		page.Items, page.NextCursor = nil, nil
		c.get(address + "&cursor=" + url.QueryEscape(cursor)).want(http.StatusOK).into(&page)
	}
	return found
}

// TestEveryNumberOpensItsCases: to those who may list them, and in their own scope alone.
func TestEveryNumberOpensItsCases(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	d.lives(t)
	for _, who := range []string{"manager.thames-valley", "manager.serocu", "officer.serocu", "officer.ersou", "applicant.kent"} {
		c := d.as(t, who)
		f := c.figure(year + "&by=route")
		for _, g := range append(f.Groups, f.Total) {
			group := ""
			if g.Key != "" {
				group = "&group=" + g.Key
			}
			for of, n := range map[string]int{"submitted": g.Submitted, "decided": g.Decided, "accepted": g.Accepted, "acceptedWithAmendments": g.AcceptedWithAmendments,
				"notAccepted": g.NotAccepted, "moreInformation": g.MoreInformation, "outsideControl": g.OutsideControl, "pending": g.Pending,
				"withdrawn": g.Withdrawn, "returnedByQa": g.ReturnedByQA, "acceptedUnreturned": g.AcceptedUnreturned} {
				require.Len(t, c.behind(year+"&by=route&of="+of+group), n, "%s: %s %s", who, of, group)
			}
		}
	}
	valley := d.as(t, "manager.thames-valley")
	require.Equal(t, 1, valley.figure(year).Total.MoreInformation, "number 5")
	five := valley.behind(year + "&of=moreInformation")[0]
	require.Equal(t, []any{"thames-valley", calendar.NewDate(2025, 6, 1), models.DecisionMoreInfo, calendar.NewDate(2025, 6, 10), models.Accepted},
		[]any{five.Force, *five.SubmittedOn, *five.Decision, *five.DecidedOn, five.State}, "the first decision, whatever came later")
	before := valley.behind("from=2025-05-02&to=2025-05-02&of=withdrawnBefore")
	require.Len(t, before, 1)
	require.Equal(t, []any{(*calendar.Date)(nil), (*models.Decision)(nil)}, []any{before[0].SubmittedOn, before[0].Decision})
	require.Equal(t, figureBefore{Withdrawn: 1}, valley.figure("from=2025-05-02&to=2025-05-02").Before)
	require.Equal(t, figureBefore{}, d.as(t, "officer.ersou").figure("from=2025-05-02&to=2025-05-02").Before)
	require.Empty(t, d.as(t, "officer.ersou").behind("from=2025-05-02&to=2025-05-02&of=withdrawnBefore"))
	for _, who := range []string{"lead.national", "cps.reviewer", "auditor", "admin"} {
		d.as(t, who).get("/api/v1/metrics/first-submission-acceptance/cases").refused(http.StatusForbidden, "not-for-your-role")
	}
}

// TestTheFigureCountsWhatIsClosed to who asks, and does not name it.
func TestTheFigureCountsWhatIsClosed(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	d.lives(t)
	officer := d.as(t, "officer.serocu")
	before, listed := officer.figure(year).Total, officer.behind(year+"&of=decided")
	require.NotEmpty(t, listed)
	defects := "/api/v1/metrics/escaped-defects?" + year
	var then, now struct{ Decided int }
	officer.get(defects).want(http.StatusOK).into(&then)
	for _, c := range listed {
		d.sql(t, "INSERT INTO conflicts (application_id, user_id, at) VALUES (?, ?, 1)", c.ID, d.users["officer.serocu"].ID)
	}
	require.Equal(t, before, officer.figure(year).Total)
	require.Empty(t, officer.behind(year+"&of=decided"))
	named := officer.get(defects).want(http.StatusOK)
	named.into(&now)
	require.Equal(t, then, now)
	require.NotZero(t, now.Decided)
	for _, c := range listed {
		require.NotContains(t, string(named.body), c.ID)
	}
	require.Len(t, d.as(t, "officer2.serocu").behind(year+"&of=decided"), len(listed))
}
