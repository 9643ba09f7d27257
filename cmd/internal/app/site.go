package app

import (
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"scpo.example/desk/api"
	"scpo.example/desk/api/auth"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/site"
	"scpo.example/desk/cmd/internal/lists"
	"scpo.example/desk/models/files"
	"scpo.example/desk/models/store"
)

// SignIn is how people sign in to the pages.
type SignIn struct {
	Idle         time.Duration `name:"session-idle" help:"Time without use after which users are signed out." default:"30m" env:"SCPO_SESSION_IDLE" placeholder:"TIME"`
	Longest      time.Duration `name:"session-longest" help:"Time after which users are signed out in any case." default:"12h" env:"SCPO_SESSION_LONGEST" placeholder:"TIME"`
	Tokens       bool          `help:"Let users call the API with tokens. With --no-tokens only the pages are there." default:"true" negatable:"" env:"SCPO_TOKENS"`
	Origins      []string      `help:"Other origins whose forms are trusted. Usually none." env:"SCPO_ORIGINS" placeholder:"ORIGIN"`
	Issuer       string        `name:"oidc-issuer" help:"OpenID Connect provider. Leave out for no single sign-on." env:"SCPO_OIDC_ISSUER" placeholder:"URL"`
	ClientID     string        `name:"oidc-client-id" help:"This service's client id at the provider." env:"SCPO_OIDC_CLIENT_ID" placeholder:"ID"`
	SecretFile   string        `name:"oidc-secret-file" help:"File with the client secret." env:"SCPO_OIDC_SECRET_FILE" placeholder:"FILE"`
	RedirectURL  string        `name:"oidc-redirect-url" help:"Address of /sign-in/callback registered at the provider." env:"SCPO_OIDC_REDIRECT_URL" placeholder:"URL"`
	StepUp       time.Duration `name:"oidc-step-up-max-age" help:"Approving, submitting to the CPS and exporting need a sign-in at the provider that is no older. Leave out for no such need." env:"SCPO_OIDC_STEP_UP_MAX_AGE" placeholder:"TIME"`
	StepUpACR    string        `name:"oidc-step-up-acr" help:"And one of this authentication context class (acr). Alone it means a sign-in of the last 15 minutes." env:"SCPO_OIDC_STEP_UP_ACR" placeholder:"ACR"`
	ClaimMapping string        `name:"oidc-mapping" help:"File that maps claims to roles, forces and regions. See the runbook." env:"SCPO_OIDC_MAPPING" placeholder:"FILE"`
}

func (s SignIn) provider() *auth.OIDC {
	if s.Issuer == "" {
		return nil
	}
	return &auth.OIDC{Issuer: s.Issuer, ClientID: s.ClientID, SecretFile: s.SecretFile, RedirectURL: s.RedirectURL, Mapping: s.ClaimMapping,
		StepUp: auth.StepUp{MaxAge: s.StepUp, ACR: s.StepUpACR}}
}

// Site is what a program answers.
type Site struct {
	People    http.Handler // the pages and the API
	Operators http.Handler // health and measurements
}

// MakeSite puts the API, and the pages over it, behind the door. demo says that the people are fictional and need no
// password. Without storage no files can be attached.
func MakeSite(s *store.Store, storage *files.Storage, engine api.Engine, log *slog.Logger, set lists.Set, in SignIn, way Entrance, demo bool, more ...api.Option) (Site, error) {
	options := append([]api.Option{set.Option(), api.WithFiles(storage)}, more...)
	if packer := Packer(s, storage, set.Reference); packer != nil {
		options = append(options, api.WithPapers(packer))
	}
	if !in.Tokens {
		options = append(options, api.WithoutTokens())
	}
	gate, err := auth.New(auth.Config{
		Store: s, Log: log, Lists: set.Reference, HTTPS: way.HTTPS, Listen: way.Listen, Origin: in.Origins,
		Idle: in.Idle, Absolute: in.Longest, Demo: demo, OIDC: in.provider(),
		Quiet: func(r *http.Request) bool { return r.Method == http.MethodGet && r.URL.Path == "/session" },
	})
	if err != nil {
		return Site{}, fmt.Errorf("signing in: %w", err)
	}
	if gate.StepsUp() {
		options = append(options, api.WithStepUp())
	}
	edge := api.New(s, engine, log, options...).Handler()
	shown, err := site.Handler(&pages.Site{
		API: edge, Store: s, Auth: gate, Log: log,
		Lists: set.Reference, Library: set.Library, Switches: set.Switches, Demo: demo, NoTokens: !in.Tokens,
	})
	if err != nil {
		return Site{}, err
	}
	return Site{People: way.Handler(shown), Operators: way.Operators(forOperatorsOnly(edge))}, nil
}
