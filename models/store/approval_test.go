package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// A person whom the application names as author or supervisor cannot approve it: by username or name, however it is
// written, and whatever their role is today.
func testNamed(t *testing.T, open opener) {
	d := staffed(t, open,
		models.User{ID: "u-drafter", Username: "dee.drafter", Name: "Dee Drafter", Role: models.Officer, Region: "serocu", Active: true},
		models.User{ID: "u-super", Username: "sam.super", Name: "Sam O’Super", Role: models.Officer, Region: "serocu", Active: true},
		models.User{ID: "u-line", Username: "line.manager", Name: "Line Manager", Role: models.Officer, Region: "tarian"},
		models.User{ID: "u-signed", Username: "signed.by", Name: "Zoë Signed", Role: models.Officer, Region: "serocu", Active: true},
		models.User{ID: "u-ranked", Username: "ada.ranked", Name: "Ada Ranked-Hale", Role: models.Officer, Region: "serocu", Active: true},
		models.User{ID: "u-one", Username: "one", Name: "Ada", Role: models.Officer, Region: "serocu", Active: true},
		models.User{ID: "u-force", Username: "force.super", Name: "Force Super", Role: models.Applicant, Force: "surrey", Region: "serocu", Active: true},
	)
	l := d.create("surrey", "serocu", draft("X"))
	require.Empty(t, l.standing.Named)
	c := draft("X")
	c.Drafter.Username, c.Drafter.LineManager = "DEE.DRAFTER ", "Force Super"
	c.Requester.Supervisor.Name = "sam  o'super"
	c.Declarations.Supervisor = &content.Declaration{By: "ZOË SIGNED"}
	c.Requester.OfficerInCase.Name = "Line Manager" // neither author nor supervisor
	l.save(writer, c)
	l.do(models.SubmitForQA, writer, `{}`)
	require.Equal(t, []string{"u-drafter", "u-force", "u-signed", "u-super"}, l.standing.Named)
	require.Equal(t, l.standing, l.app().Standing)
	sam := models.Actor{ID: "u-super", Role: models.Officer}
	l.do(models.Claim, sam, `{}`)
	require.Equal(t, models.NamedInRequest, l.standing.Forbids(models.Approve, sam).Reason)

	l.do(models.Return, sam, `{"points": [{"id": "p1", "code": "TERM", "severity": "should", "anchor": "terms", "text": "x"}]}`)
	c.Requester.Supervisor.Name, c.Declarations.Supervisor = "", nil
	c.Drafter.LineManager, c.Drafter.Username = "DS Ada J. Ranked Hale", ""
	l.save(writer, c)
	l.do(models.SubmitForQA, writer, `{}`)
	require.Equal(t, []string{"u-ranked"}, l.standing.Named, "a rank and further names stand beside it; one shared name is not enough")
	l.do(models.Recall, writer, `{}`)
	c.Drafter.LineManager = "RANKED-HALE, Ada"
	l.save(writer, c)
	l.do(models.SubmitForQA, writer, `{}`)
	require.Equal(t, []string{"u-ranked"}, l.standing.Named, "surname first")
	l.do(models.Recall, writer, `{}`)
	c.Drafter.LineManager, c.Drafter.Username = "line-manager", ""
	l.save(writer, c)
	l.do(models.SubmitForQA, writer, `{}`)
	require.Equal(t, []string{"u-line"}, l.standing.Named, "the text that is approved is what counts")
	l.do(models.Claim, sam, `{}`)
	require.Nil(t, l.standing.Forbids(models.Approve, sam))
}

func frozen(seq, version int, ruleSet, answers, findings, by string, at time.Time) string {
	return fmt.Sprintf("%d|%d|%s|%s|%s|%s|%d", seq, version, ruleSet, answers, findings, by, at.UnixMicro())
}

func testChecklist(t *testing.T, open opener) {
	l := staffed(t, open).create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.Approve, officer, `{"checklist": {"H2": "n/a", "H1": "yes"}, "notes": {"H1": "Read twice."}, "note": "Good.", "ruleSet": "2026-05", "findings": {"Q01": "clear"}}`)
	seq, at := l.standing.Seq, l.clock.now()
	first := l.lines("SELECT seq, version_n, rule_set, answers, findings, actor_id, at FROM checklists")
	require.Len(t, first, 1)
	require.Equal(t, []string{frozen(seq, 1, "2026-05", `[{"check":"H1","answer":"yes","note":"Read twice."},{"check":"H2","answer":"n/a"}]`, `{"Q01":"clear"}`, officer.ID, at)}, first)

	l.do(models.Reopen, officer, `{"reason": "x"}`)
	l.save(writer, draft("Y"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, colleague, `{}`)
	l.do(models.Approve, colleague, `{"checklist": {"H1": "no"}, "ruleSet": "2026-06"}`)
	both := l.lines("SELECT seq, version_n, rule_set, answers, findings, actor_id, at FROM checklists ORDER BY seq")
	require.Equal(t, append(first, frozen(l.standing.Seq, 2, "2026-06", `[{"check":"H1","answer":"no"}]`, "null", colleague.ID, l.clock.now())), both)

	db, err := l.DB()
	require.NoError(t, err)
	l.writesNothing(func() {
		for _, statement := range []string{"UPDATE checklists SET answers = '[]'", "DELETE FROM checklists"} {
			_, err := db.ExecContext(l.ctx, statement)
			require.ErrorContains(t, err, "checklists")
		}
	})
}

