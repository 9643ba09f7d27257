package api

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"scpo.example/desk/models"
)

// sentFile is a file on its way to the caller.
type sentFile struct {
	models.Attachment
	bytes io.ReadCloser
}

// download gives the bytes of a file. One that waits for the scanner is scanned first.
func (s *Server) download(k *call) (answer, error) {
	app, a, err := s.attachment(k)
	if err != nil {
		return answer{}, err
	}
	if s.files == nil {
		return answer{}, noStorage()
	}
	ctx := k.Request().Context()
	if a.Scan == models.ScanWaiting {
		if a.Scan, err = s.files.Rescan(ctx, s.store, a); err != nil {
			return answer{}, err
		}
	}
	if !a.Scan.Released() {
		return answer{}, notReleased(a.Scan)
	}
	if err := s.files.Prove(ctx, a.Blob, a.SHA256); err != nil {
		s.log.Error("a stored file could not be released", "file", a.ID, "error", err)
		return answer{}, s.fileRefused(k, app, err)
	}
	if err := AllowTransfer(k.Response()); err != nil {
		return answer{}, err
	}
	bytes, err := s.files.Open(ctx, a.Blob)
	if err != nil {
		return answer{}, err
	}
	given := ok(nil)
	given.file, given.detail = &sentFile{a, bytes}, a.ID
	return given, nil
}

// drop closes what is not sent after all.
func (a answer) drop() {
	if a.file != nil {
		a.file.bytes.Close()
	}
}

// inMemory are the bytes of a file that was just made.
type inMemory struct{ *bytes.Reader }

// Close is part of io.Closer.
func (inMemory) Close() error { return nil }

// send writes the file as a download, which no browser opens as a page of this service. One that the caller has already
// is not sent again, and a part of it is where the bytes are stored as they are sent.
func (f *sentFile) send(c echo.Context) error {
	defer f.bytes.Close()
	h := c.Response().Header()
	h.Set("Content-Disposition", disposition(f.Name))
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("ETag", `"`+f.SHA256+`"`)
	h.Set(echo.HeaderContentType, f.Type)
	if stored, seeks := f.bytes.(io.ReadSeeker); seeks {
		c.Response().Before(func() { h.Set(echo.HeaderCacheControl, "no-store") }) // the library drops it where it has no such part
		http.ServeContent(c.Response(), c.Request(), "", time.Time{}, stored)
		return nil
	}
	if has(c.Request(), h.Get("ETag")) {
		h.Del(echo.HeaderContentType)
		return c.NoContent(http.StatusNotModified)
	}
	h.Set(echo.HeaderContentLength, strconv.FormatInt(f.Size, 10))
	if c.Request().Method == http.MethodHead {
		return c.NoContent(http.StatusOK)
	}
	return c.Stream(http.StatusOK, f.Type, f.bytes)
}

// has says that the caller has the bytes with that tag.
func has(r *http.Request, tag string) bool {
	for one := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		if one = strings.TrimPrefix(strings.TrimSpace(one), "W/"); one == "*" || one == tag {
			return true
		}
	}
	return false
}

// disposition offers the file under its name, which header syntax may have to encode.
func disposition(name string) string {
	if value := mime.FormatMediaType("attachment", map[string]string{"filename": name}); value != "" {
		return value
	}
	return "attachment"
}
