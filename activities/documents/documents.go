// Package documents makes the papers of an application from what is stored: pure, without clock or chance, so that the
// same input gives the same bytes on any machine.
package documents

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"scpo.example/desk/activities/documents/docx"
	"scpo.example/desk/activities/documents/pdf"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/papers"
	"scpo.example/desk/models/reference"
)

// The papers, in the order in which they are read.
const (
	Request    = "request"
	DraftOrder = "draft-order"
	Notice     = "notice"
	Evidence   = "evidence"
	Answers    = "answers"
)

// Input is all that the papers are made from.
type Input struct {
	Reference string
	Round     int            // of the submission; for a draft, of the one that would be next
	On        *calendar.Date // the day of the submission; nil for a draft
	Draft     bool
	Content   content.Content
	Hash      string              // of the content, as it is stored
	Before    *content.Content    // what the CPS had in the round before; nil in the first
	Points    []models.Point      // of the CPS, raised before this submission
	Files     []models.Attachment // that go with the text
	Lists     *reference.Lists
}

// ErrUnknown says that there is no such paper, or not in that round, or not in that format.
var ErrUnknown = errors.New("there is no such document")

// Names are the papers of a round, in the order in which they are read.
func Names(round int) []string {
	names := []string{Request, DraftOrder, Notice, Evidence}
	if round > 1 {
		names = append(names, Answers)
	}
	return names
}

var titles = map[string]string{
	Request:    "Request for a Serious Crime Prevention Order",
	DraftOrder: "Draft Serious Crime Prevention Order",
	Notice:     "Notice of intention to apply for a Serious Crime Prevention Order",
	Evidence:   "List of evidence",
	Answers:    "Answers to the Crown Prosecution Service",
}

// Title is what people call the paper.
func Title(name string) string { return titles[name] }

// writers turn a paper into a file, by format.
var writers = map[string]func(papers.Document) ([]byte, error){"pdf": pdf.Write, "docx": docx.Write}

// formats are the keys of writers, in the order in which they are offered.
var formats = []string{"pdf", "docx"}

// Formats are the formats in which papers are made.
func Formats() []string {
	return slices.DeleteFunc(slices.Clone(formats), func(f string) bool { return writers[f] == nil })
}

// MediaType is that of the files of a format.
func MediaType(format string) string {
	return map[string]string{"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}[format]
}

var builders = map[string]func(Input) []papers.Block{
	Request: request, DraftOrder: draftOrder, Notice: notice, Evidence: evidence, Answers: answers,
}

// Build is the paper of that name.
func Build(in Input, name string) (papers.Document, error) {
	build := builders[name]
	if build == nil || !slices.Contains(Names(in.Round), name) {
		return papers.Document{}, fmt.Errorf("%w: %s in round %d", ErrUnknown, name, in.Round)
	}
	if in.Lists == nil {
		in.Lists = reference.Embedded()
	}
	d := papers.Document{
		Name: name, Title: titles[name], Marking: string(in.Content.Marking), Reference: in.Reference, URN: in.Content.Court.URN,
		Subject: subjects(in.Content), Round: in.Round, Hash: in.Hash, Draft: in.Draft, Language: papers.English, Blocks: build(in),
	}
	if in.On != nil {
		d.Submitted = in.On.Words()
	}
	return d.Cleaned(), nil
}

// subjects are the people and bodies that the order would bind, so that a paper that is read alone says whose it is.
func subjects(c content.Content) string {
	var names []string
	for _, s := range c.Subjects {
		names = append(names, s.Name())
	}
	return strings.Join(names, "; ")
}

// Make is the paper of that name as a file of that format.
func Make(in Input, name, format string) ([]byte, error) {
	write := writers[format]
	if write == nil {
		return nil, fmt.Errorf("%w: %s as %s", ErrUnknown, name, format)
	}
	d, err := Build(in, name)
	if err != nil {
		return nil, err
	}
	return write(d)
}
