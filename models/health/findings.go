package health

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// State is how one part is.
type State string

// The states, from good to bad.
const (
	Works   State = "works"
	Unknown State = "unknown"
	Look    State = "look" // it works, and somebody should look at it
	Fails   State = "fails"
)

// When somebody should look. The alert rules have the same bounds.
const (
	LettersLate    = 30 * time.Minute
	ReminderGrace  = 10 * time.Minute
	RecordsEvery   = 26 * time.Hour // they are verified each night
	QueueLate      = time.Minute
	DiskLook       = 0.15 // of the disk is free
	DiskFails      = 0.05
	VerifiedNever  = "Not verified yet."
	findingsNumber = 9
)

// Finding is one part in words: how it is, what that means for users, and what to do.
type Finding struct {
	Part  Part
	State State
	Says  string
	Means string
	Do    string
}

// Findings are all parts, the worst first.
func (h Health) Findings() []Finding {
	all := make([]Finding, 0, findingsNumber)
	for _, part := range []Part{Database, Engine, Worker} {
		all = append(all, h.needed(part))
	}
	all = append(all, h.email(), h.reminders(), h.records(), h.workflows(), h.papers(), h.disk())
	slices.SortStableFunc(all, func(a, b Finding) int { return cmp.Compare(rank[b.State], rank[a.State]) })
	return all
}

var rank = map[State]int{Works: 0, Unknown: 1, Look: 2, Fails: 3}

// State is that of the worst part.
func (h Health) State() State { return h.Findings()[0].State }

// needed is a part without which no command is carried out.
func (h Health) needed(part Part) Finding {
	f := Finding{Part: part, State: Works, Says: needs[part].works}
	for _, fault := range h.Faults {
		if fault.Part == part {
			return Finding{Part: part, State: Fails, Says: fault.Text, Means: needs[part].means, Do: needs[part].do}
		}
	}
	if part == Worker && slices.ContainsFunc(h.Faults, func(f Fault) bool { return f.Part == Engine }) {
		return Finding{Part: part, State: Unknown, Says: "Not known while the workflow engine does not answer."}
	}
	if part == Worker && h.Queue != nil && h.Queue.Age > QueueLate {
		return Finding{
			Part: part, State: Look, Says: fmt.Sprintf("A worker answers, but %s waited for more than %s.", count(h.Queue.Backlog, "task has", "tasks have"), lasting(QueueLate)),
			Means: "Decisions take longer than they should, and some fail with “Try again”.", Do: "Start more workers.",
		}
	}
	return f
}

var needs = map[Part]struct{ works, means, do string }{
	Database: {"It can be read and written.", "Users cannot save or decide. Nothing that was saved is lost.", "Start the database, or free space on its disk. The service continues by itself."},
	Engine:   {"It answers.", "Users can read and save, but cannot submit or decide. What they try again later is done once only.", "Start the workflow engine, and check the network between it and the service."},
	Worker:   {"A worker answers.", "Users can read and save, but cannot submit or decide. Reminders and emails wait.", "Start a worker. Its log says why it ended."},
}

func (h Health) unknown(part Part) Finding {
	return Finding{Part: part, State: Unknown, Says: "Not known while the database does not answer."}
}

func (h Health) email() Finding {
	n := h.Numbers
	switch {
	case n == nil:
		return h.unknown(Email)
	case n.LettersDue == 0:
		return Finding{Part: Email, State: Works, Says: "No email is due."}
	}
	says := count(n.LettersDue, "email is due", "emails are due") + ", the oldest since " + clock(n.LettersOldest) + "."
	if h.At.Sub(n.LettersOldest) < LettersLate {
		return Finding{Part: Email, State: Works, Says: says}
	}
	return Finding{
		Part: Email, State: Look, Says: says,
		Means: "Users see their notices in the service, but get no email.", Do: "Check that the mail server takes email from the service. The log of the worker has its answer. Emails are sent by themselves afterwards.",
	}
}

func (h Health) reminders() Finding {
	n := h.Numbers
	switch {
	case n == nil:
		return h.unknown(Reminders)
	case n.RemindersLate == 0:
		return Finding{Part: Reminders, State: Works, Says: "No reminder is late."}
	}
	return Finding{
		Part: Reminders, State: Fails, Says: count(n.RemindersLate, "reminder of a deadline is late", "reminders of deadlines are late") + ", the oldest since " + clock(n.RemindersOldest) + ".",
		Means: "People are not reminded of deadlines. The queues still show what is late.", Do: "Compare the workflows with the database: restart a worker, or use “scpo reconcile”.",
	}
}

func (h Health) papers() Finding {
	n := h.Numbers
	switch {
	case n == nil:
		return h.unknown(Papers)
	case n.PacksUnfinished+n.TransfersOpen == 0:
		return Finding{Part: Papers, State: Works, Says: "The papers of all submissions are complete."}
	}
	return Finding{
		Part: Papers, State: Look,
		Says:  fmt.Sprintf("%s without the list of its papers, %s not in the transfer folder yet.", count(n.PacksUnfinished, "submission is", "submissions are"), count(n.TransfersOpen, "is", "are")),
		Means: "Those papers may still be on their way to the CPS.", Do: "If the numbers do not fall within minutes, check that the file storage and the transfer folder can be written. The log of the worker has the reason.",
	}
}
