package auth_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/models"
)

const emergencyPassword = "only-in-an-emergency"

func withoutDemo(c *auth.Config) { c.Demo = false }

// glassAdmin adds an admin who has an account for emergencies for two hours.
func (d *desk) glassAdmin() {
	d.t.Helper()
	admin := d.user("glass.admin", models.Admin)
	hash, err := auth.HashPassword(emergencyPassword)
	require.NoError(d.t, err)
	require.NoError(d.t, d.store.BreakGlass(d.t.Context(), admin.ID, "", hash, d.store.Now().Add(2*time.Hour)))
}

// The answer is the same for every name, so that no one learns which names exist.
func TestAWrongPasswordTellsNothing(t *testing.T) {
	d := newDesk(t, nil)
	d.user("officer.one", models.Officer)
	d.user("officer.gone", models.Officer)
	d.exec("UPDATE users SET active = FALSE WHERE username = 'officer.gone'")
	var bodies []string
	for _, try := range [][2]string{
		{"officer.one", "wrong"}, {"nobody", goodPassword}, {"officer.gone", goodPassword}, {"", ""}, {"officer.one", ""},
		{"a\x00b", "x"}, {"\xff", "x"}, {strings.Repeat("n", 5000), "x"}, {"officer.one", goodPassword + strings.Repeat("x", 80)}, {"OFFICER.ONE", goodPassword},
	} {
		a := d.browser().signIn(try[0], try[1])
		d.refusedAs(a, http.StatusUnprocessableEntity, "wrong-password")
		bodies = append(bodies, a.body)
	}
	for _, body := range bodies {
		require.Equal(t, bodies[0], body)
	}
	require.Empty(t, d.rows("SELECT hash FROM sessions"))
	require.Equal(t, http.StatusSeeOther, d.browser().signIn(" officer.one ", goodPassword).StatusCode)
}

func from(i int) []string { return []string{"X-Forwarded-For", fmt.Sprintf("192.0.2.%d", i)} }

// Ten wrong passwords delay the caller who sent them, at that name, and no one else.
func TestTriesAreLimitedByCallerAndName(t *testing.T) {
	d := newDesk(t, nil).behindAProxy()
	d.user("officer.one", models.Officer)
	for i, name := range []string{"officer.one", "nobody"} { // known or not: no difference
		for range 10 {
			d.refusedAs(d.browser().signIn(name, "wrong", from(i)...), http.StatusUnprocessableEntity, "wrong-password")
		}
		p := d.refusedAs(d.browser().signIn(strings.ToUpper(name), goodPassword, from(i)...), http.StatusTooManyRequests, "too-many-tries")
		require.Positive(t, p.RetryAfter)
		require.LessOrEqual(t, p.RetryAfter, 15*time.Minute)
	}
	require.Equal(t, http.StatusSeeOther, d.browser().signIn("officer.one", goodPassword, from(1)...).StatusCode, "another name from there")
	require.Equal(t, http.StatusSeeOther, d.browser().signIn("officer.one", goodPassword, from(9)...).StatusCode, "from elsewhere")
	d.refusedAs(d.browser().signIn("officer.one", goodPassword, from(0)...), http.StatusTooManyRequests, "too-many-tries")
	d.advance(15 * time.Minute)
	for range 35 { // what is right is not counted
		require.Equal(t, http.StatusSeeOther, d.browser().signIn("officer.one", goodPassword, from(0)...).StatusCode)
	}
}

// A person who guesses from many places makes everyone wait at that name, and can lock no one out.
func TestManyCallersDelayANameAndDoNotLockIt(t *testing.T) {
	d := newDesk(t, nil).behindAProxy()
	d.user("officer.one", models.Officer)
	for i := range 20 {
		d.refusedAs(d.browser().signIn("officer.one", "wrong", from(i/5)...), http.StatusUnprocessableEntity, "wrong-password")
	}
	began := time.Now()
	require.Equal(t, http.StatusSeeOther, d.browser().signIn("officer.one", goodPassword, from(99)...).StatusCode)
	require.GreaterOrEqual(t, time.Since(began), time.Second)
}

func TestTriesAreLimitedByAddress(t *testing.T) {
	d := newDesk(t, nil).behindAProxy()
	d.user("officer.one", models.Officer)
	for i := range 30 { // the first address is what the caller says; the last is the proxy's word
		from := fmt.Sprintf("198.51.100.%d, 2001:db8:1:2::%x", i, i+1)
		d.refusedAs(d.browser().signIn(fmt.Sprintf("name%d", i), "wrong", "X-Forwarded-For", from), http.StatusUnprocessableEntity, "wrong-password")
	}
	d.refusedAs(d.browser().signIn("officer.one", goodPassword, "X-Forwarded-For", "2001:db8:1:2:ffff::1"), http.StatusTooManyRequests, "too-many-tries")
	require.Equal(t, http.StatusSeeOther, d.browser().signIn("officer.one", goodPassword, "X-Forwarded-For", "2001:db8:1:3::1").StatusCode)
}

