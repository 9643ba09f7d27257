package api_test

import (
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// rejected is a case that the CPS returned with these reasons, and the ids of their points.
func (d *desk) rejected(t *testing.T, reasons ...object) (id string, points []string) {
	t.Helper()
	id = d.caseAt(t, submitted)
	d.as(t, "cps.reviewer").act(id, models.CPSDecision, decision(models.DecisionRejected, reasons...))
	return id, d.as(t, "officer.serocu").points(id)
}

// agreedWrong is how many decisions of today the figure counts with a reason that the CPS agreed was wrong, and the figure.
func (c caller) agreedWrong() (n, accepted, decided int) {
	c.t.Helper()
	var f answers.Figure
	day := today().String()
	c.get("/api/v1/metrics/first-submission-acceptance?from=" + day + "&to=" + day).want(http.StatusOK).into(&f)
	return f.Total.AgreedWrong, f.Total.Accepted, f.Total.Decided
}

// fullPoints are the points as the API types them.
func (c caller) fullPoints(id string) []answers.Point {
	c.t.Helper()
	var list answers.Points
	c.get(at(id, "points")).want(http.StatusOK).into(&list)
	return list.Items
}

// TestAContestNeverMovesTheRate: what the CPS agreed was wrong is counted beside it.
func TestAContestNeverMovesTheRate(t *testing.T) {
	d := shared // not in parallel: it counts what is decided today
	officer, cps, force := d.as(t, "officer.serocu"), d.as(t, "cps.reviewer"), d.as(t, "applicant.thames-valley")
	id, points := d.rejected(t, evidence())
	contest, outcome := at(id, "points", points[0], "contest"), at(id, "points", points[0], "contest", "outcome")
	agreed := object{"agreed": "yes", "reason": "The record was served.", "discussed": []string{"phone"}, "on": today()}

	officer.post(outcome, agreed).refused(http.StatusConflict, "not-contested")
	officer.post(contest, object{"contested": "maybe"}).faults("/contested bad-value")
	officer.post(at(id, "points", uuid.NewString(), "contest"), object{"contested": "no"}).refused(http.StatusUnprocessableEntity, "point-unknown")
	force.post(contest, object{"contested": "no"}).want(http.StatusNotFound)
	officer.post(contest, object{"contested": "no"}).want(http.StatusOK)
	officer.post(contest, object{"contested": "yes", "text": "It was attached."}).want(http.StatusOK)
	before, accepted, decided := officer.agreedWrong()
	require.Zero(t, before)
	early := object{"agreed": "yes", "reason": "x", "discussed": []string{"phone"}, "on": today().AddDays(-1)}
	officer.post(outcome, early).faults("/on date-too-early")
	cps.post(outcome, agreed).want(http.StatusOK)
	officer.post(contest, object{"contested": "no"}).refused(http.StatusConflict, "contest-over")
	after, acceptedAfter, decidedAfter := officer.agreedWrong()
	require.Equal(t, []int{1, accepted, decided}, []int{after, acceptedAfter, decidedAfter})

	p := force.fullPoints(id)[0]
	require.Equal(t, []any{models.Yes, "It was attached.", "officer.serocu"}, []any{p.Contest.Contested, p.Contest.Text, p.Contest.By.Username})
	require.Equal(t, []any{models.Yes, models.CPS}, []any{p.Contest.Outcome.Agreed, p.Contest.Outcome.Role})
	var told struct{ Verified bool }
	officer.get(at(id, "events")).want(http.StatusOK).into(&told)
	require.True(t, told.Verified)

	agreed["agreed"] = "no" // recorded wrongly
	officer.post(outcome, agreed).want(http.StatusOK)
	after, _, _ = officer.agreedWrong()
	require.Zero(t, after)
}

// TestWhatTheCPSWantsHasALife: answered in part, moved, received or cancelled, and nothing of it is lost.
func TestWhatTheCPSWantsHasALife(t *testing.T) {
	t.Parallel()
	d := shared
	officer, force := d.as(t, "officer.serocu"), d.as(t, "applicant.thames-valley")
	due := evidence()
	due["dueOn"] = today().AddDays(7)
	id, points := d.rejected(t, due, evidence())
	one, two := points[0], points[1]
	state := func(i int) models.ItemState { return force.fullPoints(id)[i].ItemState }
	require.Equal(t, models.ItemOpen, state(0))
	force.post(at(id, "points", one, "answer"), object{"answer": "changed", "missing": "The second statement."}).want(http.StatusOK)
	require.Equal(t, models.ItemOpen, state(0))
	require.Equal(t, "The second statement.", force.fullPoints(id)[0].Missing)
	force.try(id, models.SubmitForQA, nil).refused(http.StatusUnprocessableEntity, "points-unanswered")

	move := object{"dueOn": today().AddDays(7), "by": "force", "reason": "The laboratory is late."}
	officer.post(at(id, "points", one, "due-date"), move).faults("/dueOn not-changed")
	move["dueOn"] = today().AddDays(9)
	officer.post(at(id, "points", one, "due-date"), move).want(http.StatusOK)
	moved := force.fullPoints(id)[0]
	require.Equal(t, []string{today().AddDays(7).String(), today().AddDays(9).String(), "force", "officer.serocu"},
		[]string{moved.Moves[0].From.String(), moved.Moves[0].To.String(), string(moved.Moves[0].AskedBy), moved.Moves[0].By.Username})
	require.Equal(t, today().AddDays(9), *moved.DueOn)

	force.answer(id, one, "changed", "")
	require.Equal(t, models.ItemAnswered, state(0))
	officer.post(at(id, "points", one, "received"), object{"on": today(), "missing": "A page."}).want(http.StatusOK)
	require.Equal(t, models.ItemOpen, state(0))
	officer.post(at(id, "points", one, "received"), object{"on": today()}).want(http.StatusOK)
	require.Equal(t, models.ItemReceived, state(0))
	officer.post(at(id, "points", one, "cancel"), object{"reason": "x"}).refused(http.StatusConflict, "item-closed")
	officer.post(at(id, "points", two, "cancel"), object{"reason": "Obtained from the court."}).want(http.StatusOK)
	require.Equal(t, models.ItemCancelled, state(1))
	require.Equal(t, "Obtained from the court.", force.fullPoints(id)[1].CancelReason)
	force.act(id, models.SubmitForQA, nil)

	officer.act(id, models.Claim, nil)
	officer.act(id, models.Return, object{"points": []object{point(models.Should, "t1")}})
	own := officer.points(id)[2]
	officer.post(at(id, "points", own, "contest"), object{"contested": "no"}).refused(http.StatusConflict, "point-not-of-cps")
}

// TestACorrectionChangesSomething, or no decision may be counted as corrected.
func TestACorrectionChangesSomething(t *testing.T) {
	t.Parallel()
	d := shared
	second := d.as(t, "officer2.serocu")
	id, _ := d.rejected(t, evidence())
	same := decision(models.DecisionRejected, evidence())
	same["reason"] = "I am not sure."
	second.try(id, models.CorrectDecision, same).faults(" not-changed")
	other := evidence()
	other["text"] = "The forensic report is not served."
	right := decision(models.DecisionRejected, other)
	right["reason"] = "Another exhibit was meant."
	second.act(id, models.CorrectDecision, right)
	second.try(id, models.CorrectDecision, right).want(http.StatusUnprocessableEntity)
}

// TestTheCPSReadsItsOwnPoints: not those of the region, and no answer before it is sent.
func TestTheCPSReadsItsOwnPoints(t *testing.T) {
	t.Parallel()
	d := shared
	officer, cps, force := d.as(t, "officer.serocu"), d.as(t, "cps.reviewer"), d.as(t, "applicant.thames-valley")
	id := d.caseAt(t, submitted)
	require.Empty(t, cps.fullPoints(id))
	cps.act(id, models.CPSDecision, decision(models.DecisionRejected, evidence()))
	one := cps.fullPoints(id)[0]
	require.Equal(t, models.ItemOpen, one.ItemState)
	force.post(at(id, "points", one.ID, "answer"), object{"answer": "explained", "text": "ZZANSWER", "missing": "ZZMISSING"}).want(http.StatusOK)
	require.NotContains(t, string(cps.get(at(id, "points")).want(http.StatusOK).body), "ZZ")
	officer.post(at(id, "points", one.ID, "received"), object{"on": today(), "missing": "A page."}).want(http.StatusOK)
	require.Equal(t, "A page.", cps.fullPoints(id)[0].Missing)
	force.answer(id, one.ID, "explained", "It is page 4.")
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	officer.act(id, models.Return, object{"points": []object{point(models.Should, "t1")}})
	seen := cps.fullPoints(id)
	require.Len(t, seen, 1)
	require.Equal(t, []any{models.ItemOpen, "", "A page."}, []any{seen[0].ItemState, seen[0].AnswerText, seen[0].Missing})
	require.Empty(t, seen[0].Said)
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	officer.resolve(id, one.ID)
	officer.act(id, models.Approve, approval())
	officer.act(id, models.SubmitToCPS, nil)
	seen = cps.fullPoints(id)
	require.Len(t, seen, 1)
	require.Equal(t, []any{models.ItemAnswered, "It is page 4.", "", 1}, []any{seen[0].ItemState, seen[0].AnswerText, seen[0].Missing, len(seen[0].Said)})
}

// noticesOf are the kinds of the caller's notices of an application.
func (c caller) noticesOf(id string) (kinds []models.NoticeKind) {
	c.t.Helper()
	for _, n := range c.notices("?limit=200").Items {
		if n.ApplicationID == id {
			kinds = append(kinds, n.Kind)
		}
	}
	return kinds
}

// TestTheCPSIsNotifiedOfAContest, and force and region of its outcome; no one of "not contested".
func TestTheCPSIsNotifiedOfAContest(t *testing.T) {
	t.Parallel()
	d := shared
	officer, cps, force := d.as(t, "officer.serocu"), d.as(t, "cps.reviewer"), d.as(t, "applicant.thames-valley")
	id, points := d.rejected(t, evidence())
	contest := at(id, "points", points[0], "contest")
	officer.post(contest, object{"contested": "no"}).want(http.StatusOK)
	require.NotContains(t, cps.noticesOf(id), models.NoticeContested)
	officer.post(contest, object{"contested": "yes", "text": "It was attached."}).want(http.StatusOK)
	require.Contains(t, cps.noticesOf(id), models.NoticeContested)
	cps.post(contest+"/outcome", object{"agreed": "no", "reason": "It was not.", "discussed": []string{"phone"}, "on": today()}).want(http.StatusOK)
	require.Contains(t, force.noticesOf(id), models.NoticeContestClosed)
}
