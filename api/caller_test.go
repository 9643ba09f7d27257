package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// caller sends requests as one person, and holds every answer against the contract.
type caller struct {
	t     *testing.T
	base  string
	token string
	up    func() bool // whether the engine is to answer
}

// reply is one answer, already checked against the contract.
type reply struct {
	t      *testing.T
	asked  string
	status int
	header http.Header
	body   []byte
}

// problem is a problem document as a program reads it.
type problem struct {
	Status  int             `json:"status"`
	Code    string          `json:"code"`
	Detail  string          `json:"detail"`
	State   models.State    `json:"state"`
	Version int             `json:"version"`
	Actions []models.Action `json:"actions"`
	Errors  []struct{ Pointer, Code, Message string }
	Last    *struct {
		Action models.Action
		At     string
		By     struct{ Username, Name string }
	}
	Changed []toldEdit
}

// toldEdit is who last changed a place, as a program reads it.
type toldEdit struct {
	Section, Term string
	Version       int
	By            struct{ Username, Name string }
}

func (c caller) get(path string) reply { return c.send(http.MethodGet, path, nil) }

// post sends a body under a new key; name and value of further headers may follow.
func (c caller) post(path string, body any, header ...string) reply {
	return c.send(http.MethodPost, path, body, append([]string{"Idempotency-Key", uuid.NewString()}, header...)...)
}

func (c caller) put(path string, body any, header ...string) reply {
	return c.send(http.MethodPut, path, body, header...)
}

// act does an action that must succeed.
func (c caller) act(id string, action models.Action, body any) {
	c.t.Helper()
	c.try(id, action, body).want(http.StatusOK)
}

// try does an action that may be refused.
func (c caller) try(id string, action models.Action, body any) reply {
	return c.post(at(id, "actions", string(action)), body)
}

// at is the address of an application or of something below it.
func at(id string, more ...string) string {
	return strings.Join(append([]string{"/api/v1/applications", id}, more...), "/")
}

// send is for a string or bytes as they are, nil for no body, and anything else as JSON.
func (c caller) send(method, path string, body any, header ...string) reply {
	c.t.Helper()
	r, err := c.ask(context.WithoutCancel(c.t.Context()), method, path, body, header...)
	require.NoError(c.t, err)
	return r
}

// ask is send for goroutines: it fails no test. What could not be recorded in time is sent again with its key, as the
// API tells programs to do: on a busy machine a running engine may take longer.
func (c caller) ask(ctx context.Context, method, path string, body any, header ...string) (reply, error) {
	for tries := 1; ; tries++ {
		r, err := c.once(ctx, method, path, body, header...)
		if err != nil || method != http.MethodPost || r.status != http.StatusServiceUnavailable || !c.up() || tries == 12 {
			return r, err
		}
	}
}

