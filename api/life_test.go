package api_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// where is what everyone sees of an application after each step.
type where struct {
	state          models.State
	version, round int
	holder         string
}

// stands checks what an action answered, and what each reader of the case then sees.
func (d *desk) stands(t *testing.T, id string, r reply, want where) {
	t.Helper()
	var done acted
	r.want(http.StatusOK).into(&done)
	require.Equal(t, want, where{done.State, done.Version, done.Round, want.holder})
	require.Equal(t, want.state, done.Event.To)
	require.NotEmpty(t, done.Event.By.Name)
	d.seen(t, id, want)
}

func (d *desk) seen(t *testing.T, id string, want where) {
	t.Helper()
	for _, name := range []string{"applicant.thames-valley", "officer.serocu"} {
		app := d.as(t, name).read(id)
		holder := ""
		if app.Assignee != nil {
			holder = *app.Assignee
		}
		require.Equal(t, want, where{app.State, app.Version, app.Round, holder}, name)
	}
}

// may holds what people may do now.
func (d *desk) may(t *testing.T, id string, want map[string][]models.Action) {
	t.Helper()
	for name, actions := range want {
		require.Equal(t, actions, d.as(t, name).read(id).Actions, name)
	}
}

type may = map[string][]models.Action

// TestTheWholeLife is one application from the first draft to the court, with a return by the region and one by the
// CPS, as the people in it see it.
func TestTheWholeLife(t *testing.T) {
	t.Parallel()
	d := shared
	force, officer, second, cps := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu"), d.as(t, "officer2.serocu"), d.as(t, "cps.reviewer")

	app := force.create("thames-valley", object{})
	id := app.ID
	require.Regexp(t, `^SEROCU/\d{4}/\d{3,}$`, app.Reference)
	require.Equal(t, "serocu", app.Region)
	require.True(t, app.Editable)
	require.Nil(t, app.Subject)
	require.Equal(t, content.Empty().Hash(), app.Content.Hash(), "an empty draft has every key")
	d.seen(t, id, where{models.Drafting, 1, 1, ""})
	d.may(t, id, may{"applicant.thames-valley": {models.SubmitForQA, models.Withdraw, models.Discard}, "officer.serocu": {models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict}})

	saved := force.put(at(id, "content"), drugs(t), "If-Match", `"1"`).want(http.StatusOK)
	saved.into(&app)
	require.Equal(t, `"2"`, saved.header.Get("ETag"))
	require.Equal(t, "VASCOTT, Darrick Fenwold", *app.Subject)
	require.Equal(t, drugs(t).Hash(), app.Content.Hash())
	require.Equal(t, "applicant.thames-valley", app.UpdatedBy.Username)
	cps.get(at(id)).refused(http.StatusNotFound, "not-found")

	d.stands(t, id, force.try(id, models.SubmitForQA, nil), where{models.InQA, 3, 1, ""})
	d.may(t, id, may{"applicant.thames-valley": {models.Recall, models.Withdraw}, "officer.serocu": {models.Claim, models.Assign, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}})
	d.stands(t, id, force.try(id, models.Recall, object{"reason": "One more exhibit."}), where{models.Drafting, 4, 1, ""})
	d.stands(t, id, force.try(id, models.SubmitForQA, object{"note": "Again."}), where{models.InQA, 5, 1, ""})
	d.stands(t, id, officer.try(id, models.Claim, nil), where{models.InQA, 6, 1, "officer.serocu"})
	d.stands(t, id, officer.try(id, models.Release, nil), where{models.InQA, 7, 1, ""})
	d.stands(t, id, officer.try(id, models.Assign, object{"username": "officer2.serocu"}), where{models.InQA, 8, 1, "officer2.serocu"})
	d.stands(t, id, second.try(id, models.Assign, object{"username": "officer.serocu"}), where{models.InQA, 9, 1, "officer.serocu"})
	d.may(t, id, may{
		"officer.serocu":  {models.Release, models.Assign, models.Return, models.Approve, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock},
		"officer2.serocu": {models.Assign, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock},
	})

	d.stands(t, id, officer.try(id, models.Return, object{"points": []object{point(models.Must, "t1"), point(models.Should, "risk")}}), where{models.ReturnedByQA, 10, 1, ""})
	raised := force.points(id)
	require.Len(t, raised, 2)
	p := force.try(id, models.SubmitForQA, nil).refused(http.StatusUnprocessableEntity, "points-unanswered")
	require.Len(t, p.Errors, 1)
	require.Equal(t, "/points/"+raised[0], p.Errors[0].Pointer)
	d.stands(t, id, force.post(at(id, "points", raised[0], "answer"), object{"answer": "explained", "text": "It meets r1."}), where{models.ReturnedByQA, 11, 1, ""})
	better := text(t, drugs(t), func(c object) { c["facts"] = "He led a county line, with 11 handsets." })
	force.put(at(id, "content"), better, "If-Match", `"11"`).want(http.StatusOK)
	d.stands(t, id, force.try(id, models.SubmitForQA, nil), where{models.InQA, 13, 1, ""})

	officer.act(id, models.Claim, nil)
	officer.try(id, models.Approve, approval()).refused(http.StatusUnprocessableEntity, "points-unresolved")
	d.stands(t, id, officer.post(at(id, "points", raised[0], "resolve"), object{"resolution": "reopened", "note": "Say which part."}), where{models.InQA, 15, 1, "officer.serocu"})
	officer.try(id, models.Approve, approval()).refused(http.StatusUnprocessableEntity, "points-unresolved")
	officer.act(id, models.Return, object{"points": []object{point(models.Should, "facts")}})
	force.try(id, models.SubmitForQA, nil).refused(http.StatusUnprocessableEntity, "points-unanswered")
	force.post(at(id, "points", raised[0], "answer"), object{"answer": "changed"}).want(http.StatusOK)
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	officer.post(at(id, "points", raised[0], "resolve"), nil).want(http.StatusOK)
	d.stands(t, id, officer.try(id, models.Approve, approval()), where{models.Approved, 21, 1, ""})
	d.may(t, id, may{"applicant.thames-valley": {models.Withdraw}, "officer2.serocu": {models.Reopen, models.SubmitToCPS, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}})

	d.stands(t, id, officer.try(id, models.Reopen, object{"reason": "A term was missed."}), where{models.ReturnedByQA, 22, 1, ""})
	d.stands(t, id, force.try(id, models.SubmitForQA, nil), where{models.InQA, 23, 1, ""})
	officer.act(id, models.Claim, nil)
	d.stands(t, id, officer.try(id, models.Approve, approval()), where{models.Approved, 25, 1, ""})
	d.stands(t, id, second.try(id, models.SubmitToCPS, nil), where{models.WithCPS, 26, 1, ""})
	d.may(t, id, may{"cps.reviewer": {models.CPSDecision, models.CPSTriage}, "officer.serocu": {models.CPSDecision, models.CPSTriage, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}})
	require.Equal(t, today(), *cps.read(id).SubmittedOn)

	d.stands(t, id, cps.try(id, models.CPSDecision, decision(models.DecisionMoreInfo, evidence())), where{models.ReturnedByCPS, 27, 2, ""})
	d.may(t, id, may{"applicant.thames-valley": {models.SubmitForQA, models.Withdraw}, "cps.reviewer": {models.CorrectDecision}})
	later := text(t, drugs(t), func(c object) { c["facts"] = "Now with the prison record." })
	force.put(at(id, "content"), later, "If-Match", `"27"`).want(http.StatusOK)
	raised = force.points(id)
	force.post(at(id, "points", raised[3], "answer"), object{"answer": "changed"}).want(http.StatusOK)
	d.stands(t, id, force.try(id, models.SubmitForQA, nil), where{models.InQA, 30, 2, ""})
	second.act(id, models.Claim, nil)
	second.post(at(id, "points", raised[3], "resolve"), nil).want(http.StatusOK)
	d.stands(t, id, second.try(id, models.Approve, approval()), where{models.Approved, 33, 2, ""})
	d.stands(t, id, officer.try(id, models.SubmitToCPS, nil), where{models.WithCPS, 34, 2, ""})
	d.stands(t, id, cps.try(id, models.CPSDecision, decision(models.DecisionAccepted)), where{models.Accepted, 35, 2, ""})
	d.may(t, id, may{"officer.serocu": {models.CourtOutcome, models.CorrectDecision, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict}, "applicant.thames-valley": {models.Withdraw}})
	d.stands(t, id, officer.try(id, models.CourtOutcome, object{"outcome": "granted", "on": today()}), where{models.Closed, 36, 2, ""})
	d.may(t, id, may{"applicant.thames-valley": {}, "officer.serocu": {models.CorrectDecision, models.Relate, models.Restrict}, "cps.reviewer": {models.CorrectDecision}})
	p = officer.try(id, models.Withdraw, because()).refused(http.StatusConflict, "wrong-state")
	require.Equal(t, models.Closed, p.State)
	require.Equal(t, models.CourtOutcome, p.Last.Action)

	d.past(t, id)
}

