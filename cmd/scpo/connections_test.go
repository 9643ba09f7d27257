package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
)

func TestTheClusterIsReachedInClearOnThisMachineOnly(t *testing.T) {
	for _, address := range []string{"temporal.example:7233", "192.0.2.1:7233", "127.0.0.1.example:7233"} {
		require.ErrorContains(t, temporal{TemporalAddress: address}.secure(&client.Options{}), "on another machine")
	}
	for _, address := range []string{"127.0.0.1:7233", "localhost:7233", "[::1]:7233"} {
		var o client.Options
		require.NoError(t, temporal{TemporalAddress: address}.secure(&o))
		require.True(t, o.ConnectionOptions.TLSDisabled)
	}
}

func TestTheAuthorityOfTheClusterIsAFile(t *testing.T) {
	var o client.Options
	require.NoError(t, temporal{TemporalTLS: true, TemporalServerName: "cluster.example"}.secure(&o))
	require.Nil(t, o.ConnectionOptions.TLS.RootCAs, "those of the system")
	require.Equal(t, "cluster.example", o.ConnectionOptions.TLS.ServerName)

	file := filepath.Join(t.TempDir(), "ca.pem")
	c := temporal{TemporalTLS: true, TemporalCAFile: file}
	require.ErrorContains(t, c.secure(&o), "read the certificate authority")
	require.NoError(t, os.WriteFile(file, []byte("none"), 0o600))
	require.ErrorContains(t, c.secure(&o), "there is no certificate in "+file)
	require.NoError(t, os.WriteFile(file, []byte(certificate(t)), 0o600))
	require.NoError(t, c.secure(&o))
	require.Len(t, o.ConnectionOptions.TLS.RootCAs.Subjects(), 1) //nolint:staticcheck // a pool of this test alone
}

func TestThePasswordOfTheDatabaseIsInAFile(t *testing.T) {
	password, err := readPassword("")
	require.NoError(t, err)
	require.Empty(t, password)
	file := filepath.Join(t.TempDir(), "password")
	_, err = readPassword(file)
	require.ErrorContains(t, err, "read the password of the database")
	require.NoError(t, os.WriteFile(file, []byte("\n"), 0o600))
	_, err = readPassword(file)
	require.ErrorContains(t, err, "is empty")
	require.NoError(t, os.WriteFile(file, []byte(" open sesame \r\n"), 0o600))
	c, err := database{DatabaseURL: "postgres://desk@127.0.0.1/desk", PasswordFile: file}.config()
	require.NoError(t, err)
	require.Equal(t, " open sesame ", c.Password)
}

// certificate is an authority of this test alone.
func certificate(t *testing.T) string {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	of := &x509.Certificate{SerialNumber: big.NewInt(1), IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, of, of, &key.PublicKey, key)
	require.NoError(t, err)
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
}

func TestAnEngineElsewhereNeedsAKey(t *testing.T) {
	elsewhere := cluster{temporal: temporal{TemporalAddress: "temporal.example:7233"}}
	require.ErrorContains(t, elsewhere.provable(slog.New(slog.DiscardHandler)), "--audit-key-file")
	elsewhere.AuditKeyFile = "key.json"
	require.NoError(t, elsewhere.provable(slog.New(slog.DiscardHandler)))
	require.NoError(t, cluster{temporal: temporal{TemporalAddress: "127.0.0.1:7233"}}.provable(slog.New(slog.DiscardHandler)))
}
