package api_test

import (
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/review"
)

// TestPointsInPreparation: only the region sees them until they are sent, and a return by any officer sends them.
func TestPointsInPreparation(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, sent)
	force, officer, second := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu"), d.as(t, "officer2.serocu")
	wanted := point(models.Must, "t1")
	wanted["text"] = "Pellucid draft."
	officer.post(at(id, "points"), wanted).refused(http.StatusConflict, "not-claimed")
	officer.act(id, models.Claim, nil)
	second.post(at(id, "points"), wanted).refused(http.StatusConflict, "claimed-by-other")
	key := []string{"Idempotency-Key", uuid.NewString()}
	first := officer.post(at(id, "points"), wanted, key...).want(http.StatusCreated)
	sameAnswer(t, first, officer.post(at(id, "points"), wanted, key...))
	officer.post(at(id, "points"), object{}).faults("/code bad-value", "/severity bad-value", "/anchor bad-value", "/text required")
	officer.post(at(id, "points"), object{"id": "p1", "code": "NONE", "severity": "may", "anchor": "t99", "text": " ", "more": 1}).
		faults("/id unknown-field", "/code bad-value", "/severity bad-value", "/anchor bad-value", "/text required", "/more unknown-field")

	drafts := second.pointList(id).Drafts
	require.Len(t, drafts, 1, "once, and the region's officers see it")
	require.Equal(t, []string{"officer.serocu", "t1", "Pellucid draft."}, []string{drafts[0].By.Username, drafts[0].Anchor, drafts[0].Text})
	require.Empty(t, officer.pointList(id).Items)
	require.Len(t, d.events(t, id), 3, "nothing has happened yet")
	for _, below := range []string{"points", "events", "resubmission", "checks", "changes", "versions/1"} {
		require.NotContains(t, string(force.get(at(id, below)).want(http.StatusOK).body), "Pellucid", below)
	}
	for _, who := range []string{"cps.reviewer", "manager.serocu", "lead.national", "auditor", "admin", "officer.ersou", "applicant.surrey"} {
		d.as(t, who).get(at(id, "points")).refused(http.StatusNotFound, "not-found")
	}
	require.NotContains(t, string(d.as(t, "auditor").get(at(id, "events")).want(http.StatusOK).body), "Pellucid")

	officer.post(at(id, "points"), point(models.Should, "t2")).want(http.StatusCreated)
	unwanted := officer.pointList(id).Drafts[1].ID
	second.post(at(id, "points", unwanted, "discard"), nil).refused(http.StatusConflict, "claimed-by-other")
	officer.post(at(id, "points", uuid.NewString(), "discard"), nil).refused(http.StatusNotFound, "not-found")
	officer.post(at(id, "points", unwanted, "discard"), nil).want(http.StatusOK)
	officer.act(id, models.Assign, object{"username": "officer2.serocu"})
	second.act(id, models.Return, object{"points": []object{point(models.Should, "risk")}})
	told := force.pointList(id)
	require.Empty(t, told.Drafts)
	require.Equal(t, []string{"risk", "t1"}, []string{told.Items[0].Anchor, told.Items[1].Anchor})
	require.Equal(t, drafts[0].ID, told.Items[1].ID)
	require.Empty(t, officer.pointList(id).Drafts, "they have gone out")
	officer.post(at(id, "points", drafts[0].ID, "discard"), nil).refused(http.StatusConflict, "wrong-state")
}

// TestADraftWhoseTermHasGoneIsNamed: what was prepared for an earlier text does not go out unseen.
func TestADraftWhoseTermHasGoneIsNamed(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	force, officer := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu")
	officer.post(at(id, "points"), point(models.Must, "t7")).want(http.StatusCreated)
	officer.act(id, models.Release, nil)
	force.act(id, models.Recall, nil)
	force.put(at(id, "content"), mended(t), "If-Match", "*").want(http.StatusOK)
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	draft := officer.pointList(id).Drafts[0].ID
	officer.try(id, models.Return, nil).faults("/drafts/" + draft + "/anchor bad-value")
	officer.post(at(id, "points", draft, "discard"), nil).want(http.StatusOK)
	officer.try(id, models.Return, nil).faults("/points no-point")
	look := officer.secondLook(id)
	require.Equal(t, []int{2, 2}, []int{look.From, look.To}, "nobody has returned it yet")
	require.Empty(t, look.Changes)
}

