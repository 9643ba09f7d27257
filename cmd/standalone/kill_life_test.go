package main_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// errStopped ends a life in whatever state it is.
var errStopped = errors.New("the work is over")

// live takes one application after another through a life full of chance, until the work is over.
func (w *work) live(ctx context.Context, r *rand.Rand) error {
	for {
		l := &life{work: w, ctx: ctx, random: r}
		err := l.run()
		if errors.Is(err, errStopped) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("application %s: %w", l.id, err)
		}
	}
}

// life is one application and the people who work on it.
type life struct {
	*work
	ctx       context.Context
	random    *rand.Rand
	id        string
	applicant string
	holder    string
}

var (
	applicants = []string{"applicant.thames-valley", "applicant.surrey", "applicant.sussex", "applicant.hampshire-isle-of-wight"}
	reviewers  = []string{"officer.serocu", "officer2.serocu"}
)

const cps = "cps.reviewer"

// percent is true that often.
func (l *life) percent(p int) bool { return l.random.IntN(100) < p }

func (l *life) reviewer() string { return reviewers[l.random.IntN(len(reviewers))] }

// run is the story. Some applications are withdrawn or left lying at every stage.
func (l *life) run() error {
	if err := l.create(); err != nil {
		return err
	}
	for {
		if l.percent(5) {
			return l.act(l.applicant, "withdraw", models.ReasonBody{Reason: "Not pursued."})
		}
		approved, err := l.quality()
		if err != nil || !approved {
			return err
		}
		if l.percent(8) {
			if err := l.act(l.reviewer(), "reopen", models.ReasonBody{Reason: "One more thing."}); err != nil {
				return err
			}
			continue
		}
		accepted, err := l.decision()
		if err != nil {
			return err
		}
		if accepted {
			return l.end()
		}
	}
}

func (l *life) create() error {
	l.applicant = applicants[l.random.IntN(len(applicants))]
	samples := l.samples[l.applicant]
	content := desktest.Someone(samples[l.random.IntN(len(samples))])
	a, err := l.post(l.ctx, l.applicant, "", "/applications",
		map[string]any{"force": l.users[l.applicant].Force, "content": content}, l.percent(15))
	if err != nil {
		return err
	}
	if a.Status != http.StatusCreated {
		return fmt.Errorf("create: %d %s", a.Status, a.Body)
	}
	var made desktest.Application
	if err := a.Decode(&made); err != nil {
		return err
	}
	l.id = made.ID
	return l.saves(3)
}

// quality takes it through the region's hands until it is approved, or withdrawn on the way.
func (l *life) quality() (approved bool, err error) {
	for {
		if err := l.act(l.applicant, "submit-for-qa", nil); err != nil {
			return false, err
		}
		if l.percent(10) {
			if err := l.recall(); err != nil {
				return false, err
			}
		}
		if err := l.claim(); err != nil {
			return false, err
		}
		if err := l.resolve(); err != nil {
			return false, err
		}
		if l.percent(5) {
			return false, l.act(l.holder, "withdraw", models.ReasonBody{Reason: "Overtaken by the sentence."})
		}
		if !l.percent(35) {
			return true, l.act(l.holder, "approve", desktest.Checklist())
		}
		if err := l.returned(); err != nil {
			return false, err
		}
	}
}

func (l *life) recall() error {
	if err := l.act(l.applicant, "recall", nil); err != nil {
		return err
	}
	if err := l.saves(1); err != nil {
		return err
	}
	return l.act(l.applicant, "submit-for-qa", nil)
}

// claim has one officer take it, or both at once, and now and then hand it on.
func (l *life) claim() error {
	l.holder = l.reviewer()
	if l.percent(40) {
		if err := l.race(); err != nil {
			return err
		}
	} else if err := l.act(l.holder, "claim", nil); err != nil {
		return err
	}
	switch {
	case l.percent(10):
		if err := l.act(l.holder, "release", nil); err != nil {
			return err
		}
		return l.act(l.holder, "claim", nil)
	case l.percent(10):
		next := reviewers[(slices.Index(reviewers, l.holder)+1)%len(reviewers)] // for one's own is refused
		err := l.act(l.holder, "assign", models.AssignBody{Username: next, Note: "Yours."})
		l.holder = next
		return err
	}
	return nil
}

