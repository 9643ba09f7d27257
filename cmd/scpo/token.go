package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"text/tabwriter"
	"time"

	"scpo.example/desk/cmd/internal/lists"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

type tokenCommands struct {
	List   tokenListCommand   `cmd:"" help:"List API tokens, without their secrets."`
	Add    tokenAddCommand    `cmd:"" help:"Add an API token to a user and print it once."`
	Rotate tokenRotateCommand `cmd:"" help:"Replace an API token and print the new one once."`
	Revoke tokenRevokeCommand `cmd:"" help:"End an API token now."`
}

// with runs f on the database.
func (d database) with(ctx context.Context, f func(*store.Store) error) (err error) {
	cases, err := d.open(ctx, lists.Set{}, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cases.Close()) }()
	return f(cases)
}

type tokenListCommand struct {
	database
	Username string `arg:"" optional:"" help:"Of one user. All if left out."`
}

// Run lists tokens with their ids, which the other commands take.
func (c *tokenListCommand) Run(ctx context.Context) error {
	return c.with(ctx, func(s *store.Store) error {
		users, err := s.Users(ctx)
		if err != nil {
			return err
		}
		tokens, err := s.Tokens(ctx, "")
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "ID\tUSER\tSCOPE\tADDED\tENDS\tLAST USED") //nolint:errcheck // Flush says so
		for _, u := range users {
			for _, t := range tokens {
				if t.UserID == u.ID && (c.Username == "" || c.Username == u.Username) {
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", t.ID, u.Username, t.Scope, t.CreatedAt.Format(time.DateOnly), t.ExpiresAt.Format(time.DateOnly), lastUsed(t)) //nolint:errcheck // Flush says so
				}
			}
		}
		return w.Flush()
	})
}

func lastUsed(t store.Token) string {
	if t.LastUsed.IsZero() {
		return "never"
	}
	return t.LastUsed.Format(time.DateOnly)
}

type tokenAddCommand struct {
	database
	Username string `arg:"" help:"User who signs in with it."`
	Days     int    `help:"Days after which it ends, at most 90." default:"90"`
	Scope    string `help:"What it can be used for: read (see what the user sees, change nothing) or all." enum:"read,all" default:"all"`
}

// Run prints the token, which is not kept: only its hash is.
func (c *tokenAddCommand) Run(ctx context.Context) error {
	if c.Days < 1 || c.Days > 90 {
		return errors.New("a token lasts 1 to 90 days: change --days")
	}
	return c.with(ctx, func(s *store.Store) error {
		user, err := s.UserByName(ctx, c.Username)
		if err != nil {
			return fmt.Errorf("find the user: %w", err)
		}
		token := rand.Text()
		if err := s.AddToken(ctx, user.ID, models.HashOf([]byte(token)), models.TokenScope(c.Scope), time.Duration(c.Days)*24*time.Hour); err != nil {
			return err
		}
		fmt.Println(token)
		return nil
	})
}

type tokenRotateCommand struct {
	database
	ID string `arg:"" help:"Id of the token, as listed."`
}

// Run prints the new token, which is not kept: only its hash is.
func (c *tokenRotateCommand) Run(ctx context.Context) error {
	return c.with(ctx, func(s *store.Store) error {
		token := rand.Text()
		if err := s.RotateToken(ctx, c.ID, models.HashOf([]byte(token))); err != nil {
			return fmt.Errorf("find the token: %w", err)
		}
		fmt.Println(token)
		return nil
	})
}

type tokenRevokeCommand struct {
	database
	ID string `arg:"" help:"Id of the token, as listed."`
}

// Run ends the token; its user keeps the others.
func (c *tokenRevokeCommand) Run(ctx context.Context) error {
	return c.with(ctx, func(s *store.Store) error {
		if err := s.RevokeToken(ctx, c.ID); err != nil {
			return fmt.Errorf("find the token: %w", err)
		}
		return nil
	})
}
