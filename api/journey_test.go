package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/review"
)

// secondLook is what an officer reads of a text that came back, as a program reads it.
type secondLook struct {
	From, To int
	review.Resubmission
}

func (c caller) secondLook(id string) (look secondLook) {
	c.t.Helper()
	c.get(at(id, "resubmission")).want(http.StatusOK).into(&look)
	return look
}

// beside lists the changes of a resubmission as "item kind: numbers of its points".
func beside(entries []review.Entry) map[string][]int {
	found := map[string][]int{}
	for _, e := range entries {
		key := e.Place.Name + " " + string(e.Change.Kind)
		found[key] = []int{}
		for _, p := range e.Points {
			found[key] = append(found[key], p.Number)
		}
	}
	return found
}

// raised is a point as a program reads it.
type raised struct {
	ID                     string
	Number, Round          int
	Source                 models.Source
	Place                  review.Anchor
	Code                   string
	Severity               models.Severity
	Anchor, Text, Action   string
	Answer                 *models.AnswerKind
	AnswerText             string
	Resolution             *models.Resolution
	AnsweredBy, ResolvedBy *struct{ Username string }
	Said                   []struct {
		By         struct{ Username string }
		Answer     *models.AnswerKind
		Resolution *models.Resolution
		Text       string
	}
}

type pointList struct {
	Items  []raised
	Drafts []struct {
		ID, Code, Anchor, Text string
		By                     struct{ Username string }
	}
}

func (c caller) pointList(id string) (list pointList) {
	c.t.Helper()
	c.get(at(id, "points")).want(http.StatusOK).into(&list)
	return list
}

func (c caller) answer(id, pointID, kind, text string) {
	c.t.Helper()
	c.post(at(id, "points", pointID, "answer"), object{"answer": kind, "text": text}).want(http.StatusOK)
}

func (c caller) resolve(id, pointID string) {
	c.t.Helper()
	c.post(at(id, "points", pointID, "resolve"), nil).want(http.StatusOK)
}

// summaries is the history of an application as a user reads it, a line for each event.
func (c caller) summaries(id string) string {
	c.t.Helper()
	var history struct {
		Items    []struct{ Summary string }
		Verified bool
	}
	c.get(at(id, "events")).want(http.StatusOK).into(&history)
	require.True(c.t, history.Verified)
	lines := make([]string, len(history.Items))
	for i, e := range history.Items {
		lines[i] = e.Summary
	}
	return strings.Join(lines, "\n")
}

// mended is the sample with term 1 reworded, term 6 put before term 5, and term 7 gone.
func mended(t *testing.T) content.Content {
	c := drugs(t)
	c.Terms[0].Text += " He may keep a second telephone that his employer issued, if he has notified it."
	c.Terms[4], c.Terms[5] = c.Terms[5], c.Terms[4]
	c.Terms = slices.Delete(c.Terms, 6, 7)
	for i := range c.Terms {
		c.Terms[i].Number = i + 1
	}
	return c
}

// TestTheJourney is the life that the desk is for: three points on three terms, a second look that holds those three
// changes and nothing else, a reason of the CPS on a fourth term, and acceptance the third time round.
func TestTheJourney(t *testing.T) {
	t.Parallel()
	d := shared
	force, colleague, officer, second, cps := d.as(t, "applicant.thames-valley"), d.as(t, "applicant2.thames-valley"), d.as(t, "officer.serocu"), d.as(t, "officer2.serocu"), d.as(t, "cps.reviewer")
	id := d.caseAt(t, claimed)
	for _, p := range []object{
		{"code": "PROP", "severity": "must", "anchor": "t1", "text": "His work gives him a telephone.", "action": "Allow for it."},
		{"code": "CLAR", "severity": "should", "anchor": "t6", "text": "Belongs with the vehicles.", "action": "Move it up."},
		{"code": "NECE", "severity": "must", "anchor": "t7", "text": "No risk is left that it meets.", "action": "Remove it or name the risk."},
	} {
		officer.post(at(id, "points"), p).want(http.StatusCreated)
	}
	officer.act(id, models.Return, nil)

	points := force.points(id)
	require.Len(t, points, 3)
	force.put(at(id, "content"), mended(t), "If-Match", "*").want(http.StatusOK)
	force.answer(id, points[0], "changed", "A work telephone is allowed.")
	unanswered := force.try(id, models.SubmitForQA, nil).refused(http.StatusUnprocessableEntity, "points-unanswered")
	require.Len(t, unanswered.Errors, 1, "the should may be left")
	require.Equal(t, "/points/"+points[2], unanswered.Errors[0].Pointer)
	colleague.answer(id, points[1], "changed", "")
	colleague.answer(id, points[2], "changed", "Removed.")
	force.act(id, models.SubmitForQA, nil)

	officer.act(id, models.Claim, nil)
	officer.act(id, models.Assign, object{"username": "officer2.serocu", "note": "I am away; three changes to read."})
	d.looksAgain(t, id, points)
	for _, p := range points {
		second.resolve(id, p)
	}
	second.act(id, models.Approve, approval())
	second.act(id, models.SubmitToCPS, nil)
	cps.act(id, models.CPSDecision, decision(models.DecisionMoreInfo, object{"code": "RISK", "anchor": "t2", "text": "Why 1,000 pounds?"}))

	fourth := force.pointList(id).Items[3]
	require.Equal(t, []any{4, 2, models.FromCPS, "RISK", models.Must, "t2", "Why 1,000 pounds?", review.Unchanged, "Term 2"},
		[]any{fourth.Number, fourth.Round, fourth.Source, fourth.Code, fourth.Severity, fourth.Anchor, fourth.Text, fourth.Place.Status, fourth.Place.Label})
	better := mended(t)
	better.Terms[1].Text = strings.Replace(better.Terms[1].Text, "1,000", "500", 1)
	force.put(at(id, "content"), better, "If-Match", "*").want(http.StatusOK)
	force.try(id, models.SubmitForQA, nil).refused(http.StatusUnprocessableEntity, "points-unanswered")
	force.answer(id, fourth.ID, "changed", "500 pounds, as in the bank records.")
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	look := officer.secondLook(id)
	require.Equal(t, map[string][]int{"t2 reworded": {4}}, beside(look.Changes))
	require.Empty(t, slices.Concat(look.ChangesWithoutPoint, look.Slight))
	require.Empty(t, look.PointsWithoutChange)
	require.Len(t, look.Settled, 3)
	officer.resolve(id, fourth.ID)
	officer.act(id, models.Approve, approval())
	officer.act(id, models.SubmitToCPS, nil)
	cps.act(id, models.CPSDecision, decision(models.DecisionAccepted))
	require.Equal(t, models.Accepted, force.read(id).State)
	d.readsAsAStory(t, id)
}