// race: of two officers who claim at the same moment exactly one gets it.
func (l *life) race() error {
	var answers [2]desktest.Answer
	group, ctx := errgroup.WithContext(l.ctx)
	for i, officer := range reviewers {
		twice := l.percent(15)
		group.Go(func() (err error) {
			answers[i], err = l.post(ctx, officer, l.id, "/applications/"+l.id+"/actions/claim", nil, twice)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for i, a := range answers {
		if a.Status == http.StatusOK && answers[1-i].Status == http.StatusConflict {
			l.holder = reviewers[i]
			return nil
		}
	}
	return fmt.Errorf("two claimed: %d %s%d %s", answers[0].Status, answers[0].Body, answers[1].Status, answers[1].Body)
}

// returned: the force learns what to change, answers and changes it.
func (l *life) returned() error {
	err := l.act(l.holder, "return", models.ReturnBody{Points: []models.PointBody{
		{Code: "CLAR", Severity: models.Must, Anchor: "t1", Text: "Say which."},
		{Code: "EVID", Severity: models.Should, Anchor: "facts", Text: "Exhibit it."},
	}})
	if err != nil {
		return err
	}
	return l.answer()
}

// answer: the force answers what the region or the CPS asked for, and changes the text.
func (l *life) answer() error {
	err := l.each(l.applicant, desktest.Point.Unanswered, "/answer", models.AnswerBody{Answer: models.Explained, Text: "As we said."})
	if err != nil {
		return err
	}
	return l.saves(2)
}

func (l *life) resolve() error {
	return l.each(l.holder, desktest.Point.Unresolved, "/resolve", nil)
}

// each does one thing with every point that meets a condition.
func (l *life) each(user string, so func(desktest.Point) bool, part string, body any) error {
	var list struct{ Items []desktest.Point }
	if err := l.get(l.ctx, l.applicant, "/applications/"+l.id+"/points", &list); err != nil {
		return err
	}
	for _, p := range list.Items {
		if !so(p) {
			continue
		}
		if err := l.send(user, "/points/"+p.ID+part, body); err != nil {
			return err
		}
	}
	return nil
}

func (l *life) decision() (accepted bool, err error) {
	if err := l.act(l.reviewer(), "submit-to-cps", nil); err != nil {
		return false, err
	}
	if l.percent(50) {
		return true, l.act(cps, "cps-decision", desktest.Decision("accepted"))
	}
	if l.percent(20) {
		return true, l.act(l.reviewer(), "cps-decision", desktest.Amended("t1"))
	}
	reasons := models.ReasonCoded{Code: "NECE", Anchor: "t2", Text: "Why this term?"}
	if err := l.act(cps, "cps-decision", desktest.Decision("more-information", reasons)); err != nil {
		return false, err
	}
	return false, l.answer()
}

func (l *life) end() error {
	switch {
	case l.percent(40):
		today := desktest.Today()
		return l.act(l.reviewer(), "court-outcome", models.OutcomeBody{Outcome: models.Granted, On: &today})
	case l.percent(20):
		return l.act(l.reviewer(), "withdraw", models.ReasonBody{Reason: "The defendant has died."})
	}
	return nil
}

// act does one action, which must be allowed.
func (l *life) act(user, action string, body any) error {
	return l.send(user, "/actions/"+action, body)
}

func (l *life) send(user, part string, body any) error {
	if l.stopped.Load() {
		return errStopped
	}
	a, err := l.post(l.ctx, user, l.id, "/applications/"+l.id+part, body, l.percent(15))
	if err == nil && a.Status != http.StatusOK {
		err = fmt.Errorf("%s as %s: %d %s", part, user, a.Status, a.Body)
	}
	return err
}

// saves changes the content up to so many times, and now and then from two windows at once.
func (l *life) saves(most int) error {
	for range l.random.IntN(most + 1) {
		if l.stopped.Load() {
			return errStopped
		}
		group, ctx := errgroup.WithContext(l.ctx)
		group.Go(func() error { return l.save(ctx, l.mark()) })
		if l.percent(30) {
			group.Go(func() error { return l.save(ctx, l.mark()) })
		}
		if err := group.Wait(); err != nil {
			return err
		}
	}
	return nil
}

// save adds a mark to the facts. A person who finds that someone else has saved reads again and adds it to that: no
// saved word is ever overwritten.
func (l *life) save(ctx context.Context, mark string) error {
	path := "/applications/" + l.id
	for {
		var before desktest.Application
		if err := l.get(ctx, l.applicant, path, &before); err != nil {
			return err
		}
		var content content.Content
		if err := json.Unmarshal(before.Content, &content); err != nil {
			return err
		}
		if strings.Contains(content.Facts, mark) { // saved before the answer was lost, and changed since
			l.saved(mark, before.Version)
			return nil
		}
		content.Facts += " " + mark
		a, _, err := l.insist(ctx, l.applicant, desktest.Request{
			Method: http.MethodPut, Path: path + "/content", Body: content, IfMatch: desktest.Tag(before.Version),
		})
		switch {
		case err != nil:
			return err
		case a.Status == http.StatusOK:
			l.saved(mark, before.Version+1)
			return nil
		case a.Status != http.StatusPreconditionFailed:
			return fmt.Errorf("save: %d %s", a.Status, a.Body)
		}
	}
}

func (l *life) saved(mark string, version int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.kept = append(l.kept, saved{app: l.id, mark: mark, version: version})
}
