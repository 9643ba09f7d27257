// The tests of this package look at the whole site at once: every page and every address of the API.
package site_test

import (
	"database/sql"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/api/site"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

var desk *pagestest.Desk

func TestMain(m *testing.M) { os.Exit(pagestest.Main(m, &desk, site.Routes())) }

type object = map[string]any

// Who may read what is written in the life of a case.
var (
	region = []string{pagestest.Officer, pagestest.OtherOfficer}
	desks  = append([]string{pagestest.Applicant, pagestest.CoApplicant}, region...)
	sides  = append([]string{pagestest.CPS}, desks...)
)

// secrets are marks in the words of a case, each in one kind of text, with the roles that can read it.
var secrets = map[string][]string{
	"ZZNOTE": region, "ZZHANDOVER": region, "ZZCONFLICT": region, "ZZPREPARED": region, "ZZCHECK": region,
	"ZZPOINT": desks, "ZZANSWER": desks, "ZZSTOP": desks, "ZZREOPEN": desks, "ZZDRAFT": desks, "ZZNAME": desks,
	"ZZDECISION": sides,
}

// told makes a case in which each secret was written.
func told(t *testing.T) string {
	t.Helper()
	c := pagestest.Someone(t)
	id := desk.CaseOf(t, c, pagestest.Sent)
	force, officer, cps := desk.As(t, pagestest.Applicant), desk.As(t, pagestest.Officer), desk.As(t, pagestest.CPS)
	other := desk.As(t, pagestest.OtherOfficer)
	at := "/applications/" + id
	other.Act(id, models.Claim, object{"note": "ZZHANDOVER"})
	other.Act(id, models.Assign, object{"username": pagestest.Officer, "note": "ZZHANDOVER"})
	officer.Ask(http.MethodPost, at+"/notes", object{"text": "ZZNOTE"}, nil)
	officer.Act(id, models.StopClock, object{"cause": "awaiting-third-party", "from": calendar.DateIn(desk.Store.Now()), "note": "ZZSTOP"})
	officer.Act(id, models.StartClock, nil)
	officer.Act(id, models.Return, object{"points": []object{{"code": "NECE", "severity": "must", "anchor": "t1", "text": "ZZPOINT", "action": "ZZPOINT"}}})
	var points struct{ Items []struct{ ID string } }
	force.Ask(http.MethodGet, at+"/points", nil, &points)
	force.Ask(http.MethodPost, at+"/points/"+points.Items[0].ID+"/answer", object{"answer": "explained", "text": "ZZANSWER"}, nil)
	force.Act(id, models.SubmitForQA, nil)
	officer.Act(id, models.Claim, nil)
	officer.Ask(http.MethodPost, at+"/points/"+points.Items[0].ID+"/resolve", nil, nil)
	officer.Act(id, models.Approve, object{"checklist": pagestest.Checklist(), "notes": object{"Q11": "ZZCHECK"}, "note": "ZZCHECK"})
	officer.Act(id, models.Reopen, object{"reason": "ZZREOPEN"})
	force.Act(id, models.SubmitForQA, nil)
	officer.Act(id, models.Claim, nil)
	officer.Act(id, models.Approve, object{"checklist": pagestest.Checklist()})
	officer.Act(id, models.SubmitToCPS, nil)
	decision := pagestest.Decision(models.DecisionMoreInfo, object{"code": "RISK", "anchor": "risk", "text": "ZZDECISION"})
	cps.Act(id, models.CPSDecision, decision)
	name := "ZZNAME"
	c.Facts, c.Subjects[0].FamilyName = "ZZDRAFT", &name
	force.Ask(http.MethodPut, at+"/content", c, nil, "If-Match", "*")
	force.Ask(http.MethodGet, at+"/points", nil, &points)
	for _, p := range points.Items[1:] {
		force.Ask(http.MethodPost, at+"/points/"+p.ID+"/answer", object{"answer": "changed"}, nil)
	}
	force.Act(id, models.SubmitForQA, nil)
	officer.Act(id, models.Claim, nil)
	officer.Ask(http.MethodPost, at+"/points", object{"code": "NECE", "severity": "must", "anchor": "t1", "text": "ZZPREPARED"}, nil)
	other.Act(id, models.DeclareConflict, object{"reason": "ZZCONFLICT"})
	return id
}

// TestWhatIsPrivateStaysSo has each person open every page and ask every address of the API about one case, and looks for
// the words that are not for them; and for those that are.
func TestWhatIsPrivateStaysSo(t *testing.T) {
	id := told(t)
	for _, who := range []string{
		pagestest.Applicant, pagestest.CoApplicant, pagestest.Elsewhere, pagestest.Officer, pagestest.OtherOfficer, pagestest.FarOfficer,
		pagestest.Manager, pagestest.Lead, pagestest.CPS, pagestest.Auditor, pagestest.Admin,
	} {
		v := desk.As(t, who)
		var all strings.Builder
		for _, r := range site.Routes() {
			if r.Method == http.MethodGet {
				all.Write(v.Open(filled(r.Path, id)).Body)
			}
		}
		all.WriteString(answers(t, who, id))
		read := all.String()
		for secret, readers := range secrets {
			outside := who == pagestest.OtherOfficer // who declared a conflict of interest in it
			require.Equal(t, slices.Contains(readers, who) && !outside, strings.Contains(read, secret), "%s reads %s", who, secret)
		}
	}
}

// TestWhatCannotBeLoggedIsNotShown on any logged page, to anyone who can open it.
func TestWhatCannotBeLoggedIsNotShown(t *testing.T) {
	id := told(t)
	db, err := sql.Open("sqlite", "file:"+desk.File+"?_pragma=busy_timeout(10000)")
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	readers := map[models.Role]pagestest.Visitor{}
	for _, who := range []string{pagestest.Applicant, pagestest.Officer, pagestest.Manager, pagestest.Lead, pagestest.CPS, pagestest.Auditor, pagestest.Admin} {
		readers[desk.Users[who].Role] = desk.As(t, who)
	}
	_, err = db.ExecContext(t.Context(), "CREATE TRIGGER full BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'full'); END")
	require.NoError(t, err)
	defer func() {
		_, err := db.ExecContext(t.Context(), "DROP TRIGGER full")
		require.NoError(t, err)
	}()
	withheld := 0
	for _, r := range site.Routes() {
		if r.Method != http.MethodGet || r.Log == "" {
			continue
		}
		for _, role := range r.Roles {
			page := readers[role].Open(filled(r.Path, id))
			if page.Status == http.StatusInternalServerError {
				withheld++
			}
			require.GreaterOrEqual(t, page.Status, 400, "%s opens %s", role, r.Path) // 404 and 409 show nothing of the case
			for secret := range secrets {
				require.NotContains(t, string(page.Body), secret, "%s opens %s", role, r.Path)
			}
			require.NotContains(t, string(page.Body), "SEROCU/", "%s opens %s", role, r.Path)
		}
	}
	require.Greater(t, withheld, 60)
}

// answers is all that the API gives a person who requests every one of its addresses.
func answers(t *testing.T, who, id string) string {
	t.Helper()
	edge := api.New(desk.Store, nil, slog.New(slog.DiscardHandler), api.WithFiles(desk.Files), api.WithPapers(desk.Papers)).Handler()
	ask := func(path string) string {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
		r.Header.Set("Authorization", "Bearer token-of-"+who)
		w := httptest.NewRecorder()
		edge.ServeHTTP(w, r)
		require.Less(t, w.Code, 500, path)
		return w.Body.String()
	}
	var contract struct{ Paths map[string]object }
	require.NoError(t, json.Unmarshal([]byte(ask("/api/v1/openapi.json")), &contract))
	var all strings.Builder
	for path, methods := range contract.Paths {
		if methods["get"] != nil && path != "/readyz" {
			all.WriteString(ask(filled(path, id)))
		}
	}
	for n := range 12 {
		all.WriteString(ask("/api/v1/applications/" + id + "/versions/" + strconv.Itoa(n)))
		all.WriteString(ask("/api/v1/applications/" + id + "/changes?from=" + strconv.Itoa(n) + "&to=0"))
	}
	return all.String()
}

// filled is the address of a page, of the first of its kind.
func filled(path, id string) string {
	for name, value := range map[string]string{"{id}": id, "{$}": "", "{queue}": "region", "{n}": "2", "{section}": "facts", "{term}": "t1", "{round}": "1"} {
		path = strings.ReplaceAll(path, name, value)
	}
	if from := strings.IndexByte(path, '{'); from >= 0 {
		return path[:from] + "1"
	}
	return path
}
