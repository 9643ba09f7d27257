package api_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// insider is a person of each role, in the force or region of a Thames Valley case.
var insider = map[models.Role]string{
	models.Applicant: "applicant.thames-valley", models.Officer: "officer.serocu", models.Manager: "manager.thames-valley",
	models.Lead: "lead.national", models.CPS: "cps.reviewer", models.Auditor: "auditor", models.Admin: "admin",
}

// address fills in the path of a route for a case.
func address(path, id string) string {
	return strings.NewReplacer(":id", id, ":action", "release", ":n", "2", ":round", "1", ":point", uuid.NewString(), ":list", "reasons", ":wording", "phones-limit", ":queue", "region", ":section", "risk", ":attachment", id, ":document", "request.pdf", ":sending", "99").Replace(path)
}

// harmless is an empty body, or a refused one where an empty body would take a case of another test.
func harmless(path string) any {
	if strings.HasSuffix(path, "/unassigned/next") {
		return object{"unknown": true}
	}
	if strings.HasSuffix(path, "/refuse") {
		return object{"reason": "Not needed."}
	}
	return nil
}

// TestEveryRouteDeniesEveryRoleThatIsNotNamed walks the route table with every role and without a user.
func TestEveryRouteDeniesEveryRoleThatIsNotNamed(t *testing.T) {
	t.Parallel()
	d := shared
	id, missing := d.caseAt(t, submitted), uuid.NewString()
	before := d.events(t, id)
	for _, r := range d.api.Routes() {
		if r.Open {
			continue
		}
		path := address(r.Path, id)
		for _, nobody := range []caller{d.as(t, ""), {t: t, base: d.http.URL, token: "guessed"}} {
			refused := nobody.send(r.Method, path, nil)
			refused.refused(http.StatusUnauthorized, "not-signed-in")
			require.Equal(t, "Bearer", refused.header.Get("WWW-Authenticate"))
		}
		for _, role := range models.Roles() {
			if role == models.CPS {
				path = strings.Replace(path, "/queues/region", "/queues/cps", 1) // the one queue that it has
			}
			answer := d.as(t, insider[role]).send(r.Method, path, harmless(r.Path))
			switch {
			case slices.Contains(r.Roles, role) && (strings.Contains(r.Path, "/attachments/:attachment") || strings.Contains(r.Path, "/tokens/:token")):
				answer.refused(http.StatusNotFound, "not-found") // no file has the id of a case, and no token
			case slices.Contains(r.Roles, role) && (strings.Contains(r.Path, "/covers/") || strings.Contains(r.Path, "/users/") || strings.Contains(r.Path, "/rights-requests/") || strings.Contains(r.Path, "/audit-notices/") || strings.Contains(r.Path, "/sendings/")):
				answer.refused(http.StatusNotFound, "not-found") // a case is not a cover, and not a person
			case slices.Contains(r.Roles, role) && r.Method == http.MethodPost && r.Path == "/api/v1/targets":
				answer.refused(http.StatusForbidden, "not-for-your-role") // a manager of a force sets no target of the region
			case slices.Contains(r.Roles, role):
				require.NotContains(t, []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound}, answer.status, "%s %s by %s", r.Method, path, role)
			case strings.Contains(r.Path, ":id"):
				answer.refused(http.StatusNotFound, "not-found")
				require.Equal(t, string(d.as(t, insider[role]).send(r.Method, address(r.Path, missing), nil).body), string(answer.body), "%s %s by %s: as if it were not there", r.Method, path, role)
			default:
				answer.refused(http.StatusForbidden, "not-for-your-role")
			}
		}
	}
	require.Equal(t, before, d.events(t, id))
}

// TestWhoMayDoWhatIsAsAgreed is the design's word on access, independent of the route table.
func TestWhoMayDoWhatIsAsAgreed(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, submitted)
	for _, role := range []models.Role{models.Lead, models.Auditor, models.Admin, models.Manager} {
		for _, below := range []string{"", "versions", "versions/1", "points", "resubmission", "checklist", "notes", "submissions", "submissions/1/pack", "submissions/1/pack.zip", "submissions/1/documents", "submissions/1/documents/request.pdf"} {
			d.as(t, insider[role]).get(strings.TrimSuffix(at(id, below), "/")).refused(http.StatusNotFound, "not-found")
		}
	}
	for _, role := range []models.Role{models.Lead, models.Auditor, models.Admin} {
		d.as(t, insider[role]).get("/api/v1/applications").refused(http.StatusForbidden, "not-for-your-role")
	}
	for _, role := range []models.Role{models.CPS, models.Auditor, models.Admin} {
		d.as(t, insider[role]).get("/api/v1/metrics/first-submission-acceptance").refused(http.StatusForbidden, "not-for-your-role")
	}
}

