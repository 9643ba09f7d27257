package api

import (
	"net/http"
	"time"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// targets lists what regions set as their targets, newest first: people of a region see theirs, leads all.
func (s *Server) targets(k *call) (answer, error) {
	items, err := s.targetsOf(k, time.Time{})
	if err != nil {
		return answer{}, err
	}
	return ok(answers.Targets{Shipped: answers.ShippedTarget{Target: models.Target, SelfReported: true}, Items: items}), nil
}

func (s *Server) targetsOf(k *call, asAt time.Time) ([]answers.Target, error) {
	ctx, items := k.Request().Context(), []answers.Target{}
	set, err := s.store.Targets(ctx, k.user.Region, asAt)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, t := range set {
		ids = append(ids, t.By)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return nil, err
	}
	for _, t := range set {
		items = append(items, s.targetOf(t, people))
	}
	return items, nil
}

func (s *Server) targetOf(t models.RegionTarget, people map[string]answers.Person) answers.Target {
	return answers.Target{Region: t.Region, Name: s.groupName("region", t.Region), Target: t.Rate(), Why: t.Why, SetBy: people[t.By], SetAt: t.At}
}

// current keeps the newest of each region.
func current(targets []answers.Target) []answers.Target {
	var newest []answers.Target
	seen := map[string]bool{}
	for _, t := range targets {
		if !seen[t.Region] {
			newest = append(newest, t)
		}
		seen[t.Region] = true
	}
	return newest
}

// aim fills in by what target a figure is judged: that of its region, or where it has none, and nationally, the one that the
// service came with.
func (s *Server) aim(k *call, f *answers.Figure) error {
	set, err := s.targetsOf(k, f.AsAt)
	if err != nil {
		return err
	}
	f.Target, f.Targets, f.TargetSelfReported = models.Target, current(set), true
	if k.user.Region != "" && len(f.Targets) > 0 {
		f.Target, f.TargetSelfReported = f.Targets[0].Target, false
	}
	return nil
}

// setTarget keeps a new target of the manager's region. A manager of a force does not speak for the region.
func (s *Server) setTarget(k *call) (answer, error) {
	if k.user.Force != "" {
		return answer{}, problem(http.StatusForbidden, "not-for-your-role", "Only a manager of the region can set its target.")
	}
	var body models.TargetBody
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	if found = append(found, body.Problems()...); len(found) > 0 {
		return answer{}, invalid(found)
	}
	ctx := k.Request().Context()
	kept, err := s.store.SetTarget(ctx, models.RegionTarget{ID: k.resource, Region: k.user.Region, Percent: body.Percent, Why: body.Why, By: k.user.ID})
	if err != nil {
		return answer{}, err
	}
	people, err := s.people(ctx, kept.By)
	given := ok(s.targetOf(kept, people))
	given.status = http.StatusCreated
	return given, err
}
