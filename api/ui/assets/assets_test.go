package assets_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/ui/assets"
)

// every page loads these, and browsers the two modules that app.js imports.
var loaded = []string{
	"govuk-frontend.min.css", "moj-frontend.min.css", "app.css",
	"app.js", "type-ahead.js", "writing.js", "govuk-frontend.min.js", "moj-frontend.min.js", "favicon.svg",
}

// own are the files that no library published.
var own = []string{"app.css", "app.js", "type-ahead.js", "writing.js", "favicon.svg", "licences/govuk-frontend.txt", "licences/moj-frontend.txt"}

// answer is what the handler said.
type answer struct {
	code   int
	header http.Header
	body   string
}

func get(address string, headers ...string) answer {
	request := httptest.NewRequest(http.MethodGet, address, nil)
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		request.Header.Set(name, value)
	}
	recorder := httptest.NewRecorder()
	assets.Handler().ServeHTTP(recorder, request)
	return answer{recorder.Code, recorder.Header(), recorder.Body.String()}
}

func TestServedFilesAreThoseOfTheChecksumFile(t *testing.T) {
	sums, err := os.ReadFile("checksums.txt")
	require.NoError(t, err)
	listed := map[string]bool{}
	for lines := bufio.NewScanner(bytes.NewReader(sums)); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		fields := strings.Fields(lines.Text())
		require.Len(t, fields, 3, lines.Text())
		require.Len(t, fields[0], 64)
		sum := sha256.Sum256([]byte(get(assets.Prefix + fields[2]).body))
		require.Equal(t, fields[1], hex.EncodeToString(sum[:]), fields[2])
		listed[fields[2]] = true
	}
	for _, name := range own {
		listed[name] = true
	}
	require.NoError(t, filepath.WalkDir("files", func(name string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			require.True(t, listed[strings.TrimPrefix(filepath.ToSlash(name), "files/")], "%s is neither ours nor in the checksum file", name)
		}
		return err
	}))
}

func TestEveryAddressInAStyleSheetAnswers(t *testing.T) {
	address := regexp.MustCompile(`url\(["']?([^)"']+)["']?\)`)
	found := 0
	for _, name := range loaded {
		if path.Ext(name) != ".css" {
			continue
		}
		for _, match := range address.FindAllStringSubmatch(get(assets.Prefix+name).body, -1) {
			require.True(t, strings.HasPrefix(match[1], assets.Prefix), match[1])
			require.Equal(t, http.StatusOK, get(match[1]).code, match[1])
			found++
		}
	}
	require.Positive(t, found)
}

func TestNothingOfGovUKsOwnIsServed(t *testing.T) {
	for _, name := range loaded {
		text := get(assets.Prefix + name).body
		for _, forbidden := range []string{"GDS Transport", "@font-face", ".woff", "govuk-crest", "Margaret Calvert", "sourceMappingURL"} {
			require.NotContains(t, text, forbidden, name)
		}
	}
	moj := get(assets.Prefix + "moj-frontend.min.css").body
	require.NotContains(t, moj, "{--govuk-", "the older library's variables")
	require.NoError(t, filepath.WalkDir("files", func(name string, _ os.DirEntry, err error) error {
		require.NotRegexp(t, `woff|crest|crown|logotype|govuk-icon|opengraph|touch-icon|favicon\.ico`, name)
		return err
	}))
}

func TestScriptImportsTheModulesThatAreServed(t *testing.T) {
	imports := regexp.MustCompile(`from "\./([^"]+)"`).FindAllStringSubmatch(get(assets.Path("app.js")).body, -1)
	require.Len(t, imports, 2)
	for _, module := range imports {
		name, _, _ := strings.Cut(module[1], "?")
		require.Equal(t, assets.Path(name), assets.Prefix+module[1], "run scripts/vendor-frontend")
	}
}

func TestABrowserKeepsWhatItHas(t *testing.T) {
	versioned := get(assets.Path("app.css"))
	require.Equal(t, "public, max-age=31536000, immutable", versioned.header.Get("Cache-Control"))
	require.Equal(t, "image/svg+xml; charset=utf-8", get(assets.Path("favicon.svg")).header.Get("Content-Type"))
	require.Equal(t, "text/css; charset=utf-8", versioned.header.Get("Content-Type"))

	for _, address := range []string{assets.Prefix + "app.css", assets.Prefix + "app.css?v=older"} {
		plain := get(address, "Accept-Encoding: br, gzip")
		require.Equal(t, http.StatusOK, plain.code)
		require.Equal(t, "no-cache", plain.header.Get("Cache-Control"), "a name may stand for something else tomorrow")
		again := get(address, "Accept-Encoding: br, gzip", "If-None-Match: "+plain.header.Get("ETag"))
		require.Equal(t, http.StatusNotModified, again.code)
		require.Empty(t, again.body)
	}
}

func TestFilesAreSentZippedToWhoTakesIt(t *testing.T) {
	name := assets.Path("govuk-frontend.min.css")
	plain := get(name)
	require.Empty(t, plain.header.Get("Content-Encoding"))
	require.Empty(t, get(name, "Accept-Encoding: gzip;q=0, br").header.Get("Content-Encoding"))
	zipped := get(name, "Accept-Encoding: gzip, br")
	require.Equal(t, "gzip", zipped.header.Get("Content-Encoding"))
	require.Equal(t, "Accept-Encoding", zipped.header.Get("Vary"))
	require.NotEqual(t, plain.header.Get("ETag"), zipped.header.Get("ETag"))
	reader, err := gzip.NewReader(strings.NewReader(zipped.body))
	require.NoError(t, err)
	unzipped, err := io.ReadAll(reader)
	require.NoError(t, err)
	require.Equal(t, plain.body, string(unzipped))
}

func TestFirstLoadIsSmall(t *testing.T) {
	total := 0
	for _, name := range loaded {
		total += len(get(assets.Path(name), "Accept-Encoding: gzip").body)
	}
	require.Less(t, total, 150_000, "of the 300 kB of a first load, assets may take half")
}

func TestOnlyFilesAreServed(t *testing.T) {
	for _, address := range []string{"/assets/", "/assets/images/", "/assets/images", "/assets/fonts/light-94a07e06a1-v2.woff2", "/assets/../assets.go", "/assets/images/govuk-crest.svg"} {
		require.Equal(t, http.StatusNotFound, get(address).code, address)
	}
	recorder := httptest.NewRecorder()
	assets.Handler().ServeHTTP(recorder, httptest.NewRequest(http.MethodPost, "/assets/app.css", nil))
	require.Equal(t, http.StatusMethodNotAllowed, recorder.Code)
	require.Panics(t, func() { assets.Path("nothing.css") })
}
