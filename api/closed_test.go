package api_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// closedTo walks every route of the route table as someone to whom a case is closed: what names it answers as if it were not there,
// with a line in the log, and no list, count or search tells of it. It gives how many requests it made.
func (d *desk) closedTo(t *testing.T, who, id string) int {
	t.Helper()
	c, reference := d.as(t, who), d.reference(t, id)
	asked := 0
	for _, r := range d.api.Routes() {
		for _, path := range closedPaths(r.Path, id) {
			switch {
			case strings.Contains(r.Path, "/applications/:id"):
				refused := c.send(r.Method, path, nil, "If-Match", "*")
				refused.refused(http.StatusNotFound, "not-found")
				asked++
			case r.Method == http.MethodGet && !r.Open && slices.Contains(r.Roles, d.users[who].Role) && !strings.Contains(r.Path, ":id"):
				told := c.get(path)
				require.Less(t, told.status, http.StatusInternalServerError, path)
				require.NotContains(t, string(told.body), id, path)
				require.NotContains(t, string(told.body), reference, path)
			}
		}
	}
	require.Greater(t, asked, 45)
	refused := 0
	for _, line := range d.accessTo(t, id) {
		if line.Kind == store.KindRefused && line.ActorID == d.users[who].ID {
			refused++
		}
	}
	require.GreaterOrEqual(t, refused, asked, "each is in the log")
	return asked
}

// closedPaths are the addresses of a route about a case, with every action and every queue.
func closedPaths(path, id string) []string {
	var paths []string
	switch {
	case strings.Contains(path, ":action"):
		for _, a := range models.Actions() {
			if a.Offered() && a != models.Create {
				paths = append(paths, strings.NewReplacer(":id", id, ":action", string(a)).Replace(path))
			}
		}
	case strings.Contains(path, ":queue"):
		for _, q := range store.Queues() {
			paths = append(paths, strings.Replace(path, ":queue", string(q), 1)+"?limit=200")
		}
	case strings.HasSuffix(path, "/cases"):
		for _, of := range []string{"submitted", "pending", "decided"} {
			paths = append(paths, path+"?limit=200&of="+of)
		}
	case strings.HasSuffix(path, "/changes"):
		paths = append(paths, address(path, id)+"?from=1&to=2")
	case strings.HasSuffix(path, "/versions/:n"):
		paths = append(paths, strings.NewReplacer(":id", id, ":n", "1").Replace(path))
	default:
		paths = append(paths, address(path, id))
	}
	return paths
}

// reference is what a case is called.
func (d *desk) reference(t *testing.T, id string) string {
	t.Helper()
	names, err := d.store.References(t.Context(), []string{id})
	require.NoError(t, err)
	return names[id]
}

// search is the address of the list of what a reference finds.
func search(reference string) string { return "/api/v1/applications?q=" + url.QueryEscape(reference) }

// TestAConflictClosesEveryDoor to the case: each route, each list, and what another case tells of it.
func TestAConflictClosesEveryDoor(t *testing.T) {
	t.Parallel()
	d, one := shared, someone(t)
	officer, second := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu")
	id := d.approvedAs(t, one)
	second.act(id, models.SubmitToCPS, nil)
	other := d.approvedAs(t, one)

	key := uuid.NewString()
	declare := func() reply {
		return officer.post(at(id, "actions", "declare-conflict"), object{"reason": "I arrested him in 2019."}, "Idempotency-Key", key)
	}
	first := declare().want(http.StatusOK)
	again := declare().want(http.StatusOK)
	require.Equal(t, string(first.body), string(again.body), "the same request is answered the same")
	d.closedTo(t, "officer.serocu", id)

	for _, list := range []string{search(d.reference(t, id)), "/api/v1/queues/cps?limit=200"} {
		require.Contains(t, string(second.get(list).want(http.StatusOK).body), id, "others see it as before")
		require.NotContains(t, string(officer.get(list).want(http.StatusOK).body), id)
	}

	for _, told := range []reply{
		officer.get(at(other)), officer.get(at(other, "relatives")),
		officer.post("/api/v1/relatives", object{"pncId": *one.Subjects[0].PNCID}),
	} {
		told.want(http.StatusOK)
		require.NotContains(t, string(told.body), id, told.asked)
		require.Contains(t, string(told.body), d.reference(t, id), "that there is one, and by what name two officers speak of it")
	}
	require.Contains(t, string(second.get(at(other)).want(http.StatusOK).body), id)
	undecided := officer.try(other, models.SubmitToCPS, nil)
	undecided.refused(http.StatusUnprocessableEntity, "related-undecided")
	require.NotContains(t, string(undecided.body), id)
	require.Contains(t, string(undecided.body), "ring the regional officers of serocu")
	officer.act(other, models.Relate, object{"other": d.reference(t, id), "as": "continues", "reason": "Rang a colleague."})
	officer.act(other, models.SubmitToCPS, nil)
}

