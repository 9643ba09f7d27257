package desktest

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// callLimit is longer than any answer may take: one that takes longer is a fault.
const callLimit = 20 * time.Second

// Client calls the API as one user. It is safe for concurrent use.
type Client struct {
	base  func() string
	token string
	http  *http.Client
}

// NewClient calls at the address that base gives, asked again for each call, with a bearer token.
func NewClient(base func() string, token string) *Client {
	return &Client{base: base, token: token, http: &http.Client{
		Timeout:   callLimit,
		Transport: &http.Transport{MaxIdleConnsPerHost: 64, IdleConnTimeout: time.Minute},
	}}
}

// At is the same user at a fixed address.
func (c *Client) At(url string) *Client {
	return &Client{base: func() string { return url }, token: c.token, http: c.http}
}

// Request is one call. Path begins after /api/v1. Body is sent as JSON; []byte as it is; nil not at all.
type Request struct {
	Method  string
	Path    string
	Body    any
	Key     string // Idempotency-Key
	IfMatch string
	Kind    string // Content-Type; JSON if empty
}

// Answer is what came back, read to the end.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// Decode reads the body.
func (a Answer) Decode(into any) error {
	if err := json.Unmarshal(a.Body, into); err != nil {
		return fmt.Errorf("read an answer of status %d: %w: %s", a.Status, err, a.Body)
	}
	return nil
}

// Do sends the request once. An error means that no whole answer came; whether the request was
// carried out is then not known.
func (c *Client) Do(ctx context.Context, r Request) (Answer, error) {
	request, err := c.request(ctx, r)
	if err != nil {
		return Answer{}, err
	}
	response, err := c.http.Do(request)
	if err != nil {
		return Answer{}, fmt.Errorf("call: %w", err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return Answer{}, fmt.Errorf("read answer: %w", err)
	}
	return Answer{Status: response.StatusCode, Header: response.Header, Body: body}, nil
}

func (c *Client) request(ctx context.Context, r Request) (*http.Request, error) {
	body, raw := r.Body.([]byte)
	if !raw && r.Body != nil {
		var err error
		if body, err = json.Marshal(r.Body); err != nil {
			return nil, fmt.Errorf("encode body: %w", err)
		}
	}
	request, err := http.NewRequestWithContext(ctx, r.Method, c.base()+"/api/v1"+r.Path, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("make request: %w", err)
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	if body != nil {
		request.Header.Set("Content-Type", cmp.Or(r.Kind, "application/json"))
	}
	for name, value := range map[string]string{"Idempotency-Key": r.Key, "If-Match": r.IfMatch} {
		if value != "" {
			request.Header.Set(name, value)
		}
	}
	return request, nil
}
