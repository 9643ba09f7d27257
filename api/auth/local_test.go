package auth

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/crypto/bcrypt"
)

func TestOnlyPathsOfThisProgramAreReturnedTo(t *testing.T) {
	a := &Auth{signInPath: "/sign-in"}
	for _, address := range []string{"/", "/cases/7", "/cases?q=a%20b", "/a:b", "/sign-integers"} {
		require.True(t, a.local(address), address)
	}
	for _, address := range []string{
		"", "cases", "//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example", "https://evil.example/", "javascript:alert(1)",
		"/\t/evil.example", "/a\nb", "/%zz", "http:/x", "/sign-in", "/sign-in?x", "/sign-in/callback?code=x", "//user@evil.example",
	} {
		require.False(t, a.local(address), address)
	}
}

func TestTheDummiesCostWhatTheRealOnesDo(t *testing.T) {
	for hash, cost := range map[string]int{noHash: PasswordCost, noDemoHash: 8} {
		got, err := bcrypt.Cost([]byte(hash))
		require.NoError(t, err)
		require.Equal(t, cost, got)
	}
}