// TestWhoDeclaredIsForTheRegion: a save that comes too late does not tell the force.
func TestWhoDeclaredIsForTheRegion(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, drafted)
	d.as(t, "officer.serocu").act(id, models.DeclareConflict, object{"reason": "A neighbour."})
	force := d.as(t, "applicant.thames-valley")
	p := force.put(at(id, "content"), object{"facts": "Mine."}, "If-Match", `"1"`).refused(http.StatusPreconditionFailed, "stale")
	require.Equal(t, "Name withheld", p.Last.By.Name)
	for _, below := range []string{"", "events", "versions", "edits", "checks", "points", "submissions"} {
		require.NotContains(t, string(force.get(strings.TrimSuffix(at(id, below), "/")).want(http.StatusOK).body), "Wrenna", below)
	}
	require.NotContains(t, string(force.get(search(d.reference(t, id))).want(http.StatusOK).body), "Wrenna")
}

// TestARestrictedCaseIsClosedToOthers of the same force and region, and open to those named.
func TestARestrictedCaseIsClosedToOthers(t *testing.T) {
	t.Parallel()
	d, one := shared, someone(t)
	officer, second, drafter := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu"), d.as(t, "applicant.thames-valley")
	id := d.approvedAs(t, one)
	second.act(id, models.SubmitToCPS, nil)
	other := d.approvedAs(t, one)
	restrict := func(leaveOut bool, people ...string) object {
		return object{"people": append([]string{}, people...), "reason": "It shows a source.", "leaveOutDrafter": leaveOut}
	}
	officer.try(id, models.Restrict, object{"people": []string{"officer2.serocu"}}).faults("/reason required")
	for _, outside := range []string{"nobody", "officer.ersou", "applicant.surrey", "lead.national", "auditor", "admin"} {
		officer.try(id, models.Restrict, restrict(false, outside)).faults("/people/0 bad-value")
	}
	officer.try(id, models.Unrestrict, because()).refused(http.StatusConflict, "not-restricted")
	officer.act(id, models.Restrict, restrict(false))

	for _, who := range []string{"officer2.serocu", "applicant2.thames-valley", "manager.serocu", "manager.thames-valley"} {
		d.closedTo(t, who, id)
	}
	var shown struct {
		Restricted *struct {
			People []struct{ Username, Name string }
			CPS    bool
		}
	}
	for _, c := range []caller{officer, drafter, d.as(t, "cps.reviewer")} {
		c.get(at(id)).want(http.StatusOK).into(&shown)
		require.Len(t, shown.Restricted.People, 2)
		require.False(t, shown.Restricted.CPS)
		require.Contains(t, string(c.get(search(d.reference(t, id))).want(http.StatusOK).body), id)
	}
	require.NotContains(t, string(drafter.get(at(id, "events")).want(http.StatusOK).body), "It shows a source.")
	require.Contains(t, string(officer.get(at(id, "events")).want(http.StatusOK).body), "It shows a source.")
	d.as(t, "auditor").get(at(id, "events")).want(http.StatusOK)

	for _, told := range []reply{second.get(at(other)), second.get(at(other, "relatives")), second.post("/api/v1/relatives", object{"pncId": *one.Subjects[0].PNCID})} {
		told.want(http.StatusOK)
		require.NotContains(t, string(told.body), id, told.asked)
		require.Contains(t, string(told.body), d.reference(t, id), "that there is one, and whom to ring")
	}
	second.act(other, models.Relate, object{"other": d.reference(t, id), "as": "continues", "reason": "Rang them."})

	var people struct {
		Items []struct {
			Username       string
			Named, Drafter bool
		}
	}
	officer.get(at(id, "restriction")).want(http.StatusOK).into(&people)
	named := map[string]bool{}
	for _, p := range people.Items {
		named[p.Username] = p.Named
		require.Equal(t, p.Username == "applicant.thames-valley", p.Drafter)
	}
	require.True(t, named["applicant.thames-valley"])
	require.Contains(t, named, "officer2.serocu")
	require.NotContains(t, named, "officer.ersou")

	officer.act(id, models.Restrict, restrict(true, "officer2.serocu", "cps.reviewer"))
	d.closedTo(t, "applicant.thames-valley", id)
	second.get(at(id)).want(http.StatusOK).into(&shown)
	require.True(t, shown.Restricted.CPS)
	second.act(id, models.Unrestrict, because())
	for _, who := range []string{"officer2.serocu", "applicant.thames-valley", "applicant2.thames-valley"} {
		require.Equal(t, models.WithCPS, d.as(t, who).read(id).State)
	}
	require.Equal(t, models.Unrestrict, d.events(t, id)[len(d.events(t, id))-1].Action)
}

// TestARestrictedCaseIsNotAssignedToOthers, and is taken from who is not named.
func TestARestrictedCaseIsNotAssignedToOthers(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	second := d.as(t, "officer2.serocu")
	second.act(id, models.Restrict, object{"people": []string{}, "reason": "It names a colleague."})
	require.Nil(t, second.read(id).Assignee)
	d.as(t, "officer.serocu").try(id, models.Claim, nil).refused(http.StatusNotFound, "not-found")
	p := second.try(id, models.Assign, object{"username": "officer.serocu"}).refused(http.StatusUnprocessableEntity, "assignee-not-named")
	require.Equal(t, "/username", p.Errors[0].Pointer)
	second.act(id, models.Claim, nil)
}