func TestWithoutAProxyNobodyNamesTheirAddress(t *testing.T) {
	d := newDesk(t, nil)
	for i := range 30 {
		d.browser().signIn(fmt.Sprintf("name%d", i), "wrong", "X-Forwarded-For", fmt.Sprintf("192.0.2.%d", i))
	}
	d.refusedAs(d.browser().signIn("x", "y", "X-Forwarded-For", "192.0.2.99"), http.StatusTooManyRequests, "too-many-tries")
}

// Outside a demonstration a password opens accounts for emergencies and no others.
func TestAPasswordIsForEmergencies(t *testing.T) {
	d := newDesk(t, withoutDemo)
	d.user("officer.one", models.Officer)
	d.user("plain.admin", models.Admin)
	d.glassAdmin()

	for _, name := range []string{"officer.one", "plain.admin", "glass.admin"} {
		d.refusedAs(d.browser().signIn(name, goodPassword), http.StatusUnprocessableEntity, "wrong-password")
	}
	lines := strings.Split(d.log.String(), "\n")
	require.Contains(t, lines[0], `"level":"WARN","msg":"break-glass sign-in refused","user":"id-of-glass.admin"`)
	require.Equal(t, []string{"sign-in-refused", "sign-in-refused", "sign-in-refused"}, d.rows("SELECT kind FROM access_log"))

	b := d.browser()
	require.Equal(t, http.StatusSeeOther, b.signIn("glass.admin", emergencyPassword).StatusCode)
	k := b.me()
	require.True(t, k.BreakGlass)
	require.InDelta(t, 2*time.Hour, k.Absolute, float64(5*time.Minute), "it ends when the account does, and not 12 hours from now")
	require.Equal(t, "the case", b.get("/cases/7?q=name").body)
	require.Equal(t, []string{"break-glass POST /sign-in id-of-glass.admin", "break-glass GET /cases/7 id-of-glass.admin"},
		d.rows("SELECT kind || ' ' || route || ' ' || actor_id FROM access_log WHERE kind = 'break-glass' ORDER BY id"))
	require.Equal(t, 2, strings.Count(d.log.String(), `"level":"WARN","msg":"break-glass account used","user":"id-of-glass.admin"`))

	d.exec("UPDATE users SET role = 'officer' WHERE username = 'glass.admin'")
	require.Nil(t, b.me().User, "an account for emergencies is an admin's")
	d.exec("UPDATE users SET role = 'admin' WHERE username = 'glass.admin'")
	b = d.browser()
	require.Equal(t, http.StatusSeeOther, b.signIn("glass.admin", emergencyPassword).StatusCode)
	for range 5 {
		d.advance(20 * time.Minute)
		require.NotNil(t, b.me().User)
	}
	d.advance(20 * time.Minute)
	require.Nil(t, b.me().User, "over")
	d.refusedAs(d.browser().signIn("glass.admin", emergencyPassword), http.StatusUnprocessableEntity, "wrong-password")
	d.nothingPersonalLogged()
}

// A use of an account for emergencies that cannot be written down does not happen.
func TestAnUnwatchedEmergencyIsRefused(t *testing.T) {
	d := newDesk(t, withoutDemo)
	d.glassAdmin()
	b := d.browser()
	require.Equal(t, http.StatusSeeOther, b.signIn("glass.admin", emergencyPassword).StatusCode)
	d.exec("CREATE TRIGGER full BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'full'); END")
	a := b.get("/cases/7")
	require.Equal(t, http.StatusInternalServerError, a.StatusCode)
	require.Equal(t, "our fault", a.body)
	second := d.browser()
	require.Equal(t, http.StatusInternalServerError, second.signIn("glass.admin", emergencyPassword).StatusCode)
	require.Nil(t, second.me().User)
}

// Sessions of a demonstration do not outlive it.
func TestADemonstrationEnds(t *testing.T) {
	d := newDesk(t, nil)
	d.user("officer.one", models.Officer)
	b := d.signedIn("officer.one")
	after, err := auth.New(auth.Config{Store: d.store, Log: discard(), Listen: "localhost:0"})
	require.NoError(t, err)
	d.auth = after
	d.web.Config.Handler = d.pages()
	require.Nil(t, b.me().User)
}

func TestAPasswordForEmergenciesIsLong(t *testing.T) {
	for _, password := range []string{"", "fifteen-letters", strings.Repeat("x", 73)} {
		_, err := auth.HashPassword(password)
		require.Error(t, err)
	}
}

func (d *desk) nothingPersonalLogged() {
	d.t.Helper()
	for _, word := range append(d.rows("SELECT username FROM users"), d.rows("SELECT name FROM users")...) {
		// the ids of these tests hold usernames; those of the program are random
		text := strings.ReplaceAll(d.log.String(), "id-of-"+word, "")
		require.NotContains(d.t, text, word)
		require.NotContains(d.t, text, url.QueryEscape(word))
	}
}
