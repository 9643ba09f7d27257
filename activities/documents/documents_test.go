package documents_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reading"
	"scpo.example/desk/models/reference"
)

// second is the second submission of a sample: two points of the CPS, one answered by a change.
func second(t *testing.T, i int) documents.Input {
	t.Helper()
	samples, err := reference.Samples()
	require.NoError(t, err)
	before, now := samples[i].Content, samples[i].Content
	now.Terms = append(content.List[content.Term]{}, before.Terms...)
	now.Terms[0].Text += " This does not apply:\n(a) at home;\n(b) at work."
	now.Facts += " A further fact."
	at := time.Date(2026, 5, 4, 10, 0, 0, 0, time.UTC)
	return documents.Input{
		Reference: "TVP-2026-0001", Round: 2, Draft: true, Content: now, Hash: now.Hash(), Before: &before,
		Points: []models.Point{
			{Number: 1, Source: models.FromCPS, Code: "CLAR", Anchor: now.Terms[0].ID, Text: "The term is too wide.", Action: "Say where.",
				Answer: models.Changed, AnswerText: "The term now says where.", AnsweredAt: &at},
			{Number: 2, Source: models.FromCPS, Code: "CLAR", Anchor: "risk", Text: "Which evidence?", Answer: models.Explained, AnswerText: "See exhibit 2."},
			{Number: 3, Source: models.FromCPS, Code: "CLAR", Text: "Who is the lawyer?"},
		},
		Files: []models.Attachment{{
			Name: "statement-redacted.pdf", Title: "Statement of the officer", Kind: "statement", Type: "application/pdf", Size: 12345, SHA256: strings.Repeat("ab", 32),
			Marking: "OFFICIAL-SENSITIVE", Served: models.NotServed, Withheld: "A home address", WithheldWhy: "Safety of a witness",
			Links: models.Links{Evidence: []string{before.Evidence[0].ID}, Terms: []string{before.Terms[1].ID}},
		}},
	}
}

// saidIn is the text of a paper, with its white space as single spaces.
func saidIn(t *testing.T, in documents.Input, name string) string {
	t.Helper()
	d, err := documents.Build(in, name)
	require.NoError(t, err)
	return strings.Join(strings.Fields(d.Text()), " ")
}

func TestNothingThatAnApplicationSaysIsLeftOut(t *testing.T) {
	for i := range 5 {
		in := second(t, i)
		said := saidIn(t, in, documents.Request) + " " + saidIn(t, in, documents.Evidence)
		for _, s := range reading.Of(in.Content, reference.Embedded()) {
			texts := s.Rows
			for _, item := range s.Items {
				texts = append(texts, item.Rows...)
				texts = append(texts, reading.Row{Text: item.Lead})
			}
			for _, row := range texts {
				require.Contains(t, said, strings.Join(strings.Fields(row.Text), " "), s.Name)
			}
		}
	}
}

func TestTheDraftOrderIsWhatTheCourtIsAskedFor(t *testing.T) {
	in := second(t, 0)
	in.Content.Schedules = append(content.List[content.Schedule]{}, in.Content.Schedules...)
	in.Content.Schedules[0].Restricted = true
	day := calendar.NewDate(2027, time.May, 1)
	in.Content.Terms[1].End = &content.End{Kind: content.EndOnDate, On: &day}
	said := saidIn(t, in, documents.DraftOrder)
	for _, want := range []string{
		"VASCOTT, Darrick Fenwold", "14 March 1986", "Crown Court at Reading", "Starts Release from custody (expected 14 November 2031) Ends After 4 years",
		"regularly drives drives on 3 or more days", "1. Must not possess, use or have control", "(b) at work.", "2. Must not possess more than 1,000 pounds",
		"• Ends: On 1 May 2027", "No term is broken by anything he is required to do", "Thames Valley Lifetime Offender Team", "This schedule is restricted",
		"Made under Section 19: new order, Crown Court, after conviction", "section 25",
	} {
		require.Contains(t, said, want)
	}
	require.NotContains(t, said, in.Content.Schedules[0].Entries[0].Name)
	require.NotContains(t, said, in.Content.Terms[0].Necessity, "reasons are for the request")
}

func TestTheNoticeHasTheFactsTheEvidenceAndTheOrder(t *testing.T) {
	in := second(t, 0)
	said := saidIn(t, in, documents.Notice)
	for _, want := range []string{"VASCOTT", "From February 2024 to September 2025", "PHK/7 Schedule of 11 handsets", "1. Must not possess", "Conspiracy to supply", "After 4 years"} {
		require.Contains(t, said, want)
	}
	require.NotContains(t, said, in.Content.Antecedents)
}