// once is ask without a second try.
func (c caller) once(ctx context.Context, method, path string, body any, header ...string) (reply, error) {
	sent, err := encode(body)
	if err != nil {
		return reply{}, err
	}
	request, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(sent))
	if err != nil {
		return reply{}, err
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	for pair := range slices.Chunk(header, 2) {
		request.Header.Set(pair[0], pair[1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return reply{}, err
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		return reply{}, err
	}
	r := reply{t: c.t, asked: method + " " + path, status: response.StatusCode, header: response.Header, body: got}
	return r, errors.Join(r.keepsToContract(request, sent), r.keepsToManners())
}

func encode(body any) ([]byte, error) {
	switch b := body.(type) {
	case nil:
		return nil, nil
	case string:
		return []byte(b), nil
	case []byte:
		return b, nil
	}
	return json.Marshal(body)
}

// document is the contract as it is served.
var document = sync.OnceValues(func() (*openapi3.T, error) {
	return openapi3.NewLoader().LoadFromFile("openapi.json")
})

var routing = sync.OnceValues(func() (routers.Router, error) {
	doc, err := document()
	if err != nil {
		return nil, err
	}
	return gorillamux.NewRouter(doc)
})

// keepsToContract holds the answer against the document, and what was done also the request.
func (r reply) keepsToContract(request *http.Request, sent []byte) error {
	router, err := routing()
	if err != nil {
		return err
	}
	route, params, err := router.FindRoute(request)
	if err != nil {
		return r.keepsToStranger(err)
	}
	options := &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc}
	if r.status < 300 {
		request.Body = io.NopCloser(bytes.NewReader(sent))
	}
	input := &openapi3filter.RequestValidationInput{Request: request, PathParams: params, Route: route, Options: options}
	if r.status < 300 {
		if err := errors.Join(openapi3filter.ValidateRequest(request.Context(), input), keepsToOwnBody(params["action"], sent)); err != nil {
			return errors.Join(errors.New("the request of "+r.asked+" was done, but is not in the contract"), err)
		}
	}
	answered := &openapi3filter.ResponseValidationInput{RequestValidationInput: input, Status: r.status, Header: r.header, Options: options}
	answered.SetBodyBytes(r.body)
	if err := openapi3filter.ValidateResponse(request.Context(), answered); err != nil {
		return errors.Join(errors.New("the answer to "+r.asked+" is not in the contract: "+short(r.body)), err)
	}
	return nil
}

// short is enough of a body to see what it is.
func short(body []byte) string { return string(body[:min(len(body), 600)]) }

// keepsToOwnBody holds the body of an action against the schema of that action: the path takes any of them.
func keepsToOwnBody(action string, sent []byte) error {
	if action == "" || len(sent) == 0 {
		return nil
	}
	doc, err := document()
	if err != nil {
		return err
	}
	var body any
	if err := json.Unmarshal(sent, &body); err != nil {
		return err
	}
	return doc.Components.Schemas[bodySchema(models.Action(action))].Value.VisitJSON(body)
}

// bodySchema is the name of the schema of an action's body.
func bodySchema(action models.Action) string {
	var name strings.Builder
	for word := range strings.SplitSeq(string(action), "-") {
		name.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return name.String() + "Body"
}

// keepsToStranger is for what the contract has no route for: the answer must be a problem.
func (r reply) keepsToStranger(cause error) error {
	doc, err := document()
	if err != nil {
		return err
	}
	want := http.StatusNotFound
	if errors.Is(cause, routers.ErrMethodNotAllowed) {
		want = http.StatusMethodNotAllowed
	}
	var body any
	if err := json.Unmarshal(r.body, &body); err != nil {
		return err
	}
	if r.status != want || r.header.Get("Content-Type") != "application/problem+json" {
		return errors.New(r.asked + " is not in the contract, but answers " + r.header.Get("Content-Type") + " " + strconv.Itoa(r.status))
	}
	return doc.Components.Schemas["Problem"].Value.VisitJSON(body)
}

// keepsToManners checks what every answer must have.
func (r reply) keepsToManners() error {
	policy := "default-src 'none'; frame-ancestors 'none'"
	if r.header.Get("Content-Disposition") != "" { // a file
		policy += "; sandbox"
	}
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
		"Content-Security-Policy": policy,
	} {
		if got := r.header.Get(name); got != want {
			return errors.New(r.asked + ": header " + name + " is " + got)
		}
	}
	if r.header.Get("X-Request-Id") == "" {
		return errors.New(r.asked + ": no request id")
	}
	var told struct {
		Status  any
		Version int
	}
	if r.header.Get("Content-Disposition") != "" || json.Unmarshal(r.body, &told) != nil {
		return nil // a file, or no JSON
	}
	if status, is := told.Status.(float64); is && int(status) != r.status {
		return errors.New(r.asked + ": the problem names another status: " + string(r.body))
	}
	if tag := r.header.Get("ETag"); tag != "" && !strings.Contains(r.asked, "/users/") && tag != `"`+strconv.Itoa(told.Version)+`"` {
		return errors.New(r.asked + ": the ETag is " + tag + ", the version " + strconv.Itoa(told.Version))
	}
	return nil
}

// want checks the status.
func (r reply) want(status int) reply {
	r.t.Helper()
	require.Equal(r.t, status, r.status, "%s: %s", r.asked, short(r.body))
	return r
}

// into reads the answer.
func (r reply) into(v any) {
	r.t.Helper()
	require.NoError(r.t, json.Unmarshal(r.body, v), "%s: %s", r.asked, short(r.body))
}

// refused holds the answer to be a problem with this status and code.
func (r reply) refused(status int, code string) problem {
	r.t.Helper()
	r.want(status)
	require.Equal(r.t, "application/problem+json", r.header.Get("Content-Type"), r.asked)
	var p problem
	r.into(&p)
	require.Equal(r.t, code, p.Code, "%s: %s", r.asked, short(r.body))
	return p
}

// faults holds the answer to be a refusal of what was sent that names exactly these places, each "pointer code".
func (r reply) faults(want ...string) {
	r.t.Helper()
	p := r.refused(http.StatusUnprocessableEntity, "invalid")
	var got []string
	for _, e := range p.Errors {
		require.NotEmpty(r.t, e.Message)
		got = append(got, e.Pointer+" "+e.Code)
	}
	require.ElementsMatch(r.t, want, got, "%s: %s", r.asked, short(r.body))
}

// among checks that the answer refuses what was sent and names at least these places, each "pointer code", and none of
// them twice. It gives all that are named.
func (r reply) among(want ...string) []string {
	r.t.Helper()
	p := r.refused(http.StatusUnprocessableEntity, "invalid")
	var got []string
	named := map[string]bool{}
	for _, e := range p.Errors {
		require.NotEmpty(r.t, e.Message)
		require.False(r.t, named[e.Pointer+" "+e.Code], "twice: %s %s", e.Pointer, e.Code)
		named[e.Pointer+" "+e.Code] = true
		got = append(got, e.Pointer+" "+e.Code)
	}
	require.Subset(r.t, got, want, "%s: %s", r.asked, short(r.body))
	return got
}