// The approval is of the text that was submitted, not of another that someone put in its place.
func testApproveChangedContent(t *testing.T, open opener) {
	l := staffed(t, open).create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	db, err := l.DB()
	require.NoError(t, err)
	was := l.app().ContentHash
	_, err = db.ExecContext(l.ctx, "UPDATE applications SET content_hash = 'other'")
	require.NoError(t, err)
	step := l.step(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	l.writesNothing(func() {
		_, err := l.Apply(l.ctx, step)
		require.ErrorIs(t, err, models.ErrContentChanged)
	})
	require.Empty(t, l.lines("SELECT seq FROM checklists"))
	_, err = db.ExecContext(l.ctx, "UPDATE applications SET content_hash = '"+was+"'")
	require.NoError(t, err)
	_, err = l.Apply(l.ctx, step)
	require.NoError(t, err)
}

// The reasons of the CPS are points of the next round; of an acceptance, advice.
func testReasonsBecomePoints(t *testing.T, open opener) {
	l := staffed(t, open).create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.Return, officer, point)
	l.do(models.AnswerPoint, writer, `{"pointId": "p1", "answer": "changed"}`)
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.ResolvePoint, officer, `{"pointId": "p1"}`)
	l.do(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	l.do(models.SubmitToCPS, officer, `{}`)
	l.do(models.CPSDecision, cps, `{"decision": "rejected", "decidedOn": "2026-05-08", "reasons":
		[{"id": "r1", "code": "TERM", "anchor": "t1", "text": "Vague."}, {"code": "EVID", "text": "from before ids"}, {"id": "r2", "code": "EVID"}]}`)
	seq, at := l.standing.Seq, l.clock.now().Truncate(time.Microsecond)
	points, err := l.Points(l.ctx, l.id)
	require.NoError(t, err)
	require.Len(t, points, 4)
	require.Equal(t, []models.Source{models.FromQA, models.FromQA}, []models.Source{points[0].Source, points[1].Source})
	want := []models.Point{
		{ID: "r1", Number: 3, Round: 2, RaisedSeq: seq, RaisedBy: cps.ID, RaisedAt: at, Source: models.FromCPS, Code: "TERM", Severity: models.Must, Anchor: "t1", Text: "Vague."},
		{ID: "r2", Number: 4, Round: 2, RaisedSeq: seq, RaisedBy: cps.ID, RaisedAt: at, Source: models.FromCPS, Code: "EVID", Severity: models.Must},
	}
	require.Equal(t, want, points[2:])
	require.Equal(t, []models.PointStanding{{ID: "r1", Severity: models.Must}, {ID: "r2", Severity: models.Must}}, l.standing.Points[2:])

	for _, id := range []string{"r1", "r2"} {
		l.do(models.AnswerPoint, writer, `{"pointId": "`+id+`", "answer": "changed"}`)
	}
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	for _, id := range []string{"r1", "r2"} {
		l.do(models.ResolvePoint, officer, `{"pointId": "`+id+`"}`)
	}
	l.do(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	l.do(models.SubmitToCPS, officer, `{}`)
	l.do(models.CPSDecision, cps, `{"decision": "accepted-with-amendments", "decidedOn": "2026-05-08", "reasons": [{"id": "r3", "code": "TERM", "anchor": "terms"}]}`)
	points, err = l.Points(l.ctx, l.id)
	require.NoError(t, err)
	require.Len(t, points, 5)
	require.Equal(t, models.Point{ID: "r3", Number: 5, Round: 2, RaisedSeq: l.standing.Seq, RaisedBy: cps.ID, RaisedAt: l.clock.now().Truncate(time.Microsecond),
		Source: models.FromCPS, Code: "TERM", Severity: models.Should, Anchor: "terms"}, points[4])
	require.Equal(t, []string{"1|rejected", "2|accepted-with-amendments"}, l.lines("SELECT round, decision FROM submissions ORDER BY round"))
}

func testConflictRow(t *testing.T, open opener) {
	l := staffed(t, open).create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.DeclareConflict, officer, `{"reason": "A relative."}`)
	require.Equal(t, []string{l.id + "|" + officer.ID}, l.lines("SELECT application_id, user_id FROM conflicts"))
	require.Equal(t, "qa [] "+noHearing+" 2026-05-22", l.queued(), "the holder who declares lets go")
	require.Equal(t, []string{officer.ID}, l.app().Standing.Conflicts)
	require.Empty(t, l.app().Standing.Holder)
	l.do(models.DeclareConflict, colleague, `{"reason": "Also."}`)
	require.Len(t, l.lines("SELECT user_id FROM conflicts"), 2)
}

// A named person may join the service, or get that name, after the application was submitted: the approval is checked
// against who they are then.
func testNamedLater(t *testing.T, open opener) {
	d := staffed(t, open)
	c := draft("X")
	c.Drafter.Name = "Nora Newcome"
	l := d.create("surrey", "serocu", c)
	l.do(models.SubmitForQA, writer, `{}`)
	require.Empty(t, l.standing.Named, "nobody of that name is known")
	nora := models.Actor{ID: "u-nora", Role: models.Officer}
	require.NoError(t, d.AddUser(d.ctx, store.NewUser{User: models.User{
		ID: nora.ID, Username: "nora.newcome", Name: "Nora Newcome", Role: models.Officer, Region: "serocu", Active: true}}))
	l.do(models.Claim, nora, `{}`)
	step := l.step(models.Approve, nora, `{"checklist": {"H1": "yes"}}`)
	l.writesNothing(func() {
		_, err := l.Apply(l.ctx, step)
		var refusal *models.Refusal
		require.ErrorAs(t, err, &refusal)
		require.Equal(t, models.NamedInRequest, refusal.Reason)
		require.Equal(t, l.standing.Last, refusal.Last)
	})
	l.do(models.Return, nora, point)
	l.do(models.AnswerPoint, writer, `{"pointId": "p1", "answer": "changed"}`)
	l.do(models.SubmitForQA, writer, `{}`)
	require.Equal(t, []string{nora.ID}, l.standing.Named)
}