func TestTheEvidenceListSaysWhatWasWithheld(t *testing.T) {
	said := saidIn(t, second(t, 0), documents.Evidence)
	for _, want := range []string{
		"PRS/2 Prison security report and call data: contraband phone used on remand Record 5 January 2026 No Yes Yes Hearsay notice to be served by: 27 March 2026",
		"statement-redacted.pdf 12345 bytes SHA-256 " + strings.Repeat("ab", 32) + " Statement OFFICIAL-SENSITIVE No PHK/1 Term 2",
		"What was withheld Why statement-redacted.pdf A home address Safety of a witness",
	} {
		require.Contains(t, said, want)
	}
}

func TestAnswersHaveWhatWasAskedSaidAndChanged(t *testing.T) {
	in := second(t, 0)
	said := saidIn(t, in, documents.Answers)
	for _, want := range []string{
		"Point 1: Term 1", "What the CPS said The term is too wide. What to do Say where. Response Changed Details The term now says where.",
		"Term 1: Text of the term " + in.Before.Terms[0].Text + " " + in.Before.Terms[0].Text + " This does not apply: (a) at home; (b) at work.",
		"Point 2: Risk", "Response Explained Details See exhibit 2. The text here has not changed since the last submission.", "Point 3 Reason", "Who is the lawyer? Response None",
		"Other changes since the last submission Summary of facts What changed Before Now Summary of facts",
		"A further fact.",
	} {
		require.Contains(t, said, want)
	}
}

func TestWhatWasAnsweredLaterIsNotInAnEarlierRound(t *testing.T) {
	at := time.Date(2026, 5, 4, 10, 0, 0, 0, time.UTC)
	points := []models.Point{
		{Number: 1, Source: models.FromQA, RaisedSeq: 1}, {Number: 2, Source: models.FromCPS, RaisedSeq: 5, Answer: models.Changed, AnswerText: "said", AnsweredAt: &at},
		{Number: 3, Source: models.FromCPS, RaisedSeq: 9},
	}
	then := documents.AsOf(points, 8, at.Add(-time.Hour))
	require.Len(t, then, 1)
	require.Empty(t, then[0].AnswerText)
	require.Equal(t, "said", documents.AsOf(points, 8, at)[0].AnswerText)
	require.Equal(t, "said", points[1].AnswerText)
}

func TestTheFirstRoundHasNoAnswers(t *testing.T) {
	require.NotContains(t, documents.Names(1), documents.Answers)
	in := second(t, 0)
	in.Round = 1
	_, err := documents.Make(in, documents.Answers, "pdf")
	require.ErrorIs(t, err, documents.ErrUnknown)
	_, err = documents.Make(in, documents.Request, "odt")
	require.ErrorIs(t, err, documents.ErrUnknown)
	_, err = documents.Make(in, "letter", "pdf")
	require.ErrorIs(t, err, documents.ErrUnknown)
}

// TestAPaperThatIsReadAloneSaysWhoseItIs and of what day: papers come apart.
func TestAPaperThatIsReadAloneSaysWhoseItIs(t *testing.T) {
	in := second(t, 0)
	day := calendar.NewDate(2026, time.May, 4)
	in.On, in.Draft = &day, false
	for _, name := range documents.Names(in.Round) {
		require.Contains(t, saidIn(t, in, name), "Subject VASCOTT, Darrick Fenwold Round 2 Submitted to the CPS 4 May 2026 Marking", name)
	}
}

// TestEveryPaperIsMadeInEveryFormat also of a draft in which nothing is answered. PAPERS keeps the files in a folder, to look at.
func TestEveryPaperIsMadeInEveryFormat(t *testing.T) {
	inputs := []documents.Input{{Reference: "EMPTY", Round: 2, Content: content.Empty(), Draft: true}}
	for i := range 5 {
		inputs = append(inputs, second(t, i))
	}
	for i, in := range inputs {
		for _, name := range documents.Names(in.Round) {
			for _, format := range documents.Formats() {
				data, err := documents.Make(in, name, format)
				require.NoError(t, err)
				again, err := documents.Make(in, name, format)
				require.NoError(t, err)
				require.Equal(t, data, again, "the same bytes every time")
				if dir := os.Getenv("PAPERS"); dir != "" {
					require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d-%s.%s", i, name, format)), data, 0o600))
				}
			}
		}
	}
}

func BenchmarkRequest(b *testing.B) {
	samples, err := reference.Samples()
	require.NoError(b, err)
	in := documents.Input{Reference: "SCPO-1", Round: 1, Content: samples[0].Content}
	for len(in.Content.Terms) < 40 {
		in.Content.Terms = append(in.Content.Terms, in.Content.Terms...)
	}
	in.Content.Terms = in.Content.Terms[:40]
	for b.Loop() {
		_, err := documents.Make(in, documents.Request, "pdf")
		require.NoError(b, err)
	}
}
