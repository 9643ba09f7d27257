package api

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"scpo.example/desk/models"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/files"
)

// upload is a file that was stored, with what was said of it.
type upload struct {
	files.Kept
	Name, Kind, Title, Marking, Served string
	Withheld, WithheldWhy              string
	Links                              models.Links
	found                              []decode.Problem
}

// Bounds of what comes beside the file.
const (
	besideFile = 1 << 20 // bytes of all other parts
	fieldLimit = 4000    // characters of one text
	kindLimit  = 100
	partLimit  = 500
)

// request is what makes two uploads with one key the same.
func (u upload) request() any {
	return []any{u.Name, u.Size, u.SHA256, u.Kind, u.Title, u.Marking, u.Served, u.Withheld, u.WithheldWhy, u.Links}
}

func (u upload) attachment(k *call, id string) models.Attachment {
	return models.Attachment{
		ID: k.resource, ApplicationID: id, Origin: models.OriginOf(k.user.Role), Blob: u.Blob, Name: u.Name, Type: u.Type, Size: u.Size, SHA256: u.SHA256,
		Kind: u.Kind, Title: u.Title, Marking: u.Marking, Served: models.Served(u.Served), Withheld: u.Withheld, WithheldWhy: u.WithheldWhy,
		Links: u.Links, Scan: u.Scan, By: k.user.ID,
	}
}

// receive reads the parts in whatever order they come, and stores the file as it comes. After an error nothing is stored.
func (s *Server) receive(k *call) (u upload, failed error) {
	r := k.Request()
	whole := r.Body
	defer func() {
		if failed != nil {
			Drain(whole)
		}
	}()
	if r.ContentLength > s.files.Largest()+besideFile {
		return u, files.ErrTooLarge
	}
	r.Body = http.MaxBytesReader(k.Response(), r.Body, s.files.Largest()+besideFile)
	body := &ending{ReadCloser: r.Body}
	r.Body = body
	parts, err := r.MultipartReader()
	if err != nil {
		return u, problem(http.StatusUnsupportedMediaType, "not-multipart", "Send the file as multipart/form-data, in the part called file. Nothing was saved.")
	}
	defer func() {
		if failed != nil && u.Blob != "" {
			s.discard(k, u.Blob)
		}
	}()
	u.Links = models.Links{Evidence: []string{}, Documents: []string{}, Terms: []string{}, Points: []string{}}
	for range partLimit {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) && body.whole(r) {
			return u, u.complete()
		}
		if err != nil {
			return u, tooLargeOr(fmt.Errorf("%w: %w", files.ErrBrokenOff, err))
		}
		if err := s.readPart(k, part, &u); err != nil {
			return u, tooLargeOr(err)
		}
	}
	return u, problem(http.StatusUnprocessableEntity, "invalid", "The form has too many fields. Nothing was saved.")
}

// ending keeps the last bytes of a form: the reader of its parts does not say whether it came to the end or broke off.
type ending struct {
	io.ReadCloser
	last []byte
}

// endingLength is more than a reader of parts takes in advance.
const endingLength = 16 << 10

// Read implements io.Reader.
func (e *ending) Read(p []byte) (int, error) {
	n, err := e.ReadCloser.Read(p)
	e.last = append(e.last, p[:n]...)
	if over := len(e.last) - endingLength; over > endingLength {
		e.last = slices.Clone(e.last[over:])
	}
	return n, err
}

// whole reports whether the form had the line that ends it.
func (e *ending) whole(r *http.Request) bool {
	_, set, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && bytes.Contains(e.last, []byte("--"+set["boundary"]+"--"))
}

// tooLargeOr tells what was cut at the limit, and what came too slowly, from what broke off.
func tooLargeOr(err error) error {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return files.ErrTooLarge
	case errors.Is(err, os.ErrDeadlineExceeded):
		return problem(http.StatusRequestTimeout, "request-timeout", "The file arrived too slowly. Nothing was saved. Send it again.")
	}
	return err
}

func (s *Server) readPart(k *call, part *multipart.Part, u *upload) error {
	name := part.FormName()
	if name == "file" && u.Blob == "" {
		u.Name = files.Name(part.FileName())
		if u.Name == "" || utf8.RuneCountInString(u.Name) > files.MaxName {
			return invalidField("/file", fmt.Sprintf("Give the file a name of %d characters or fewer", files.MaxName))
		}
		var err error
		u.Kept, err = s.files.Take(k.Request().Context(), u.Name, part)
		return err
	}
	text, err := io.ReadAll(io.LimitReader(part, besideFile))
	if err != nil {
		return fmt.Errorf("%w: %w", files.ErrBrokenOff, err)
	}
	u.set(name, string(text))
	return nil
}

// set keeps a field, or what is wrong with it.
func (u *upload) set(name, text string) {
	fault := func(code, message string) { u.found = append(u.found, decode.NewProblem("/"+name, code, message)) }
	switch {
	case !isText(text):
		fault(decode.CodeBadValue, "Enter text")
		return
	case utf8.RuneCountInString(text) > fieldLimit:
		fault(decode.CodeTooLong, fmt.Sprintf("Enter %d characters or fewer", fieldLimit))
		return
	}
	texts := map[string]*string{"kind": &u.Kind, "title": &u.Title, "marking": &u.Marking, "served": &u.Served, "withheld": &u.Withheld, "withheldWhy": &u.WithheldWhy}
	lists := map[string]*[]string{"evidence": &u.Links.Evidence, "documents": &u.Links.Documents, "terms": &u.Links.Terms, "points": &u.Links.Points}
	if into := texts[name]; into != nil {
		*into = strings.TrimSpace(text)
		return
	}
	if into := lists[name]; into != nil {
		for _, id := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\r' }) {
			if !slices.Contains(*into, id) {
				*into = append(*into, id)
			}
		}
		return
	}
	if name == "file" {
		fault(decode.CodeBadValue, "Send one file at a time")
		return
	}
	u.found = append(u.found, decode.Problem{Pointer: decode.PointerTo("", name[:min(len(name), nameShown)]), Code: decode.CodeUnknownField, Message: "Remove this field, or correct its name"})
}

// complete holds what was said of a file against itself.
func (u *upload) complete() error {
	fault := func(name, code, message string) {
		u.found = append(u.found, decode.NewProblem("/"+name, code, message))
	}
	if u.Blob == "" {
		return invalidField("/file", "Select a file")
	}
	if compare.Blank(u.Title) {
		u.Title = u.Name
	}
	if u.Kind == "" {
		u.Kind = "other"
	}
	if u.Marking != "" && !slices.Contains(content.Marking("").Values(), u.Marking) {
		fault("marking", decode.CodeBadValue, "Select OFFICIAL or OFFICIAL-SENSITIVE. Do not attach anything marked higher")
	}
	if !slices.Contains([]string{"", string(models.ServedAlready), string(models.NotServed)}, u.Served) {
		fault("served", decode.CodeBadValue, "Select served or unserved")
	}
	if u.Withheld != "" && compare.NoAnswer(u.WithheldWhy) {
		fault("withheldWhy", decode.CodeRequired, "Enter why it was withheld")
	}
	if u.Withheld == "" && u.WithheldWhy != "" {
		fault("withheld", decode.CodeRequired, "Enter what was withheld")
	}
	if utf8.RuneCountInString(u.Kind) > kindLimit {
		fault("kind", decode.CodeTooLong, fmt.Sprintf("Enter %d characters or fewer", kindLimit))
	}
	return nil
}
