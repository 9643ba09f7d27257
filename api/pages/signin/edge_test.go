package signin_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/ui"
)

func TestASlowFormIsNotAFault(t *testing.T) {
	s := start(t)
	slow := httptest.NewUnstartedServer(s.Config.Handler)
	slow.Config.ReadTimeout = 300 * time.Millisecond
	slow.Start()
	t.Cleanup(slow.Close)
	c, err := net.Dial("tcp", slow.Listener.Addr().String())
	require.NoError(t, err)
	_, err = fmt.Fprint(c, "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nusername=a")
	require.NoError(t, err)
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	require.NoError(t, err)
	require.Equal(t, http.StatusRequestTimeout, res.StatusCode)
	body, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	require.Contains(t, string(body), "Your form arrived too slowly")
	require.NoError(t, res.Body.Close())
	require.NoError(t, c.Close())
}

func TestAssetsHaveThePolicyOfThePages(t *testing.T) {
	s := start(t)
	v := s.visitor(t)
	for path, status := range map[string]int{"/assets/favicon.svg": http.StatusOK, "/assets/app.js": http.StatusOK, "/assets/none": http.StatusNotFound} {
		page := v.ask(http.MethodGet, s.URL+path)
		require.Equal(t, status, page.StatusCode)
		require.Equal(t, ui.ContentSecurityPolicy(), page.Header.Get("Content-Security-Policy"), path)
		require.Equal(t, "nosniff", page.Header.Get("X-Content-Type-Options"))
		require.Equal(t, "DENY", page.Header.Get("X-Frame-Options"))
	}
}
