package api_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/workflows"
)

// rewrite changes the text that is stored, as only a fault of the program or a hand in the database could.
func (d *desk) rewrite(t *testing.T, id string, change func(object)) {
	t.Helper()
	app, err := d.store.Application(t.Context(), models.Scope{All: true}, id)
	require.NoError(t, err)
	var content object
	require.NoError(t, json.Unmarshal(app.Content, &content))
	change(content)
	data, err := json.Marshal(content)
	require.NoError(t, err)
	d.sql(t, "UPDATE applications SET content = ? WHERE id = ?", string(data), id)
}

func incomplete(c object) {
	term := c["terms"].([]any)[2].(object)
	term["text"], term["appliesTo"] = "", []string{}
	c["declarations"].(object)["applicant"].(object)["on"] = "2099-01-01"
}

// TestNothingIncompleteGoesOut asks at each step on the way to the CPS, whatever was asked before.
func TestNothingIncompleteGoesOut(t *testing.T) {
	t.Parallel()
	d := shared
	wanted := []string{"/terms/2/text Q35", "/terms/2/appliesTo Q35", "/declarations/applicant/on Q33"}
	for stage, action := range map[int]models.Action{claimed: models.Approve, approved: models.SubmitToCPS} {
		id := d.caseAt(t, stage)
		officer := d.as(t, "officer.serocu")
		before := officer.read(id)
		d.rewrite(t, id, incomplete)
		body := any(object{})
		if action == models.Approve {
			body = approval()
		}
		told := officer.try(id, action, body).refused(http.StatusUnprocessableEntity, "invalid")
		var got []string
		for _, e := range told.Errors {
			got = append(got, e.Pointer+" "+e.Code)
			require.NotEmpty(t, e.Message)
		}
		require.ElementsMatch(t, wanted, got, "all stops at once, and no other")
		require.Equal(t, before.State, officer.read(id).State)
		if action == models.SubmitToCPS { // and there is a way back
			officer.act(id, models.Reopen, because())
			require.Equal(t, models.ReturnedByQA, officer.read(id).State)
		}
	}
}

// TestTheLawOfTheDayCounts has a provision come into force between approval and submission.
func TestTheLawOfTheDayCounts(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, approved)
	later := *shared
	later.api = api.New(shared.store, workflows.NewClient(shared.engine), slog.New(slog.NewTextHandler(shared.said, nil)),
		api.WithLists(reference.Embedded(), calendar.EnglandAndWales(), library.Embedded(), checks.Switches{checks.Notification: today()}))
	later.http = httptest.NewServer(later.api.Handler())
	t.Cleanup(later.http.Close)
	later.as(t, "officer2.serocu").try(id, models.SubmitToCPS, nil).faults("/futureProvisions/notificationRecipient Q32")
	shared.as(t, "officer2.serocu").act(id, models.SubmitToCPS, nil)
}

// TestWhatWasJustifiedCounts takes a text with reasons for what it lacks all the way.
func TestWhatWasJustifiedCounts(t *testing.T) {
	t.Parallel()
	content := text(t, drugs(t), func(c object) { c["pack"].(object)["redactionChecked"] = false })
	force, officer := shared.as(t, "applicant.thames-valley"), shared.as(t, "officer.serocu")
	id := force.create("thames-valley", content).ID
	told := force.try(id, models.SubmitForQA, nil).refused(http.StatusUnprocessableEntity, "invalid")
	require.Len(t, told.Errors, 1)
	require.True(t, strings.HasSuffix(told.Errors[0].Message, " Or justify it under Q30."))
	force.act(id, models.SubmitForQA, object{"justifications": object{"Q30": "The redacted set follows with the bundle."}})
	officer.act(id, models.Claim, nil)
	officer.act(id, models.Approve, approval())
	officer.act(id, models.SubmitToCPS, nil)
}