// looksAgain is the second look of an officer who has not seen the case before.
func (d *desk) looksAgain(t *testing.T, id string, points []string) {
	t.Helper()
	second := d.as(t, "officer2.serocu")
	look := second.secondLook(id)
	require.Equal(t, []int{1, 2}, []int{look.From, look.To})
	require.Equal(t, map[string][]int{"t1 reworded": {1}, "t6 moved": {2}, "t7 removed": {3}}, beside(look.Changes))
	require.Equal(t, map[string][]int{"t5 renumbered": {}}, beside(look.Slight), "it follows the move")
	require.Empty(t, look.ChangesWithoutPoint)
	require.Empty(t, look.PointsWithoutChange)
	require.Empty(t, look.Settled)
	words := look.Changes[0].Change.Fields[0].Words
	require.Equal(t, changes.Word{Op: changes.WordAdded, Text: " He may keep a second telephone that his employer issued, if he has notified it."}, words[len(words)-1])
	require.Equal(t, "A work telephone is allowed.", look.Changes[0].Points[0].AnswerText)
	force := d.as(t, "applicant.thames-valley").secondLook(id)
	require.Equal(t, look, force, "the force sees the same")

	told := map[string][]any{}
	for _, p := range second.pointList(id).Items {
		told[p.Anchor] = []any{p.Place.Status, p.Place.Label, *p.Answer}
	}
	require.Equal(t, map[string][]any{
		"t1": {review.Reworded, "Term 1", models.Changed}, "t6": {review.Moved, "Term 5", models.Changed}, "t7": {review.Removed, "Term 7", models.Changed},
	}, told, "every point follows its term")

	open := second.try(id, models.Approve, approval()).refused(http.StatusUnprocessableEntity, "points-unresolved")
	require.Len(t, open.Errors, 2, "the two that are must")
	for i, p := range []string{points[0], points[2]} {
		require.Equal(t, "/points/"+p, open.Errors[i].Pointer)
	}
}

// theStory was written out by hand.
const theStory = `Tamsel Orrinder (force applicant) created the application.
Tamsel Orrinder (force applicant) submitted the application for quality assurance.
Wrenna Tolvey (regional officer) claimed the application.
Wrenna Tolvey (regional officer) returned the application to the force with 3 points.
Tamsel Orrinder (force applicant) responded to point 1: changed.
Brannoc Wey (force applicant) responded to point 2: changed.
Brannoc Wey (force applicant) responded to point 3: changed.
Tamsel Orrinder (force applicant) resubmitted the application for quality assurance.
Wrenna Tolvey (regional officer) claimed the application.
Wrenna Tolvey (regional officer) assigned the application to Hale Pimmory.
Hale Pimmory (regional officer) resolved point 1.
Hale Pimmory (regional officer) resolved point 2.
Hale Pimmory (regional officer) resolved point 3.
Hale Pimmory (regional officer) approved the application.
Hale Pimmory (regional officer) submitted the application to the CPS.
Ottilie Marr (CPS reviewer) recorded the CPS decision: more information needed, TODAY, 1 reason.
Tamsel Orrinder (force applicant) responded to point 4: changed.
Tamsel Orrinder (force applicant) resubmitted the application for quality assurance.
Wrenna Tolvey (regional officer) claimed the application.
Wrenna Tolvey (regional officer) resolved point 4.
Wrenna Tolvey (regional officer) approved the application.
Wrenna Tolvey (regional officer) submitted the application to the CPS (round 2).
Ottilie Marr (CPS reviewer) recorded the CPS decision: accepted as submitted, TODAY.`

// readsAsAStory checks that each role gets the history, with only the words that it can read.
func (d *desk) readsAsAStory(t *testing.T, id string) {
	t.Helper()
	whole := strings.ReplaceAll(theStory, "TODAY", today().Time().Format("2 January 2006"))
	require.Equal(t, whole, d.as(t, "officer.serocu").summaries(id))
	forForce := strings.Replace(whole, "assigned the application to Hale Pimmory", "assigned the application", 1)
	require.Equal(t, forForce, d.as(t, "applicant.thames-valley").summaries(id))
	cps := d.as(t, "cps.reviewer").summaries(id)
	require.Contains(t, cps, "more information needed")
	require.NotContains(t, cps, "3 points")
	auditor := d.as(t, "auditor").summaries(id)
	require.Contains(t, auditor, "Ottilie Marr (CPS reviewer) recorded the CPS decision: not accepted.")
	require.NotContains(t, auditor, "3 points")
	require.Len(t, strings.Split(auditor, "\n"), 23)
}
