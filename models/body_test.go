package models_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

var rules = models.Rules{
	Reasons: []string{"TERM", "EVID", "EXTL"}, Checks: []string{"M1", "H1", "H2"}, HumanChecks: []string{"H1", "H2"}, ClockStops: []string{"awaiting-court-date"},
	Anchor: func(s string) bool { return s == "terms" || s == "t1" }, Term: func(s string) bool { return s == "t1" },
	TermText: func(string) string { return "One phone." }, Today: calendar.NewDate(2026, 5, 8),
}

func TestBodyProblems(t *testing.T) {
	good := `{"code": "TERM", "severity": "must", "anchor": "t1", "text": "Too wide."}`
	authority := `"authority": {"name": "A Lawyer", "grade": "DCCP", "basis": "delegated"}`
	for _, c := range []struct {
		action models.Action
		body   string
		want   []string // pointer and code of each problem
	}{
		{models.SubmitForQA, `{}`, nil},
		{models.Claim, `{"note": "mine"}`, nil},
		{models.Release, `{}`, nil},
		{models.SubmitToCPS, `{}`, nil},
		{models.Recall, `{}`, nil},
		{models.Withdraw, `{}`, []string{"/reason required"}},
		{models.Withdraw, `{"reason": " \n"}`, []string{"/reason required"}},
		{models.Withdraw, `{"reason": "No longer needed."}`, nil},
		{models.Reopen, `{}`, []string{"/reason required"}},
		{models.Assign, `{}`, []string{"/username required"}},
		{models.Assign, `{"username": "officer.serocu"}`, nil},
		{models.CourtOutcome, `{}`, []string{"/outcome required", "/on required"}},
		{models.CourtOutcome, `{"outcome": "lost", "on": "2026-05-08"}`, []string{"/outcome required"}},
		{models.CourtOutcome, `{"outcome": "granted", "on": "2026-05-08"}`, nil},

		{models.Approve, `{}`, []string{"/checklist/H1 required", "/checklist/H2 required"}},
		{models.Approve, `{"checklist": {"H1": "yes"}}`, []string{"/checklist/H2 required"}},
		{models.Approve, `{"checklist": {"H1": "yes", "H2": "n/a"}}`, nil},
		{models.Approve, `{"checklist": {"H1": "yes", "H2": "no", "M1": "no"}}`, nil},
		{models.Approve, `{"checklist": {"H1": "yes", "H2": "maybe", "a/b~c": "yes"}}`, []string{"/checklist/H2 bad-value", "/checklist/a~1b~0c bad-value"}},

		{models.Return, `{}`, []string{"/points no-point"}},
		{models.Return, `{"points": []}`, []string{"/points no-point"}},
		{models.Return, `{"points": [` + good + `]}`, nil},
		{models.Return, `{"points": [` + good + `, {}]}`, []string{"/points/1/code bad-value", "/points/1/severity bad-value", "/points/1/anchor bad-value", "/points/1/text required"}},
		{models.Return, `{"points": [{"code": "TERM", "severity": "must", "anchor": "t1", "text": "x", "dueOn": "2026-05-08"}]}`, nil},
		{models.Return, `{"points": [{"code": "TERM", "severity": "must", "anchor": "t1", "text": "x", "dueOn": "2026-05-07"}]}`, []string{"/points/0/dueOn date-too-early"}},
		{models.Return, `{"points": [{"code": "TERM", "severity": "could", "anchor": "t1", "text": "x"}]}`, []string{"/points/0/severity bad-value"}},

		{models.CPSDecision, `{}`, []string{"/decision bad-value", "/decidedOn no-date", "/authority/name required", "/authority/grade required", "/authority/basis required"}},
		{models.CPSDecision, `{"decision": "accepted", "decidedOn": "2026-05-08", ` + authority + `}`, nil},
		{models.CPSDecision, `{"decision": "accepted-with-amendments", "decidedOn": "2026-05-08", ` + authority + `}`, []string{"/amendedTerms no-amended-term"}},
		{models.CPSDecision, `{"decision": "accepted-with-amendments", "decidedOn": "2026-05-08", ` + authority + `, "amendedTerms": [{"term": "t1", "change": "unchanged"}]}`, []string{"/amendedTerms no-amended-term"}},
		{models.CPSDecision, `{"decision": "accepted-with-amendments", "decidedOn": "2026-05-08", ` + authority + `, "amendedTerms": [{"term": "t1", "change": "unchanged"}, {"change": "added", "text": "New."}]}`, nil},
		{models.CPSDecision, `{"decision": "accepted-with-amendments", "decidedOn": "2026-05-08", ` + authority + `, "amendedTerms": [{"term": "t9", "change": "amended", "text": " "}, {"term": "t1", "change": "turned"}, {"term": "t1", "change": "removed"}]}`,
			[]string{"/amendedTerms/0/term bad-value", "/amendedTerms/0/text required", "/amendedTerms/1/change bad-value", "/amendedTerms/2/term bad-value"}},
		{models.CPSDecision, `{"decision": "accepted", "decidedOn": "2026-05-08", ` + authority + `, "amendedTerms": [{"term": "t1", "change": "removed"}]}`, []string{"/amendedTerms bad-value"}},
		{models.CPSDecision, `{"decision": "accepted", "decidedOn": "2026-05-08", ` + authority + `, "reasons": [{"code": "TERM", "anchor": "t1", "text": "x"}]}`, []string{"/reasons reasons-with-acceptance"}},
		{models.CPSDecision, `{"decision": "accepted", "decidedOn": "2026-05-08", ` + authority + `, "channel": "letter", "papers": ["a1", "a2"]}`, nil},
		{models.CPSDecision, `{"decision": "accepted", "decidedOn": "2026-05-08", ` + authority + `, "replyBy": "2026-05-08"}`, []string{"/replyBy bad-value"}},
		{models.CPSDecision, `{"decision": "accepted-with-amendments", "decidedOn": "2026-05-08", ` + authority + `, "replyBy": "2026-05-08", "amendedTerms": [{"term": "t1", "change": "removed"}]}`, nil},
		{models.CPSTriage, `{"outcome": "taken-on", "on": "2026-05-08", "replyBy": "2026-05-09"}`, []string{"/replyBy bad-value"}},
		{models.CPSTriage, `{"outcome": "returned", "on": "2026-05-08", "replyBy": "2026-05-15", "items": [{"code": "EVID", "text": "x", "dueOn": "2026-05-16"}]}`, []string{"/items/0/dueOn date-too-late"}},
		{models.CPSDecision, `{"decision": "rejected", "decidedOn": "2026-05-08", ` + authority + `, "replyBy": "2026-05-15", "reasons": [{"code": "EVID", "text": "x", "dueOn": "2026-05-16"}, {"code": "EVID", "text": "x", "dueOn": "2026-05-15", "category": "gossip"}]}`,
			[]string{"/reasons/0/dueOn date-too-late", "/reasons/1/category bad-value"}},
		{models.CPSDecision, `{"decision": "accepted-with-amendments", "decidedOn": "2026-05-08", ` + authority + `, "amendedTerms": [{"term": "t1", "change": "added", "text": "New."}, {"term": "t1", "change": "amended", "text": "One  phone.\n"}]}`,
			[]string{"/amendedTerms/0/term bad-value", "/amendedTerms/1/text not-changed", "/amendedTerms/1/term bad-value"}},
		{models.CPSDecision, `{"decision": "accepted", "decidedOn": "2026-05-08", ` + authority + `, "channel": "pigeon", "papers": ["a1", " ", "a1"]}`,
			[]string{"/channel bad-value", "/papers/1 bad-value", "/papers/2 bad-value"}},
		{models.CPSDecision, `{"decision": "rejected", "decidedOn": "2026-05-08", ` + authority + `, "replyBy": "2026-05-07", "reasons": [{"code": "EVID", "text": "x"}]}`, []string{"/replyBy date-too-early"}},
		{models.CPSDecision, `{"decision": "rejected", "decidedOn": "2026-05-08", ` + authority + `}`, []string{"/reasons no-reasons"}},
		{models.CPSDecision, `{"decision": "accepted", "decidedOn": "2026-05-08", "authority": {"name": "TBC", "grade": "tbc", "basis": "To follow"}}`,
			[]string{"/authority/name required", "/authority/grade required", "/authority/basis required"}},
		{models.CPSDecision, `{"decision": "accepted-with-amendments", "decidedOn": "2026-05-08", ` + authority + `, "amendedTerms": [{"term": "t1", "change": "removed"}, {"term": "t1", "change": "amended", "text": "Other."}]}`,
			[]string{"/amendedTerms/1/term bad-value"}},
		{models.CPSDecision, `{"decision": "more-information", "decidedOn": "2026-05-08", ` + authority + `, "reasons": [{"code": "EVID"}]}`, []string{"/reasons/0/text required"}},
		{models.CPSDecision, `{"decision": "more-information", "decidedOn": "2026-05-08", ` + authority + `, "reasons": [{"code": "EVID", "text": "Exhibit it.", "why": "So that it can be served.", "action": "Add it.", "category": "exhibit", "dueOn": "2026-05-08"}]}`, nil},
		{models.CPSDecision, `{"decision": "more-information", "decidedOn": "2026-05-08", ` + authority + `, "reasons": [{"code": "EVID", "text": "` + "\u200b" + `", "dueOn": "2026-05-07"}]}`, []string{"/reasons/0/text required", "/reasons/0/dueOn date-too-early"}},
		{models.CPSDecision, `{"decision": "rejected", "decidedOn": "2026-05-08", ` + authority + `, "reasons": [{"code": "EVID", "anchor": "t9", "text": "x"}, {"code": "NONE", "anchor": "t1", "text": "x"}]}`,
			[]string{"/reasons/0/anchor bad-value", "/reasons/1/code bad-value"}},

		{models.Approve, `{"checklist": {"H1": "yes", "H2": "no"}, "notes": {"H2": "See 4.", "M1": "Seen.", "X9": " "}}`, nil},
		{models.Approve, `{"checklist": {"H1": "yes", "H2": "no"}, "notes": {"b": "x", "a/b~c": "x"}}`, []string{"/notes/a~1b~0c bad-value", "/notes/b bad-value"}},
		{models.StartClock, `{"note": "The court has listed it."}`, nil},
		{models.StopClock, `{}`, []string{"/cause bad-value", "/from no-date"}},
		{models.StopClock, `{"cause": "tired", "from": "2026-05-08"}`, []string{"/cause bad-value"}},
		{models.StopClock, `{"cause": "awaiting-court-date", "from": "2026-05-08"}`, nil},
		{models.DeclareConflict, `{}`, []string{"/reason required"}},
		{models.DeclareConflict, `{"reason": " \n"}`, []string{"/reason required"}},
		{models.DeclareConflict, `{"reason": "A relative."}`, nil},
		{models.Restrict, `{"people": ["officer.serocu"]}`, []string{"/reason required"}},
		{models.Restrict, `{"reason": "It shows a source."}`, nil},
		{models.Unrestrict, `{}`, []string{"/reason required"}},
		{models.Unrestrict, `{"reason": "The source has moved."}`, nil},
		{models.PassOver, `{"coverId": "v1", "userId": "u-second"}`, nil},
		{models.HandBack, `{"coverId": "v1"}`, nil},

		{models.AnswerPoint, `{}`, []string{"/answer bad-value"}},
		{models.AnswerPoint, `{"answer": "changed"}`, nil},
		{models.AnswerPoint, `{"answer": "explained"}`, []string{"/text required"}},
		{models.AnswerPoint, `{"answer": "disagree", "text": "It is proportionate."}`, nil},
		{models.AnswerPoint, `{"answer": "perhaps", "text": "x"}`, []string{"/answer bad-value"}},
		{models.ContestPoint, `{}`, []string{"/contested bad-value"}},
		{models.ContestPoint, `{"contested": "yes", "text": " "}`, []string{"/text required"}},
		{models.ContestPoint, `{"contested": "yes", "text": "It was attached."}`, nil},
		{models.ContestPoint, `{"contested": "no"}`, nil},
		{models.ContestOutcome, `{}`, []string{"/agreed bad-value", "/reason required", "/discussed required", "/on no-date"}},
		{models.ContestOutcome, `{"agreed": "yes", "reason": "Overlooked.", "discussed": ["phone", "phone", "pigeon"], "on": "2026-05-09"}`, []string{"/discussed/1 bad-value", "/discussed/2 bad-value", "/on date-in-future"}},
		{models.ContestOutcome, `{"agreed": "no", "reason": "It stays.", "discussed": ["email", "meeting"], "on": "2026-05-08"}`, nil},
		{models.ReceiveItem, `{}`, []string{"/on no-date"}},
		{models.ReceiveItem, `{"on": "2026-05-08", "missing": "The second statement."}`, nil},
		{models.CancelItem, `{"reason": " "}`, []string{"/reason required"}},
		{models.CancelItem, `{"reason": "Obtained elsewhere."}`, nil},
		{models.MoveItem, `{}`, []string{"/dueOn no-date", "/by bad-value", "/reason required"}},
		{models.MoveItem, `{"dueOn": "2026-05-07", "by": "force", "reason": "Late."}`, []string{"/dueOn date-too-early"}},
		{models.MoveItem, `{"dueOn": "2026-05-08", "by": "cps", "reason": "Leave."}`, nil},
		{models.ResolvePoint, `{}`, nil},
		{models.ResolvePoint, `{"resolution": "resolved"}`, nil},
		{models.ResolvePoint, `{"resolution": "reopened"}`, []string{"/note required"}},
		{models.ResolvePoint, `{"resolution": "reopened", "note": "Not answered."}`, nil},
		{models.ResolvePoint, `{"resolution": "perhaps"}`, []string{"/resolution bad-value"}},
	} {
		body := models.NewBody(c.action)
		require.NotNil(t, body, c.action)
		require.NoError(t, json.Unmarshal([]byte(c.body), body))
		var got []string
		for _, p := range body.Problems(rules) {
			require.NotEmpty(t, p.Message)
			got = append(got, p.Pointer+" "+p.Code)
		}
		require.Equal(t, c.want, got, "%s %s", c.action, c.body)
	}
}

