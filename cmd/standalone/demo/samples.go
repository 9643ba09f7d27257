package demo

import (
	"context"
	"slices"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/reference"
)

// reviewer is the officer who works on the samples.
const reviewer = "officer.serocu"

// sample is a sample application as of today, and what is done to it once it is there.
type sample struct {
	record models.Record
	acts   []act
}

type act struct {
	by     string // username
	action models.Action
	body   models.Body
}

// samples moves each sample's dates so that its scene is set today.
func (w *seeder) samples() ([]sample, error) {
	given, err := reference.Samples()
	if err != nil {
		return nil, err
	}
	today := calendar.DateIn(w.at)
	all := make([]sample, len(given))
	for i, g := range given {
		days := g.Scenario.AsOf.DaysUntil(today)
		drafter := w.users[g.Content.Drafter.Username]
		at := clock(g.Scenario.DraftedOn.AddDays(days), 10*time.Hour)
		if at.After(w.at) {
			at = w.at
		}
		all[i] = sample{
			record: models.Record{
				Reference: g.Reference, Force: g.Force, Region: g.Region, Content: g.Content.MoveDates(days).Canonical(),
				Steps: []models.RecordStep{{Action: models.Create, By: drafter.ID, Role: drafter.Role, At: at}},
			},
			acts: w.fate(g, drafter.Username, today),
		}
	}
	return all, nil
}

// fate is the state of a sample when someone first looks: those with defects are drafts, and the others wait at three
// places on the way.
func (w *seeder) fate(s reference.Sample, drafter string, today calendar.Date) []act {
	submit := act{drafter, models.SubmitForQA, &models.NoteBody{}}
	claim := act{reviewer, models.Claim, &models.NoteBody{}}
	switch s.Reference {
	case "SEROCU/2026/014":
		return []act{submit}
	case "SEROCU/2026/021":
		return []act{submit, claim, {reviewer, models.Return, w.pointsOn(s, workingDays(today, 5))}}
	case "SEROCU/2026/030":
		approve := &models.ApproveBody{Checklist: checklist(), Note: "Terms 1 and 3 read together with the monitor's estimate; no conflict."}
		return []act{submit, claim, {reviewer, models.Approve, approve}, {reviewer, models.SubmitToCPS, &models.NoteBody{}}}
	}
	return nil
}

// pointsOn are what an officer might ask of the sample on slavery.
func (w *seeder) pointsOn(s reference.Sample, due calendar.Date) *models.ReturnBody {
	return &models.ReturnBody{Points: []models.PointBody{
		{
			ID: w.id(s.Reference + "/point/1"), Code: "CLAR", Severity: models.Must, Anchor: "t2", DueOn: &due,
			Text:   "Term 2 forbids her to hold keys to any dwelling but two, and a dwelling includes a room let for sleeping. A hotel room or a night at a relative's, with a key, would break it.",
			Action: "Except stays of fewer than 14 nights, or say why they should be caught.",
		},
		{
			ID: w.id(s.Reference + "/point/2"), Code: "PROP", Severity: models.Should, Anchor: "t3", DueOn: &due,
			Text:   "Term 3 counts accounts that she controls. If she becomes a carer or a school treasurer she would have to give up one of her own.",
			Action: "Say in the proportionality box whether this can arise, or let a further account be used once it is notified.",
		},
	}}
}

// checklist answers yes to every check that a person must answer.
func checklist() map[string]string {
	answers := map[string]string{}
	for _, id := range checks.For(calendar.DateIn(time.Now())).Human() {
		answers[id] = "yes"
	}
	return answers
}

// present creates a sample and takes it to the state that it should be in.
func (w *seeder) present(ctx context.Context, s sample) error {
	if err := w.open(ctx, s.record); err != nil {
		return err
	}
	for _, a := range s.acts {
		if err := w.act(ctx, s.record.Reference, a.by, a.action, a.body); err != nil {
			return err
		}
	}
	return nil
}

// reserved are the references that the samples have or mention.
func reserved() ([]string, error) {
	given, err := reference.Samples()
	if err != nil {
		return nil, err
	}
	var refs []string
	for _, g := range given {
		refs = append(append(refs, g.Reference), g.Scenario.SameTermTextIn...)
	}
	slices.Sort(refs)
	return slices.Compact(refs), nil
}
