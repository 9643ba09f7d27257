package demo

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/google/uuid"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// life writes the history of one application: who did what, when, with which words.
type life struct {
	*scene
	diary
	users     map[string]models.User
	namespace uuid.UUID // of the ids of points
	cutoff    time.Time // nothing happens from then on
	officer   models.User
	qa, cps   []flaw
	points    int
	asked     []models.ReasonCoded // by the CPS, of the round that is being answered
	steps     []models.RecordStep
	err       error
}

// history is every past application as a record, up to yesterday.
func history(today calendar.Date, users map[string]models.User, namespace uuid.UUID) ([]models.Record, error) {
	all, err := plans(today)
	if err != nil {
		return nil, err
	}
	records := make([]models.Record, len(all))
	for i, p := range all {
		l := newLife(p, users, namespace)
		l.cutoff = clock(today, 0)
		l.live()
		if l.err != nil {
			return nil, fmt.Errorf("write %s: %w", p.reference, l.err)
		}
		records[i] = models.Record{Reference: p.reference, Force: p.force, Region: p.region, Content: l.draft().Canonical(), Steps: l.steps}
	}
	return records, nil
}

func newLife(p plan, users map[string]models.User, namespace uuid.UUID) *life {
	l := &life{scene: newScene(p, users["applicant."+p.force]), users: users, namespace: namespace}
	l.diary.rng = rand.New(rand.NewPCG(seed+1, uint64(p.number))) //nolint:gosec // the history has to be the same every time
	name := "officer."
	if l.diary.rng.IntN(3) == 0 {
		name = "officer2."
	}
	l.officer = users[name+p.region]
	l.flaws()
	return l
}

// flaws draws what QA and the CPS will find.
func (l *life) flaws() {
	if l.copied != nil {
		l.qa, l.cps = l.copied.QA, l.copied.CPS
		return
	}
	good, taken := l.text(l.day), map[string]bool{}
	switch l.fate {
	case resubmitted, givenUp, returnedByCPSNow:
		l.cps = l.draw(good, 1+l.scene.rng.IntN(2), taken)
	case amended:
		l.cps = []flaw{{Code: "CLAR", Anchor: "t2", CPS: l.sayOf(2, books().remarks.AmendedReason)}}
	case resubmittedOutside:
		l.cps = []flaw{{Code: "EXTL", CPS: books().remarks.OutsideMore}}
	case rejectedOutside:
		l.cps = []flaw{{Code: "EXTL", CPS: pickAt(books().remarks.OutsideRejected, l.number)}}
	case accepted, rejected, withdrawnEarly, withdrawnAtQA, withdrawnLate, pendingNow, queuedNow, claimedNow, returnedByQANow, approvedNow:
	}
	returned := l.scene.rng.IntN(100) < 45 && l.old > newest+35
	if returned || l.fate == withdrawnAtQA || l.fate == returnedByQANow {
		l.qa = l.draw(good, 1+l.scene.rng.IntN(3), taken)
	}
}

// live is the story of the application, from the draft to its present standing.
func (l *life) live() {
	l.begin(l.day)
	l.do(l.at, l.drafter, models.Create, nil)
	if l.fate == withdrawnEarly {
		l.withdraw(l.days(5, 15), l.drafter, pickAt(books().remarks.WithdrawnEarly, l.number))
		return
	}
	least, most := 8, 14
	if l.old > newest+35 {
		most = 20
	}
	if l.old < newest { // open now: with no time to lose
		most = 10
	}
	l.submit(l.days(least, most), append(append([]flaw{}, l.qa...), l.cps...))
	if l.fate == queuedNow {
		return
	}
	l.do(l.days(1, 3), l.officer, models.Claim, &models.NoteBody{})
	if l.fate == claimedNow {
		return
	}
	if len(l.qa) > 0 && !l.back() {
		return
	}
	l.do(l.days(0, 3), l.officer, models.Approve, &models.ApproveBody{Checklist: checklist(), Note: pick(l.diary.rng, books().remarks.Approved)})
	if l.fate == approvedNow {
		return
	}
	l.do(l.days(0, 2), l.officer, models.SubmitToCPS, &models.NoteBody{})
	if l.fate == pendingNow {
		return
	}
	l.decided()
}

// back is a return by QA and what the force does about it; false where the story ends there.
func (l *life) back() bool {
	var body models.ReturnBody
	at := l.days(0, 3)
	due := workingDays(calendar.DateIn(at), 7)
	for _, f := range l.qa {
		body.Points = append(body.Points, models.PointBody{
			ID: l.nextPoint(), Code: f.Code, Severity: f.Severity, Anchor: f.Anchor, Text: f.Text, Action: f.Action, DueOn: &due,
		})
	}
	l.do(at, l.officer, models.Return, &body)
	if l.fate == returnedByQANow {
		return false
	}
	if l.fate == withdrawnAtQA {
		l.withdraw(l.days(3, 8), l.drafter, l.reason(books().remarks.WithdrawnAtQA))
		return false
	}
	at = l.days(2, 8)
	for i, p := range body.Points {
		answer := &models.AnswerBody{PointID: p.ID, Answer: l.qa[i].Kind, Text: l.qa[i].Answer}
		if answer.Answer == "" {
			answer.Answer = models.Changed
		}
		l.do(at, l.drafter, models.AnswerPoint, answer)
		if i == 0 {
			l.reword(l.cps)
		}
		at = l.minutes()
	}
	l.do(at, l.drafter, models.SubmitForQA, &models.NoteBody{})
	l.do(l.days(1, 3), l.officer, models.Claim, &models.NoteBody{})
	for _, p := range body.Points {
		l.do(l.minutes(), l.officer, models.ResolvePoint, &models.ResolveBody{PointID: p.ID, Resolution: models.Resolved})
	}
	return true
}

// nextPoint is the id of a new point, the same every time that the history is made.
func (l *life) nextPoint() string {
	l.points++
	return id(l.namespace, l.reference+"/point/"+strconv.Itoa(l.points))
}

// submit hands the text to QA as it then reads.
func (l *life) submit(at time.Time, flaws []flaw) {
	l.do(at, l.drafter, models.SubmitForQA, &models.NoteBody{})
	l.reword(flaws)
}

// reword has the text changed just before the last step.
func (l *life) reword(flaws []flaw) {
	if l.stopped() {
		return
	}
	last := &l.steps[len(l.steps)-1]
	last.Content = l.spoil(l.text(calendar.DateIn(last.At)), flaws).Canonical()
}

func (l *life) withdraw(at time.Time, by models.User, reason string) {
	l.do(at, by, models.Withdraw, &models.ReasonBody{Reason: reason})
}

// reason is the one that a copied application gives, or the usual one.
func (l *life) reason(usual []string) string {
	if l.copied != nil {
		return l.copied.Withdrawn
	}
	return pickAt(usual, l.number)
}

// do writes one step, unless it would be in the future.
func (l *life) do(at time.Time, by models.User, action models.Action, body models.Body) {
	if l.stopped() {
		return
	}
	step := models.RecordStep{Action: action, By: by.ID, Role: by.Role, At: at}
	if body != nil {
		if step.Body, l.err = json.Marshal(body); l.err != nil {
			return
		}
	}
	l.steps = append(l.steps, step)
}

// stopped says that the story has reached today, or cannot be written.
func (l *life) stopped() bool { return !l.at.Before(l.cutoff) || l.err != nil }