// What passes through the workflow engine is codes, ids and dates; no one's words.
func TestFillCopiesCodesAndNoText(t *testing.T) {
	const secret = "words that name people"
	for _, c := range []struct {
		action models.Action
		body   string
		want   models.Command
	}{
		{models.SubmitForQA, `{"note": "SECRET"}`, models.Command{}},
		{models.Recall, `{"reason": "SECRET"}`, models.Command{}},
		{models.Withdraw, `{"reason": "SECRET"}`, models.Command{}},
		{models.Assign, `{"username": "SECRET", "note": "SECRET", "userId": "u-officer"}`, models.Command{Assignee: "u-officer"}},
		{models.Approve, `{"checklist": {"H1": "yes"}, "note": "SECRET", "notes": {"H1": "SECRET"}, "findings": {"M1": "SECRET"}}`, models.Command{}},
		{models.StartClock, `{"note": "SECRET"}`, models.Command{}},
		{models.StopClock, `{"cause": "awaiting-court-date", "from": "2026-05-08", "note": "SECRET"}`, models.Command{Cause: "awaiting-court-date", From: may(8)}},
		{models.DeclareConflict, `{"reason": "SECRET"}`, models.Command{}},
		{models.Restrict, `{"people": ["SECRET"], "reason": "SECRET", "userIds": ["u-officer", "u-writer"]}`, models.Command{People: []string{"u-officer", "u-writer"}}},
		{models.Unrestrict, `{"reason": "SECRET"}`, models.Command{}},
		{models.PassOver, `{"coverId": "v1", "userId": "u-second"}`, models.Command{Assignee: "u-second"}},
		{models.HandBack, `{"coverId": "v1"}`, models.Command{}},
		{models.CPSDecision, `{"decision": "accepted-with-amendments", "decidedOn": "2026-05-08", "reasons": [{"id": "r1", "code": "EVID", "anchor": "t1", "text": "SECRET"}]}`,
			models.Command{Decision: models.DecisionWithAmendments, DecidedOn: may(8), Reasons: 1, Points: []models.PointStanding{{ID: "r1", Severity: models.Should}}}},
		{models.Return, `{"points": [{"id": "p1", "code": "TERM", "severity": "must", "anchor": "t1", "text": "SECRET", "action": "SECRET"}, {"id": "p2", "severity": "should"}]}`,
			models.Command{Points: []models.PointStanding{{ID: "p1", Severity: models.Must}, {ID: "p2", Severity: models.Should}}}},
		{models.CPSDecision, `{"decision": "rejected", "decidedOn": "2026-05-08", "authority": {"name": "SECRET"}, "reasons": [{"code": "EVID", "text": "SECRET"}, {"code": "TERM"}], "note": "SECRET"}`,
			models.Command{Decision: models.DecisionRejected, DecidedOn: may(8), Reasons: 2}},
		{models.CourtOutcome, `{"outcome": "granted", "on": "2026-05-08", "note": "SECRET"}`, models.Command{Outcome: models.Granted, DecidedOn: may(8)}},
		{models.AnswerPoint, `{"pointId": "p1", "answer": "explained", "text": "SECRET"}`, models.Command{PointID: "p1"}},
		{models.ResolvePoint, `{"pointId": "p1", "note": "SECRET"}`, models.Command{PointID: "p1", Resolution: models.Resolved}},
		{models.ResolvePoint, `{"pointId": "p1", "resolution": "reopened"}`, models.Command{PointID: "p1", Resolution: models.Reopened}},
	} {
		body := models.NewBody(c.action)
		require.NoError(t, json.Unmarshal([]byte(strings.ReplaceAll(c.body, "SECRET", secret)), body))
		var command models.Command
		body.Fill(&command)
		require.Equal(t, c.want, command, c.action)
		text, err := json.Marshal(command)
		require.NoError(t, err)
		require.NotContains(t, string(text), secret)
	}
}

