package api_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
)

func TestMalformedJSONIsRefused(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, drafted)
	force := shared.as(t, "applicant.thames-valley")
	before := force.read(id)
	for _, body := range []string{"{", `{"facts": }`, `{"facts": "a"} {}`, "{\"facts\": \"\xff\"}", strings.Repeat("[", 20_000)} {
		force.put(at(id, "content"), body, "If-Match", "*").refused(http.StatusBadRequest, "malformed")
		force.try(id, models.Withdraw, body).refused(http.StatusBadRequest, "malformed")
		force.post("/api/v1/applications", body).refused(http.StatusBadRequest, "malformed")
	}
	force.post("/api/v1/applications", `{"force": "thames-valley", "content": {"facts": "`+"\xff"+`"}}`).refused(http.StatusBadRequest, "malformed")
	require.Equal(t, before, force.read(id))
}

func TestWrongContentIsRefusedWithItsPlace(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, drafted)
	force := shared.as(t, "applicant.thames-valley")
	before := force.read(id)
	for _, c := range []struct {
		name   string
		change func(object)
		want   []string
	}{
		{"unknown field", func(c object) { c["verdict"] = "guilty" }, []string{"/verdict unknown-field"}},
		{"unknown field, deep", func(c object) { c["court"].(object)["a/b~c"] = 1 }, []string{"/court/a~1b~0c unknown-field"}},
		{"text for a list", func(c object) { c["terms"] = "none" }, []string{"/terms wrong-type"}},
		{"a number for text", func(c object) { c["facts"] = 7 }, []string{"/facts wrong-type"}},
		{"text for yes or no", func(c object) { c["evidence"].([]any)[2].(object)["served"] = "yes" }, []string{"/evidence/2/served wrong-type"}},
		{"a day that does not exist", func(c object) { c["court"].(object)["expectedOrderDate"] = "2026-02-30" }, []string{"/court/expectedOrderDate bad-date"}},
		{"a day written otherwise", func(c object) { c["court"].(object)["expectedOrderDate"] = "08/05/2026" }, []string{"/court/expectedOrderDate bad-date"}},
		{"no such choice", func(c object) { c["route"] = "s99" }, []string{"/route bad-value"}},
		{"text too long", func(c object) { c["facts"] = strings.Repeat("é", 20_001) }, []string{"/facts too-long"}},
		{"a line too long", func(c object) { c["court"].(object)["name"] = strings.Repeat("x", 501) }, []string{"/court/name too-long"}},
		{"too many", func(c object) { c["humanRights"] = make([]object, 501) }, []string{"/humanRights too-many"}},
		{"an id twice", func(c object) { c["terms"].([]any)[1].(object)["id"] = "t1" }, []string{"/terms/1/id duplicate-id"}},
		{"two at once", func(c object) { c["route"], c["facts"] = 1, false }, []string{"/route wrong-type", "/facts wrong-type"}},
		{"another version of the shape", func(c object) { c["schemaVersion"] = 2 }, []string{"/schemaVersion bad-value"}},
		{"what is not in force", func(c object) { c["futureProvisions"].(object)["electronicMonitoring"] = object{"a": 1} }, []string{"/futureProvisions/electronicMonitoring bad-value"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			force := shared.as(t, "applicant.thames-valley")
			content := text(t, drugs(t), c.change)
			force.put(at(id, "content"), content, "If-Match", "*").faults(c.want...)
			var inBody []string
			for _, w := range c.want {
				inBody = append(inBody, "/content"+w)
			}
			force.post("/api/v1/applications", object{"force": "thames-valley", "content": content}).faults(inBody...)
		})
	}
	for body, want := range map[string]string{`[]`: " wrong-type", `null`: " wrong-type", `"text"`: " wrong-type", `{"facts": "a", "facts": "b"}`: "/facts bad-value"} {
		force.put(at(id, "content"), body, "If-Match", "*").faults(want)
	}
	longest := text(t, drugs(t), func(c object) { c["facts"] = strings.Repeat("é", 20_000) })
	force.put(at(id, "content"), longest, "If-Match", "*").want(http.StatusOK)
	require.Equal(t, before.Version+1, force.read(id).Version, "nothing else was stored")
}

