package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"scpo.example/desk/activities/documents"
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/termlist"
	"scpo.example/desk/models/word"
)

// readFile reads a Word document that is kept with an application, such as a letter or an order that the CPS sent back.
// Its terms are compared with those of the last submission. It stores nothing: a person confirms what was found.
func (s *Server) readFile(k *call) (answer, error) {
	if _, a, err := s.attachment(k); err != nil {
		return answer{}, err
	} else if a.Type != mimes["docx"] {
		return answer{}, problem(http.StatusUnprocessableEntity, "not-word", "Only Word documents (DOCX) can be read. Download this file instead.")
	}
	data, err := s.wholeFile(k)
	if err != nil {
		return answer{}, err
	}
	d, err := word.Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return answer{}, unreadableFile(err)
	}
	read := answers.FileRead{TextRead: answers.TextRead{Text: d.Text(), Pieces: termlist.Of(d.Paragraphs), Notices: d.Seen.Notices()}, Terms: []answers.ComparedTerm{}}
	if len(read.Pieces) > mostPieces {
		return answer{}, unreadableFile(word.Refused{Why: fmt.Sprintf("The document has more than %d paragraphs. If the order is a part of it, save that part as a Word document of its own and add it", mostPieces)})
	}
	round, sent, err := s.lastSent(k)
	if err != nil {
		return answer{}, err
	}
	read.Round = round
	for _, c := range termlist.Compare(documents.PrintedTerms(sent, s.lists), read.Pieces) {
		one := answers.ComparedTerm{Change: c.Change, Label: c.Label, Now: c.Now, Sent: c.Sent, Returned: c.Returned}
		if c.ID != "" {
			one.Term = &c.ID
		}
		read.Terms = append(read.Terms, one)
	}
	return ok(read), nil
}

// wholeFile are the bytes that a download would give.
func (s *Server) wholeFile(k *call) ([]byte, error) {
	given, err := s.download(k)
	if err != nil {
		return nil, err
	}
	defer given.drop()
	if given.file.Size > word.Largest {
		return nil, unreadableFile(word.Refused{Why: "The document is larger than 10 MB"})
	}
	return io.ReadAll(given.file.bytes)
}

// lastSent is what the CPS has: the text of the last submission, and its round.
func (s *Server) lastSent(k *call) (round int, c content.Content, err error) {
	ctx := k.Request().Context()
	rounds, err := s.store.Submissions(ctx, k.Param("id"))
	if err != nil {
		return 0, c, err
	}
	if len(rounds) == 0 {
		return 0, c, models.ErrNotFound
	}
	last := rounds[len(rounds)-1]
	frozen, err := s.store.Version(ctx, k.Param("id"), last.VersionN)
	if err != nil {
		return 0, c, err
	}
	err = json.Unmarshal(frozen.Content, &c)
	return last.Round, c, err
}

// unreadableFile says for people why a kept file was not read.
func unreadableFile(err error) error {
	if r, is := err.(word.Refused); is { //nolint:errorlint // it comes as it is
		return problem(http.StatusUnprocessableEntity, "unreadable", r.Why+".")
	}
	return err
}
