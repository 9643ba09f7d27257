package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

type rate struct{ Rate, Low, High *float64 }

type counts struct {
	Key, Name                                                                                             string
	Submitted, Decided, Accepted, AcceptedWithAmendments, NotAccepted, OutsideControl, Pending, Withdrawn int
	MoreInformation, ReturnedByQA, AcceptedUnreturned                                                     int
	Strict, Lenient                                                                                       rate
	Note                                                                                                  string
}

type figureBefore struct{ Withdrawn, Returned int }

type figure struct {
	Definition, Basis, By string
	From, To              calendar.Date
	Target                float64
	Total                 counts
	Before                figureBefore
	Groups                []counts
}

func (c caller) figure(query string) figure {
	c.t.Helper()
	var f figure
	c.get("/api/v1/metrics/first-submission-acceptance?" + query).want(http.StatusOK).into(&f)
	return f
}

func share(r, low, high float64) rate { return rate{&r, &low, &high} }

// few has too few decisions for a rate, or none.
func few(c counts) counts {
	c.Note = "too few decisions for a rate"
	if c.Decided == 0 {
		c.Note = "no decisions yet"
	}
	return c
}

const year = "from=2025-04-01&to=2026-03-31"

// lives is a year of three forces in two regions. The comments number the applications of the year by submission.
func (d *desk) lives(t *testing.T) {
	on := calendar.NewDate
	for _, l := range []struct {
		force string
		life
	}{
		{"thames-valley", life{submitted: on(2025, 4, 1), decision: models.DecisionAccepted, decidedOn: on(2025, 4, 10)}},       // 1, on the first day
		{"thames-valley", life{submitted: on(2025, 4, 20), decision: models.DecisionAccepted, decidedOn: on(2025, 5, 2)}},       // 2
		{"thames-valley", life{submitted: on(2025, 5, 5), decision: models.DecisionAccepted, decidedOn: on(2025, 5, 20)}},       // 3
		{"thames-valley", life{submitted: on(2025, 5, 6), decision: models.DecisionWithAmendments, decidedOn: on(2025, 5, 21)}}, // 4
		{"thames-valley", life{submitted: on(2025, 6, 1), decision: models.DecisionMoreInfo, reasons: []string{"EVID", "EXTL"}, // 5, accepted at the second attempt
			decidedOn: on(2025, 6, 10), again: on(2025, 6, 20)}},
		{"thames-valley", life{submitted: on(2025, 6, 2), decision: models.DecisionRejected, reasons: []string{"EXTL", "EXTL"}, decidedOn: on(2025, 6, 12)}}, // 6
		{"thames-valley", life{submitted: on(2026, 3, 31)}},                                                                                                           // 7, on the last day
		{"thames-valley", life{submitted: on(2026, 3, 1), withdrawn: on(2026, 3, 2)}},                                                                                 // 8
		{"thames-valley", life{created: on(2025, 5, 1)}},                                                                                                              // never submitted
		{"thames-valley", life{created: on(2025, 5, 1), withdrawn: on(2025, 5, 2)}},                                                                                   // nor this
		{"surrey", life{submitted: on(2025, 4, 2), decision: models.DecisionAccepted, decidedOn: on(2025, 4, 3), route: content.RouteS1, offence: "FRAU"}},            // 9
		{"surrey", life{submitted: on(2025, 3, 31), decision: models.DecisionAccepted, decidedOn: on(2025, 4, 1), route: content.RouteS1, offence: "FRAU"}},           // the year before; decided in this
		{"surrey", life{submitted: on(2026, 3, 30), decision: models.DecisionAccepted, decidedOn: on(2026, 4, 2), route: content.RouteS1, offence: "FRAU"}},           // 10, decided in the next
		{"kent", life{submitted: on(2025, 5, 1)}},                                                                                                                     // 11
		{"kent", life{submitted: on(2025, 7, 1), decision: models.DecisionMoreInfo, reasons: []string{"RISK"}, decidedOn: on(2025, 7, 5), withdrawn: on(2025, 7, 6)}}, // 12
	} {
		d.record(t, l.force, l.life)
	}
}

