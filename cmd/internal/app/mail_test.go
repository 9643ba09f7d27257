package app_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/app"
)

func flags(t *testing.T, args ...string) app.Mail {
	t.Helper()
	var m app.Mail
	parser, err := kong.New(&m)
	require.NoError(t, err)
	_, err = parser.Parse(args)
	require.NoError(t, err)
	return m
}

func TestWithoutAMailServerThereIsNoPost(t *testing.T) {
	m := flags(t)
	require.False(t, m.Letters())
	post, err := m.Post(nil)
	require.NoError(t, err)
	require.Nil(t, post)
}

func TestMailIsSetByTheEnvironment(t *testing.T) {
	for name, value := range map[string]string{
		"SCPO_MAIL_HOST": "mail.example", "SCPO_MAIL_PORT": "2525", "SCPO_MAIL_TLS": "implicit", "SCPO_MAIL_USERNAME": "desk",
		"SCPO_MAIL_PASSWORD": "sesame", "SCPO_MAIL_FROM": "desk@desk.example", "SCPO_BASE_URL": "https://desk.example",
	} {
		t.Setenv(name, value)
	}
	m := flags(t)
	require.Equal(t, app.Mail{
		MailHost: "mail.example", MailPort: 2525, MailTLS: "implicit", MailUsername: "desk", MailFrom: "desk@desk.example", BaseURL: "https://desk.example",
	}, m, "the password is no flag")
	require.True(t, m.Letters())
	post, err := m.Post(nil)
	require.NoError(t, err)
	require.Greater(t, post.Longest, 2*time.Minute, "as long as a slow server may take to answer")
}

func TestThePasswordMayComeFromAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "password")
	args := []string{"--mail-host=mail.example", "--mail-from=desk@desk.example", "--base-url=https://desk.example", "--mail-username=desk", "--mail-password-file=" + file}
	_, err := flags(t, args...).Post(nil)
	require.ErrorContains(t, err, "password")
	require.NoError(t, os.WriteFile(file, []byte("sesame\n"), 0o600))
	_, err = flags(t, args...).Post(nil)
	require.NoError(t, err)
}

func TestWrongMailSettingsAreNamedTogether(t *testing.T) {
	_, err := flags(t, "--mail-host=mail.example", "--mail-from=nobody", "--mail-username=desk").Post(nil)
	require.ErrorContains(t, err, "user name and password go together")
	require.ErrorContains(t, err, "the sender is not an email address")
	require.ErrorContains(t, err, "the service's address")
}
