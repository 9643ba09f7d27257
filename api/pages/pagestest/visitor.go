package pagestest

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// Visitor is one person's browser, without script.
type Visitor struct {
	t    *testing.T
	desk *Desk
	name string
	http *http.Client
}

// As is a browser in which that person is signed in.
func (d *Desk) As(t *testing.T, username string) Visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	v := Visitor{t: t, desk: d, name: username, http: &http.Client{Jar: jar}}
	v.Post("/sign-in", url.Values{"person": {username}}).Want(http.StatusOK)
	return v
}

// Open requests a page and follows redirects.
func (v Visitor) Open(path string) Page {
	v.t.Helper()
	return v.send(http.MethodGet, path, nil)
}

// Post sends a form that may be on no page, and follows redirects. What could not be recorded in time is sent again, as
// the page asks: on a busy machine the engine may take longer.
func (v Visitor) Post(path string, form url.Values, header ...string) Page {
	v.t.Helper()
	p := v.send(http.MethodPost, path, form, header...)
	for end := time.Now().Add(again); p.Status == http.StatusServiceUnavailable && !v.desk.frozen && time.Now().Before(end); {
		p = v.send(http.MethodPost, path, form, header...)
	}
	return p
}

// again is for how long what could not be recorded in time is sent again.
const again = time.Minute

// Upload sends the form of a page with a file, which comes last; no file where it has no name.
func (v Visitor) Upload(path string, form url.Values, name, file string) Page {
	v.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for field, values := range form {
		for _, value := range values {
			require.NoError(v.t, w.WriteField(field, value))
		}
	}
	part, err := w.CreateFormFile("file", name)
	require.NoError(v.t, err)
	_, err = io.WriteString(part, file)
	require.NoError(v.t, err)
	require.NoError(v.t, w.Close())
	return v.request(http.MethodPost, path, &b, w.FormDataContentType())
}

func (v Visitor) send(method, path string, form url.Values, header ...string) Page {
	v.t.Helper()
	return v.request(method, path, strings.NewReader(form.Encode()), "application/x-www-form-urlencoded", header...)
}

func (v Visitor) request(method, path string, sent io.Reader, kind string, header ...string) Page {
	v.t.Helper()
	r, err := http.NewRequestWithContext(v.t.Context(), method, v.desk.URL+path, sent)
	require.NoError(v.t, err)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", kind)
		r.Header.Set("Origin", v.desk.URL)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w, err := v.http.Do(r)
	require.NoError(v.t, err)
	defer func() { require.NoError(v.t, w.Body.Close()) }()
	body, err := io.ReadAll(w.Body)
	require.NoError(v.t, err)
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	require.NoError(v.t, err)
	return Page{t: v.t, visitor: v, Status: w.StatusCode, Header: w.Header, Body: body, Doc: doc, At: w.Request.URL}
}

// Ask asks the API below /api/v1 as the person, with success, and reads the answer into v; nil reads nothing. Header are
// names and values.
func (v Visitor) Ask(method, path string, body, into any, header ...string) {
	v.t.Helper()
	key := uuid.NewString()
	w := v.ask(key, method, path, body, header...)
	for end := time.Now().Add(again); w.Code == http.StatusServiceUnavailable && time.Now().Before(end); {
		w = v.ask(key, method, path, body, header...)
	}
	require.Less(v.t, w.Code, 400, "%s %s: %s", method, path, w.Body)
	if into != nil {
		require.NoError(v.t, json.Unmarshal(w.Body.Bytes(), into))
	}
}

func (v Visitor) ask(key, method, path string, body any, header ...string) *httptest.ResponseRecorder {
	v.t.Helper()
	var text []byte
	if body != nil {
		var err error
		text, err = json.Marshal(body)
		require.NoError(v.t, err)
	}
	r := httptest.NewRequestWithContext(v.t.Context(), method, "/api/v1"+path, bytes.NewReader(text))
	r.Header.Set("Authorization", "Bearer "+token(v.name))
	r.Header.Set("Content-Type", "application/json")
	if method == http.MethodPost {
		r.Header.Set("Idempotency-Key", key)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	v.desk.edge.ServeHTTP(w, r)
	return w
}
