package app

import (
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

// passwordEnv holds the mail server's password. It has no flag: others could read it there.
const passwordEnv = "SCPO_MAIL_PASSWORD" //nolint:gosec // the name of it

// postCheck is how often a worker sees to it that the delivery of letters runs.
const postCheck = time.Minute

// Mail is how notices leave by e-mail too. Without a server they do not. Every process of one
// service needs the same.
type Mail struct {
	MailHost         string `help:"Mail server. Leave out to send no email. The password is in SCPO_EMAIL_PASSWORD or a file." env:"SCPO_MAIL_HOST" placeholder:"HOST"`
	MailPort         int    `help:"Port. 587, 465 or 25 if left out, depending on --email-tls." env:"SCPO_MAIL_PORT" placeholder:"PORT"`
	MailTLS          string `name:"mail-tls" help:"How the connection is protected: starttls, implicit or none." default:"starttls" enum:"starttls,implicit,none" env:"SCPO_MAIL_TLS"`
	MailUsername     string `help:"Username on the mail server, if it needs one." env:"SCPO_MAIL_USERNAME" placeholder:"NAME"`
	MailPasswordFile string `help:"File with the password." env:"SCPO_MAIL_PASSWORD_FILE" placeholder:"FILE"`
	MailFrom         string `help:"Email address of the sender." env:"SCPO_MAIL_FROM" placeholder:"ADDRESS"`
	BaseURL          string `name:"base-url" help:"Address of the service, for links in emails." env:"SCPO_BASE_URL" placeholder:"URL"`
}

// Letters reports whether notices are to leave by e-mail too.
func (m Mail) Letters() bool { return m.MailHost != "" }

// Post makes the delivery of letters; nil without a mail server. The error names every setting that is wrong.
func (m Mail) Post(s *store.Store) (*activities.Post, error) {
	if !m.Letters() {
		return nil, nil
	}
	password, err := m.password()
	if err != nil {
		return nil, err
	}
	c := notify.Config{
		Host: m.MailHost, Port: m.MailPort, TLS: notify.TLS(m.MailTLS), Username: m.MailUsername, Password: password,
		From: m.MailFrom, BaseURL: m.BaseURL,
	}
	mail, err := notify.NewMail(c)
	if err != nil {
		return nil, err
	}
	return &activities.Post{Letters: s, Delivery: mail, Longest: c.Longest()}, nil
}

func (m Mail) password() (string, error) {
	if m.MailPasswordFile == "" {
		return os.Getenv(passwordEnv), nil
	}
	text, err := os.ReadFile(m.MailPasswordFile)
	if err != nil {
		return "", fmt.Errorf("read the mail server's password: %w", err)
	}
	return strings.TrimSpace(string(text)), nil
}

// keepPost sees to it that the delivery of letters runs, until ctx ends: the engine may be away now,
// or a worker without these settings may have ended it.
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
