package notify_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/notify"
)

func TestOffUntilThereIsAHost(t *testing.T) {
	m := mail(t, notify.Config{From: "not an address"})
	require.False(t, m.Configured())
	require.ErrorIs(t, m.Deliver(t.Context(), letter("n-1")), notify.ErrOff)
	require.True(t, mail(t, at(t, "127.0.0.1:25")).Configured())
}

func TestEveryFaultOfTheSettingsAtOnce(t *testing.T) {
	_, err := notify.NewMail(notify.Config{
		Host: "mail.example", Port: 70000, TLS: "ssl", Username: "desk", From: "desk", Domain: "a b",
		BaseURL: "desk.example", Timeout: -time.Second,
	})
	for _, fault := range []string{"TLS", "port 70000", "time-out", "both username and password", "sender", `domain "a b"`, "service's address"} {
		require.ErrorContains(t, err, fault)
	}
	for _, url := range []string{"", "ftp://desk.example", "https://u:p@desk.example", "https://desk.example/?a=b", "https://desk.example/#a", "/desk"} {
		c := at(t, "127.0.0.1:25")
		c.BaseURL = url
		_, err := notify.NewMail(c)
		require.ErrorContains(t, err, "service's address", url)
	}
	c := at(t, "127.0.0.1:25")
	c.Username, c.Password = "desk", "let-me-in"
	_, err = notify.NewMail(c)
	require.ErrorContains(t, err, "without TLS")
	require.NotContains(t, err.Error(), "let-me-in")
}

func TestADeliveryIsBounded(t *testing.T) {
	require.Equal(t, 3*time.Minute+2*time.Second, notify.Config{}.Longest())
	require.Equal(t, 4*time.Second+5*time.Second+2*time.Second, notify.Config{Timeout: time.Second, Answer: 5 * time.Second}.Longest())
}
