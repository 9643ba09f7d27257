package lint_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/lint"
)

// Places count runes: pound signs, curly quotes and accents before a phrase do not move it.
func TestSpanCountsRunes(t *testing.T) {
	for _, text := range []string{
		"Must not associate with known criminals.",
		"“René” must not carry £500 – nor café keys – near-by; must not meet known criminals.",
		"ΑΒΓ ŁÓDŹ. Must not meet known\n\tcriminals, or others.",
		"Must not meet KNOWN CRIMINALS",
	} {
		spans := lint.Vague(text, nil)
		require.Len(t, spans, 1, text)
		require.Equal(t, string([]rune(text)[spans[0].Start:spans[0].End]), spans[0].Text)
		require.Regexp(t, `(?is)^known\s+criminals$`, spans[0].Text)
	}
}

func TestNothingInNothing(t *testing.T) {
	for _, text := range []string{"", "   ", "...", "\xff\xfe", "'"} {
		require.Empty(t, lint.Vague(text, []string{"", "associate"}))
		require.Empty(t, lint.OralAnswers(text))
		require.Empty(t, lint.OralManner(text))
		require.Empty(t, lint.Privileged(text))
		require.Empty(t, lint.NamedAssociates(text))
		require.Empty(t, lint.OtherJurisdiction(text))
		require.Empty(t, lint.Boilerplate(text))
		require.Empty(t, lint.Information(text, "", "", "", false))
		require.Empty(t, lint.Contradictions([]lint.Term{{ID: "t1", Text: text}, {ID: "t2", Text: text}}))
		require.False(t, lint.Hearsay(text, ""))
		require.False(t, lint.Identical(text, text))
		require.Zero(t, lint.Similar(text, "Must not drive."))
	}
}

// A definition is found in the singular and the plural, and only for the words it defines.
func TestVagueDefined(t *testing.T) {
	const text = "Must not carry any weapon, or meet an associate, in the vicinity of a school."
	require.Len(t, lint.Vague(text, nil), 3)
	require.Len(t, lint.Vague(text, []string{"Weapons"}), 2)
	require.Len(t, lint.Vague(text, []string{"weapon", "associates", "Vicinity of a school"}), 0)
}

func TestOralManner(t *testing.T) {
	for _, manner := range []string{"by telephone", "in person, by oral answers", "verbally", "over the phone to the unit", "in an interview",
		"by email or by telephone, as the officer directs", "by video call", "by word of mouth"} {
		require.NotEmpty(t, lint.OralManner(manner), manner)
	}
	for _, manner := range []string{"in writing, by email or letter, to the unit named in the order", "in writing, as an electronic export", "by email or telephone",
		"in person at Hove police station, by handing over the form", "in writing and not orally", "by text message", ""} {
		require.Empty(t, lint.OralManner(manner), manner)
	}
}

func TestMissing(t *testing.T) {
	require.Equal(t, []lint.Part{lint.Recipient, lint.Manner, lint.Deadline}, lint.Missing("", " ", ""))
	require.Equal(t, []lint.Part{lint.Manner}, lint.Missing("constable", "", "within 3 days"))
	require.Empty(t, lint.Missing("constable", "in writing", "within 3 days"))
}

// Information points into the field that has the words.
func TestInformationFields(t *testing.T) {
	remarks := lint.Information("Must tell the housing officer of any guest.", "housing-officer", "as appropriate", "regularly", true)
	require.Equal(t, []lint.Remark{
		{Part: lint.Recipient, Field: "recipient", Span: lint.Span{Text: "housing-officer", Start: 0, End: 15}},
		{Part: lint.Recipient, Field: "text", Span: lint.Span{Text: "housing officer", Start: 14, End: 29}},
		{Part: lint.Manner, Field: "manner", Span: lint.Span{Text: "as appropriate", Start: 0, End: 14}},
		{Part: lint.Deadline, Field: "deadline", Span: lint.Span{Text: "regularly", Start: 0, End: 9}},
	}, remarks)
}

// Terms on different subjects cannot conflict.
func TestContradictionsBySubject(t *testing.T) {
	terms := []lint.Term{
		{ID: "t1", Text: "Must not hold more than 2 bank accounts.", AppliesTo: []string{"s1"}},
		{ID: "t2", Text: "Must not hold more than 3 bank accounts.", AppliesTo: []string{"s2"}},
	}
	require.Empty(t, lint.Contradictions(terms))
	terms[1].AppliesTo = []string{"s2", "s1"}
	require.Equal(t, []lint.Conflict{{
		First: "t1", Second: "t2", Why: "They set different limits for the same thing: bank account.",
		FirstSpan: lint.Span{Text: "2 bank accounts", Start: 24, End: 39}, SecondSpan: lint.Span{Text: "3 bank accounts", Start: 24, End: 39},
	}}, lint.Contradictions(terms))
}

func TestSimilarRange(t *testing.T) {
	a, b := "Must not leave the United Kingdom.", "Must not leave the United Kingdom without notice."
	require.Equal(t, 1.0, lint.Similar(a, " must not LEAVE the united kingdom"))
	require.True(t, lint.Identical(a, " must not LEAVE the united  kingdom;"))
	require.False(t, lint.Identical(a, b))
	require.InDelta(t, 0.84, lint.Similar(a, b), 0.05)
	require.Equal(t, lint.Similar(a, b), lint.Similar(b, a))
	require.Zero(t, lint.Similar(a, "Shall drive"))
}

// Recognisers share no state: they are used at once from many requests.
func TestAtOnce(t *testing.T) {
	for range 4 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for range 200 {
				require.Len(t, lint.Vague("Must not meet known criminals in the vicinity of a bank.", []string{"bank"}), 2)
				require.NotEmpty(t, lint.Privileged("Must produce all correspondence with his solicitor."))
			}
		})
	}
}