func TestAnothersRecordIsAsIfItWereNotThere(t *testing.T) {
	t.Parallel()
	d := shared
	id, missing := d.caseAt(t, submitted), uuid.NewString()
	for _, r := range d.api.Routes() {
		if !strings.Contains(r.Path, ":id") {
			continue
		}
		for _, stranger := range []string{"applicant.surrey", "applicant.kent", "officer.ersou"} {
			c := d.as(t, stranger)
			theirs := c.send(r.Method, address(r.Path, id), nil, "If-Match", "*")
			theirs.refused(http.StatusNotFound, "not-found")
			require.Equal(t, string(c.send(r.Method, address(r.Path, missing), nil, "If-Match", "*").body), string(theirs.body), "%s %s", r.Method, r.Path)
		}
	}
	draft := d.caseAt(t, approved)
	for _, below := range []string{"", "events", "versions", "submissions"} {
		d.as(t, "cps.reviewer").get(strings.TrimSuffix(at(draft, below), "/")).refused(http.StatusNotFound, "not-found")
	}
	d.as(t, "cps.reviewer").try(draft, models.CPSDecision, decision(models.DecisionAccepted)).refused(http.StatusNotFound, "not-found")
}

func TestAUserWhoIsNoLongerActiveIsNobody(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	d.as(t, "officer2.serocu").get("/api/v1/applications").want(http.StatusOK)
	d.sql(t, "UPDATE users SET active = FALSE WHERE username = 'officer2.serocu'")
	d.as(t, "officer2.serocu").get("/api/v1/applications").refused(http.StatusUnauthorized, "not-signed-in")
}

// TestListsShowWhatIsTheirs: each list is of the caller's force, region or submissions, and a manager's has no names.
func TestListsShowWhatIsTheirs(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	valley := d.record(t, "thames-valley", past(calendar.NewDate(2026, 3, 2)))
	draft := d.record(t, "thames-valley", life{created: calendar.NewDate(2026, 3, 3)})
	surrey := d.record(t, "surrey", past(calendar.NewDate(2026, 3, 4)))
	kent := d.record(t, "kent", past(calendar.NewDate(2026, 3, 5)))
	for who, want := range map[string][]string{
		"applicant.thames-valley": {draft, valley}, "applicant.surrey": {surrey}, "applicant.kent": {kent},
		"officer.serocu": {surrey, draft, valley}, "officer.ersou": {kent}, "cps.reviewer": {kent, surrey, valley},
		"manager.thames-valley": {draft, valley}, "manager.serocu": {surrey, draft, valley},
	} {
		listed := d.as(t, who).list()
		var ids []string
		for _, a := range listed {
			ids = append(ids, a.ID)
			require.Equal(t, strings.HasPrefix(who, "manager"), a.Subject == nil, "%s: the subject's name", who)
		}
		require.Equal(t, want, ids, "%s, newest first", who)
	}
	officer := d.as(t, "officer.serocu")
	for query, want := range map[string]int{
		"state=drafting": 1, "state=accepted": 2, "force=surrey": 1, "region=serocu": 3, "region=ersou": 0, "assignee=none": 3, "assignee=me": 0,
		"assignee=nobody": 0, "q=" + url.QueryEscape("Quill Thames-Valley, Corn"): 2, "q=quillsurrey": 1, "q=%2A": 0, "q=" + url.QueryEscape("%"): 0, "force=surrey&state=drafting": 0,
	} {
		var page struct{ Items []application }
		officer.get("/api/v1/applications?" + query).want(http.StatusOK).into(&page)
		require.Len(t, page.Items, want, query)
	}
	var ids []string
	next := ""
	for range 3 {
		var page struct {
			Items      []application
			NextCursor *string
		}
		officer.get("/api/v1/applications?limit=1&cursor=" + url.QueryEscape(next)).want(http.StatusOK).into(&page)
		require.Len(t, page.Items, 1)
		ids = append(ids, page.Items[0].ID)
		if page.NextCursor == nil {
			break
		}
		next = *page.NextCursor
	}
	require.Equal(t, []string{surrey, draft, valley}, ids)
	officer.get("/api/v1/applications?limit=5000").want(http.StatusOK)
}

