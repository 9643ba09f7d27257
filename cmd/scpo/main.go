// Command scpo is the service in production: API, worker and operator commands against an
// existing Temporal cluster and PostgreSQL. It does not link the Temporal server.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"scpo.example/desk/cmd/internal/app"
)

type commands struct {
	Serve   serveCommand   `cmd:"" help:"Serve the pages and the API."`
	Worker  workerCommand  `cmd:"" help:"Run the workflow worker."`
	Migrate migrateCommand `cmd:"" help:"Migrate the database to this version."`
	User    userCommands   `cmd:"" help:"Add users and give emergency access."`
	Audit   auditCommands  `cmd:"" help:"Verify the records and make the key that seals them."`
	Token   tokenCommands  `cmd:"" help:"List, add, replace and end API tokens."`
	Rules   ruleCommands   `cmd:"" help:"Test rule sets on stored submissions."`

	Reconcile reconcileCommand `cmd:"" help:"Compare open applications with their workflows and replace those that are missing or differ."`

	app.VersionFlag
	LogLevel string `help:"Lowest log level to write: debug, info, warn or error." default:"info" enum:"debug,info,warn,error" env:"SCPO_LOG_LEVEL"`
}

func main() {
	var c commands
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	k := kong.Parse(&c, kong.Name("scpo"), kong.Description("SCPO Desk, production edition."), app.Version("scpo"), roleNames(), kong.Vars{"metricsAddr": app.DefaultMetricsAddr},
		kong.UsageOnError(), kong.BindTo(ctx, (*context.Context)(nil)))
	if err := k.Run(app.Logger(os.Stderr, c.LogLevel)); err != nil {
		fmt.Fprintln(os.Stderr, "scpo:", err)
		os.Exit(1) //nolint:gocritic // stop only hands the signals back, and the process ends here
	}
}
