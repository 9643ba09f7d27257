package main_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models"
)

// told checks a refusal against the rules: its sentence, and who did what last and when, as the history has it.
func (o *offices) told(c *desktest.Case, p desktest.Problem, sentence string) {
	o.t.Helper()
	events := c.History(c.Applicant)
	last := events[len(events)-1]
	require.NotNil(o.t, p.Last)
	require.Equal(o.t, last.Action, p.Last.Action)
	require.Equal(o.t, last.By, p.Last.By)
	require.Equal(o.t, last.At, p.Last.At)
	require.Equal(o.t, o.users[last.By.Username].Name, p.Last.By.Name)
	london, err := time.LoadLocation("Europe/London")
	require.NoError(o.t, err)
	require.Equal(o.t, sentence+" "+last.By.Name+" "+models.Action(last.Action).Did()+" at "+
		last.At.In(london).Format("15:04 on 2 January 2006")+".", p.Detail)
	require.Equal(o.t, last.To, p.State)
	require.Equal(o.t, c.Show(c.Applicant).Version, p.Version)
}

// mend checks an answer to what is not acceptable: every fault, by its pointer, with its sentence.
func (o *offices) mend(p desktest.Problem, want map[string]string) {
	o.t.Helper()
	require.Equal(o.t, "invalid", p.Code)
	require.Equal(o.t, "Some values are not accepted. Nothing was saved. Fix the problems listed under errors and send again.", p.Detail)
	got := map[string]string{}
	for _, e := range p.Errors {
		got[e.Pointer] = e.Message
	}
	require.Equal(o.t, want, got)
}

// hidden: to whom an application is not shown, it does not exist.
func (o *offices) hidden(c *desktest.Case, username string) {
	o.t.Helper()
	for _, path := range []string{c.Path(""), "/applications/00000000-0000-7000-8000-000000000000"} {
		p := o.as(username).Refused(http.StatusNotFound, desktest.Request{Method: http.MethodGet, Path: path})
		require.Equal(o.t, "Not found, or you do not have access.", p.Detail)
	}
}

func (o *offices) notEditable(c *desktest.Case) {
	o.t.Helper()
	app := c.Show(c.Applicant)
	require.False(o.t, app.Editable)
	p := c.Applicant.Refused(http.StatusConflict, desktest.Request{
		Method: http.MethodPut, Path: c.Path("/content"), Body: app.Content, IfMatch: desktest.Tag(app.Version),
	})
	require.Equal(o.t, "The content cannot be edited in this status.", p.Detail)
	require.Equal(o.t, app.Version, c.Show(c.Applicant).Version)
}

// stale: a person who saves over text that they have not read learns that it changed, and by whom.
func (o *offices) stale(c *desktest.Case) {
	o.t.Helper()
	put := desktest.Request{Method: http.MethodPut, Path: c.Path("/content"), Body: c.Content}
	require.Equal(o.t, "Send the version you read: its ETag as If-Match",
		c.Applicant.Refused(http.StatusPreconditionRequired, put).Detail)
	put.IfMatch = desktest.Tag(1)
	p := c.Applicant.Refused(http.StatusPreconditionFailed, put)
	require.Equal(o.t, "This has changed since you read it. Read it again, add your change and save.", p.Detail)
	require.Equal(o.t, c.Show(c.Applicant).Version, p.Version)
	require.Equal(o.t, c.Applicant.Username, p.Last.By.Username)
}

// pack checks what the CPS holds of a round: the submitted content, and hashes that fit its bytes.
func (o *offices) pack(c *desktest.Case, round int, content []byte) {
	o.t.Helper()
	got := c.Pack(c.CPS, round)
	require.Equal(o.t, string(content), string(got.Content))
	sum := sha256.Sum256(got.Content)
	require.Len(o.t, got.Manifest.Files, 1)
	require.Equal(o.t, "content.json", got.Manifest.Files[0].Name)
	require.Equal(o.t, hex.EncodeToString(sum[:]), got.Manifest.Files[0].SHA256)
	require.Equal(o.t, len(got.Content), got.Manifest.Files[0].Bytes)

	require.Equal(o.t, c.ID, got.Manifest.ApplicationID)
	require.Equal(o.t, c.Reference, got.Manifest.Reference)
	require.Equal(o.t, c.Force, got.Manifest.Force)
	require.Equal(o.t, c.Region, got.Manifest.Region)
	require.Equal(o.t, round, got.Manifest.Round)
	require.Equal(o.t, c.Officer.Username, got.Manifest.SubmittedBy.Username)
	event := c.History(c.Officer)[got.Manifest.Event-1]
	require.Equal(o.t, "submit-to-cps", event.Action)
	require.Equal(o.t, round, event.Round)
	require.Equal(o.t, event.Hash, got.Manifest.EventHash)
	require.Equal(o.t, event.ContentHash, got.Manifest.Files[0].SHA256)
}

// everything is all that the applications show of themselves, to be compared.
func (o *offices) everything() []string {
	o.t.Helper()
	var all []string
	for _, c := range []*desktest.Case{o.drugs, o.slavery, o.company, o.second, o.kent} {
		for _, part := range []string{"", "/events", "/versions", "/points", "/submissions"} {
			answer := c.Officer.Get(c.Path(part), nil)
			require.True(o.t, json.Valid(answer.Body))
			all = append(all, string(answer.Body))
		}
		require.Len(o.t, c.History(o.as("auditor")), len(c.History(c.Officer)))
	}
	return all
}
