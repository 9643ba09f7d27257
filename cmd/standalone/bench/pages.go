package main

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"time"

	"scpo.example/desk/models/reference"
)

// kB is what the bounds on transfer count in.
const kB = 1000

// visitor is a browser without script, in which someone is signed in.
type visitor struct {
	url  string
	http *http.Client
}

// signIn posts the sign-in form of the demonstration.
func (d *desk) signIn(ctx context.Context, who string) (*visitor, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, fmt.Errorf("make cookie jar: %w", err)
	}
	v := &visitor{url: d.URL, http: &http.Client{Jar: jar, Timeout: 20 * time.Second, Transport: &http.Transport{DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	form := url.Values{"person": {who}}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, d.URL+"/sign-in", strings.NewReader(form.Encode()))
	if err != nil {
		return nil, fmt.Errorf("make request: %w", err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", d.URL)
	w, err := v.http.Do(r)
	if err != nil {
		return nil, fmt.Errorf("sign in: %w", err)
	}
	if w.StatusCode != http.StatusSeeOther {
		err = fmt.Errorf("sign in: status %d", w.StatusCode)
	}
	return v, errors.Join(err, w.Body.Close())
}

// seen is one page as it came over the wire.
type seen struct {
	took  time.Duration // until its last byte
	bytes int           // as sent, zipped
	html  string
}

// open requests a page or an asset and requires it whole.
func (v *visitor) open(ctx context.Context, path string) (s seen, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, v.url+path, nil)
	if err != nil {
		return s, fmt.Errorf("make request: %w", err)
	}
	r.Header.Set("Accept-Encoding", "gzip")
	begun := time.Now()
	w, err := v.http.Do(r)
	if err != nil {
		return s, fmt.Errorf("open %s: %w", path, err)
	}
	defer func() { err = errors.Join(err, w.Body.Close()) }()
	sent, err := io.ReadAll(w.Body)
	s.took, s.bytes = time.Since(begun), len(sent)
	if err != nil {
		return s, fmt.Errorf("read %s: %w", path, err)
	}
	if w.StatusCode != http.StatusOK {
		return s, fmt.Errorf("open %s: status %d, 200 was expected", path, w.StatusCode)
	}
	s.html = string(sent)
	if w.Header.Get("Content-Encoding") == "gzip" {
		s.html, err = unzipped(s.html)
	}
	return s, err
}

func unzipped(text string) (string, error) {
	r, err := gzip.NewReader(strings.NewReader(text))
	if err != nil {
		return "", fmt.Errorf("unzip: %w", err)
	}
	all, err := io.ReadAll(r)
	if err != nil {
		return "", fmt.Errorf("unzip: %w", err)
	}
	return string(all), nil
}

var (
	assetOf  = regexp.MustCompile(`(?:href|src)="(/assets/[^"]+)"`)
	moduleOf = regexp.MustCompile(`from "\./([^"]+)"`)
)

// firstLoad is what a browser with an empty cache fetches for a page, in bytes: the page, its assets and the modules that
// they import. Pictures that a style sheet names are left out: a browser asks for those it draws only.
func (v *visitor) firstLoad(ctx context.Context, page seen) (int, error) {
	total := page.bytes
	waiting, met := []string{}, map[string]bool{}
	for _, m := range assetOf.FindAllStringSubmatch(page.html, -1) {
		waiting = append(waiting, m[1])
	}
	for len(waiting) > 0 {
		path := waiting[0]
		waiting = waiting[1:]
		if met[path] {
			continue
		}
		met[path] = true
		asset, err := v.open(ctx, path)
		if err != nil {
			return 0, err
		}
		total += asset.bytes
		for _, m := range moduleOf.FindAllStringSubmatch(asset.html, -1) {
			waiting = append(waiting, "/assets/"+m[1])
		}
	}
	return total, nil
}

// measurePages times pages as people open them, among all the applications there are, and counts what they transfer.
func measurePages(ctx context.Context, f flags, d *desk, r report, whole string) error {
	samples, err := reference.Samples()
	if err != nil {
		return err
	}
	var draft struct{ ID string }
	body := map[string]any{"force": samples[0].Force, "content": samples[0].Content}
	writer := "applicant." + samples[0].Force
	if _, err := d.call(ctx, writer, http.MethodPost, "/applications", body, http.StatusCreated, &draft); err != nil {
		return err
	}
	largest := 0
	for _, p := range []struct{ key, who, path string }{
		{"page_case_p95_ms", "officer.serocu", "/applications/" + whole},
		{"page_queue_p95_ms", "officer.serocu", "/queues/unassigned"},
		{"page_section_p95_ms", writer, "/applications/" + draft.ID + "/sections/risk"},
	} {
		v, err := d.signIn(ctx, p.who)
		if err != nil {
			return err
		}
		took, page, err := v.measure(ctx, f, p.path)
		if err != nil {
			return err
		}
		r.set(p.key, took.percentile(95))
		largest = max(largest, page.bytes)
		first, err := v.firstLoad(ctx, page)
		if err != nil {
			return err
		}
		r.set("first_load_kb", max(r["first_load_kb"], float64(first)/kB))
	}
	r.set("later_page_kb", float64(largest)/kB)
	return nil
}

func (v *visitor) measure(ctx context.Context, f flags, path string) (times, seen, error) {
	var t times
	var last seen
	for i := range f.Warm + f.Commands {
		page, err := v.open(ctx, path)
		if err != nil {
			return nil, page, err
		}
		if last = page; i >= f.Warm {
			t.add(page.took)
		}
	}
	return t, last, nil
}