// TestASecondLookPassesByWhatWasTakenBack: the next submission is not compared with one that no one read.
func TestASecondLookPassesByWhatWasTakenBack(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	force, officer := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu")
	officer.act(id, models.Return, object{"points": []object{point(models.Should, "t1")}})
	force.put(at(id, "content"), mended(t), "If-Match", "*").want(http.StatusOK)
	require.Equal(t, 0, force.secondLook(id).To, "while the force writes, the text as it stands")
	force.act(id, models.SubmitForQA, nil)
	force.act(id, models.Recall, nil)
	require.Equal(t, 1, force.secondLook(id).From)
	last := mended(t)
	last.Facts += " One more fact."
	force.put(at(id, "content"), last, "If-Match", "*").want(http.StatusOK)
	force.act(id, models.SubmitForQA, nil)
	look := officer.secondLook(id)
	require.Equal(t, []int{1, 3}, []int{look.From, look.To})
	require.Equal(t, map[string][]int{"t1 reworded": {1}}, beside(look.Changes))
	require.Equal(t, map[string][]int{"t6 moved": {}, "t7 removed": {}, "facts reworded": {}}, beside(look.ChangesWithoutPoint))
}

// TestPointsLiveOn: answered, reopened and answered again over rounds, with nothing of it lost.
func TestPointsLiveOn(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	force, colleague, officer, second := d.as(t, "applicant.thames-valley"), d.as(t, "applicant2.thames-valley"), d.as(t, "officer.serocu"), d.as(t, "officer2.serocu")
	officer.act(id, models.Return, object{"points": []object{point(models.Must, "t1"), point(models.Should, "p1"), point(models.Must, "facts")}})
	points := force.points(id)
	unknown := uuid.NewString()
	force.post(at(id, "points", unknown, "answer"), object{"answer": "changed"}).refused(http.StatusUnprocessableEntity, "point-unknown")
	force.post(at(id, "points", points[0], "answer"), object{"answer": "explained"}).faults("/text required")
	force.post(at(id, "points", points[0], "answer"), object{"answer": "maybe", "text": "x"}).faults("/answer bad-value")
	force.answer(id, points[0], "explained", "He has two jobs.")
	force.answer(id, points[2], "changed", "")
	force.act(id, models.SubmitForQA, nil)
	second.act(id, models.Claim, nil)
	require.Equal(t, []int{1, 2, 3}, numbers(second.secondLook(id).PointsWithoutChange), "though one was said to be changed")
	second.post(at(id, "points", points[0], "resolve"), object{"resolution": "reopened"}).faults("/note required")
	second.post(at(id, "points", points[0], "resolve"), object{"resolution": "reopened", "note": "Which jobs?"}).want(http.StatusOK)
	second.resolve(id, points[2])
	second.act(id, models.Return, object{"points": []object{point(models.Should, "t4")}})
	p := force.try(id, models.SubmitForQA, nil).refused(http.StatusUnprocessableEntity, "points-unanswered")
	require.Len(t, p.Errors, 1, "the reopened one wants a new answer")
	require.Equal(t, "/points/"+points[0], p.Errors[0].Pointer)
	colleague.answer(id, points[0], "changed", "Both are named now.")
	force.put(at(id, "content"), mended(t), "If-Match", "*").want(http.StatusOK)
	force.act(id, models.SubmitForQA, nil)

	officer.act(id, models.Claim, nil)
	all := officer.pointList(id).Items
	require.Len(t, all, 4)
	one := all[0]
	require.Equal(t, "Both are named now.", one.AnswerText)
	require.Nil(t, one.Resolution)
	var said []string
	for _, s := range one.Said {
		said = append(said, s.By.Username+": "+s.Text)
	}
	require.Equal(t, []string{"applicant.thames-valley: He has two jobs.", "officer2.serocu: Which jobs?", "applicant2.thames-valley: Both are named now."}, said)
	require.Equal(t, models.Reopened, *one.Said[1].Resolution)
	require.Equal(t, []review.Status{review.Reworded, review.Unchanged, review.Unchanged, review.Unchanged},
		[]review.Status{one.Place.Status, all[1].Place.Status, all[2].Place.Status, all[3].Place.Status})
	look := officer.secondLook(id)
	require.Equal(t, map[string][]int{"t1 reworded": {1}}, beside(look.Changes))
	require.Equal(t, []int{2, 4}, numbers(look.PointsWithoutChange))
	require.Equal(t, []int{3}, numbers(look.Settled))
	open := officer.try(id, models.Approve, approval()).refused(http.StatusUnprocessableEntity, "points-unresolved")
	require.Len(t, open.Errors, 1)
	officer.resolve(id, points[0])
	officer.act(id, models.Approve, approval())
}

// TestAReopenedPointGoesBackByItself: the officer need not invent another point to return it.
func TestAReopenedPointGoesBackByItself(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	force, officer := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu")
	officer.act(id, models.Return, object{"points": []object{point(models.Should, "t1"), point(models.Should, "t2")}})
	reopened := force.points(id)[0]
	force.answer(id, reopened, "explained", "He has two jobs.")
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	officer.try(id, models.Return, nil).faults("/points no-point")
	officer.post(at(id, "points", reopened, "resolve"), object{"resolution": "reopened", "note": "Which jobs?"}).want(http.StatusOK)
	officer.try(id, models.Return, object{"points": []object{{}}}).want(http.StatusUnprocessableEntity)
	officer.act(id, models.Return, nil)
	require.Len(t, force.points(id), 2)
	require.Equal(t, models.ReturnedByQA, force.read(id).State)
	force.answer(id, reopened, "explained", "A taxi driver and a cook.")
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	officer.try(id, models.Return, nil).faults("/points no-point")
}