func TestEveryActionButCreateHasABody(t *testing.T) {
	for _, a := range models.Actions() {
		require.Equal(t, a == models.Create, models.NewBody(a) == nil, a)
	}
	require.Nil(t, models.NewBody("no-such-action"))
}

func TestOutsideNeedsEveryReasonToBe(t *testing.T) {
	for codes, want := range map[string]bool{"": false, "EXTL": true, "EXTL EXTL": true, "EXTL TERM": false, "EVID EXTL": false, "TERM": false} {
		var b models.DecisionBody
		for _, code := range strings.Fields(codes) {
			b.Reasons = append(b.Reasons, models.ReasonCoded{Code: code})
		}
		require.Equal(t, want, b.Outside(), codes)
	}
}

func TestKnownValues(t *testing.T) {
	for d, accepts := range map[models.Decision]bool{
		models.DecisionAccepted: true, models.DecisionWithAmendments: true, models.DecisionMoreInfo: false, models.DecisionRejected: false,
	} {
		require.True(t, d.Known())
		require.Equal(t, accepts, d.Accepts(), d)
	}
	require.False(t, models.Decision("").Known())
	require.False(t, models.Decision("Accepted").Known())
	for _, o := range []models.Outcome{models.Granted, models.GrantedAmended, models.Refused, models.NotPursued} {
		require.True(t, o.Known())
	}
	require.False(t, models.Outcome("").Known())
}

