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

type flags struct {
	app.VersionFlag
	Data        string `help:"Folder for all data." default:"./data" env:"SCPO_DATA" placeholder:"DIR"`
	Addr        string `help:"Address to listen on." default:"127.0.0.1:8080" env:"SCPO_ADDR" placeholder:"HOST:PORT"`
	Demo        *bool  `help:"Create fictional users, sample applications and history. On by default if the data folder is empty." negatable:"" env:"SCPO_DEMO"`
	DemoHistory bool   `help:"With --demo: create applications as well as users." default:"true" negatable:"" env:"SCPO_DEMO_HISTORY"`
	lists.Flags
	app.SignIn `embed:"" group:"Signing in"`
	app.Email  `embed:"" group:"Email"`
	LogLevel   string `help:"Lowest log level to write: debug, info, warn or error." default:"warn" enum:"debug,info,warn,error" env:"SCPO_LOG_LEVEL"`
}

func main() {
	var f flags
	kong.Parse(&f, kong.Name("standalone"),
		kong.Description("SCPO Desk in one process, for evaluation and single offices."), app.Version("standalone"))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, f, app.Logger(os.Stderr, f.LogLevel)); err != nil {
		fmt.Fprintln(os.Stderr, "standalone:", err)
		os.Exit(1)
	}
}