func numbers(points []review.Point) []int {
	found := make([]int, len(points))
	for i, p := range points {
		found[i] = p.Number
	}
	return found
}

// TestAnAcceptanceHasNoReasons, and with amendments says which terms: the reasons of a return are points with all that was said.
func TestAnAcceptanceHasNoReasons(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, submitted)
	cps := d.as(t, "cps.reviewer")
	cps.try(id, models.CPSDecision, decision(models.DecisionRejected, object{"code": "EVID", "anchor": "t99", "text": "x"})).faults("/reasons/0/anchor bad-value")
	cps.try(id, models.CPSDecision, decision(models.DecisionRejected, object{"id": uuid.NewString(), "code": "EVID", "text": "x"})).faults("/reasons/0/id unknown-field")
	cps.try(id, models.CPSDecision, decision(models.DecisionWithAmendments, object{"code": "CLAR", "anchor": "t3", "text": "x"})).faults("/reasons reasons-with-acceptance", "/amendedTerms no-amended-term")
	asked := decision(models.DecisionMoreInfo, object{"code": "EVID", "anchor": "t3", "text": "Exhibit it.", "why": "To serve it.", "action": "Add it.", "category": "exhibit"}, object{"code": "EXTL", "text": "Wait."})
	asked["replyBy"], asked["channel"] = today().AddDays(7), "email"
	cps.act(id, models.CPSDecision, asked)
	kept := d.as(t, "officer.serocu").pointList(id).Items
	require.Len(t, kept, 2)
	require.Equal(t, []any{2, models.Must, models.FromCPS, "Term 3"}, []any{kept[0].Round, kept[0].Severity, kept[0].Source, kept[0].Place.Label})
	require.Equal(t, review.OnApplication, kept[1].Place.Kind)

	id = d.caseAt(t, submitted)
	amended := decision(models.DecisionWithAmendments)
	amended["amendedTerms"] = []object{{"term": "t3", "change": "amended", "text": "The subject must keep one telephone."}}
	cps.act(id, models.CPSDecision, amended)
	require.Empty(t, d.as(t, "officer.serocu").pointList(id).Items)
}

// TestADraftWhoseDayHasPassedIsNamed: it waits until it is put right, and that keeps its place.
func TestADraftWhoseDayHasPassedIsNamed(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	officer := d.as(t, "officer.serocu")
	with := func(name string, value any) object {
		p := point(models.Must, "t1")
		p[name] = value
		return p
	}
	officer.post(at(id, "points"), with("dueOn", today().AddDays(-1))).faults("/dueOn date-too-early")
	officer.post(at(id, "points"), point(models.Must, "t1")).want(http.StatusCreated)
	officer.post(at(id, "points"), point(models.Should, "t2")).want(http.StatusCreated)
	draft := officer.pointList(id).Drafts[0].ID
	d.sql(t, "UPDATE draft_points SET body = replace(body, ?, '2026-01-05') WHERE id = ?", today().String(), draft) // days go by
	officer.try(id, models.Return, nil).faults("/drafts/" + draft + "/dueOn date-too-early")

	officer.post(at(id, "points"), with("instead", 7)).faults("/instead wrong-type")
	officer.post(at(id, "points"), with("instead", draft)).want(http.StatusCreated)
	drafts := officer.pointList(id).Drafts
	require.Equal(t, []string{"t1", "t2"}, []string{drafts[0].Anchor, drafts[1].Anchor})
	require.NotEqual(t, draft, drafts[0].ID)
	officer.act(id, models.Return, nil)
}

// TestPointsInPreparationAreBounded: a return is one command, and holds what one command may hold.
func TestPointsInPreparationAreBounded(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	officer := d.as(t, "officer.serocu")
	officer.post(at(id, "points"), point(models.Must, "t1")).want(http.StatusCreated)
	draft := officer.pointList(id).Drafts[0].ID
	d.sql(t, `WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
		INSERT INTO draft_points (id, application_id, actor_id, at, body)
		SELECT id || '-' || i, application_id, actor_id, at, body FROM draft_points, n WHERE id = ?`, decode.MaxItems, draft)
	officer.post(at(id, "points"), point(models.Must, "t2")).faults(" too-many")
	anew := point(models.Must, "t2")
	anew["instead"] = draft
	officer.post(at(id, "points"), anew).want(http.StatusCreated)
}
