package auth

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"time"
)

// attempt is one sign-in that was begun and not finished. There may be one in each of several windows.
type attempt struct {
	State    string    `json:"state"`
	Nonce    string    `json:"nonce"`
	Verifier string    `json:"verifier"`
	Return   string    `json:"return"`
	At       time.Time `json:"at"`
	Fresh    bool      `json:"fresh,omitempty"` // a step that matters asked for it
}

// attemptLimit bounds how many are kept; the oldest goes first.
const attemptLimit = 4

func (a *Auth) attempts(ctx context.Context) ([]attempt, error) {
	text := a.sessions.GetString(ctx, attemptsKey)
	if text == "" {
		return nil, nil
	}
	var all []attempt
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return nil, fmt.Errorf("read sign-ins that were begun: %w", err)
	}
	return all, nil
}

func (a *Auth) keepAttempts(ctx context.Context, all []attempt) error {
	if len(all) == 0 {
		a.sessions.Remove(ctx, attemptsKey)
		return nil
	}
	text, err := json.Marshal(all[max(0, len(all)-attemptLimit):])
	if err != nil {
		return fmt.Errorf("keep sign-ins that were begun: %w", err)
	}
	a.sessions.Put(ctx, attemptsKey, string(text))
	return nil
}

// takeAttempt gives the attempt of a state, once. It gives a *Problem when this session began none such.
func (a *Auth) takeAttempt(ctx context.Context, state string) (attempt, error) {
	all, err := a.attempts(ctx)
	if err != nil {
		return attempt{}, err
	}
	for i, t := range all {
		if subtle.ConstantTimeCompare([]byte(t.State), []byte(state)) == 0 {
			continue
		}
		if err := a.keepAttempts(ctx, append(all[:i:i], all[i+1:]...)); err != nil {
			return attempt{}, err
		}
		if a.store.Now().Sub(t.At) > visitorLife {
			return attempt{}, stale()
		}
		return t, nil
	}
	return attempt{}, stale()
}
