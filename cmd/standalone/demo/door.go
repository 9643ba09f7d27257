package demo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/workflows"
)

// The engine is asked again while it does not answer, as on a slow machine that has just started.
const (
	patience = time.Minute
	pause    = 200 * time.Millisecond
)

// everything is the scope of the demonstration itself.
var everything = models.Scope{All: true}

// open has a record imported, unless it is there.
func (w *seeder) open(ctx context.Context, r models.Record) error {
	applicationID, updateID := w.id(r.Reference), w.id(r.Reference+"/import")
	there := func() error {
		_, err := w.store.Application(ctx, everything, applicationID)
		return err
	}
	if err := there(); !errors.Is(err, models.ErrNotFound) {
		return err
	}
	first := r.Steps[0]
	command := models.Command{Action: first.Action, Actor: models.Actor{ID: first.By, Role: first.Role}}
	payload, err := models.NewPayload(updateID, applicationID, command, r)
	if err != nil {
		return err
	}
	if payload, err = w.store.SavePayload(ctx, payload); err != nil {
		return err
	}
	command.PayloadRef, command.PayloadHash = payload.Ref, payload.Hash
	err = untilAnswered(ctx, func() error {
		if err := w.store.ProveDemonstration(applicationID, updateID, &command); err != nil {
			return err
		}
		return w.engine.Open(ctx, workflows.Input{ApplicationID: applicationID, Origin: workflows.FromRecord, UpdateID: updateID, Command: command})
	})
	if errors.Is(err, models.ErrExists) { // an earlier try brought it in, and its life is over
		err = there()
	}
	if err != nil {
		return fmt.Errorf("bring in %s: %w", r.Reference, err)
	}
	return nil
}

// act has a user do one thing to an application, unless they have done it.
func (w *seeder) act(ctx context.Context, reference, username string, action models.Action, body models.Body) error {
	applicationID, updateID := w.id(reference), w.id(reference+"/"+string(action))
	done := func() (bool, error) {
		_, err := w.store.EventOf(ctx, applicationID, updateID)
		if errors.Is(err, models.ErrNotFound) {
			return false, nil
		}
		return err == nil, err
	}
	if done, err := done(); done || err != nil {
		return err
	}
	command := models.Command{Action: action, Actor: w.users[username].Actor()}
	payload, err := models.NewPayload(updateID, applicationID, command, body)
	if err != nil {
		return err
	}
	if payload, err = w.store.SavePayload(ctx, payload); err != nil {
		return err
	}
	stored := models.NewBody(action)
	if err := json.Unmarshal(payload.Body, stored); err != nil {
		return fmt.Errorf("read the text of %s: %w", action, err)
	}
	stored.Fill(&command)
	command.PayloadRef, command.PayloadHash = payload.Ref, payload.Hash
	if action == models.SubmitForQA {
		app, err := w.store.Application(ctx, everything, applicationID)
		if err != nil {
			return err
		}
		command.ContentHash = app.ContentHash
	}
	err = untilAnswered(ctx, func() error {
		if err := w.store.Prove(applicationID, updateID, &command, w.users[username]); err != nil {
			return err
		}
		err := w.engine.Act(ctx, applicationID, updateID, command)
		if !errors.Is(err, models.ErrNotFound) {
			return err
		}
		if done, err := done(); done || err != nil { // and its life ended with that
			return err
		}
		// Its workflow is being replaced: after a kill, the one that was left may differ from the database.
		if err := w.engine.Resume(ctx, applicationID, false); err != nil {
			return err
		}
		return w.engine.Act(ctx, applicationID, updateID, command)
	})
	if err != nil {
		return fmt.Errorf("%s %s: %w", action, reference, err)
	}
	return nil
}

func (w *seeder) id(words string) string { return id(w.namespace, words) }

func untilAnswered(ctx context.Context, ask func() error) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		err := ask()
		if !errors.Is(err, models.ErrEngineAway) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause):
		}
	}
}
