package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/google/uuid"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/cmd/internal/lists"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// emergencyLimit bounds how long an account for emergencies may be open.
const emergencyLimit = 24 * time.Hour

type userBreakGlassCommand struct {
	database
	Username string        `arg:"" help:"Username of an existing administrator."`
	For      time.Duration `help:"How long the password works, at most 24h." default:"2h"`

	ConfirmedBy string `help:"Username of another administrator who has confirmed it to you. Without it, where there are two administrators, the password opens nothing until another one confirms it in the service." placeholder:"USERNAME"`
}

// Run gives an admin a password for a few hours. It is printed and not kept: only its hash is. The access log records
// first that it was given, and later each use.
func (c *userBreakGlassCommand) Run(ctx context.Context) (err error) {
	if c.For <= 0 || c.For > emergencyLimit {
		return fmt.Errorf("emergency access lasts at most %s: change --for", emergencyLimit)
	}
	cases, err := c.open(ctx, lists.Set{}, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cases.Close()) }()
	user, err := cases.UserByName(ctx, c.Username)
	if err != nil {
		return fmt.Errorf("find the user: %w", err)
	}
	password := rand.Text()
	hash, err := auth.HashPassword(password)
	if err != nil {
		return err
	}
	if err := c.give(ctx, cases, user, hash, cases.Now().Add(c.For)); err != nil {
		return err
	}
	fmt.Println(password)
	return nil
}

// give opens the account at once where there is one administrator, or where another has confirmed it. Otherwise it waits.
func (c *userBreakGlassCommand) give(ctx context.Context, cases *store.Store, user models.User, hash string, until time.Time) error {
	line := store.Access{ActorID: user.ID, Kind: store.KindBreakGlass, Route: "scpo user break-glass", Detail: user.ID}
	two, err := cases.TwoAdministrators(ctx)
	if err != nil {
		return err
	}
	by := ""
	if c.ConfirmedBy != "" {
		other, err := cases.UserByName(ctx, c.ConfirmedBy)
		if err != nil {
			return fmt.Errorf("find the administrator who confirmed it: %w", err)
		}
		if other.ID == user.ID || other.Role != models.Admin || !other.Active {
			return errors.New("--confirmed-by names another active administrator")
		}
		by = other.ID
	}
	if err := cases.LogAccess(ctx, line); err != nil {
		return err
	}
	if !two || by != "" {
		return cases.BreakGlass(ctx, user.ID, by, hash, until)
	}
	fmt.Fprintln(os.Stderr, "The password opens nothing until another administrator confirms it under Requests. If nobody can sign in, use --confirmed-by.")
	return cases.AskBreakGlass(ctx, uuid.NewString(), user.ID, hash, until)
}
