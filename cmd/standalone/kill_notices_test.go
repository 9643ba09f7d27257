package main_test

import (
	"database/sql"
	"path/filepath"
	"slices"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models"
)

// notices: everyone was notified once of each event that concerns them, and of nothing else. Who is notified is written
// down here independently of the program.
func (a *auditing) notices() {
	want := map[string][]desktest.Notice{}
	for _, c := range a.apps {
		a.tell(c, want)
	}
	others := []string{"applicant.kent", "officer.ersou", "manager.serocu"}
	for _, username := range slices.Concat(applicants, reviewers, []string{cps}, others) {
		require.ElementsMatch(a.t, want[username], a.noticesOf(username), username)
	}
}

// tell adds what people are notified of about one application.
func (a *auditing) tell(c *desktest.Case, want map[string][]desktest.Notice) {
	assigned := map[int]string{}
	for _, e := range a.told[c.ID] {
		if body, is := e.request.Body.(models.AssignBody); is {
			assigned[a.eventOf(e, c.History(c.Officer)).Seq] = body.Username
		}
	}
	submitter := ""
	for _, e := range c.History(c.Officer) {
		kind, people := "", []string{}
		switch e.Action {
		case "submit-for-qa":
			kind, people = "submitted", reviewers
		case "assign":
			kind, people = "assigned", []string{assigned[e.Seq]}
		case "return":
			kind, people = "returned", []string{c.Applicant.Username}
		case "approve":
			kind, people = "approved", []string{c.Applicant.Username}
		case "reopen":
			kind, people = "reopened", []string{c.Applicant.Username}
		case "submit-to-cps":
			kind, people = "sent-to-cps", []string{c.Applicant.Username, cps}
			submitter = e.By.Username
		case "cps-decision":
			kind, people = e.To, []string{c.Applicant.Username, submitter} // accepted or returned-by-cps
		case "court-outcome":
			kind, people = "court-outcome", []string{c.Applicant.Username}
		case "withdraw":
			kind, people = "withdrawn", []string{c.Applicant.Username}
			if *e.From == "accepted" {
				people = append(people, cps)
			}
		}
		for _, username := range people {
			if username != e.By.Username { // no one is notified of what they did
				want[username] = append(want[username], desktest.Notice{Kind: kind, ApplicationID: c.ID, At: e.At})
			}
		}
	}
}

func (a *auditing) noticesOf(username string) (all []desktest.Notice) {
	for cursor := ""; ; {
		var page struct {
			Items      []desktest.Notice
			NextCursor *string
		}
		a.p.as(username).Get("/notices?limit=200&cursor="+cursor, &page)
		all = append(all, page.Items...)
		if page.NextCursor == nil {
			return all
		}
		cursor = *page.NextCursor
	}
}

// letters: every notice is in one letter or waits for one; what is noted as sent has arrived, and no
// letter has arrived more often than it was tried.
func (a *auditing) letters(dir string, box *mailbox) {
	require.Eventually(a.t, func() bool { return len(box.arrived()) > 0 }, 2*time.Minute, 100*time.Millisecond)
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "scpo.db")+"?mode=ro")
	require.NoError(a.t, err)
	defer func() { require.NoError(a.t, db.Close()) }()
	count := func(query string) (n int) {
		require.NoError(a.t, db.QueryRow("SELECT COUNT(*) FROM "+query).Scan(&n))
		return n
	}
	require.Zero(a.t, count("notices JOIN users ON users.id = user_id WHERE email <> '' AND mail_at = 0"), "notices that are to be mailed")
	require.Zero(a.t, count("notices WHERE letter_id <> '' AND letter_id NOT IN (SELECT id FROM letters)"), "notices of a letter that is lost")
	require.Zero(a.t, count("letters WHERE state NOT IN ('due', 'sent')"), "letters that were given up")

	sent := a.attempts(db, "WHERE state = 'sent'") // first, because the post continues
	arrived := box.arrived()
	for id := range sent {
		require.Contains(a.t, arrived, id, "noted as sent")
	}
	tried := a.attempts(db, "")
	for id, times := range arrived {
		require.LessOrEqual(a.t, times, tried[id], "a letter that arrived, and how often it was tried")
	}
	a.t.Logf("%d letters of %d arrived", len(arrived), len(tried))
}

// attempts is how often each letter was tried, by its id.
func (a *auditing) attempts(db *sql.DB, where string) map[string]int {
	rows, err := db.Query("SELECT id, attempts FROM letters " + where)
	require.NoError(a.t, err)
	defer func() { require.NoError(a.t, rows.Close()) }()
	tried := map[string]int{}
	for rows.Next() {
		var id string
		var n int
		require.NoError(a.t, rows.Scan(&id, &n))
		tried[id] = n
	}
	require.NoError(a.t, rows.Err())
	return tried
}