// The rates below were worked by hand from Wilson's formula with z = 1.959964.
func TestTheFigure(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	d.lives(t)
	valley := counts{Key: "thames-valley", Name: "Thames Valley Police", Submitted: 8, Decided: 6, Accepted: 3, AcceptedUnreturned: 3, AcceptedWithAmendments: 1, NotAccepted: 2, MoreInformation: 1,
		OutsideControl: 1, Pending: 1, Withdrawn: 1, Strict: share(0.5, 0.188, 0.812), Lenient: share(0.667, 0.300, 0.903)}
	surrey := few(counts{Key: "surrey", Name: "Surrey Police", Submitted: 2, Decided: 2, Accepted: 2, AcceptedUnreturned: 2})
	kent := few(counts{Key: "kent", Name: "Kent Police", Submitted: 2, Decided: 1, NotAccepted: 1, MoreInformation: 1, Pending: 1})
	south := counts{Key: "serocu", Name: "South East Regional Organised Crime Unit", Submitted: 10, Decided: 8, Accepted: 5, AcceptedUnreturned: 5, AcceptedWithAmendments: 1, NotAccepted: 2, MoreInformation: 1,
		OutsideControl: 1, Pending: 1, Withdrawn: 1, Strict: share(0.625, 0.306, 0.863), Lenient: share(0.75, 0.409, 0.929)}
	all := counts{Submitted: 12, Decided: 9, Accepted: 5, AcceptedUnreturned: 5, AcceptedWithAmendments: 1, NotAccepted: 3, MoreInformation: 2, OutsideControl: 1, Pending: 2, Withdrawn: 1,
		Strict: share(0.556, 0.267, 0.811), Lenient: share(0.667, 0.354, 0.879)}
	lead := d.as(t, "lead.national")

	total := lead.figure(year)
	require.Equal(t, all, total.Total)
	require.Equal(t, "submission", total.Basis)
	require.Equal(t, calendar.NewDate(2025, 4, 1), total.From)
	require.Equal(t, calendar.NewDate(2026, 3, 31), total.To)
	require.InDelta(t, 0.85, total.Target, 0)
	require.Contains(t, total.Definition, "Resubmissions are not counted")
	require.Empty(t, total.Groups)

	named := func(key, name string, c counts) counts { c.Key, c.Name = key, name; return c }
	east := named("ersou", "Eastern Region Special Operations Unit", kent)
	drug := counts{Key: "DRUG", Name: "Drug trafficking", Submitted: 10, Decided: 7, Accepted: 3, AcceptedUnreturned: 3, AcceptedWithAmendments: 1, NotAccepted: 3, MoreInformation: 2, OutsideControl: 1, Pending: 2, Withdrawn: 1,
		Strict: share(0.429, 0.158, 0.750), Lenient: share(0.571, 0.250, 0.842)}
	for by, want := range map[string][]counts{
		"force":   {kent, surrey, valley},
		"region":  {east, south},
		"offence": {drug, named("FRAU", "Fraud", surrey)},
		"route":   {named("s1", "Section 1: new order, High Court", surrey), named("s19", "Section 19: new order, Crown Court, after conviction", drug)},
		"month": {
			few(counts{Key: "2025-04", Name: "2025-04", Submitted: 3, Decided: 3, Accepted: 3, AcceptedUnreturned: 3}),
			few(counts{Key: "2025-05", Name: "2025-05", Submitted: 3, Decided: 2, Accepted: 1, AcceptedUnreturned: 1, AcceptedWithAmendments: 1, Pending: 1}),
			few(counts{Key: "2025-06", Name: "2025-06", Submitted: 2, Decided: 2, NotAccepted: 2, MoreInformation: 1, OutsideControl: 1}),
			few(counts{Key: "2025-07", Name: "2025-07", Submitted: 1, Decided: 1, NotAccepted: 1, MoreInformation: 1}),
			few(counts{Key: "2026-03", Name: "2026-03", Submitted: 3, Decided: 1, Accepted: 1, AcceptedUnreturned: 1, Pending: 1, Withdrawn: 1}),
		},
	} {
		f := lead.figure(year + "&by=" + by)
		require.Equal(t, by, f.By)
		require.Equal(t, all, f.Total, by)
		if by == "region" || by == "offence" {
			for i := range want { // official names are the reference list's
				require.NotEmpty(t, f.Groups[i].Name)
				want[i].Name = f.Groups[i].Name
			}
		}
		require.Equal(t, want, f.Groups, by)
	}
	for who, want := range map[string]counts{
		"manager.thames-valley": valley, "manager.serocu": south, "officer.serocu": south, "officer.ersou": kent,
		"applicant.surrey": surrey, "applicant.thames-valley": valley, "applicant.kent": kent,
	} {
		f := d.as(t, who).figure(year + "&by=force")
		require.Equal(t, named("", "", want), f.Total, who)
		require.NotContains(t, d.as(t, who).get("/api/v1/metrics/first-submission-acceptance?by=force").body, "QUILL")
	}
}

