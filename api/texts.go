package api

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"unicode/utf8"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/files"
	"scpo.example/desk/models/termlist"
	"scpo.example/desk/models/word"
)

const (
	readTextPath = "/api/v1/texts/read"
	longestText  = 400_000 // characters of a text that is pasted
	mostPieces   = decode.MaxItems
)

// readText reads a Word document, or a text that was pasted. It stores nothing.
func (s *Server) readText(k *call) (answer, error) {
	if err := AllowTransfer(k.Response()); err != nil {
		return answer{}, err
	}
	body := k.Request().Body
	k.Request().Body = http.MaxBytesReader(k.Response(), body, word.Largest+besideFile)
	read, err := textSent(k.Request())
	if err != nil {
		Drain(body)
		return answer{}, textRefused(err)
	}
	switch {
	case len(read.Pieces) == 0:
		return answer{}, invalidField("/file", "There is no text in it. Select another document, or paste the text")
	case len(read.Pieces) > mostPieces:
		return answer{}, invalidField("/file", fmt.Sprintf("The text has more than %d paragraphs. Select or paste only the part that you need", mostPieces))
	}
	return ok(read), nil
}

// textSent reads the form: a file or a text.
func textSent(r *http.Request) (none answers.TextRead, failed error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return none, problem(http.StatusUnsupportedMediaType, "not-multipart", "Send the document as multipart/form-data, in the part called file, or a text in the part called text.")
	}
	sent := map[string][]byte{}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return textOf(sent)
		}
		if err == nil {
			err = keepPart(sent, part)
		}
		if err != nil {
			return none, err
		}
	}
}

func keepPart(sent map[string][]byte, part *multipart.Part) error {
	name := part.FormName()
	if name != "file" && name != "text" {
		return invalid([]decode.Problem{{Pointer: decode.PointerTo("", name[:min(len(name), nameShown)]), Code: decode.CodeUnknownField, Message: "Remove this field, or correct its name"}})
	}
	if _, twice := sent[name]; twice {
		return invalidField("/"+name, "Send one document or one text")
	}
	text, err := io.ReadAll(part)
	sent[name] = text
	return err
}

func textOf(sent map[string][]byte) (read answers.TextRead, failed error) {
	file, text := sent["file"], string(sent["text"])
	switch {
	case len(file) > 0 && !compare.Blank(text):
		return read, invalidField("/text", "Select a document or paste a text, not both")
	case len(file) > 0:
		d, err := word.Read(bytes.NewReader(file), int64(len(file)))
		return answers.TextRead{Text: d.Text(), Pieces: termlist.Of(d.Paragraphs), Notices: d.Seen.Notices()}, err
	case !isText(text):
		return read, invalidField("/text", "Enter text")
	case utf8.RuneCountInString(text) > longestText:
		return read, invalidField("/text", fmt.Sprintf("Enter %d characters or fewer", longestText))
	case compare.Blank(text):
		return read, invalidField("/file", "Select a Word document, or paste the text")
	}
	return answers.TextRead{Text: strings.TrimSpace(text), Pieces: termlist.OfText(text), Notices: word.Seen{}.Notices()}, nil
}

// textRefused says for people why a text was not read.
func textRefused(err error) error {
	var refused word.Refused
	var said *answers.Problem
	switch {
	case errors.As(err, &refused):
		return invalidField("/file", refused.Why)
	case errors.As(err, &said):
		return err
	}
	if err = tooLargeOr(err); errors.Is(err, files.ErrTooLarge) {
		return invalidField("/file", "The document is larger than 10 MB. Copy the part that you need into a new document")
	}
	if errors.As(err, &said) {
		return err
	}
	return problem(http.StatusBadRequest, "broken-off", "The upload broke off. Send it again.")
}
