package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// approvedAs brings an application of a force with this content to approval.
func (d *desk) approvedAs(t *testing.T, content any) string {
	t.Helper()
	id := d.as(t, "applicant.thames-valley").create("thames-valley", content).ID
	d.as(t, "applicant.thames-valley").act(id, models.SubmitForQA, nil)
	d.as(t, "officer.serocu").act(id, models.Claim, nil)
	d.as(t, "officer.serocu").act(id, models.Approve, approval())
	return id
}

// TestRelativesAreDecidedBeforeTheCPSHasIt: the refusal names each and says what to do.
func TestRelativesAreDecidedBeforeTheCPSHasIt(t *testing.T) {
	t.Parallel()
	d, one := shared, someone(t)
	officer := d.as(t, "officer.serocu")
	first := d.approvedAs(t, one)
	officer.act(first, models.SubmitToCPS, nil)
	foreign := d.as(t, "applicant.kent").create("kent", one)
	second := d.approvedAs(t, one)

	type related struct {
		Application, Reference *string
		Region                 string
		Match                  []string
		Decision               *models.Relation
	}
	refused := officer.try(second, models.SubmitToCPS, nil)
	p := refused.refused(http.StatusUnprocessableEntity, "related-undecided")
	require.Len(t, p.Errors, 2)
	var told struct{ Related []related }
	refused.into(&told)
	byRegion := map[string]related{}
	for _, r := range told.Related {
		byRegion[r.Region] = r
	}
	require.Equal(t, first, *byRegion["serocu"].Application)
	require.Nil(t, byRegion["ersou"].Application, "of another region only whom to ring")
	for _, e := range p.Errors {
		require.Regexp(t, `^Record how SEROCU/\d+/\d+ is related to this application \(the same PNC ID\)|^Record how ERSOU/\d+/\d+ is .*\. You cannot open it: ring the regional officers of ersou$`, e.Message)
	}

	as := func(other, relation, reason string) object {
		return object{"other": other, "as": relation, "reason": reason}
	}
	officer.try(second, models.Relate, as(first, "unrelated", "")).faults("/reason required")
	officer.try(second, models.Relate, as(first, "cousin", "x")).faults("/as bad-value")
	officer.try(second, models.Relate, as("SEROCU/1999/999", "continues", "")).faults("/other bad-value")
	officer.try(second, models.Relate, as(first, "unrelated", "x")).refused(http.StatusUnprocessableEntity, "same-line")
	officer.act(second, models.Relate, as(first, "continues", ""))
	officer.try(second, models.SubmitToCPS, nil).refused(http.StatusUnprocessableEntity, "related-undecided")
	officer.act(second, models.Relate, as(foreign.Reference, "duplicate", "Rang the officer there."))
	officer.act(second, models.SubmitToCPS, nil)

	var shown struct{ Related []related }
	officer.get(at(second)).want(http.StatusOK).into(&shown)
	require.Len(t, shown.Related, 2)
	for _, r := range shown.Related {
		require.NotNil(t, r.Decision)
	}
	officer.act(first, models.Withdraw, because())
	officer.act(first, models.Relate, as(second, "duplicate", "")) // an application that has ended can still be related
}

// TestAnAnswerIsCorrectedAndConfirmed, also after the case is closed.
func TestAnAnswerIsCorrectedAndConfirmed(t *testing.T) {
	t.Parallel()
	d := shared
	officer, second, cps := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu"), d.as(t, "cps.reviewer")
	id := d.caseAt(t, submitted)
	triage := func(outcome string) object { return object{"outcome": outcome, "on": today(), "by": "A caseworker"} }
	officer.try(id, models.CorrectDecision, object{"reason": "x", "outcome": "taken-on", "on": today()}).refused(http.StatusConflict, "nothing-to-correct")
	officer.try(id, models.CPSTriage, triage("returned")).faults("/items no-reasons", "/replyBy no-date")
	officer.act(id, models.CPSTriage, triage("taken-on"))
	officer.try(id, models.CPSTriage, triage("taken-on")).refused(http.StatusConflict, "already-taken-on")
	officer.act(id, models.CPSDecision, decision(models.DecisionRejected, evidence()))

	right := decision(models.DecisionAccepted)
	second.try(id, models.CorrectDecision, right).faults("/reason required")
	right["reason"] = "The letter was of another case."
	officer.try(id, models.CorrectDecision, right).refused(http.StatusConflict, "own-record")
	second.act(id, models.CorrectDecision, right)
	require.Equal(t, models.Accepted, second.read(id).State)
	cps.act(id, models.ConfirmDecision, nil)
	cps.try(id, models.ConfirmDecision, nil).refused(http.StatusConflict, "already-confirmed")
	second.act(id, models.CourtOutcome, object{"outcome": "granted", "on": today()})

	amended := decision(models.DecisionWithAmendments)
	amended["reason"], amended["amendedTerms"] = "It was amended.", []object{{"term": "t1", "change": "removed"}}
	officer.act(id, models.CorrectDecision, amended)
	require.Equal(t, models.Closed, officer.read(id).State)
	var list struct {
		Items []struct {
			Decision    models.Decision
			Corrections int
			Confirmed   bool
		}
	}
	officer.get(at(id, "submissions")).want(http.StatusOK).into(&list)
	require.Equal(t, []any{models.DecisionWithAmendments, 2, false}, []any{list.Items[0].Decision, list.Items[0].Corrections, list.Items[0].Confirmed})
	var told struct{ Verified bool }
	officer.get(at(id, "events")).want(http.StatusOK).into(&told)
	require.True(t, told.Verified)
}
