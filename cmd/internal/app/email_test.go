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

func flags(t *testing.T, args ...string) app.Email {
	t.Helper()
	var m app.Email
	parser, err := kong.New(&m)
	require.NoError(t, err)
	_, err = parser.Parse(args)
	require.NoError(t, err)
	return m
}

func TestWithoutAMailServerNoEmailIsDelivered(t *testing.T) {
	m := flags(t)
	require.False(t, m.SendsEmail())
	post, err := m.Delivery(nil)
	require.NoError(t, err)
	require.Nil(t, post)
}

func TestEmailIsSetByTheEnvironment(t *testing.T) {
	for _, prefix := range []string{"SCPO_EMAIL_", "SCPO_MAIL_"} { // the former names still work
		t.Run(prefix, func(t *testing.T) {
			for name, value := range map[string]string{
				"HOST": "mail.example", "PORT": "2525", "TLS": "implicit", "USERNAME": "desk", "PASSWORD": "sesame", "FROM": "desk@desk.example",
			} {
				t.Setenv(prefix+name, value)
			}
			t.Setenv("SCPO_BASE_URL", "https://desk.example")
			m := flags(t)
			require.Equal(t, app.Email{
				EmailHost: "mail.example", EmailPort: 2525, EmailTLS: "implicit", EmailUsername: "desk", EmailFrom: "desk@desk.example", BaseURL: "https://desk.example",
			}, m, "the password is no flag")
			require.True(t, m.SendsEmail())
			delivery, err := m.Delivery(nil)
			require.NoError(t, err)
			require.Greater(t, delivery.Longest, 2*time.Minute, "as long as a slow server may take to answer")
		})
	}
}

func TestTheFormerFlagsOfEmailStillWork(t *testing.T) {
	now := flags(t, "--email-host=mail.example", "--email-from=desk@desk.example", "--email-tls=none")
	require.Equal(t, now, flags(t, "--mail-host=mail.example", "--mail-from=desk@desk.example", "--mail-tls=none"))
}

func TestThePasswordMayComeFromAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "password")
	args := []string{"--mail-host=mail.example", "--mail-from=desk@desk.example", "--base-url=https://desk.example", "--mail-username=desk", "--mail-password-file=" + file}
	_, err := flags(t, args...).Delivery(nil)
	require.ErrorContains(t, err, "password")
	require.NoError(t, os.WriteFile(file, []byte("sesame\n"), 0o600))
	_, err = flags(t, args...).Delivery(nil)
	require.NoError(t, err)
}

func TestWrongMailSettingsAreNamedTogether(t *testing.T) {
	_, err := flags(t, "--mail-host=mail.example", "--mail-from=nobody", "--mail-username=desk").Delivery(nil)
	require.ErrorContains(t, err, "enter both username and password, or neither")
	require.ErrorContains(t, err, "the sender is not an email address")
	require.ErrorContains(t, err, "the service's address")
}
