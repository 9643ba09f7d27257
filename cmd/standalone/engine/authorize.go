package engine

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"

	"go.temporal.io/server/common/authorization"
)

// errToken reaches the server's log only; the caller sees only "Request unauthorized".
var errToken = errors.New("a call with a wrong token")

// gatekeeper gives rights to a caller that shows the token. Without it anyone on the machine could send an approval to
// the server, behind the application's own checks. A call without any token never gets here: it has no rights.
type gatekeeper struct {
	want   [sha256.Size]byte
	claims authorization.Claims
}

func newGatekeeper(namespace, token string) *gatekeeper {
	return &gatekeeper{
		want: sha256.Sum256([]byte("Bearer " + token)),
		claims: authorization.Claims{
			Subject:    "application",
			AuthType:   "token",
			System:     authorization.RoleReader,
			Namespaces: map[string]authorization.Role{namespace: authorization.RoleAdmin},
		},
	}
}

// GetClaims compares hashes, so that the time it takes tells nothing about the token.
func (g *gatekeeper) GetClaims(info *authorization.AuthInfo) (*authorization.Claims, error) {
	got := sha256.Sum256([]byte(info.AuthToken))
	if subtle.ConstantTimeCompare(got[:], g.want[:]) != 1 {
		return nil, errToken
	}
	claims := g.claims
	return &claims, nil
}

// newToken has 130 random bits.
func newToken() string { return rand.Text() }
