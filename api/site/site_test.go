package site_test

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/api/site"
	"scpo.example/desk/models"
)

var desk *pagestest.Desk

func TestMain(m *testing.M) { os.Exit(pagestest.Main(m, &desk, site.Routes())) }

func fillIn(path string, id string, odd string) string {
	path = strings.ReplaceAll(path, "{id}", id)
	path = strings.ReplaceAll(path, "{$}", "")
	for strings.Contains(path, "{") {
		a, b := strings.Index(path, "{"), strings.Index(path, "}")
		path = path[:a] + odd + path[b+1:]
	}
	return path
}

func TestProbe(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Claimed)
	long := strings.Repeat("ü", 900)
	for _, who := range []string{pagestest.Applicant, pagestest.Officer, pagestest.FarOfficer, pagestest.Elsewhere, pagestest.Manager, pagestest.Lead, pagestest.CPS, pagestest.Auditor, pagestest.Admin} {
		v := desk.As(t, who)
		for _, r := range site.Routes() {
			if strings.HasPrefix(r.Path, "/sign-") {
				continue
			}
			for _, odd := range []string{"1", "-1", "x", "99999999999999999999", url.PathEscape(long), "..%2f..%2fusers", "%27%22%3E%3Cb%3E", "a%0d%0ab", "%E2%80%AE"} {
				if !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(r.Path, "{id}", ""), "{$}", ""), "{") && odd != "1" {
					continue
				}
				for _, what := range []string{id, odd} {
					path := fillIn(r.Path, what, odd)
					before, err := desk.Store.AccessLog(t.Context(), "", 0, 1)
					require.NoError(t, err)
					var p pagestest.Page
					if r.Method == http.MethodGet {
						p = v.Open(path + "?cursor=x&before=x&application=x&force=" + odd + "&from=x&to=x&state=x&anchor=%27x&instead=" + odd + "&section=x")
						if p.Status >= 400 {
							p = v.Open(path)
						}
					} else {
						p = v.Post(path, url.Values{"key": {"k"}, "do": {"x"}, "instead": {"\x00"}, "id": {"\x00"}, "username": {"\x00"}, "q": {"\x00\xff"}, "version": {"z"}, "text": {"a b\x00"}})
					}
					if p.Status >= 500 {
						t.Error(who, r.Method, path, p.Status)
					}
					for _, h := range []string{"Cache-Control", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"} {
						if p.Header.Get(h) == "" {
							t.Error("header", h, r.Method, path)
						}
					}
					if (who == pagestest.FarOfficer || who == pagestest.Elsewhere || who == pagestest.Lead || who == pagestest.Auditor || who == pagestest.Admin || who == pagestest.Manager || who == pagestest.CPS) && strings.Contains(string(p.Body), "VASCOTT") {
						t.Error("leak", who, r.Method, path)
					}
					after, err := desk.Store.AccessLog(t.Context(), "", 0, 20)
					require.NoError(t, err)
					n := 0
					for _, l := range after {
						if l.ID > before[0].ID {
							n++
						}
					}
					if r.Method == http.MethodGet && p.Status == 200 && n > 1 && p.At.Path == strings.SplitN(path, "?", 2)[0] {
						t.Log("lines", n, who, path)
					}
					if r.Method == http.MethodGet && p.Status == 200 && n == 0 && r.Log != "" {
						t.Error("no line", who, path)
					}
				}
			}
		}
	}
	_ = fmt.Sprint
	_ = pages.Roles
	_ = models.Officer
}
