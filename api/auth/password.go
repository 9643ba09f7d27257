package auth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/crypto/bcrypt"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// PasswordCost is bcrypt's cost for accounts for emergencies; PasswordMin and PasswordMax bound their passwords, in
// bytes. bcrypt reads no more than 72.
const (
	PasswordCost = 12
	PasswordMin  = 16
	PasswordMax  = 72
)

// comparedAtOnce leaves processors for other work while passwords are compared.
const comparedAtOnce = 2

// nameLimit bounds a username, in bytes.
const nameLimit = 200

// Compared with when there is no hash, so that an unknown name takes as long as a wrong password: of PasswordCost, and
// of the lower cost that the people of a demonstration have. No one knows the passwords that they were made from.
const (
	noHash     = "$2a$12$3Fl2mBQCgzWFTlzFCKYOM.kw1JbjAA67okBZ82mQAbJHl73ixbOHe"
	noDemoHash = "$2a$08$PRj0PpvaAMYsDQGDbVozb.PNY.YtkR6dsaDmC1EsoBI3mS.BKnOt6"
)

// HashPassword hashes the password of an account for emergencies.
func HashPassword(password string) (string, error) {
	if len(password) < PasswordMin || len(password) > PasswordMax {
		return "", fmt.Errorf("a password has %d to %d characters", PasswordMin, PasswordMax)
	}
	hash, err := bcrypt.GenerateFromPassword([]byte(password), PasswordCost)
	if err != nil {
		return "", fmt.Errorf("hash password: %w", err)
	}
	return string(hash), nil
}

// SignInPassword signs in one of the people of a demonstration, or an admin in an emergency, and gives the address of
// the next page. A refusal is the same *Problem for everyone, known or not.
func (a *Auth) SignInPassword(ctx context.Context, username, password string) (string, error) {
	st := stateOf(ctx)
	username = strings.TrimSpace(username)
	name := strings.ToLower(username)
	if err := a.admitTry(ctx, st, name); err != nil {
		return "", err
	}
	login, err := a.named(ctx, username)
	if err != nil {
		return "", err
	}
	right, err := a.matches(ctx, login, password)
	if err != nil {
		return "", err
	}
	if !right {
		if err := a.store.LogAccess(ctx, signLine(st, store.KindSignInRefused, login, "wrong-password")); err != nil {
			return "", fmt.Errorf("sign in: %w", err)
		}
		if login.BreakGlass != nil {
			a.log.WarnContext(ctx, "break-glass sign-in refused", "user", login.ID, "request", st.requestID)
		}
		return "", wrongPassword()
	}
	a.callers.give(st.address)
	a.pairs.forget(pairOf(st, name))
	a.names.forget(name)
	return a.enter(ctx, login, entry{how: byPassword, to: st.wanted})
}

// admitTry counts a try and holds it up where there were many. It gives a *Problem where this caller made too many.
func (a *Auth) admitTry(ctx context.Context, st *state, name string) error {
	byCaller, left := a.callers.take(st.address)
	wait := refusedFor(byCaller, triesByCaller, left)
	byPair, left := a.pairs.take(pairOf(st, name))
	wait = max(wait, refusedFor(byPair, triesByPair, left))
	if wait > 0 {
		a.log.WarnContext(ctx, "sign-in refused", "code", "too-many-tries", "request", st.requestID)
		return tooMany(wait)
	}
	byAll, _ := a.names.take(name)
	pause := time.NewTimer(pauseOf(byAll))
	defer pause.Stop()
	select {
	case <-pause.C:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("sign in: %w", ctx.Err())
	}
}

// pairOf is the key of one caller's tries at one name.
func pairOf(st *state, name string) string { return st.address + "\n" + name }

// named finds a user by what was typed; a zero Login when there is none.
func (a *Auth) named(ctx context.Context, username string) (store.Login, error) {
	if len(username) > nameLimit || !utf8.ValidString(username) || strings.ContainsRune(username, 0) {
		return store.Login{}, nil // no one's name, and PostgreSQL would not accept the last two
	}
	login, err := a.store.LoginByName(ctx, username)
	if err != nil && !errors.Is(err, models.ErrNotFound) {
		return store.Login{}, fmt.Errorf("sign in: %w", err)
	}
	return login, nil
}

// matches compares the password; for a user who cannot sign in with one it compares with the hash of no one.
func (a *Auth) matches(ctx context.Context, l store.Login, password string) (bool, error) {
	select {
	case a.comparing <- struct{}{}:
		defer func() { <-a.comparing }()
	case <-ctx.Done():
		return false, fmt.Errorf("sign in: %w", ctx.Err())
	}
	hash, usable := noHash, l.PasswordHash != "" && a.admits(l, byPassword)
	switch {
	case usable:
		hash = l.PasswordHash
	case a.demo:
		hash = noDemoHash
	}
	err := bcrypt.CompareHashAndPassword([]byte(hash), []byte(password))
	return err == nil && usable && len(password) <= PasswordMax, nil
}

func wrongPassword() *Problem {
	return &Problem{
		Status: http.StatusUnprocessableEntity, Code: "wrong-password", Title: "You are not signed in",
		Detail: "Enter a correct username and password",
	}
}

func tooMany(wait time.Duration) *Problem {
	minutes := int((wait + time.Minute - 1) / time.Minute)
	unit := "minutes"
	if minutes == 1 {
		unit = "minute"
	}
	return &Problem{
		Status: http.StatusTooManyRequests, Code: "too-many-tries", Title: "Too many attempts",
		Detail:     fmt.Sprintf("Too many attempts. Try again in %d %s.", minutes, unit),
		RetryAfter: wait,
	}
}
