package documents

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// Source is what is stored of an application.
type Source interface {
	Submissions(ctx context.Context, id string) ([]models.Submission, error)
	Version(ctx context.Context, id string, n int) (models.Version, error)
	VersionFiles(ctx context.Context, id string, n int) ([]models.Attachment, error)
	Attachments(ctx context.Context, id string) ([]models.Attachment, error)
	Points(ctx context.Context, id string) ([]models.Point, error)
}

// Standing is what the papers are made from as the text stands now: a draft of the round that comes or is under way.
func Standing(ctx context.Context, from Source, app models.Application, now time.Time, lists *reference.Lists) (Input, error) {
	in := Input{Reference: app.Reference, Round: max(app.Standing.Round, 1), Draft: true, Lists: lists, Hash: models.HashOf(app.Content)}
	if err := json.Unmarshal(app.Content, &in.Content); err != nil {
		return in, fmt.Errorf("read the text of an application: %w", err)
	}
	files, err := from.Attachments(ctx, app.ID)
	if err != nil {
		return in, err
	}
	in.Files = slices.DeleteFunc(files, func(a models.Attachment) bool { return a.Origin != models.FromForce })
	points, err := from.Points(ctx, app.ID)
	if err != nil {
		return in, err
	}
	in.Points = AsOf(points, math.MaxInt, now)
	in.Before, err = Before(ctx, from, app.ID, in.Round)
	return in, err
}

// Submitted is what the papers of a round are made from, as it was submitted: the same for ever.
func Submitted(ctx context.Context, from Source, app models.Application, round int, lists *reference.Lists) (Input, error) {
	in := Input{Reference: app.Reference, Round: round, Lists: lists}
	rounds, err := from.Submissions(ctx, app.ID)
	if err != nil {
		return in, err
	}
	at := slices.IndexFunc(rounds, func(s models.Submission) bool { return s.Round == round })
	if at < 0 {
		return in, models.ErrNotFound
	}
	sent := rounds[at]
	frozen, err := from.Version(ctx, app.ID, sent.VersionN)
	if err != nil {
		return in, err
	}
	in.On, in.Hash = &sent.On, frozen.Hash
	if err := json.Unmarshal(frozen.Content, &in.Content); err != nil {
		return in, fmt.Errorf("read a version: %w", err)
	}
	if in.Files, err = from.VersionFiles(ctx, app.ID, sent.VersionN); err != nil {
		return in, err
	}
	points, err := from.Points(ctx, app.ID)
	if err != nil {
		return in, err
	}
	in.Points = AsOf(points, frozen.Seq, sent.At)
	in.Before, err = Before(ctx, from, app.ID, round)
	return in, err
}

// Before is the text that the CPS had before a round; nil where it had none.
func Before(ctx context.Context, from Source, id string, round int) (*content.Content, error) {
	rounds, err := from.Submissions(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, s := range slices.Backward(rounds) {
		if s.Round >= round {
			continue
		}
		frozen, err := from.Version(ctx, id, s.VersionN)
		if err != nil {
			return nil, err
		}
		var c content.Content
		if err := json.Unmarshal(frozen.Content, &c); err != nil {
			return nil, fmt.Errorf("read a version: %w", err)
		}
		return &c, nil
	}
	return nil, nil
}
