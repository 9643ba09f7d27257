package reference_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/reference"
)

func TestDeadlinesOfRegions(t *testing.T) {
	l := reference.Embedded()
	for _, r := range append(l.Regions().Items, reference.PoliceRegion{Code: "no-such-region"}) {
		d := l.DeadlinesOf(r.Code)
		require.Equal(t, reference.CutOff{Hour: 16}, d.CutOff)
		for _, stage := range reference.TimedStages() {
			s, ok := d.Stage(stage)
			require.True(t, ok)
			require.Positive(t, s.Days)
		}
		_, ok := d.Stage(models.Drafting)
		require.False(t, ok)
	}
	l, err := reference.Read(changed(t, "deadlines.json", "    ]}\n  ]", `    ]},
		{"code": "tarian", "cutOff": "14:30", "stages": [{"stage": "in-qa", "days": 4, "remindBefore": 1, "escalateAfter": 2}]},
		{"code": "london", "leadDays": 20}
	]`))
	require.NoError(t, err)
	whole, own := l.DeadlinesOf("serocu"), l.DeadlinesOf("tarian")
	require.Equal(t, reference.CutOff{Hour: 14, Minute: 30}, own.CutOff)
	require.Equal(t, whole.LeadDays, own.LeadDays)
	require.Equal(t, reference.StageDeadline{Stage: models.InQA, Days: 4, RemindBefore: 1, EscalateAfter: 2}, own.Stages[0])
	require.Equal(t, whole.Stages[1:], own.Stages[1:])
	require.NotEqual(t, 4, whole.Stages[0].Days, "the default stays as it is")
	require.Equal(t, 20, l.DeadlinesOf("london").LeadDays)
	require.Equal(t, whole.Stages, l.DeadlinesOf("london").Stages)
	require.Len(t, reference.Embedded().Deadlines().Items, 1, "the lists that ship stay as they are")
}

func TestReadRefusesBadDeadlines(t *testing.T) {
	const qa = `"days": 10, "remindBefore": 2, "escalateAfter": 2`
	for name, bad := range map[string]struct{ old, replacement, says string }{
		"no such region":   {`"code": "default"`, `"code": "rocu"`, `line 6: correct the code "rocu"`},
		"default gone":     {`"code": "default"`, `"code": "tarian"`, `line 1: restore the code "default"`},
		"no such stage":    {`"stage": "approved"`, `"stage": "drafting"`, `line 6: remove the stage "drafting"`},
		"stage twice":      {`"stage": "approved"`, `"stage": "in-qa"`, `line 6: remove one of the stages "in-qa"`},
		"stage missing":    {`      {"stage": "approved", "days": 3, "remindBefore": 1, "escalateAfter": 1},` + "\n", "", `line 6: add cutOff, leadDays and all of the stages`},
		"no days":          {qa, `"days": 0, "remindBefore": 0, "escalateAfter": 2`, `line 6: enter days from 1 to 250 for the stage "in-qa"`},
		"too many days":    {qa, `"days": 251, "remindBefore": 0, "escalateAfter": 2`, `line 6: enter days`},
		"reminder at once": {qa, `"days": 2, "remindBefore": 2, "escalateAfter": 2`, `line 6: enter remindBefore`},
		"reminder after":   {qa, `"days": 2, "remindBefore": -1, "escalateAfter": 2`, `line 6: enter remindBefore`},
		"no escalation":    {qa, `"days": 2, "remindBefore": 1`, `line 6: enter escalateAfter`},
		"no lead":          {`"leadDays": 15, `, ``, `line 6: add cutOff, leadDays`},
		"lead below 0":     {`"leadDays": 15`, `"leadDays": -1`, `line 6: enter leadDays`},
		"no cut-off":       {`"cutOff": "16:00", `, ``, `line 6: add cutOff`},
		"other field":      {`"cutOff"`, `"cutoffAt"`, `line 6: remove the field "cutoffAt"`},
		"early cut-off":    {`"16:00"`, `"09:00"`, `line 6: correct this entry: a cut-off is a time after 09:00`},
		"midnight":         {`"16:00"`, `"00:00"`, `line 6: correct this entry`},
		"no time":          {`"16:00"`, `"4pm"`, `line 6: correct this entry`},
		"no such time":     {`"16:00"`, `"24:00"`, `line 6: correct this entry`},
		"no such minute":   {`"16:00"`, `"16:60"`, `line 6: correct this entry`},
		"more than a time": {`"16:00"`, `"16:00:30"`, `line 6: correct this entry`},
		"no two digits":    {`"16:00"`, `"16:0"`, `line 6: correct this entry`},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := reference.Read(changed(t, "deadlines.json", bad.old, bad.replacement))
			require.ErrorIs(t, err, reference.ErrBadList)
			require.ErrorContains(t, err, "deadlines.json, "+bad.says)
			require.Nil(t, l)
		})
	}
}

func TestDeadlinesAreWrittenAsTheyAreRead(t *testing.T) {
	shipped, err := os.ReadFile("deadlines.json")
	require.NoError(t, err)
	written, err := json.Marshal(reference.Embedded().Deadlines())
	require.NoError(t, err)
	require.JSONEq(t, string(shipped), string(written))
}

func TestClockStops(t *testing.T) {
	l := reference.Embedded()
	codes := []string{}
	for _, c := range l.ClockStops().Items {
		codes = append(codes, c.Code)
		require.True(t, c.Current(calendar.NewDate(2026, 1, 1)))
	}
	require.Equal(t, []string{"awaiting-court-date", "awaiting-trial-outcome", "awaiting-third-party", "awaiting-cps-advice",
		"operational-reasons"}, codes)
	_, ok := l.ClockStop("no-such-cause")
	require.False(t, ok)

	l, err := reference.Read(changed(t, "clock-stops.json", `"use": "The court`, `"to": "2026-12-31", "use": "The court`))
	require.NoError(t, err)
	ended, ok := l.ClockStop("awaiting-court-date")
	require.True(t, ok, "an old code can still be read")
	require.True(t, ended.Current(calendar.NewDate(2026, 12, 31)))
	require.False(t, ended.Current(calendar.NewDate(2027, 1, 1)))

	_, err = reference.Read(changed(t, "clock-stops.json", `"operational-reasons"`, `"operational"`))
	require.ErrorContains(t, err, `clock-stops.json, line 1: restore the code "operational-reasons"`)
	_, err = reference.Read(changed(t, "clock-stops.json", `"name": "Operational reasons"`, `"name": ""`))
	require.ErrorContains(t, err, `clock-stops.json, line 10: complete the entry "operational-reasons"`)
	require.True(t, slices.Contains(reference.Files(), "clock-stops.json"))
	require.True(t, slices.Contains(reference.Files(), "deadlines.json"))
}
