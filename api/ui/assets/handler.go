package assets

import (
	"bytes"
	"net/http"
	"strings"
	"time"
)

// Handler answers everything below Prefix. A versioned address may be cached for a year; for anything else the browser
// must check each time whether its copy is still valid. No asset contains anything about a person or a case.
func Handler() http.Handler { return http.HandlerFunc(serve) }

func serve(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	f, ok := all()[strings.TrimPrefix(r.URL.Path, Prefix)]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	if r.URL.Query().Get("v") == f.version {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Set("Content-Type", f.kind)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Accept-Encoding")
	body, tag := f.plain, f.version
	if f.zipped != nil && zips(r) {
		h.Set("Content-Encoding", "gzip")
		body, tag = f.zipped, f.version+"-gzip"
	}
	h.Set("ETag", `"`+tag+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// zips says that the browser takes gzip. One that lists it with a quality of nought does not exist among browsers; it
// would be sent the plain file.
func zips(r *http.Request) bool {
	for _, header := range r.Header.Values("Accept-Encoding") {
		for _, coding := range strings.Split(header, ",") {
			name, quality, _ := strings.Cut(coding, ";")
			if strings.EqualFold(strings.TrimSpace(name), "gzip") && !zero(quality) {
				return true
			}
		}
	}
	return false
}

func zero(quality string) bool {
	q := strings.TrimPrefix(strings.ReplaceAll(quality, " ", ""), "q=")
	return q != "" && strings.Trim(q, "0.") == ""
}