// TestTheCPSSeesWhatItReceived: a later draft is the force's own, in every answer to the CPS.
func TestTheCPSSeesWhatItReceived(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, submitted)
	force, cps := d.as(t, "applicant.thames-valley"), d.as(t, "cps.reviewer")
	sent := force.read(id).Content
	cps.act(id, models.CPSDecision, decision(models.DecisionMoreInfo, evidence()))
	const secret = "Zephyrinus"
	later := text(t, drugs(t), func(c object) {
		c["facts"] = secret
		c["subjects"].([]any)[0].(object)["familyName"] = secret
		c["terms"].([]any)[0].(object)["id"] = "t77"
	})
	force.put(at(id, "content"), later, "If-Match", "*").want(http.StatusOK)
	require.Equal(t, secret, force.read(id).Content.Facts)
	force.post(at(id, "points", force.points(id)[0], "answer"), object{"answer": "explained", "text": secret}).want(http.StatusOK)
	force.act(id, models.SubmitForQA, object{"note": secret})

	app := cps.read(id)
	require.Equal(t, sent.Hash(), app.Content.Hash())
	require.Equal(t, "VASCOTT, Darrick Fenwold", *app.Subject)
	found := "/api/v1/applications?q="
	require.NotContains(t, string(cps.get(found+secret).want(http.StatusOK).body), id, "a later name is not to be found by")
	require.Contains(t, string(cps.get(found+"vascott").want(http.StatusOK).body), id)
	require.Contains(t, string(force.get(found+secret).want(http.StatusOK).body), id)
	manager := d.as(t, "manager.serocu")
	require.NotContains(t, string(manager.get(found+secret).want(http.StatusOK).body), id, "a manager may not confirm a name")
	require.Contains(t, string(manager.get(found+url.QueryEscape(app.Reference)).want(http.StatusOK).body), id)
	for _, path := range []string{found, at(id), at(id, "events"), at(id, "versions"), at(id, "submissions"), at(id, "submissions", "1", "pack")} {
		require.NotContains(t, strings.ToLower(string(cps.get(path).want(http.StatusOK).body)), strings.ToLower(secret), path)
	}
}

func TestHistoriesTellEachWhatIsTheirs(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, sent)
	officer, cps, auditor := d.as(t, "officer.serocu"), d.as(t, "cps.reviewer"), d.as(t, "auditor")
	officer.act(id, models.Claim, object{"note": "Internal to the region."})
	officer.act(id, models.Approve, approval())
	officer.act(id, models.SubmitToCPS, nil)
	cps.act(id, models.CPSDecision, decision(models.DecisionRejected, evidence()))
	told := func(c caller) (with []models.Action) {
		var history struct {
			Items []struct {
				Action  models.Action
				Details map[string]any
			}
			Verified bool
		}
		c.get(at(id, "events")).want(http.StatusOK).into(&history)
		require.True(t, history.Verified)
		require.Len(t, history.Items, 6)
		for _, e := range history.Items {
			if len(e.Details) > 0 {
				with = append(with, e.Action)
			}
		}
		return with
	}
	require.Equal(t, []models.Action{models.SubmitForQA, models.Claim, models.Approve, models.CPSDecision}, told(officer))
	require.Equal(t, []models.Action{models.CPSDecision}, told(cps))
	require.Empty(t, told(auditor))
	body := string(auditor.get(at(id, "events")).body)
	for _, private := range []string{"VASCOTT", "Internal", "prison record", "checklist"} {
		require.NotContains(t, body, private)
	}
	draft := d.caseAt(t, drafted)
	auditor.get(at(draft, "events")).want(http.StatusOK)
	require.NotContains(t, string(auditor.get("/api/v1/access-log").want(http.StatusOK).body), "VASCOTT")
}

