package door_test

import (
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/door"
)

// asked is one request, and what the service behind the door got to know of it.
type asked struct {
	from, host, path string
	encrypted        bool
	header           []string
}

func (a asked) at(d door.Door) *httptest.ResponseRecorder {
	path := a.path
	if path == "" {
		path = "/"
	}
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.RemoteAddr, r.Host = a.from, a.host
	if a.encrypted {
		r.TLS = &tls.ConnectionState{}
	}
	for i := 0; i+1 < len(a.header); i += 2 {
		r.Header.Add(a.header[i], a.header[i+1])
	}
	w := httptest.NewRecorder()
	d.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Caller", r.RemoteAddr)
		w.Header().Set("Near", strconv.FormatBool(door.Near(r.Context())))
	})).ServeHTTP(w, r)
	return w
}

func behind(t *testing.T, proxies ...string) door.Door {
	t.Helper()
	named, err := door.ParseProxies(proxies)
	require.NoError(t, err)
	return door.Door{HTTPS: true, Proxies: named, Hosts: []string{"desk.example"}}
}

func TestNothingIsAnsweredInClear(t *testing.T) {
	d := behind(t, "10.0.0.5", "2001:db8::/64")
	for name, c := range map[string]struct {
		asked
		want int
	}{
		"from elsewhere":              {asked{from: "192.0.2.7:1"}, http.StatusForbidden},
		"that says it is https":       {asked{from: "192.0.2.7:1", header: []string{"X-Forwarded-Proto", "https"}}, http.StatusForbidden},
		"encrypted":                   {asked{from: "192.0.2.7:1", encrypted: true}, http.StatusOK},
		"this machine":                {asked{from: "127.0.0.1:1"}, http.StatusOK},
		"this machine, IPv6":          {asked{from: "[::1]:1"}, http.StatusOK},
		"this machine, mapped":        {asked{from: "[::ffff:127.0.0.1]:1"}, http.StatusOK},
		"a proxy":                     {asked{from: "10.0.0.5:1", header: []string{"X-Forwarded-Proto", "https"}}, http.StatusOK},
		"a proxy that does not say":   {asked{from: "10.0.0.5:1"}, http.StatusOK},
		"a proxy reached in clear":    {asked{from: "10.0.0.5:1", header: []string{"X-Forwarded-Proto", "http"}}, http.StatusForbidden},
		"a proxy of a chain in clear": {asked{from: "10.0.0.5:1", header: []string{"X-Forwarded-Proto", "https, http"}}, http.StatusForbidden},
		"in clear, encrypted later":   {asked{from: "10.0.0.5:1", encrypted: true, header: []string{"X-Forwarded-Proto", "http"}}, http.StatusForbidden},
		"a proxy of the network":      {asked{from: "[2001:db8::9]:1"}, http.StatusOK},
		"its neighbour":               {asked{from: "10.0.0.6:1", header: []string{"X-Forwarded-Proto", "https"}}, http.StatusForbidden},
		"no address":                  {asked{from: "@"}, http.StatusForbidden},
	} {
		c.host = "desk.example"
		for _, path := range []string{"/", "/api/v1/me", "/metrics", "/assets/app.css"} {
			c.path = path
			w := c.at(d)
			require.Equal(t, c.want, w.Code, "%s %s", name, path)
			require.NotEmpty(t, w.Header().Get("Strict-Transport-Security"))
			if c.want != http.StatusOK {
				require.Contains(t, w.Body.String(), "over https only")
			}
		}
	}
}