func TestPayloadIsNamedByItsUpdateAndHashed(t *testing.T) {
	command := models.Command{Action: models.Withdraw, Actor: writer}
	p, err := models.NewPayload("update-1", "a1", command, &models.ReasonBody{Reason: "No longer <needed>."})
	require.NoError(t, err)
	require.Equal(t, models.Payload{Ref: "update-1", ApplicationID: "a1", ActorID: writer.ID, Action: models.Withdraw,
		Body: p.Body, Hash: models.HashOf(p.Body)}, p)
	require.JSONEq(t, `{"reason": "No longer <needed>."}`, string(p.Body))
	require.Equal(t, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", models.HashOf(nil))
	_, err = models.NewPayload("update-1", "a1", command, func() {})
	require.Error(t, err)
}

// TestRecordsOfThePastKeepTheirDueDates: rules without a day hold no due date against one.
func TestRecordsOfThePastKeepTheirDueDates(t *testing.T) {
	due := calendar.NewDate(2019, 5, 8)
	past := models.PointBody{Code: "TERM", Severity: models.Must, Anchor: "t1", Text: "x", DueOn: &due}
	undated := rules
	undated.Today = calendar.Date{}
	require.Empty(t, past.Problems(undated))
	require.Len(t, past.Problems(rules), 1)
}

func TestAReasonThatHasEndedNamesThoseThatContinueIt(t *testing.T) {
	r := rules
	r.Continues = func(code string) []string { return map[string][]string{"CLAR": {"CONT", "VAGU"}}[code] }
	point := models.PointBody{Code: "CLAR", Severity: models.Must, Anchor: "t1", Text: "Unclear."}
	for code, want := range map[string]string{"CLAR": "Reason code CLAR has ended. Select CONT or VAGU", "NONE": "Select a reason code"} {
		point.Code = code
		found := point.Problems(r)
		require.Len(t, found, 1)
		require.Equal(t, want, found[0].Message)
		require.Equal(t, "/code", found[0].Pointer)
	}
	point.Code = "TERM"
	require.Empty(t, point.Problems(r))
}