// TestReadingIsLogged: one line for each read, with who and when, and for nothing else.
func TestReadingIsLogged(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	id := d.record(t, "thames-valley", past(calendar.NewDate(2026, 3, 2)))
	wanted := map[string]string{ // route to kind
		"GET /api/v1/applications": "list", "GET /api/v1/applications/:id": "view", "GET /api/v1/applications/:id/events": "view",
		"GET /api/v1/applications/:id/versions": "view", "GET /api/v1/applications/:id/versions/:n": "view", "GET /api/v1/applications/:id/points": "view",
		"GET /api/v1/applications/:id/checks": "view", "GET /api/v1/applications/:id/changes": "view", "GET /api/v1/applications/:id/wordings": "view",
		"GET /api/v1/applications/:id/submissions": "view", "GET /api/v1/applications/:id/submissions/:round/pack": "export",
		"GET /api/v1/applications/:id/submissions/:round/pack.zip": "export", "GET /api/v1/applications/:id/submissions/:round/documents": "view",
		"GET /api/v1/applications/:id/submissions/:round/documents/:document": "export",
		"GET /api/v1/applications/:id/submissions/:round/sendings":            "view",
		"GET /api/v1/applications/:id/resubmission":                           "view", "GET /api/v1/applications/:id/edits": "view", "GET /api/v1/applications/:id/checklist": "view", "GET /api/v1/applications/:id/notes": "view", "GET /api/v1/applications/:id/restriction": "view", "GET /api/v1/applications/:id/relatives": "view",
		"GET /api/v1/metrics/escaped-defects": "figures", "GET /api/v1/metrics/first-submission-acceptance": "figures", "GET /api/v1/metrics/first-submission-acceptance/cases": "list", "GET /api/v1/access-log": "audit", "GET /api/v1/audit-notices": "audit",
		"GET /api/v1/queues/:queue": "list", "GET /api/v1/notices": "list",
		"GET /api/v1/applications/:id/attachments": "view", "GET /api/v1/applications/:id/attachments/:attachment": "export",
		"GET /api/v1/applications/:id/documents": "view", "GET /api/v1/applications/:id/documents/:document": "export",
		"GET /api/v1/applications/:id/attachments/:attachment/text": "view",
		"GET /api/v1/histories": "list", "GET /api/v1/break-glass": "audit",
	}
	paper, reads := d.as(t, "cps.reviewer").attach(id, "letter.docx", letter(t)).ID, 0
	documented := operations(t)
	for _, r := range d.api.Routes() {
		name := r.Method + " " + r.Path
		if r.Method == http.MethodPut && strings.HasSuffix(r.Path, "/checklist") {
			require.Equal(t, "view", r.Log, "it answers with what the machine found in the text")
			continue
		}
		if r.Method == http.MethodPost && strings.HasSuffix(r.Path, "/check") {
			require.Equal(t, "view", r.Log, "it says what is in the submission")
			continue
		}
		if r.Path == "/api/v1/relatives" {
			require.Equal(t, "list", r.Log, "it says who is on the desk")
			continue
		}
		if r.Method != http.MethodGet || r.Open || strings.Contains(r.Path, "/reference/") || r.Path == "/api/v1/wordings" || r.Path == "/api/v1/queues" || r.Path == "/api/v1/covers" ||
			r.Path == "/api/v1/officers" || r.Path == "/api/v1/notices/count" || r.Path == "/api/v1/me" || strings.HasPrefix(r.Path, "/api/v1/me/") || r.Path == "/api/v1/targets" || r.Path == "/api/v1/rights-requests" || r.Path == "/api/v1/settings" || r.Path == "/api/v1/health" || strings.HasPrefix(r.Path, "/api/v1/users") {
			require.Empty(t, r.Log, name)
			continue
		}
		kind, is := wanted[name]
		require.True(t, is, "%s: is it a read of a case, and how is it logged?", name)
		delete(wanted, name)
		who := insider[r.Roles[len(r.Roles)-1]]
		if r.Path == "/api/v1/queues/:queue" {
			who = insider[models.Manager] // not all who have a queue have this one
		}
		before := d.access(t)
		query, filtered := "", "2025-04-01"
		switch declared := documented[r.Method+" "+inBraces(r.Path)].Parameters; {
		case strings.HasSuffix(r.Path, "/changes"): // from is the number of a version there
		case declared.GetByInAndName("query", "from") != nil:
			query = "?from=2025-04-01"
		case declared.GetByInAndName("query", "state") != nil:
			query, filtered = "?state=accepted", "accepted"
		default:
			filtered = ""
		}
		answer := d.as(t, who).get(address(strings.Replace(r.Path, ":attachment", paper, 1), id) + query).want(http.StatusOK)
		after := d.access(t)
		require.Len(t, after, len(before)+1, name)
		line := after[0]
		require.Equal(t, []string{d.users[who].ID, kind, name, answer.header.Get("X-Request-Id")}, []string{line.ActorID, line.Kind, line.Route, line.RequestID})
		require.WithinDuration(t, d.store.Now(), line.Time(), 60e9)
		if strings.Contains(r.Path, ":id") {
			require.Equal(t, id, line.ApplicationID)
			reads++
		} else {
			require.Contains(t, line.Detail, filtered, "what was filtered by")
		}
	}
	require.Empty(t, wanted)

	before := len(d.access(t))
	d.as(t, "officer.serocu").get("/api/v1/applications?q=quill").want(http.StatusOK)
	lines := d.access(t)
	require.Len(t, lines, before+1)
	require.Equal(t, "search", lines[0].Kind)
	require.Contains(t, lines[0].Detail, "quill")
	d.as(t, "officer.ersou").get(at(id)).want(http.StatusNotFound)
	d.as(t, "officer.serocu").get("/api/v1/reference/forces").want(http.StatusOK)
	require.Len(t, d.access(t), before+2, "a refused read is logged, and what shows no case is not")
	require.Equal(t, "refused", d.access(t)[0].Kind)
	d.auditing(t, id, reads+1) // with the one that was refused
}