func TestWrongNewApplicationsAreRefused(t *testing.T) {
	t.Parallel()
	force := shared.as(t, "applicant.thames-valley")
	for body, want := range map[string][]string{
		`{}`:                    {"/force bad-value"},
		`{"force": "surrey"}`:   {"/force bad-value"}, // another's
		`{"force": "atlantis"}`: {"/force bad-value"},
		`{"force": 7}`:          {"/force wrong-type"},
		`{"force": "thames-valley", "state": "x"}`:  {"/state unknown-field"},
		`{"force": "thames-valley", "content": []}`: {"/content wrong-type"},
		`[]`: {" wrong-type", "/force bad-value"},
	} {
		force.post("/api/v1/applications", body).faults(want...)
	}
}

func TestTheAnswerToAHostileBodyIsBounded(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, claimed)
	officer := shared.as(t, "officer.serocu")
	answers := map[string]string{}
	for i := range 20_000 {
		answers[fmt.Sprintf("check-%d", i)] = "yes"
	}
	points := make([]object, 500)
	for i := range points {
		points[i] = object{"code": "x"}
	}
	for action, body := range map[models.Action]object{models.Approve: {"checklist": answers}, models.Return: {"points": points}} {
		p := officer.try(id, action, body).refused(http.StatusUnprocessableEntity, "invalid")
		require.Len(t, p.Errors, decode.MaxProblems, "%s", action)
	}
}

func TestABodyMayBeOneMebibyte(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, drafted)
	force := shared.as(t, "applicant.thames-valley")
	body := func(size int) string {
		whole := `{"facts": "x"}`
		return strings.Repeat(" ", size-len(whole)) + whole
	}
	force.put(at(id, "content"), body(1<<20), "If-Match", "*").want(http.StatusOK)
	version := force.read(id).Version
	for _, size := range []int{1<<20 + 1, 3 << 20} {
		force.put(at(id, "content"), body(size), "If-Match", "*").refused(http.StatusRequestEntityTooLarge, "too-large")
		force.try(id, models.Withdraw, body(size)).refused(http.StatusRequestEntityTooLarge, "too-large")
		force.post("/api/v1/applications", body(size)).refused(http.StatusRequestEntityTooLarge, "too-large")
	}
	require.Equal(t, version, force.read(id).Version)
	require.Len(t, shared.events(t, id), 1)
}

func TestABodyOfUnknownLengthIsBoundedToo(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, drafted)
	body := struct{ *strings.Reader }{strings.NewReader(strings.Repeat(" ", 1<<20) + "{}")} // its length is not seen
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPut, shared.http.URL+at(id, "content"), body)
	require.NoError(t, err)
	require.Zero(t, request.ContentLength)
	request.Header.Set("Authorization", "Bearer "+token("applicant.thames-valley"))
	request.Header.Set("If-Match", "*")
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	require.Equal(t, http.StatusRequestEntityTooLarge, response.StatusCode)
}

