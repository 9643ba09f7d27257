package api_test

import (
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

type notice struct {
	ID, Words, ApplicationID, Reference string
	Kind                                models.NoticeKind
	At                                  time.Time
	ReadAt                              *time.Time
}

type noticePage struct {
	Items      []notice
	NextCursor *string
}

func (c caller) notices(query string) noticePage {
	c.t.Helper()
	var page noticePage
	c.get("/api/v1/notices" + query).want(http.StatusOK).into(&page)
	return page
}

func (c caller) unread() int {
	c.t.Helper()
	var count struct{ Unread int }
	c.get("/api/v1/notices/count").want(http.StatusOK).into(&count)
	return count.Unread
}

func TestNotices(t *testing.T) {
	t.Parallel()
	own, err := engine.StartAnother(filepath.Join(t.TempDir(), "engine"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, own.Kill()) })
	d := ownDesk(t, own)
	force, second, other := d.as(t, "applicant.thames-valley"), d.as(t, "officer2.serocu"), d.as(t, "officer.ersou")
	require.Empty(t, second.notices("").Items)
	first, last := d.caseAt(t, sent), d.caseAt(t, sent)

	page := second.notices("?limit=1")
	require.Len(t, page.Items, 1)
	newest := page.Items[0]
	require.Equal(t, []any{models.NoticeSubmitted, "1 application was submitted to your region", last}, []any{newest.Kind, newest.Words, newest.ApplicationID})
	require.Equal(t, force.read(last).Reference, newest.Reference)
	require.Nil(t, newest.ReadAt)
	page = second.notices("?limit=1&cursor=" + *page.NextCursor)
	require.Equal(t, first, page.Items[0].ApplicationID)
	require.Nil(t, page.NextCursor)
	require.Empty(t, other.notices("").Items, "another region")
	require.Equal(t, 2, second.unread())

	key := uuid.NewString()
	body := object{"ids": []string{newest.ID}}
	d.as(t, "officer.serocu").post("/api/v1/notices/read", body).want(http.StatusOK)
	require.Equal(t, 2, second.unread(), "only one's own")
	for range 2 {
		var count struct{ Unread int }
		second.send(http.MethodPost, "/api/v1/notices/read", body, "Idempotency-Key", key).want(http.StatusOK).into(&count)
		require.Equal(t, 1, count.Unread)
	}
	require.Len(t, second.notices("?unread=true").Items, 1)
	require.Len(t, second.notices("?unread=false").Items, 2)
	require.NotNil(t, second.notices("").Items[0].ReadAt)

	d.as(t, "officer2.serocu").act(first, models.DeclareConflict, object{"reason": "They are my neighbour."})
	require.Zero(t, second.unread(), "what it told of is not for them any more")
	require.Len(t, second.notices("").Items, 1)
	d.as(t, "officer.serocu").post("/api/v1/notices/read", object{"all": true}).want(http.StatusOK)
	require.Zero(t, d.as(t, "officer.serocu").unread())
}

func TestNoticesRefuseNonsense(t *testing.T) {
	t.Parallel()
	c := shared.as(t, "officer.serocu")
	c.get("/api/v1/notices?unread=perhaps").faults("/unread bad-value")
	c.get("/api/v1/notices?limit=0").faults("/limit bad-value")
	c.get("/api/v1/notices?cursor=made-up").refused(http.StatusBadRequest, "bad-cursor")
	c.post("/api/v1/notices/read", nil).faults("/ids required")
	c.post("/api/v1/notices/read", object{"ids": []string{}}).faults("/ids required")
	c.post("/api/v1/notices/read", object{"ids": []string{"n1"}, "all": true}).faults("/ids required")
	c.post("/api/v1/notices/read", object{"ids": "n1"}).faults("/ids wrong-type")
	c.post("/api/v1/notices/read", object{"all": true, "of": "everybody"}).faults("/of unknown-field")
	c.post("/api/v1/notices/read", object{"ids": make([]string, 201)}).refused(http.StatusUnprocessableEntity, "invalid")
	c.post("/api/v1/notices/read", `{"ids"`).refused(http.StatusBadRequest, "malformed")
	d := shared
	for _, role := range []models.Role{models.Lead, models.Auditor, models.Admin} {
		d.as(t, insider[role]).get("/api/v1/notices").refused(http.StatusForbidden, "not-for-your-role")
	}
}

func TestMe(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	type me struct {
		Username, Name       string
		Role                 models.Role
		Force, Region, Email *string
		Letters              models.Letters
		Unread               int
	}
	read := func(username string) me {
		var m me
		d.as(t, username).get("/api/v1/me").want(http.StatusOK).into(&m)
		return m
	}
	region, address := "serocu", "wrenna.tolvey@serocu.example"
	own := me{Username: "officer.serocu", Name: "Wrenna Tolvey", Role: models.Officer, Region: &region, Letters: models.LettersAtOnce}
	require.Equal(t, own, read("officer.serocu"))
	require.Equal(t, "thames-valley", *read("applicant.thames-valley").Force)
	require.Nil(t, read("lead.national").Region)

	c := d.as(t, "officer.serocu")
	var answered me
	c.post("/api/v1/me/settings", object{"letters": "daily", "email": address}).want(http.StatusOK).into(&answered)
	own.Letters, own.Email = models.LettersDaily, &address
	require.Equal(t, own, answered)
	require.Equal(t, own, read("officer.serocu"))
	c.post("/api/v1/me/settings", object{"letters": "none"}).want(http.StatusOK)
	own.Letters = models.LettersNone
	require.Equal(t, own, read("officer.serocu"), "the address stays")
	require.Nil(t, read("officer2.serocu").Email, "one's own only")

	c.post("/api/v1/me/settings", nil).faults("/letters bad-value")
	c.post("/api/v1/me/settings", object{"letters": "weekly", "email": "Wrenna <w@serocu.example>"}).faults("/letters bad-value", "/email bad-value")
	c.post("/api/v1/me/settings", object{"letters": "daily", "email": "w@serocu.example\r\nBcc: all@serocu.example"}).faults("/email bad-value")
	c.post("/api/v1/me/settings", object{"letters": "daily", "role": "admin"}).faults("/role unknown-field")
	require.Equal(t, own, read("officer.serocu"))
	c.post("/api/v1/me/settings", object{"letters": "none", "email": ""}).want(http.StatusOK)
	own.Email = nil
	require.Equal(t, own, read("officer.serocu"))
}
