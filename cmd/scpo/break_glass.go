package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/cmd/internal/lists"
	"scpo.example/desk/models/store"
)

// emergencyLimit bounds how long an account for emergencies may be open.
const emergencyLimit = 24 * time.Hour

type userBreakGlassCommand struct {
	database
	Username string        `arg:"" help:"Username of an existing administrator."`
	For      time.Duration `help:"How long the password works, at most 24h." default:"2h"`
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
	until := cases.Now().Add(c.For)
	if err := cases.LogAccess(ctx, store.Access{ActorID: user.ID, Kind: store.KindBreakGlass, Route: "scpo user break-glass", Detail: user.ID}); err != nil {
		return err
	}
	if err := cases.BreakGlass(ctx, user.ID, hash, until); err != nil {
		return err
	}
	fmt.Println(password)
	return nil
}
