// Command standalone is the whole service in one process: workflow engine, database, worker and
// API, with all data in one folder. It is the evaluation and single-office edition.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"scpo.example/desk/cmd/internal/app"
	"scpo.example/desk/cmd/internal/lists"
)

type commands struct {
	Run     flags          `cmd:"" default:"withargs" help:"Start the service. This is what happens if no command is given."`
	Backup  backupCommand  `cmd:"" help:"Write an encrypted backup of a data folder. The service may run meanwhile."`
	Restore restoreCommand `cmd:"" help:"Make a data folder from a backup."`
	Audit   auditCommands  `cmd:"" help:"Verify the records of a data folder."`

	app.VersionFlag
}

type flags struct {
	Data        string `help:"Folder for all data." default:"./data" env:"SCPO_DATA" placeholder:"DIR"`
	Addr        string `help:"Address to listen on." default:"127.0.0.1:8080" env:"SCPO_ADDR" placeholder:"HOST:PORT"`
	Demo        *bool  `help:"Create fictional users, sample applications and history. On by default if the data folder is empty." negatable:"" env:"SCPO_DEMO"`
	DemoHistory bool   `help:"With --demo: create applications as well as users." default:"true" negatable:"" env:"SCPO_DEMO_HISTORY"`
	lists.Flags
	app.Door     `embed:"" group:"Reaching the service"`
	app.SignIn   `embed:"" group:"Signing in"`
	app.Email    `embed:"" group:"Email"`
	app.Files    `embed:"" group:"Attachments"`
	app.Drop     `embed:"" group:"Sending"`
	app.Sending  `embed:"" group:"Sending"`
	app.AuditKey `embed:"" group:"Records"`
	app.Audit    `embed:"" group:"Records"`
	LogLevel     string `help:"Lowest log level to write: debug, info, warn or error." default:"warn" enum:"debug,info,warn,error" env:"SCPO_LOG_LEVEL"`
}

func main() {
	var c commands
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	k := kong.Parse(&c, kong.Name("standalone"), kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Description("SCPO Desk in one process, for evaluation and single offices."), app.Version("standalone"))
	if err := k.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "standalone:", err)
		os.Exit(1) //nolint:gocritic // stop only hands the signals back, and the process ends here
	}
}

// Run starts the service and answers until it is stopped.
func (f *flags) Run(ctx context.Context) error {
	return run(ctx, *f, app.Logger(os.Stderr, f.LogLevel))
}
