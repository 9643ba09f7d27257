package api

import (
	"io"
	"mime"
	"net/http"
	"strconv"

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

// send writes the file as a download, which no browser opens as a page of this service.
func (f *sentFile) send(c echo.Context) error {
	defer f.bytes.Close()
	h := c.Response().Header()
	h.Set("Content-Disposition", disposition(f.Name))
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Length", strconv.FormatInt(f.Size, 10))
	h.Set("ETag", `"`+f.SHA256+`"`)
	return c.Stream(http.StatusOK, f.Type, f.bytes)
}

// disposition offers the file under its name, which header syntax may have to encode.
func disposition(name string) string {
	if value := mime.FormatMediaType("attachment", map[string]string{"filename": name}); value != "" {
		return value
	}
	return "attachment"
}
