package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"regexp"
	"strings"

	"scpo.example/desk/activities/documents"
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// documentInput is what the caller's papers are made from: the text as it stands now, or the last submission where that is
// the same text. The CPS has what it received last.
func (s *Server) documentInput(k *call) (documents.Input, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if err != nil {
		return documents.Input{}, err
	}
	rounds, err := s.store.Submissions(ctx, app.ID)
	if err != nil {
		return documents.Input{}, err
	}
	if len(rounds) > 0 {
		last := rounds[len(rounds)-1]
		same := last.Round == app.Standing.Round && last.ContentHash == models.HashOf(app.Content)
		if same || k.user.Role == models.CPS {
			return documents.Submitted(ctx, s.store, app, last.Round, s.lists)
		}
	} else if k.user.Role == models.CPS {
		return documents.Input{}, models.ErrNotFound
	}
	return documents.Standing(ctx, s.store, app, s.store.Now(), s.lists)
}

func (s *Server) documents(k *call) (answer, error) {
	in, err := s.documentInput(k)
	if err != nil {
		return answer{}, err
	}
	items := []answers.Document{}
	for _, name := range documents.Names(in.Round) {
		d := answers.Document{Name: name, Title: documents.Title(name), Formats: documents.Formats(), Draft: in.Draft, Round: in.Round}
		for _, format := range d.Formats {
			data, err := documents.Make(in, name, format)
			if err != nil {
				return answer{}, err
			}
			made := madeFile(in, name, format, data)
			if format == "pdf" {
				d.SHA256 = made.SHA256
			}
			d.Files = append(d.Files, answers.DocumentFile{Format: format, Name: made.Name, Type: made.Type, Bytes: len(data), SHA256: made.SHA256})
		}
		items = append(items, d)
	}
	return listed(items), nil
}

// document gives one paper as a download.
func (s *Server) document(k *call) (answer, error) {
	in, err := s.documentInput(k)
	if err != nil {
		return answer{}, err
	}
	name, format, _ := strings.Cut(k.Param("document"), ".")
	data, err := documents.Make(in, name, format)
	if errors.Is(err, documents.ErrUnknown) {
		err = models.ErrNotFound
	}
	if err != nil {
		return answer{}, err
	}
	given := ok(nil)
	given.file, given.detail = &sentFile{madeFile(in, name, format, data), inMemory{bytes.NewReader(data)}}, k.Param("document")
	return given, nil
}

var notInNames = regexp.MustCompile(`[^A-Za-z0-9]+`)

// madeFile is a paper as a file that is sent: its name says of which application it is, and that it is a draft.
func madeFile(in documents.Input, name, format string, data []byte) models.Attachment {
	sum := sha256.Sum256(data)
	called := strings.Trim(notInNames.ReplaceAllString(in.Reference, "-"), "-") + "-" + name
	if in.Draft {
		called += "-DRAFT"
	}
	return models.Attachment{Name: called + "." + format, Type: documents.MediaType(format), Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:])}
}