// TestBodiesOfActions sends what each action refuses; every field at fault is named at once.
func TestBodiesOfActions(t *testing.T) {
	t.Parallel()
	d := shared
	inHand, accepted, withCPS, ready, draft := d.caseAt(t, claimed), d.caseAt(t, decided), d.caseAt(t, submitted), d.caseAt(t, approved), d.caseAt(t, drafted)
	without := func(key string) object {
		body := decision(models.DecisionAccepted)
		delete(body, key)
		return body
	}
	with := func(body object, key string, value any) object {
		body[key] = value
		return body
	}
	var unchecked []string
	for id := range checklist() {
		unchecked = append(unchecked, "/checklist/"+id+" required")
	}
	some := checklist()
	some["Q09"], some["Q99"] = "perhaps", "yes"
	reason := func(code, anchor string) object { return object{"code": code, "anchor": anchor, "text": "Not shown."} }
	for _, c := range []struct {
		who    string
		id     string
		action models.Action
		body   any
		want   []string
	}{
		{"officer.serocu", inHand, models.Return, nil, []string{"/points no-point"}},
		{"officer.serocu", inHand, models.Return, object{"points": []object{}}, []string{"/points no-point"}},
		{"officer.serocu", inHand, models.Return, object{"points": []object{point("must", "t1"), point("must", "t99")}}, []string{"/points/1/anchor bad-value"}},
		{"officer.serocu", inHand, models.Return, object{"points": []object{with(point("must", "e1"), "code", "NOPE")}}, []string{"/points/0/code bad-value"}},
		{"officer.serocu", inHand, models.Return, object{"points": []object{with(point("perhaps", "p1"), "text", " ")}}, []string{"/points/0/severity bad-value", "/points/0/text required"}},
		{"officer.serocu", inHand, models.Return, object{"points": []object{with(point("must", "terms"), "dueOn", "soon")}}, []string{"/points/0/dueOn bad-date"}},
		{"officer.serocu", inHand, models.Return, object{"points": []object{with(point("must", "terms"), "dueOn", today().AddDays(-1))}}, []string{"/points/0/dueOn date-too-early"}},
		{"officer.serocu", inHand, models.Return, object{"points": []object{with(point("must", "terms"), "text", strings.Repeat("x", 20_001))}}, []string{"/points/0/text too-long"}},
		{"officer.serocu", inHand, models.Return, object{"points": []object{with(point("must", "terms"), "id", uuid.NewString())}}, []string{"/points/0/id unknown-field"}},
		{"officer.serocu", inHand, models.Approve, nil, unchecked},
		{"officer.serocu", inHand, models.Approve, object{"checklist": some}, []string{"/checklist/Q09 bad-value", "/checklist/Q99 bad-value"}},
		{"officer.serocu", inHand, models.Assign, nil, []string{"/username required"}},
		{"officer.serocu", inHand, models.Assign, object{"username": "officer.ersou"}, []string{"/username bad-value"}},
		{"officer.serocu", inHand, models.Assign, object{"username": "applicant.surrey"}, []string{"/username bad-value"}},
		{"officer.serocu", inHand, models.Assign, object{"username": "nobody"}, []string{"/username bad-value"}},
		{"officer.serocu", inHand, models.Assign, object{"username": "officer2.serocu", "userId": d.users["officer.ersou"].ID}, []string{"/userId unknown-field"}},
		{"officer.serocu", inHand, models.Withdraw, object{"reason": "\n "}, []string{"/reason required"}},
		{"applicant.thames-valley", draft, models.Withdraw, nil, []string{"/reason required"}},
		{"applicant.thames-valley", draft, models.Withdraw, object{"reason": "x", "why": "y"}, []string{"/why unknown-field"}},
		{"officer.serocu", ready, models.Reopen, nil, []string{"/reason required"}},
		{"officer.serocu", ready, models.SubmitToCPS, object{"note": 3}, []string{"/note wrong-type"}},
		{"cps.reviewer", withCPS, models.CPSDecision, nil, []string{"/decision bad-value", "/decidedOn no-date", "/authority/name required", "/authority/grade required", "/authority/basis required"}},
		{"cps.reviewer", withCPS, models.CPSDecision, without("authority"), []string{"/authority/name required", "/authority/grade required", "/authority/basis required"}},
		{"cps.reviewer", withCPS, models.CPSDecision, with(decision("accepted"), "authority", object{"name": "Ottilie Marr", "grade": " ", "basis": "Delegated"}), []string{"/authority/grade required"}},
		{"officer.serocu", withCPS, models.CPSDecision, without("decidedOn"), []string{"/decidedOn no-date"}},
		{"cps.reviewer", withCPS, models.CPSDecision, decision("perhaps"), []string{"/decision bad-value"}},
		{"cps.reviewer", withCPS, models.CPSDecision, decision(models.DecisionRejected), []string{"/reasons no-reasons"}},
		{"cps.reviewer", withCPS, models.CPSDecision, decision(models.DecisionMoreInfo), []string{"/reasons no-reasons"}},
		{"cps.reviewer", withCPS, models.CPSDecision, decision(models.DecisionRejected, reason("NOPE", "t1"), reason("EVID", "t99")), []string{"/reasons/0/code bad-value", "/reasons/1/anchor bad-value"}},
		{"cps.reviewer", withCPS, models.CPSDecision, decision(models.DecisionMoreInfo, object{"code": "EVID"}), []string{"/reasons/0/text required"}},
		{"cps.reviewer", withCPS, models.CPSDecision, decision(models.DecisionAccepted, reason("SAFE", "t1")), []string{"/reasons reasons-with-acceptance"}},
		{"cps.reviewer", withCPS, models.CPSDecision, decision(models.DecisionWithAmendments), []string{"/amendedTerms no-amended-term"}},
		{"officer.serocu", accepted, models.CourtOutcome, nil, []string{"/outcome required", "/on required"}},
		{"officer.serocu", accepted, models.CourtOutcome, object{"outcome": "lost", "on": today()}, []string{"/outcome required"}},
	} {
		t.Run(fmt.Sprintf("%s %v", c.action, c.want), func(t *testing.T) {
			d.as(t, c.who).try(c.id, c.action, c.body).faults(c.want...)
		})
	}
	for _, days := range []struct {
		code string
		move int
	}{{"date-in-future", 1}, {"date-too-early", -1}} {
		day := today().AddDays(days.move)
		wrong := func(r reply, pointer string) {
			p := r.refused(http.StatusUnprocessableEntity, days.code)
			require.Len(t, p.Errors, 1)
			require.Equal(t, pointer+" "+days.code, p.Errors[0].Pointer+" "+p.Errors[0].Code)
		}
		wrong(d.as(t, "cps.reviewer").try(withCPS, models.CPSDecision, with(decision(models.DecisionAccepted), "decidedOn", day)), "/decidedOn")
		wrong(d.as(t, "officer.serocu").try(accepted, models.CourtOutcome, object{"outcome": "granted", "on": day}), "/on")
	}
	for id, events := range map[string]int{inHand: 3, accepted: 6, withCPS: 5, ready: 4, draft: 1} {
		require.Len(t, d.events(t, id), events, "nothing was written")
	}
}

