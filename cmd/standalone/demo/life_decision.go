package demo

import (
	"strings"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// decided is what the CPS says, and what follows.
func (l *life) decided() {
	if l.fate == withdrawnLate {
		l.withdraw(l.days(3, 6), l.officer, pickAt(books().remarks.WithdrawnLate, l.number))
		return
	}
	l.decide(l.days(5, 14), l.first(), l.cps)
	switch l.fate {
	case resubmitted, resubmittedOutside:
		l.again()
	case rejectedOutside:
		l.withdraw(l.days(2, 6), l.officer, books().remarks.AfterRejection)
	case rejected, givenUp:
		l.withdraw(l.days(4, 12), l.drafter, l.reason(books().remarks.WithdrawnAtQA))
	case accepted, amended:
		l.court()
	case withdrawnEarly, withdrawnAtQA, withdrawnLate, pendingNow, queuedNow, claimedNow, returnedByQANow, approvedNow, returnedByCPSNow:
	}
}

// first is the answer to the first submission.
func (l *life) first() models.Decision {
	switch l.fate {
	case amended:
		return models.DecisionWithAmendments
	case rejected, rejectedOutside:
		return models.DecisionRejected
	case resubmitted, resubmittedOutside, givenUp, returnedByCPSNow:
		return models.DecisionMoreInfo
	case accepted, withdrawnEarly, withdrawnAtQA, withdrawnLate, pendingNow, queuedNow, claimedNow, returnedByQANow, approvedNow:
	}
	return models.DecisionAccepted
}

func (l *life) decide(at time.Time, d models.Decision, reasons []flaw) {
	lawyer := pickAt(books().names.Lawyers, l.number)
	if l.highCourt() {
		lawyer = books().names.Lawyers[len(books().names.Lawyers)-1] // of a central casework division
	}
	lawyer.Basis, lawyer.Reference = "Delegated by the Director of Public Prosecutions", "DEL/FICT/"+l.force.URN
	on := calendar.DateIn(at)
	body := &models.DecisionBody{Decision: d, DecidedOn: &on, Authority: lawyer}
	switch d {
	case models.DecisionAccepted:
		body.Note = pick(l.diary.rng, books().remarks.Accepted)
	case models.DecisionWithAmendments:
		body.Note = l.sayOf(2, pickAt(books().remarks.Amended, l.number))
	case models.DecisionMoreInfo, models.DecisionRejected, models.DecisionAtTriage:
	}
	for _, f := range reasons {
		if d.Accepts() {
			body.AmendedTerms = append(body.AmendedTerms, models.AmendedTerm{Term: f.Anchor, Change: models.TermAmended, Text: l.tightened(f.Anchor)})
		} else {
			body.Reasons = append(body.Reasons, models.ReasonCoded{ID: l.nextPoint(), Code: f.Code, Anchor: f.Anchor, Text: f.CPS})
		}
	}
	by := l.colleague()
	if l.diary.rng.IntN(5) < 2 {
		by = l.users["cps.reviewer"]
	}
	l.do(at, by, models.CPSDecision, body)
	if !d.Accepts() {
		l.asked = body.Reasons
	}
}

// colleague is the other officer of the region: who approved does not record what the CPS said.
func (l *life) colleague() models.User {
	for _, name := range []string{"officer.", "officer2."} {
		if other, there := l.users[name+l.officer.Region]; there && other.ID != l.officer.ID {
			return other
		}
	}
	return l.officer
}

// tightened is a term in the words of the reviewing lawyer.
func (l *life) tightened(id string) string {
	for _, t := range l.text(l.day).Terms {
		if t.ID == id {
			return strings.TrimSuffix(t.Text, ".") + ", as defined in this order."
		}
	}
	return "As defined in this order."
}

// again is the second round: the reasons of the CPS answered, put right, checked and accepted.
func (l *life) again() {
	at := l.days(3, 9)
	for i, r := range l.asked {
		answer := &models.AnswerBody{PointID: r.ID, Answer: models.Changed}
		if r.Code == "EXTL" {
			answer.Answer, answer.Text = models.Explained, books().remarks.OutsideAnswer
		}
		l.do(at, l.drafter, models.AnswerPoint, answer)
		if i == 0 {
			l.reword(nil)
		}
		at = l.minutes()
	}
	l.do(at, l.drafter, models.SubmitForQA, &models.NoteBody{})
	l.do(l.days(1, 2), l.officer, models.Claim, &models.NoteBody{})
	for _, r := range l.asked {
		l.do(l.minutes(), l.officer, models.ResolvePoint, &models.ResolveBody{PointID: r.ID, Resolution: models.Resolved})
	}
	l.do(l.days(0, 2), l.officer, models.Approve, &models.ApproveBody{Checklist: checklist(), Note: "Changes since the last round read against the reasons of the CPS."})
	l.do(l.days(0, 1), l.officer, models.SubmitToCPS, &models.NoteBody{})
	l.decide(l.days(4, 10), models.DecisionAccepted, nil)
	l.court()
}

// court is the outcome of the order, if the day has come.
func (l *life) court() {
	r := books().remarks
	on := l.order
	if decided := calendar.DateIn(l.at); !on.After(decided) {
		on = workingDays(decided, 10) // put back
	}
	body := &models.OutcomeBody{Outcome: models.Granted, On: &on, Note: pickAt(r.Granted, l.number)}
	switch {
	case l.copied != nil && l.copied.Outcome != "":
		body.Outcome, body.Note = l.copied.Outcome, l.copied.OutcomeNote
	case l.number%9 == 4:
		body.Outcome, body.Note = models.GrantedAmended, l.sayOf(2, pickAt(r.GrantedAmended, l.number))
	case l.number == 17:
		body.Outcome, body.Note = models.Refused, r.Refused[0]
	case l.number == 23:
		body.Outcome, body.Note = models.NotPursued, r.NotPursued[0]
	}
	l.at = clock(on, closes)
	l.do(l.days(0, 2), l.officer, models.CourtOutcome, body)
}