// past is what remains of that life: history, points, versions and packs.
func (d *desk) past(t *testing.T, id string) {
	force, cps := d.as(t, "applicant.thames-valley"), d.as(t, "cps.reviewer")
	var history struct {
		Items []struct {
			Seq     int
			Action  models.Action
			From    *models.State
			To      models.State
			Details json.RawMessage
		}
		Verified bool
	}
	force.get(at(id, "events")).want(http.StatusOK).into(&history)
	require.True(t, history.Verified)
	require.Len(t, history.Items, len(d.events(t, id)))
	require.Nil(t, history.Items[0].From)
	require.Equal(t, models.Create, history.Items[0].Action)
	require.Equal(t, models.Closed, history.Items[len(history.Items)-1].To)
	require.JSONEq(t, `{"reason": "One more exhibit."}`, string(history.Items[2].Details))

	var points struct {
		Items []struct {
			Number     int
			Severity   models.Severity
			Answer     *models.AnswerKind
			Resolution *models.Resolution
			ResolvedBy *struct{ Username string }
		}
	}
	force.get(at(id, "points")).want(http.StatusOK).into(&points)
	require.Len(t, points.Items, 4, "three of the region, one of the CPS")
	require.Equal(t, models.Changed, *points.Items[0].Answer)
	require.Equal(t, models.Resolved, *points.Items[0].Resolution)
	require.Equal(t, "officer.serocu", points.Items[0].ResolvedBy.Username)
	require.Nil(t, points.Items[1].Answer)
	require.Nil(t, points.Items[1].Resolution)

	var versions struct {
		Items []struct {
			N    int
			Kind models.VersionKind
		}
	}
	force.get(at(id, "versions")).want(http.StatusOK).into(&versions)
	require.Len(t, versions.Items, 6+2, "six times for QA, twice to the CPS")
	first := versions.Items[0].N
	cps.get(at(id, "versions")).want(http.StatusOK).into(&versions)
	require.Len(t, versions.Items, 2)
	require.Equal(t, models.ForCPS, versions.Items[0].Kind)
	force.get(at(id, "versions", "1")).want(http.StatusOK)
	require.Equal(t, 1, first)
	cps.get(at(id, "versions", "1")).refused(http.StatusNotFound, "not-found")

	var submissions struct {
		Items []struct {
			Round     int
			Decision  *models.Decision
			DecidedOn *calendar.Date
		}
	}
	cps.get(at(id, "submissions")).want(http.StatusOK).into(&submissions)
	require.Len(t, submissions.Items, 2)
	require.Equal(t, models.DecisionMoreInfo, *submissions.Items[0].Decision)
	require.Equal(t, models.DecisionAccepted, *submissions.Items[1].Decision)
	require.Equal(t, today(), *submissions.Items[1].DecidedOn)
	for round, facts := range map[string]string{"1": "He led a county line, with 11 handsets.", "2": "Now with the prison record."} {
		d.pack(t, id, round, facts)
	}
	cps.get(at(id, "submissions", "3", "pack")).refused(http.StatusNotFound, "not-found")
	cps.get(at(id, "submissions", "first", "pack")).refused(http.StatusNotFound, "not-found")
}

// pack holds what the CPS received in a round to be the very bytes that the manifest names.
func (d *desk) pack(t *testing.T, id, round, facts string) {
	t.Helper()
	var pack struct {
		Manifest struct {
			Marking   string
			Event     int
			EventHash string
			Files     []struct {
				Name   string
				Bytes  int
				SHA256 string
			}
		}
		Content json.RawMessage
	}
	d.as(t, "cps.reviewer").get(at(id, "submissions", round, "pack")).want(http.StatusOK).into(&pack)
	require.Len(t, pack.Manifest.Files, 1)
	require.Equal(t, "content.json", pack.Manifest.Files[0].Name)
	require.Equal(t, len(pack.Content), pack.Manifest.Files[0].Bytes)
	require.Equal(t, models.HashOf(pack.Content), pack.Manifest.Files[0].SHA256)
	require.Equal(t, "OFFICIAL-SENSITIVE", pack.Manifest.Marking)
	event := d.events(t, id)[pack.Manifest.Event-1]
	require.Equal(t, models.SubmitToCPS, event.Action)
	require.Equal(t, event.Hash, pack.Manifest.EventHash)
	require.Contains(t, string(pack.Content), facts)
}