func TestTheFigureByDecision(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	d.lives(t)
	lead := d.as(t, "lead.national")
	all := counts{Submitted: 9, Decided: 9, Accepted: 5, AcceptedUnreturned: 5, AcceptedWithAmendments: 1, NotAccepted: 3, MoreInformation: 2, OutsideControl: 1,
		Strict: share(0.556, 0.267, 0.811), Lenient: share(0.667, 0.354, 0.879)}
	valley := counts{Key: "thames-valley", Name: "Thames Valley Police", Submitted: 6, Decided: 6, Accepted: 3, AcceptedUnreturned: 3, AcceptedWithAmendments: 1, NotAccepted: 2, MoreInformation: 1, OutsideControl: 1,
		Strict: share(0.5, 0.188, 0.812), Lenient: share(0.667, 0.300, 0.903)}
	surrey := few(counts{Key: "surrey", Name: "Surrey Police", Submitted: 2, Decided: 2, Accepted: 2, AcceptedUnreturned: 2})
	kent := few(counts{Key: "kent", Name: "Kent Police", Submitted: 1, Decided: 1, NotAccepted: 1, MoreInformation: 1})
	f := lead.figure(year + "&basis=decision&by=force")
	require.Equal(t, "decision", f.Basis)
	require.Equal(t, all, f.Total)
	require.Equal(t, []counts{kent, surrey, valley}, f.Groups)
	require.Equal(t, []counts{
		few(counts{Key: "2025-04", Name: "2025-04", Submitted: 3, Decided: 3, Accepted: 3, AcceptedUnreturned: 3}), // 1, 9 and the one of the year before
		few(counts{Key: "2025-05", Name: "2025-05", Submitted: 3, Decided: 3, Accepted: 2, AcceptedUnreturned: 2, AcceptedWithAmendments: 1}),
		few(counts{Key: "2025-06", Name: "2025-06", Submitted: 2, Decided: 2, NotAccepted: 2, MoreInformation: 1, OutsideControl: 1}),
		few(counts{Key: "2025-07", Name: "2025-07", Submitted: 1, Decided: 1, NotAccepted: 1, MoreInformation: 1}),
	}, lead.figure(year+"&basis=decision&by=month").Groups)
	for by, keys := range map[string][]string{"region": {"ersou", "serocu"}, "offence": {"DRUG", "FRAU"}, "route": {"s1", "s19"}} {
		f := lead.figure(year + "&basis=decision&by=" + by)
		require.Equal(t, all, f.Total, by)
		require.Equal(t, keys, []string{f.Groups[0].Key, f.Groups[1].Key})
		require.Equal(t, all.Decided, f.Groups[0].Decided+f.Groups[1].Decided)
	}
}

func TestNoDecisionsIsNotNought(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	d.lives(t)
	lead := d.as(t, "lead.national")
	require.Equal(t, few(counts{Submitted: 1, Pending: 1}), lead.figure("from=2026-03-31&to=2026-03-31").Total)
	require.Equal(t, few(counts{}), lead.figure("from=2020-01-01&to=2020-12-31&by=force").Total)
	f := lead.figure("")
	require.Equal(t, today(), f.To)
	require.Equal(t, today().AddYears(-1).AddDays(1), f.From, "the year that ends today")
}
