package app

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"scpo.example/desk/activities"
	"scpo.example/desk/activities/notify"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// passwordEnv and its former name hold the password of the mail server. There is no flag for it, because other users of
// the machine can read flags.
const (
	passwordEnv       = "SCPO_EMAIL_PASSWORD" //nolint:gosec // a name, not a password
	passwordEnvFormer = "SCPO_MAIL_PASSWORD"  //nolint:gosec // a name, not a password
)

// postCheck is how often a worker makes sure that email delivery is running.
const postCheck = time.Minute

// Email is how notifications are also sent by email; without a mail server they are not. Every process of one service
// needs the same settings. The former names of the flags, --mail-…, still work.
type Email struct {
	EmailHost         string `name:"email-host" aliases:"mail-host" help:"Mail server. Leave out to send no email. The password is in SCPO_EMAIL_PASSWORD or a file." env:"SCPO_EMAIL_HOST,SCPO_MAIL_HOST" placeholder:"HOST"`
	EmailPort         int    `name:"email-port" aliases:"mail-port" help:"Port. 587, 465 or 25 if left out, depending on --email-tls." env:"SCPO_EMAIL_PORT,SCPO_MAIL_PORT" placeholder:"PORT"`
	EmailTLS          string `name:"email-tls" aliases:"mail-tls" help:"How the connection is protected: starttls, implicit or none." default:"starttls" enum:"starttls,implicit,none" env:"SCPO_EMAIL_TLS,SCPO_MAIL_TLS"`
	EmailUsername     string `name:"email-username" aliases:"mail-username" help:"Username on the mail server, if it needs one." env:"SCPO_EMAIL_USERNAME,SCPO_MAIL_USERNAME" placeholder:"NAME"`
	EmailPasswordFile string `name:"email-password-file" aliases:"mail-password-file" help:"File with the password." env:"SCPO_EMAIL_PASSWORD_FILE,SCPO_MAIL_PASSWORD_FILE" placeholder:"FILE"`
	EmailFrom         string `name:"email-from" aliases:"mail-from" help:"Email address of the sender." env:"SCPO_EMAIL_FROM,SCPO_MAIL_FROM" placeholder:"ADDRESS"`
	BaseURL           string `name:"base-url" help:"Address of the service, for links in emails." env:"SCPO_BASE_URL" placeholder:"URL"`
}

// SendsEmail reports whether notifications are also sent by email.
func (m Email) SendsEmail() bool { return m.EmailHost != "" }

// Delivery makes the delivery of emails; nil without a mail server. The error names every wrong setting.
func (m Email) Delivery(s *store.Store) (*activities.Post, error) {
	if !m.SendsEmail() {
		return nil, nil
	}
	password, err := m.password()
	if err != nil {
		return nil, err
	}
	c := notify.Config{
		Host: m.EmailHost, Port: m.EmailPort, TLS: notify.TLS(m.EmailTLS), Username: m.EmailUsername, Password: password,
		From: m.EmailFrom, BaseURL: m.BaseURL,
	}
	mail, err := notify.NewMail(c)
	if err != nil {
		return nil, err
	}
	return &activities.Post{Letters: s, Delivery: mail, Longest: c.Longest()}, nil
}

func (m Email) password() (string, error) {
	if m.EmailPasswordFile == "" {
		return cmp.Or(os.Getenv(passwordEnv), os.Getenv(passwordEnvFormer)), nil
	}
	text, err := os.ReadFile(m.EmailPasswordFile)
	if err != nil {
		return "", fmt.Errorf("read the mail server's password: %w", err)
	}
	return strings.TrimSpace(string(text)), nil
}

// keepPost makes sure that email delivery is running, until ctx ends: the engine might be unavailable now, or a worker
// without these settings might have ended it.
func keepPost(ctx context.Context, c *workflows.Client, log *slog.Logger) {
	again := time.NewTicker(postCheck)
	defer again.Stop()
	for {
		if err := c.StartPost(ctx); err != nil && ctx.Err() == nil {
			log.Error("email delivery not started, will retry", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-again.C:
		}
	}
}