func TestSubmittingNamesAllThatIsMissing(t *testing.T) {
	t.Parallel()
	force := shared.as(t, "applicant.thames-valley")
	app := force.create("thames-valley", object{})
	force.try(app.ID, models.SubmitForQA, nil).among("/subjects required", "/route required", "/court/name required", "/terms required", "/offences Q03")
	force.put(at(app.ID, "content"), object{"route": "s19", "court": object{"name": "Crown Court at Reading"}}, "If-Match", `"1"`).want(http.StatusOK)
	named := force.try(app.ID, models.SubmitForQA, nil).among("/subjects required", "/terms required")
	require.NotContains(t, named, "/route required")
	require.NotContains(t, named, "/court/name required")
	require.Len(t, shared.events(t, app.ID), 1)
}

func TestAnswersToPoints(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	force, officer := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu")
	officer.post(at(id, "points", uuid.NewString(), "resolve"), nil).refused(http.StatusUnprocessableEntity, "point-unknown")
	officer.act(id, models.Return, object{"points": []object{point(models.Must, "p1")}})
	p := force.points(id)[0]
	for body, want := range map[string]string{
		`{}`:                                  "/answer bad-value",
		`{"answer": "no"}`:                    "/answer bad-value",
		`{"answer": "explained"}`:             "/text required",
		`{"answer": "disagree", "text": " "}`: "/text required",
		`{"answer": "changed", "pointId": "mine"}`: "/pointId unknown-field",
	} {
		force.post(at(id, "points", p, "answer"), body).faults(want)
	}
	force.post(at(id, "points", uuid.NewString(), "answer"), object{"answer": "changed"}).refused(http.StatusUnprocessableEntity, "point-unknown")
	officer.post(at(id, "points", p, "resolve"), nil).refused(http.StatusConflict, "wrong-state")
	force.post(at(id, "points", p, "answer"), object{"answer": "changed"}).want(http.StatusOK)
	force.act(id, models.SubmitForQA, nil)
	force.post(at(id, "points", p, "answer"), object{"answer": "changed"}).refused(http.StatusConflict, "wrong-state")
	officer.post(at(id, "points", p, "resolve"), nil).refused(http.StatusConflict, "not-claimed")
	officer.act(id, models.Claim, nil)
	d.as(t, "officer2.serocu").post(at(id, "points", p, "resolve"), nil).refused(http.StatusConflict, "claimed-by-other")
	for body, want := range map[string]string{
		`{"resolution": "gone"}`:     "/resolution bad-value",
		`{"resolution": "reopened"}`: "/note required",
		`{"pointId": "mine"}`:        "/pointId unknown-field",
	} {
		officer.post(at(id, "points", p, "resolve"), body).faults(want)
	}
}

