package api_test

import (
	"bufio"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api"
	"scpo.example/desk/api/door"
)

// TestWhatIsForThoseWhoRunTheService is not for those who use it.
func TestWhatIsForThoseWhoRunTheService(t *testing.T) {
	t.Parallel()
	proxies, err := door.ParseProxies([]string{"10.0.0.5"})
	require.NoError(t, err)
	edge := api.New(shared.store, nil, slog.New(slog.DiscardHandler)).Handler()
	way := door.Door{HTTPS: true, Proxies: proxies, Hosts: []string{"desk.example"}}.Handler(edge)
	ask := func(from, path string, header ...string) int {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
		r.RemoteAddr, r.Host = from, "desk.example"
		for i := 0; i+1 < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		way.ServeHTTP(w, r)
		return w.Code
	}
	const document = "/api/v1/openapi.json"
	passedOn := []string{"X-Forwarded-For", "192.0.2.7"}
	for _, from := range []string{"127.0.0.1:1", "10.0.0.5:1"} {
		require.Equal(t, http.StatusOK, ask(from, "/metrics"), from)
		require.Equal(t, http.StatusOK, ask(from, document), from)
		require.Equal(t, http.StatusNotFound, ask(from, "/metrics", passedOn...), from)
		require.Equal(t, http.StatusNotFound, ask(from, "/readyz", passedOn...), from)
		require.Equal(t, http.StatusUnauthorized, ask(from, document, passedOn...), from)
		require.Equal(t, http.StatusOK, ask(from, document, append(passedOn, "Authorization", "Bearer "+token("cps.reviewer"))...), from)
		require.Equal(t, http.StatusNotFound, ask(from, "/metrics", append(passedOn, "Authorization", "Bearer "+token("admin"))...), from)
		require.Equal(t, http.StatusOK, ask(from, "/healthz", passedOn...), from)
	}
}

// TestASlowBodyIsNotAFault of the service.
func TestASlowBodyIsNotAFault(t *testing.T) {
	t.Parallel()
	slow := httptest.NewUnstartedServer(shared.api.Handler())
	slow.Config.ReadTimeout = 300 * time.Millisecond
	slow.Start()
	t.Cleanup(slow.Close)
	for _, request := range []string{"POST /api/v1/applications", "PUT /api/v1/applications/none/content", "POST /api/v1/checks"} {
		c, err := net.Dial("tcp", slow.Listener.Addr().String())
		require.NoError(t, err)
		_, err = fmt.Fprintf(c, "%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", request, token("applicant.surrey"))
		require.NoError(t, err)
		res, err := http.ReadResponse(bufio.NewReader(c), nil)
		require.NoError(t, err)
		require.Equal(t, http.StatusRequestTimeout, res.StatusCode, request)
		require.NoError(t, res.Body.Close())
		require.NoError(t, c.Close())
	}
}
