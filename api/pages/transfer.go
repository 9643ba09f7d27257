package pages

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"scpo.example/desk/api"
	names "scpo.example/desk/models/files"
)

// hasFile reports whether a form with a file is sent.
func hasFile(r *http.Request) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == "multipart/form-data" && r.Method == http.MethodPost
}

// transfers reports whether a file is sent or may be fetched.
func transfers(r *http.Request) bool {
	return hasFile(r) || r.Method == http.MethodGet && (strings.Contains(r.URL.Path, "/files/") || strings.HasSuffix(r.URL.Path, "/pack.zip"))
}

// besideFile bounds what a form has before its file, in bytes.
const besideFile = 64 << 10

// Upload reads the fields of a form up to its file, which comes last, and sends fields and file to the API as they come.
// The fields are then in Form, without the file: what was wrong can be shown beside them.
func (v *Visit) Upload(path string, into any) error {
	if err := api.AllowTransfer(v.w); err != nil {
		return err
	}
	parts, err := v.r.MultipartReader()
	if err != nil {
		return unreadable(err)
	}
	file, err := v.readFields(parts)
	if err != nil {
		return unreadable(err)
	}
	if owner := v.form.Get(madeFor); owner != "" && owner != v.User.ID {
		v.form = url.Values{}
		return &Problem{Status: http.StatusConflict, Code: otherUser}
	}
	body, send := io.Pipe()
	defer body.Close() //nolint:errcheck // the writer then stops
	form := multipart.NewWriter(send)
	go func() { send.CloseWithError(v.passOn(form, file)) }()
	r, err := v.question(http.MethodPost, path, v.once(), body)
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	w := &answer{status: http.StatusOK, header: http.Header{}}
	v.site.API.ServeHTTP(w, r)
	if w.status >= http.StatusBadRequest {
		api.Drain(v.r.Body)
		return w.problem()
	}
	if err := json.Unmarshal(w.body.Bytes(), into); err != nil {
		return fmt.Errorf("read answer of %s: %w", path, err)
	}
	return nil
}

// readFields reads the form up to its file; nil where there is none.
func (v *Visit) readFields(parts *multipart.Reader) (*multipart.Part, error) {
	v.form = url.Values{}
	for left := int64(besideFile); ; {
		part, err := parts.NextPart()
		if err == io.EOF { //nolint:errorlint // wrapped, it says that the form broke off before its end
			return nil, nil
		}
		if err != nil || part.FileName() != "" {
			return part, err
		}
		if part.FormName() == "file" { // none was chosen
			continue
		}
		text, err := io.ReadAll(io.LimitReader(part, left+1))
		if err != nil {
			return nil, err
		}
		if left -= int64(len(text)); left < 0 {
			return nil, &http.MaxBytesError{Limit: besideFile}
		}
		v.form.Add(part.FormName(), string(text))
	}
}

// ownFields are the page's, and not the API's.
var ownFields = []string{"key", madeFor, fromKept}

// passOn writes the form for the API.
func (v *Visit) passOn(form *multipart.Writer, file *multipart.Part) error {
	for _, name := range slices.Sorted(maps.Keys(v.form)) {
		for _, value := range v.form[name] {
			if value == "" || slices.Contains(ownFields, name) {
				continue
			}
			if err := form.WriteField(name, value); err != nil {
				return err
			}
		}
	}
	if file != nil {
		to, err := form.CreateFormFile("file", file.FileName())
		if err != nil {
			return err
		}
		if _, err := io.Copy(to, file); err != nil {
			return err
		}
	}
	return form.Close()
}

// partly are what a browser says of the bytes that it has, or wants.
var partly = []string{"If-None-Match", "Range", "If-Range"}

// Download gives the visitor a file of the API as it comes, headers and all. It is logged before anything is sent.
func (v *Visit) Download(path string) error {
	if err := api.AllowTransfer(v.w); err != nil {
		return err
	}
	header := http.Header{}
	for _, name := range partly {
		if said := v.r.Header.Values(name); len(said) > 0 {
			header[name] = said
		}
	}
	r, err := v.question(v.r.Method, path, header, http.NoBody)
	if err != nil {
		return err
	}
	w := &passing{visit: v, answer: answer{status: http.StatusOK, header: http.Header{}}}
	v.site.API.ServeHTTP(w, r)
	switch {
	case w.unlogged != nil:
		return w.unlogged
	case w.refused():
		return w.problem()
	case w.away != nil:
		return gone{w.away}
	}
	return nil
}

// passing hands a good answer on to the browser, and keeps a problem.
type passing struct {
	answer
	visit          *Visit
	unlogged, away error
}

// refused says that there is no file. A part that the file does not have is for the browser to know.
func (p *passing) refused() bool {
	return p.status >= http.StatusBadRequest && p.status != http.StatusRequestedRangeNotSatisfiable
}

// WriteHeader is part of http.ResponseWriter.
func (p *passing) WriteHeader(status int) {
	p.status = status
	if p.refused() {
		return
	}
	if p.unlogged = p.visit.logged(); p.unlogged != nil {
		return
	}
	maps.Copy(p.visit.w.Header(), p.header)
	p.visit.w.WriteHeader(status)
}

// Write is part of http.ResponseWriter.
func (p *passing) Write(b []byte) (int, error) {
	if p.refused() {
		return p.answer.Write(b)
	}
	if p.unlogged != nil {
		return 0, p.unlogged
	}
	n, err := p.visit.w.Write(b)
	p.away = err
	return n, err
}

// Hashed is a file that was read, and not kept.
type Hashed struct{ Name, SHA256 string }

// Bounds of the files that are read at once.
const (
	mostHashed  = 300
	hashedBytes = 2 << 30
)

// ErrTooMuch says that more files were sent than are read at once.
var ErrTooMuch = errors.New("too many files, or they are too large")

// Hashes reads a form with files, of which it keeps only the hashes. The fields are then in Form.
func (v *Visit) Hashes() ([]Hashed, error) {
	if err := api.AllowTransfer(v.w); err != nil {
		return nil, err
	}
	v.form = url.Values{}
	v.r.Body = http.MaxBytesReader(v.w, v.r.Body, hashedBytes)
	parts, err := v.r.MultipartReader()
	if err != nil {
		return nil, unreadable(err)
	}
	var all []Hashed
	for left := int64(besideFile); ; {
		part, err := parts.NextPart()
		if err == io.EOF { // wrapped, it says that the form broke off before its end
			return all, nil
		}
		if err != nil {
			return nil, tooMuchOr(err)
		}
		if part.FileName() == "" {
			text, err := io.ReadAll(io.LimitReader(part, left+1))
			if left -= int64(len(text)); err != nil || left < 0 {
				return nil, tooMuchOr(err)
			}
			if part.FormName() != "file" { // none was chosen
				v.form.Add(part.FormName(), string(text))
			}
			continue
		}
		if len(all) == mostHashed {
			return nil, tooMuchOr(nil)
		}
		sum := sha256.New()
		if _, err := io.Copy(sum, part); err != nil {
			return nil, tooMuchOr(err)
		}
		all = append(all, Hashed{Name: names.Name(part.FileName()), SHA256: hex.EncodeToString(sum.Sum(nil))})
	}
}

// tooMuchOr tells what was cut at a limit from what broke off.
func tooMuchOr(err error) error {
	var large *http.MaxBytesError
	if err == nil || errors.As(err, &large) {
		return ErrTooMuch
	}
	return unreadable(err)
}