func TestOnlyNamesOfTheServiceAreAnswered(t *testing.T) {
	hosts, err := door.ParseHosts([]string{"Desk.Example", "192.0.2.1"})
	require.NoError(t, err)
	d := door.Door{Hosts: hosts}
	for _, host := range []string{"localhost", "localhost:8080", "LOCALHOST.", "127.0.0.1:80", "127.9.9.9", "[::1]:8080", "desk.example", "DESK.example.:443", "192.0.2.1:8443"} {
		require.Equal(t, http.StatusOK, asked{from: "127.0.0.1:1", host: host}.at(d).Code, host)
	}
	for _, host := range []string{
		"evil.example", "evil.example:8080", "", ":80", "localhost.evil.example", "evil.example/localhost", "localhost@evil.example", "desk.example.evil",
		"127.0.0.1.evil.example", "192.0.2.2", "[::2]", "0.0.0.0", "desk.example:x:1", "localhost evil", "*", "..", "notdesk.example",
	} {
		w := asked{from: "127.0.0.1:1", host: host}.at(d)
		require.Equal(t, http.StatusMisdirectedRequest, w.Code, host)
		require.Contains(t, w.Body.String(), "Use the address that you were given")
		require.Empty(t, w.Header().Get("Caller"), "nothing behind the door knows of it")
	}
	w := asked{from: "127.0.0.1:1", host: "evil.example", path: "/api/v1/me"}.at(d)
	require.Equal(t, "application/problem+json", w.Header().Get("Content-Type"))
	require.Contains(t, w.Body.String(), `"code":"unknown-host"`)
	for _, wrong := range []string{"https://desk.example", "*.example", "", "a b", "a/b", "u@h"} {
		_, err := door.ParseHosts([]string{wrong})
		require.Error(t, err, wrong)
	}
}

func TestOnlyANamedProxySaysWhoCalls(t *testing.T) {
	d := behind(t, "10.0.0.0/30")
	for name, c := range map[string]struct {
		from string
		said []string
		want string
	}{
		"nobody says":                   {"10.0.0.1:7", nil, "10.0.0.1:7"},
		"a proxy":                       {"10.0.0.1:7", []string{"192.0.2.9"}, "192.0.2.9:0"},
		"made up before it":             {"10.0.0.1:7", []string{"203.0.113.1, 192.0.2.9"}, "192.0.2.9:0"},
		"two lines":                     {"10.0.0.1:7", []string{"203.0.113.1", "192.0.2.9"}, "192.0.2.9:0"},
		"two proxies":                   {"10.0.0.1:7", []string{"203.0.113.1, 192.0.2.9, 10.0.0.2"}, "192.0.2.9:0"},
		"all are proxies":               {"10.0.0.1:7", []string{"10.0.0.2"}, "10.0.0.2:0"},
		"with a port":                   {"10.0.0.1:7", []string{"192.0.2.9:4711"}, "192.0.2.9:0"},
		"IPv6":                          {"10.0.0.1:7", []string{"[2001:db8::1]:80"}, "[2001:db8::1]:0"},
		"IPv6 in brackets":              {"10.0.0.1:7", []string{"[2001:db8::1]"}, "[2001:db8::1]:0"},
		"no address":                    {"10.0.0.1:7", []string{"192.0.2.9, somewhere"}, "unknown:0"},
		"empty":                         {"10.0.0.1:7", []string{""}, "unknown:0"},
		"this machine, which is no one": {"127.0.0.1:7", []string{"192.0.2.9"}, "127.0.0.1:7"},
	} {
		var header []string
		for _, s := range c.said {
			header = append(header, "X-Forwarded-For", s)
		}
		w := asked{from: c.from, host: "desk.example", header: header}.at(d)
		require.Equal(t, http.StatusOK, w.Code, name)
		require.Equal(t, c.want, w.Header().Get("Caller"), name)
	}
}

func TestWhoIsNear(t *testing.T) {
	d := behind(t, "10.0.0.5")
	for _, c := range []struct {
		asked
		near string
	}{
		{asked{from: "127.0.0.1:1"}, "true"},
		{asked{from: "127.0.0.1:1", header: []string{"X-Forwarded-For", "192.0.2.9"}}, "false"},
		{asked{from: "127.0.0.1:1", header: []string{"Via", "1.1 proxy"}}, "false"},
		{asked{from: "10.0.0.5:1"}, "true"},
		{asked{from: "10.0.0.5:1", header: []string{"X-Forwarded-For", "192.0.2.9"}}, "false"},
		{asked{from: "10.0.0.5:1", header: []string{"X-Forwarded-For", "127.0.0.1"}}, "false"},
		{asked{from: "192.0.2.9:1", encrypted: true}, "false"},
	} {
		c.host = "desk.example"
		require.Equal(t, c.near, c.at(d).Header().Get("Near"), "%+v", c.asked)
	}
	require.True(t, door.Near(t.Context()))
}

func TestProxiesAreNamed(t *testing.T) {
	for _, wrong := range []string{"", "proxy.example", "10.0.0.0/33", "0.0.0.0/0", "::/0", "10.0.0.5:80"} {
		_, err := door.ParseProxies([]string{wrong})
		require.Error(t, err, wrong)
	}
}
