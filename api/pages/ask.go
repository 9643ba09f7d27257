package pages

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"scpo.example/desk/api"
)

// root is where the API begins; paths of Get, Post and Put follow it.
const root = "/api/v1"

// Get asks the API as the visitor and reads the answer into v; nil reads nothing.
func (v *Visit) Get(path string, into any) error {
	_, err := v.ask(http.MethodGet, path, nil, nil, into)
	return err
}

// GetTagged is Get with the version of what was read, for PutTagged.
func (v *Visit) GetTagged(path string, into any) (tag string, err error) {
	w, err := v.ask(http.MethodGet, path, nil, nil, into)
	if err != nil {
		return "", err
	}
	return w.header.Get("ETag"), nil
}

// Fetch is Get for an answer that is passed on unchanged, such as a pack.
func (v *Visit) Fetch(path string) ([]byte, error) {
	w, err := v.ask(http.MethodGet, path, nil, nil, nil)
	if err != nil {
		return nil, err
	}
	return w.body.Bytes(), nil
}

// Post asks for something to be done, once for the form's one-time key.
func (v *Visit) Post(path string, body, into any) error {
	_, err := v.ask(http.MethodPost, path, v.once(), body, into)
	return err
}

// PostPart is Post for one of several things that a form asks for: each is done once for the form's one-time key and
// the name of the part, so that a partly completed form can be sent again.
func (v *Visit) PostPart(part, path string, body, into any) error {
	header := v.once()
	if key := header.Get("Idempotency-Key"); key != "" {
		header.Set("Idempotency-Key", key+" "+part)
	}
	_, err := v.ask(http.MethodPost, path, header, body, into)
	return err
}

// once has the API carry out the form once. A form without a key is never mistaken for another form without one.
func (v *Visit) once() http.Header {
	if v.Form("key") == "" {
		return http.Header{}
	}
	return http.Header{"Idempotency-Key": {"page " + v.Form("key")}}
}

// Compute asks a POST that stores nothing, such as checks of a text that is being written.
func (v *Visit) Compute(path string, body, into any) error {
	_, err := v.ask(http.MethodPost, path, nil, body, into)
	return err
}

// Put saves, if the version is still the one that was read.
func (v *Visit) Put(path string, version int, body, into any) error {
	_, err := v.ask(http.MethodPut, path, http.Header{"If-Match": {fmt.Sprintf("%q", fmt.Sprint(version))}}, body, into)
	return err
}

// PutTagged is Put for what has a tag in place of a numbered version.
func (v *Visit) PutTagged(path, tag string, body, into any) error {
	_, err := v.ask(http.MethodPut, path, http.Header{"If-Match": {tag}}, body, into)
	return err
}

// Delete removes what the address names.
func (v *Visit) Delete(path string) error {
	_, err := v.ask(http.MethodDelete, path, nil, nil, nil)
	return err
}

func (v *Visit) ask(method, path string, header http.Header, body, into any) (*answer, error) {
	if body == nil {
		body = struct{}{} // an action without words
	}
	text, err := json.Marshal(body)
	if err != nil {
		return nil, fmt.Errorf("encode question: %w", err)
	}
	r, err := v.question(method, path, header, bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	w := &answer{status: http.StatusOK, header: http.Header{}}
	v.site.API.ServeHTTP(w, r)
	if w.status >= http.StatusBadRequest {
		return nil, w.problem()
	}
	if into == nil || w.status == http.StatusNoContent {
		return w, nil
	}
	if err := json.Unmarshal(w.body.Bytes(), into); err != nil {
		return nil, fmt.Errorf("read answer of %s: %w", path, err)
	}
	return w, nil
}

// question is a request to the API as the visitor, under the id of their own request. header may be nil.
func (v *Visit) question(method, path string, header http.Header, body io.Reader) (*http.Request, error) {
	ctx := api.As(v.r.Context(), v.User, v.route.Log != "", v.noteShown)
	r, err := http.NewRequestWithContext(ctx, method, root+path, body)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", path, err)
	}
	if header != nil {
		r.Header = header
	}
	r.Header.Set("X-Request-Id", v.w.Header().Get("X-Request-Id"))
	return r, nil
}

// answer is what the API writes, kept in memory.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// problem reads why the API did not do it.
func (a *answer) problem() error {
	p := &Problem{}
	if err := json.Unmarshal(a.body.Bytes(), p); err != nil {
		return fmt.Errorf("read problem: %w", err)
	}
	p.Status = a.status
	return p
}

// Header is part of http.ResponseWriter.
func (a *answer) Header() http.Header { return a.header }

// WriteHeader is part of http.ResponseWriter.
func (a *answer) WriteHeader(status int) { a.status = status }

// Write is part of http.ResponseWriter.
func (a *answer) Write(b []byte) (int, error) { return a.body.Write(b) }
