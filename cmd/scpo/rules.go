package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"scpo.example/desk/cmd/internal/lists"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/store"
)

type ruleCommands struct {
	Backtest backtestCommand `cmd:"" help:"List the stored first submissions that each check would have caught, with their CPS decisions."`
}

type backtestCommand struct {
	DatabaseURL  string `help:"PostgreSQL, as postgres://USER@HOST/NAME." env:"SCPO_DATABASE_URL" placeholder:"URL" xor:"database" required:""`
	PasswordFile string `name:"database-password-file" help:"File with the password of the database." env:"SCPO_DATABASE_PASSWORD_FILE" placeholder:"FILE"`
	SQLite       string `name:"sqlite" help:"Database file of a standalone service, such as data/scpo.db." placeholder:"FILE" xor:"database" required:""`
	lists.Flags
	RuleSet string `help:"Id of the rule set. The newest if left out."`
	Cases   bool   `help:"List the applications that each check would have caught."`
}

// Run judges every first submission by the rule set, on the day on which it was submitted. It reads
// and changes nothing.
func (c *backtestCommand) Run(ctx context.Context) (err error) {
	set, err := c.Load()
	if err != nil {
		return err
	}
	password, err := readPassword(c.PasswordFile)
	if err != nil {
		return err
	}
	s, err := store.Open(ctx, store.Config{Postgres: c.DatabaseURL, Password: password, SQLite: c.SQLite, Reads: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	sets := checks.RuleSets()
	if c.RuleSet == "" {
		c.RuleSet = sets[len(sets)-1].ID
	}
	test, err := checks.NewBacktest(c.RuleSet)
	if err != nil {
		return err
	}
	count := 0
	err = s.FirstSubmissions(ctx, func(f store.FirstSubmission) error {
		count++
		test.Add(f.Reference, checks.Input{Content: f.Content, Force: f.Force, AsOf: f.On,
			Switches: set.Switches, Calendar: set.Calendar, Lists: set.Reference}, f.Decision)
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Printf("Rule set %s: %d first submissions, each checked as on its own day.\n\n", c.RuleSet, count)
	return c.print(os.Stdout, test.Tallies())
}

func (c *backtestCommand) print(w io.Writer, tallies []checks.Tally) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	lines := []string{"check\tseverity\tcaught\taccepted\treturned\tpending\tpassed\taccepted\treturned\tpending\t"}
	for _, x := range tallies {
		line := fmt.Sprintf("%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t", x.Check, x.Severity,
			total(x.Caught), x.Caught.Accepted, x.Caught.Returned, x.Caught.Pending,
			total(x.Passed), x.Passed.Accepted, x.Passed.Returned, x.Passed.Pending)
		if c.Cases {
			line += strings.Join(x.Cases, " ")
		}
		lines = append(lines, line)
	}
	if _, err := fmt.Fprintln(t, strings.Join(lines, "\n")); err != nil {
		return err
	}
	return t.Flush()
}

func total(f checks.Fate) int { return f.Accepted + f.Returned + f.Pending }
