package app_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/app"
)

func opened(t *testing.T, listen string, args ...string) (app.Entrance, error) {
	t.Helper()
	var c app.Door
	p, err := kong.New(&c)
	require.NoError(t, err)
	_, err = p.Parse(args)
	require.NoError(t, err)
	return c.Open(listen, slog.New(slog.DiscardHandler), "https://desk.example/base", "")
}

func TestNothingIsServedInClearOffLoopback(t *testing.T) {
	cert, key := certificate(t)
	for _, listen := range []string{":8080", "0.0.0.0:8080", "[::]:0", "192.0.2.1:80", "desk.example:80"} {
		_, err := opened(t, listen)
		require.ErrorContains(t, err, "give a certificate with --tls-cert and --tls-key, or name the TLS proxy in front with --proxy")
		_, err = opened(t, listen, "--https")
		require.ErrorContains(t, err, "--https alone does not say which proxy it is")
		_, err = opened(t, listen, "--host=desk.example")
		require.ErrorContains(t, err, "is not encrypted")
		for _, enough := range [][]string{{"--proxy=10.0.0.5"}, {"--https", "--proxy=10.0.0.0/24,2001:db8::1"}, {"--tls-cert=" + cert, "--tls-key=" + key}} {
			e, err := opened(t, listen, enough...)
			require.NoError(t, err, enough)
			require.True(t, e.HTTPS)
		}
	}
	for _, listen := range []string{"127.0.0.1:0", "[::1]:80", "localhost:8080"} {
		e, err := opened(t, listen)
		require.NoError(t, err)
		require.False(t, e.HTTPS)
		e, err = opened(t, listen, "--https")
		require.NoError(t, err, "as callers of old have it")
		require.True(t, e.HTTPS)
		require.Equal(t, "http", e.Scheme)
	}
}

func TestWrongSettingsOfTheDoorAreNamed(t *testing.T) {
	cert, key := certificate(t)
	for said, args := range map[string][]string{
		"belong together":            {"--tls-cert=" + cert},
		"give both":                  {"--tls-key=" + key},
		"read the certificate":       {"--tls-cert=" + key, "--tls-key=" + key},
		"--proxy: \"elsewhere\"":     {"--proxy=elsewhere"},
		"names every machine":        {"--proxy=0.0.0.0/0"},
		"--host: \"https://a.test\"": {"--host=https://a.test"},
	} {
		_, err := opened(t, "127.0.0.1:0", args...)
		require.ErrorContains(t, err, said)
	}
}

func TestTheNamesInOtherSettingsAreKnown(t *testing.T) {
	e, err := opened(t, "192.0.2.1:80", "--proxy=10.0.0.5", "--host=other.example")
	require.NoError(t, err)
	require.Equal(t, []string{"other.example", "192.0.2.1", "desk.example"}, e.Hosts)
	e, err = opened(t, "0.0.0.0:80", "--proxy=10.0.0.5")
	require.NoError(t, err)
	require.Equal(t, []string{"desk.example"}, e.Hosts)
}

func TestItServesHTTPSByItself(t *testing.T) {
	cert, key := certificate(t)
	e, err := opened(t, "127.0.0.1:0", "--tls-cert="+cert, "--tls-key="+key)
	require.NoError(t, err)
	require.Equal(t, "https", e.Scheme)
	l, err := app.Listen("127.0.0.1:0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	over := make(chan error)
	go func() {
		over <- e.Serve(ctx, l, app.Site{People: e.Handler(saying("the pages"))})
	}()
	known := x509.NewCertPool()
	text, err := os.ReadFile(cert)
	require.NoError(t, err)
	require.True(t, known.AppendCertsFromPEM(text))
	client := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: known}}}
	body, status := read(t, client, "https://"+l.Addr().String())
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, "the pages", body)
	_, status = read(t, client, "http://"+l.Addr().String())
	require.Equal(t, http.StatusBadRequest, status, "in clear there is nothing")
	old := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: known, MaxVersion: tls.VersionTLS11}}} //nolint:gosec // which is refused
	_, err = old.Get("https://" + l.Addr().String())                                                                           //nolint:noctx,bodyclose // refused
	require.Error(t, err)
	client.CloseIdleConnections()

	// A new certificate is taken without a restart; half of one is not.
	newCert, newKey := certificate(t)
	replace := func(old, by string) {
		text, err := os.ReadFile(by)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(old, text, 0o600))
		require.NoError(t, os.Chtimes(old, time.Now(), time.Now().Add(time.Minute)))
	}
	replace(key, newKey)
	body, _ = read(t, client, "https://"+l.Addr().String())
	require.Equal(t, "the pages", body)
	client.CloseIdleConnections()
	replace(cert, newCert)
	text, err = os.ReadFile(newCert)
	require.NoError(t, err)
	renewed := x509.NewCertPool()
	require.True(t, renewed.AppendCertsFromPEM(text))
	later := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: renewed}}}
	body, _ = read(t, later, "https://"+l.Addr().String())
	require.Equal(t, "the pages", body)
	later.CloseIdleConnections()
	stop()
	require.NoError(t, <-over)
}

func saying(words string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, words) })
}

func TestOperatorsHaveAListenerOfTheirOwn(t *testing.T) {
	_, err := opened(t, "127.0.0.1:0", "--metrics-addr=0.0.0.0:0")
	require.ErrorContains(t, err, "--metrics-addr 0.0.0.0:0 can be reached from other machines")
	free, err := app.Listen("127.0.0.1:0")
	require.NoError(t, err)
	at := free.Addr().String()
	_, err = opened(t, "127.0.0.1:0", "--metrics-addr="+at)
	require.ErrorContains(t, err, "is another program using it")
	require.NoError(t, free.Close())
	e, err := opened(t, "127.0.0.1:0", "--metrics-addr="+at)
	require.NoError(t, err)
	l, err := app.Listen("127.0.0.1:0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	over := make(chan error)
	go func() {
		over <- e.Serve(ctx, l, app.Site{People: saying("the pages"), Operators: e.Operators(saying("the measurements"))})
	}()
	var client http.Client
	body, _ := read(t, client, "http://"+l.Addr().String())
	require.Equal(t, "the pages", body)
	body, _ = read(t, client, "http://"+at)
	require.Equal(t, "the measurements", body)
	stop()
	require.NoError(t, <-over)
}

func read(t *testing.T, client http.Client, address string) (body string, status int) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	require.NoError(t, err)
	res, err := client.Do(r)
	require.NoError(t, err)
	text, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	require.NoError(t, res.Body.Close())
	return string(text), res.StatusCode
}

// certificate is one of this machine, signed by itself.
func certificate(t *testing.T) (cert, key string) {
	t.Helper()
	pair, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	of := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Minute), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, of, of, &pair.PublicKey, pair)
	require.NoError(t, err)
	secret, err := x509.MarshalPKCS8PrivateKey(pair)
	require.NoError(t, err)
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	require.NoError(t, os.WriteFile(cert, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	require.NoError(t, os.WriteFile(key, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600))
	return cert, key
}
