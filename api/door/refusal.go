package door

import (
	"encoding/json"
	"net/http"
	"strings"

	"scpo.example/desk/api/answers"
)

// refusal is why a request goes no further.
type refusal struct {
	status       int
	code, detail string
}

var (
	httpsOnly = refusal{http.StatusForbidden, "https-only",
		"This service is reached over https only. Open the address with https:// in front. Nothing was done."}
	unknownHost = refusal{http.StatusMisdirectedRequest, "unknown-host",
		"This service does not have the name in the address. Use the address that you were given. If it is correct, ask the operator to add its name with --host. Nothing was done."}
)

// refuse answers before there is a page or an API to do so.
func refuse(w http.ResponseWriter, r *http.Request, why refusal) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	body, kind := []byte(why.detail+"\n"), "text/plain; charset=utf-8"
	if strings.HasPrefix(r.URL.Path, "/api/") {
		p := answers.Problem{Type: "about:blank", Title: http.StatusText(why.status), Status: why.status, Code: why.code, Detail: why.detail}
		if text, err := json.Marshal(p); err == nil {
			body, kind = text, "application/problem+json"
		}
	}
	h.Set("Content-Type", kind)
	w.WriteHeader(why.status)
	_, _ = w.Write(body) // the caller may be gone
}
