package compare_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/compare"
)

func TestTextsAreComparedAsPeopleReadThem(t *testing.T) {
	for typed, same := range map[string]string{
		"medi\u00adcal": "medical", "vici\u200bnity": "VICINITY", "Jose\u0301": "José", "a\u00a0 b": "A b", "ﬁle": "file",
	} {
		require.Equal(t, compare.Text(same), compare.Text(typed), "%q", typed)
	}
	require.Equal(t, compare.Name("Alvarez Nunez"), compare.Name("Álvarez-Núñez"))
	require.NotEqual(t, compare.Text("résumé"), compare.Text("resume"), "accents count, but in names")
}

func TestBlanksAndPlaceholdersAreNoAnswers(t *testing.T) {
	for _, s := range []string{"", " ", "\u200b", "...", "TBC", "To follow.", "As above.", "See MG5.", "<add antecedents here>", "???", "xxxx", "pending", "N/A",
		"T\u200bBC", "N\u00ad/A", "to\u00a0fol\u2060low", "\uff34\uff22\uff23", "[insert\u200b text]"} {
		require.True(t, compare.NoAnswer(s), "%q", s)
	}
	for _, s := range []string{"None", "TBC Freight Ltd", "A second car was seen to follow.", "No earlier convictions.", "5 years"} {
		require.False(t, compare.NoAnswer(s), "%q", s)
	}
}

// TestAGapIsWhereItWasTyped, with the characters that nobody sees.
func TestAGapIsWhereItWasTyped(t *testing.T) {
	const text = "He led a county line. TO\u200bDO: add dates."
	gaps := compare.Unfinished(text)
	require.Len(t, gaps, 1)
	require.Equal(t, "TO\u200bDO", text[gaps[0].From:gaps[0].To])
}

// TestAPointerElsewhereIsWordsToAReader of the case, and no answer of a form.
func TestAPointerElsewhereIsWordsToAReader(t *testing.T) {
	for _, s := range []string{"See term 2.", "See MG5.", "As above", "See exhibit QLV/8, served on 3 May.", "Say which part.", "Add the custody record.", "Why 1,000 pounds?", "Not known."} {
		require.False(t, compare.NoWords(s), "%q", s)
	}
	for _, s := range []string{"", "\u200b", "TBC", "N/A", "[reason]", "xxx", "To follow.", "..."} {
		require.True(t, compare.NoWords(s), "%q", s)
	}
}

// TestWhatIsMostlyNoAnswerIsNone: a placeholder with a name or a label to it, and filler of any length.
func TestWhatIsMostlyNoAnswerIsNone(t *testing.T) {
	const lorem = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. " +
		"Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat."
	for _, s := range []string{
		"TODO: write this", "TODO - facts, ask Kim", "todo", "FIXME: risk", "DS Smith to complete", "XXXX - DS Smith to complete", "xxx", "XXX xxx xx", "to be completed by DS Smith", "To be drafted by J. Carrow.",
		"insert", "INSERT TEXT", "[…]", "[...]", "see above", "See above.", "(see above)", "Facts: to follow", "Necessity - TBC", "write this later",
		lorem, "The facts. " + lorem, strings.ToUpper(lorem), "consectetur adipiscing elit, dolor sit amet", "To be completed. To be completed by the OIC.",
	} {
		require.True(t, compare.NoAnswer(s), "%q", s)
		require.NotEmpty(t, compare.Unfinished(s), "%q", s)
	}
	for _, s := range []string{
		"He led a county line. TODO: add dates of the runs to Hampshire.", "Two convictions for supply. To be confirmed by DS Smith.",
		"The risk is high, as set out above; see above.", "Between […] and March 2025 she recruited 14 workers.", "He was arrested on xx March 2025.",
		"He used 11 handsets and gave orders to six others from February 2024 until he was arrested in September 2025. Lorem ipsum dolor sit amet.",
		"He was arrested on insert date at Reading.",
	} {
		require.False(t, compare.NoAnswer(s), "%q", s)
		require.NotEmpty(t, compare.Unfinished(s), "%q", s)
	}
	for _, s := range []string{
		"He must not insert a SIM of another person.", "Dolores Magna wrote to him.",
		"None", "As the court sees above all in his letters.", "Exhibit XX/1 shows him.", `He wrote "[…] I will do it".`, "He fled to Dolor Street.", "DS Smith to check the register each month.",
	} {
		require.False(t, compare.NoAnswer(s), "%q", s)
		require.Empty(t, compare.Unfinished(s), "%q", s)
	}
}

func TestTypedKeepsWhatIsSeen(t *testing.T) {
	require.Equal(t, "one\ntwo\nthree", compare.Typed("one\vtwo\fthree"))
	require.Equal(t, "“Ada’s” – £5\nnext", compare.Typed("\u0093Ada\u0092s\u0094 \u0096 £5\u0085next\u0081"))
	require.Equal(t, "José", compare.Typed("Jose\u0301"))
	require.Equal(t, "one\ntwo", compare.Typed("one\r\ntwo"))
	require.True(t, compare.Directed("Smith\u202E"))
	require.True(t, compare.Directed("Smith\u200E"))
	require.False(t, compare.Turned("Smith\u200E"))
	require.False(t, compare.Directed("Smith"))
}

func TestNamesAreFoundHoweverTheyAreWritten(t *testing.T) {
	for _, words := range []string{
		"José Álvarez-Núñez", "Jose\u0301 A\u0301lvarez-Nu\u0301n\u0303ez", "ÁLVAREZ-NÚÑEZ, José", "DS Jose Alvarez Nunez", "jose alvarez\u2011nunez",
		"Jo\u00adsé Álvarez\u200b-Núñez", "Ｊｏｓé Álvarez-Núñez", "Det Insp José María AlvarezNunez", "J\u043esé Álvarez-Núñez",
	} {
		require.True(t, compare.Holds(words, "José Álvarez-Núñez"), "%q", words)
	}
	for _, words := range []string{"José Álvarez", "Josefa Álvarez-Núñez", "Núñez", ""} {
		require.False(t, compare.Holds(words, "José Álvarez-Núñez"), "%q", words)
	}
	require.True(t, compare.Holds("Sean OBrien", "Seán O’Brien"))
	require.True(t, compare.Holds("O Brien Sean", "Seán O’Brien"))
	require.False(t, compare.Holds("Smith", "Smith"), "a single word is compared as a whole")
	require.Equal(t, compare.Key("MÜLLERQB"), compare.Key("mullerqb"))
	require.Equal(t, compare.Key("Straße"), compare.Key("STRASSE"))
	require.Equal(t, compare.Key("Søren Łukasz"), compare.Key("soren lukasz"))
}

func TestUsernamesThatLookTheSameAreTheSame(t *testing.T) {
	for _, typed := range []string{"ADMIN", "adm\u0456n", "\u0430dmin", "ａｄｍｉｎ", "ad\u00admin", "ádmin", "adm\u0131n"} {
		require.Equal(t, "admin", compare.Username(typed), "%q", typed)
	}
	require.NotEqual(t, compare.Username("a.smith"), compare.Username("asmith"))
	require.True(t, compare.OneScript("josé.smith-2"))
	require.True(t, compare.OneScript("иван"))
	require.False(t, compare.OneScript("\u0430dmin"))
}