func TestParameters(t *testing.T) {
	t.Parallel()
	officer := shared.as(t, "officer.serocu")
	list, figure, cases := "/api/v1/applications?", "/api/v1/metrics/first-submission-acceptance?", "/api/v1/metrics/first-submission-acceptance/cases?"
	for path, want := range map[string][]string{
		list + "state=lost": {"/state bad-value"}, list + "limit=0": {"/limit bad-value"}, list + "limit=many": {"/limit bad-value"},
		list + "force=zz": {"/force bad-value"}, list + "region=zz": {"/region bad-value"}, "/api/v1/queues?force=zz": {"/force bad-value"},
		"/api/v1/queues/unassigned?force=SURREY":                   {"/force bad-value"},
		figure + "from=today&to=2026-02-30&basis=guess&by=officer": {"/from bad-date", "/to bad-date", "/basis bad-value", "/by bad-value"},
		figure + "from=2026-02-02&to=2026-02-01":                   {"/from bad-value"},
		cases + "of=state":                                         {"/of bad-value"},
		cases + "of=pending&group=kent":                            {"/group bad-value"},
		cases + "of=withdrawnBefore&by=force&group=kent":           {"/group bad-value"},
		cases + "limit=0":                                          {"/limit bad-value"}, cases + "basis=luck": {"/basis bad-value"},
	} {
		officer.get(path).faults(want...)
	}
	shared.as(t, "auditor").get("/api/v1/access-log?before=x").faults("/before bad-value")
	shared.as(t, "auditor").get("/api/v1/access-log?kind=zz").faults("/kind bad-value")
	for _, cursor := range []string{"x", "e30", "AA"} {
		officer.get(list+"cursor="+cursor).refused(http.StatusBadRequest, "bad-cursor")
	}
	officer.get("/api/v1/reference/colours").refused(http.StatusNotFound, "not-found")
}

func TestKeysAreBounded(t *testing.T) {
	t.Parallel()
	force := shared.as(t, "applicant.thames-valley")
	body := object{"force": "thames-valley"}
	force.post("/api/v1/applications", body, "Idempotency-Key", strings.Repeat("k", 256)).refused(http.StatusBadRequest, "bad-idempotency-key")
	force.post("/api/v1/applications", body, "Idempotency-Key", strings.Repeat("k", 255)).want(http.StatusCreated)
	r, err := force.ask(context.Background(), http.MethodPost, "/api/v1/applications", body)
	require.NoError(t, err)
	r.want(http.StatusCreated) // without a key
}

func TestStrangeAddresses(t *testing.T) {
	t.Parallel()
	force := shared.as(t, "applicant.thames-valley")
	id := shared.caseAt(t, drafted)
	for _, path := range []string{"/", "/api/v1", "/api/v2/applications", at(id, "secrets"), at("not-an-id"), at("%00"), at(id, "versions", "0"), at(id, "versions", "one"), at(id, "versions", "99999999999999999999")} {
		force.get(path).refused(http.StatusNotFound, "not-found")
	}
	for _, action := range []string{"create", "answer-point", "resolve-point", "pass-over", "hand-back", "explode", "Withdraw"} {
		force.post(at(id, "actions", action), because()).refused(http.StatusNotFound, "not-found")
	}
	for _, method := range []string{http.MethodDelete, http.MethodPatch} {
		force.send(method, at(id), nil).refused(http.StatusMethodNotAllowed, "method-not-allowed")
	}
	force.post("/api/v1/openapi.json", nil).refused(http.StatusMethodNotAllowed, "method-not-allowed")
}
