package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

func testPoints(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	points := func() []models.Point {
		t.Helper()
		found, err := l.Points(l.ctx, l.id)
		require.NoError(t, err)
		return found
	}
	when := func() *time.Time {
		at := l.clock.now().Truncate(time.Microsecond)
		return &at
	}
	require.Empty(t, points())
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.Return, officer, point)
	due := calendar.NewDate(2026, 5, 20)
	want := []models.Point{
		{ID: "p1", Number: 1, Round: 1, RaisedSeq: 4, RaisedBy: officer.ID, RaisedAt: *when(), Source: models.FromQA, Code: "TERM", Severity: models.Must,
			Anchor: "terms", Text: "Too wide.", Action: "Narrow it.", DueOn: &due},
		{ID: "p2", Number: 2, Round: 1, RaisedSeq: 4, RaisedBy: officer.ID, RaisedAt: *when(), Source: models.FromQA, Code: "EVID", Severity: models.Should,
			Anchor: "evidence", Text: "Thin."},
	}
	require.Equal(t, want, points())

	l.do(models.AnswerPoint, other, `{"pointId": "p1", "answer": "explained", "text": "It must be wide."}`)
	want[0].Answer, want[0].AnswerText, want[0].AnsweredBy, want[0].AnsweredAt = models.Explained, "It must be wide.", other.ID, when()
	require.Equal(t, want, points())

	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.ResolvePoint, officer, `{"pointId": "p1", "resolution": "reopened", "note": "No."}`)
	want[0].Resolution, want[0].ResolvedBy, want[0].ResolvedAt = models.Reopened, officer.ID, when()
	require.Equal(t, want, points())
	require.Equal(t, []models.PointStanding{{ID: "p1", Severity: models.Must, Reopened: true}, {ID: "p2", Severity: models.Should}}, l.standing.Points)

	l.do(models.Return, officer, `{"points": [{"id": "p3", "code": "TERM", "severity": "must", "anchor": "t1", "text": "Also this."}]}`)
	raised := *when()
	l.do(models.AnswerPoint, writer, `{"pointId": "p1", "answer": "changed"}`)
	want[0].Answer, want[0].AnswerText, want[0].AnsweredBy, want[0].AnsweredAt = models.Changed, "", writer.ID, when()
	want[0].Resolution, want[0].ResolvedBy, want[0].ResolvedAt = "", "", nil // a new answer, to be judged again
	l.do(models.AnswerPoint, writer, `{"pointId": "p3", "answer": "disagree", "text": "No."}`)
	want = append(want, models.Point{ID: "p3", Number: 3, Round: 1, RaisedSeq: 9, RaisedBy: officer.ID, RaisedAt: raised, Source: models.FromQA, Code: "TERM",
		Severity: models.Must, Anchor: "t1", Text: "Also this.", Answer: models.Disagree, AnswerText: "No.", AnsweredBy: writer.ID, AnsweredAt: when()})
	require.Equal(t, want, points())

	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.ResolvePoint, officer, `{"pointId": "p1"}`)
	want[0].Resolution, want[0].ResolvedBy, want[0].ResolvedAt = models.Resolved, officer.ID, when()
	l.do(models.ResolvePoint, officer, `{"pointId": "p3", "resolution": "resolved"}`)
	want[2].Resolution, want[2].ResolvedBy, want[2].ResolvedAt = models.Resolved, officer.ID, when()
	require.Equal(t, want, points())
	l.do(models.Approve, officer, `{}`)
}

// The standing knows a point that the database does not: a person has to look.
func testPointDiverged(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.Return, officer, point)
	l.standing.Points = append(l.standing.Points, models.PointStanding{ID: "p9"})
	step := l.step(models.AnswerPoint, writer, `{"pointId": "p9", "answer": "changed"}`)
	l.writesNothing(func() {
		_, err := l.Apply(l.ctx, step)
		require.ErrorIs(t, err, models.ErrDiverged)
	})
}

func testSubmissions(t *testing.T, open opener) {
	d := newDesk(t, open)
	d.clock.set(time.Date(2026, 5, 4, 23, 30, 0, 0, time.UTC)) // 00:30 on the 5th in London
	doc := draft("X")
	doc.Offences = content.List[content.Offence]{{ID: "o1", Schedule1: &content.Schedule1{Category: "DRUG"}}, {ID: "o2", Schedule1: &content.Schedule1{Category: "FIRE"}}}
	l := d.create("surrey", "serocu", doc)
	submissions := func() []models.Submission {
		t.Helper()
		found, err := l.Submissions(l.ctx, l.id)
		require.NoError(t, err)
		return found
	}
	l.approved()
	require.Empty(t, submissions())
	l.do(models.SubmitToCPS, officer, `{}`)
	want := []models.Submission{{ApplicationID: l.id, Round: 1, VersionN: 2, At: l.clock.now().Truncate(time.Microsecond),
		On: calendar.NewDate(2026, 5, 5), By: officer.ID, Force: "surrey", Region: "serocu", Route: "s19", Offence: "DRUG", ContentHash: doc.Hash()}}
	require.Equal(t, want, submissions())

	l.decided(models.DecisionMoreInfo, "2026-05-05", "EXTL", "EXTL")
	on := calendar.NewDate(2026, 5, 5)
	want[0].Decision, want[0].DecidedOn, want[0].Outside = models.DecisionMoreInfo, &on, true
	want[0].Stage, want[0].RecordedBy, want[0].RecordedRole, want[0].Confirmed = "lawyer", cps.ID, models.CPS, true
	require.Equal(t, want, submissions())

	changed := draft("X")
	changed.Route = content.RouteS1
	l.save(writer, changed)
	l.clock.set(time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC))
	l.submitted()
	want = append(want, models.Submission{ApplicationID: l.id, Round: 2, VersionN: 4, At: l.clock.now(), On: calendar.NewDate(2026, 6, 1),
		By: officer.ID, Force: "surrey", Region: "serocu", Route: "s1", ContentHash: changed.Hash()})
	require.Equal(t, want, submissions())
	l.decided(models.DecisionWithAmendments, "2026-06-01", "TERM", "EXTL")
	later := calendar.NewDate(2026, 6, 1)
	want[1].Decision, want[1].DecidedOn = models.DecisionWithAmendments, &later
	want[1].Stage, want[1].RecordedBy, want[1].RecordedRole, want[1].Confirmed = "lawyer", cps.ID, models.CPS, true
	require.Equal(t, want, submissions(), "each answer stands beside the submission that it answers")
}
