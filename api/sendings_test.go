package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// sendings is how the papers of a round were sent, as a program reads it.
type sendings struct {
	Sent  bool
	Items []struct {
		Event, Replaces, ReplacedBy     int
		Channel, To, Time, Note, Reason string
		NotSent, Automatic              bool
		RecordedBy                      struct{ Username string }
		Acknowledgements                []struct {
			Event, Replaces, ReplacedBy int
			From, Reference             string
		}
	}
	Email    *struct{ Subject, Body string }
	Channels []struct {
		Channel, Level string
		Bytes, Limit   int
	}
}

func (c caller) sendings(id string) (s sendings) {
	c.t.Helper()
	c.get(at(id, "submissions", "1", "sendings")).want(http.StatusOK).into(&s)
	return s
}

func byEmail() object {
	return object{"channel": "email", "to": "CPS South East mailbox", "on": today(), "time": "14:25", "note": "In two parts."}
}

// TestSendingIsWhatAPersonSays: nothing is sent before; a correction keeps what was recorded; the state stays.
func TestSendingIsWhatAPersonSays(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, submitted)
	officer, cps, path := shared.as(t, "officer2.serocu"), shared.as(t, "cps.reviewer"), at(id, "submissions", "1", "sendings")
	before := officer.sendings(id)
	require.False(t, before.Sent)
	require.Empty(t, before.Items)
	app := officer.read(id)
	require.True(t, strings.HasPrefix(before.Email.Subject, "OFFICIAL-SENSITIVE: "), before.Email.Subject)
	require.Contains(t, before.Email.Subject, app.Reference)
	require.Contains(t, before.Email.Body, "02-draft-order.pdf")
	for _, name := range []string{*app.Content.Subjects[0].FamilyName, *app.Content.Subjects[0].GivenNames} {
		require.NotContains(t, before.Email.Subject+before.Email.Body, name)
	}
	require.Equal(t, "fits", before.Channels[0].Level)

	officer.post(path, byEmail()).want(http.StatusOK)
	sent := cps.sendings(id)
	require.True(t, sent.Sent)
	require.Equal(t, "officer2.serocu", sent.Items[0].RecordedBy.Username)
	require.Equal(t, models.WithCPS, officer.read(id).State)
	first := sent.Items[0].Event
	receipt := path + "/" + fmt.Sprint(first) + "/acknowledgements"
	cps.post(receipt, object{"on": today(), "from": "Casework assistant", "reference": "CPS/114"}).want(http.StatusOK)
	ack := cps.sendings(id).Items[0].Acknowledgements[0].Event
	cps.post(receipt, object{"on": today(), "from": "Casework manager", "replaces": ack, "reason": "Another person."}).want(http.StatusOK)
	acks := officer.sendings(id).Items[0].Acknowledgements
	require.Equal(t, acks[1].Event, acks[0].ReplacedBy)

	officer.post(path, with(byEmail(), "replaces", first)).refused(http.StatusUnprocessableEntity, "invalid")
	officer.post(path, object{"notSent": true, "replaces": first, "reason": "It stayed in the outbox."}).want(http.StatusOK)
	after := officer.sendings(id)
	require.False(t, after.Sent)
	require.Equal(t, after.Items[1].Event, after.Items[0].ReplacedBy)
	require.Equal(t, "CPS South East mailbox", after.Items[0].To, "it is kept")
	officer.post(path, with(with(byEmail(), "replaces", first), "reason", "Again.")).refused(http.StatusUnprocessableEntity, "invalid")
	cps.post(receipt, object{"on": today(), "from": "Casework assistant"}).refused(http.StatusNotFound, "not-found")
}

// TestWhatIsNoSendingIsRefused names each fault.
func TestWhatIsNoSendingIsRefused(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, submitted)
	officer, path := shared.as(t, "officer2.serocu"), at(id, "submissions", "1", "sendings")
	for pointer, body := range map[string]object{
		"/channel":  with(byEmail(), "channel", "transfer-folder"),
		"/to":       with(byEmail(), "to", " "),
		"/on":       with(byEmail(), "on", today().AddDays(1)),
		"/time":     with(byEmail(), "time", "2pm"),
		"/replaces": with(with(byEmail(), "replaces", 1), "reason", "Wrong."),
		"/notSent":  {"notSent": true},
		"/reason":   with(byEmail(), "replaces", 3),
	} {
		p := officer.post(path, body).refused(http.StatusUnprocessableEntity, "invalid")
		require.Equal(t, pointer, p.Errors[0].Pointer)
	}
	p := officer.post(path, with(byEmail(), "on", today().AddDays(-1))).refused(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "date-too-early", p.Errors[0].Code)
	shared.as(t, "cps.reviewer").post(path, byEmail()).want(http.StatusNotFound)
	officer.post(at(id, "submissions", "2", "sendings"), byEmail()).want(http.StatusNotFound)
	require.Empty(t, officer.sendings(id).Items)
}

// TestPapersAreCheckedByTheirHash: of this round, of another, or of none. Nothing is kept.
func TestPapersAreCheckedByTheirHash(t *testing.T) {
	t.Parallel()
	id := shared.submittedWith(t, func(c caller, id string) { c.attach(id, "map.pdf", pdf) })
	cps := shared.as(t, "cps.reviewer")
	papers := cps.papers(id, 1)
	var told struct {
		Items []struct {
			SHA256      string
			Files       []string
			OtherRounds []int
		}
	}
	path := at(id, "submissions", "1", "check")
	cps.post(path, object{"hashes": []string{" " + strings.ToUpper(papers[2].SHA256), sum([]byte(pdf)), sum([]byte("other"))}}).want(http.StatusOK).into(&told)
	require.Equal(t, []string{papers[2].File}, told.Items[0].Files)
	require.Equal(t, []string{"101-map.pdf"}, told.Items[1].Files)
	require.Empty(t, told.Items[2].Files)
	for _, bad := range [][]string{{}, {"abc"}, {papers[0].SHA256 + "0"}} {
		cps.post(path, object{"hashes": bad}).refused(http.StatusUnprocessableEntity, "invalid")
	}
	shared.as(t, "applicant.kent").post(path, object{"hashes": []string{papers[0].SHA256}}).want(http.StatusNotFound)
}