// auditing reads the log as an auditor does; reads is how many lines are about the case.
func (d *desk) auditing(t *testing.T, id string, reads int) {
	type line struct {
		ID            int64
		Kind          string
		ApplicationID *string
		By            struct{ Username, Name string }
	}
	var log struct{ Items []line }
	auditor := d.as(t, "auditor")
	auditor.get("/api/v1/access-log").want(http.StatusOK).into(&log)
	require.Equal(t, "refused", log.Items[0].Kind, "newest first")
	auditor.get("/api/v1/access-log?kind=search").want(http.StatusOK).into(&log)
	require.Equal(t, "search", log.Items[0].Kind)
	require.Equal(t, "Wrenna Tolvey", log.Items[0].By.Name)
	require.Nil(t, log.Items[0].ApplicationID)
	newest := log.Items[0].ID
	auditor.get(fmt.Sprintf("/api/v1/access-log?before=%d", newest)).want(http.StatusOK).into(&log)
	require.Equal(t, newest-1, log.Items[0].ID)
	auditor.get("/api/v1/access-log?application=" + id).want(http.StatusOK).into(&log)
	require.Len(t, log.Items, reads)
	for _, l := range log.Items {
		require.Equal(t, id, *l.ApplicationID)
	}
}

func TestWhatCannotBeLoggedIsNotShown(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	id := d.record(t, "thames-valley", past(calendar.NewDate(2026, 3, 2)))
	d.as(t, "officer.serocu").get(at(id)).want(http.StatusOK)
	paper := d.as(t, "cps.reviewer").attach(id, "letter.docx", letter(t)).ID
	d.sql(t, "DROP TABLE access_log")
	for _, r := range d.api.Routes() {
		if r.Log == "" {
			continue
		}
		who := d.as(t, insider[r.Roles[0]])
		answer := who.get(address(strings.Replace(r.Path, ":attachment", paper, 1), id))
		if r.Method == http.MethodPost {
			body := object{"familyName": "Quill", "givenNames": "Ann", "dateOfBirth": "1990-01-01"}
			if strings.HasSuffix(r.Path, "/check") {
				body = object{"hashes": []string{strings.Repeat("0a", 32)}}
			}
			answer = who.post(address(r.Path, id), body)
		}
		answer.refused(http.StatusInternalServerError, "fault")
		for _, private := range []string{"QUILL", "SEROCU", "access_log", "SQL", "accepted"} {
			require.NotContains(t, string(answer.body), private, r.Path)
		}
	}
	require.Contains(t, d.said.String(), "access log could not be written")
	require.NotContains(t, d.said.String(), "QUILL", "no names in the service's own log")
}
