package library_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/library"
)

func TestEmptySlots(t *testing.T) {
	for text, want := range map[string]string{
		"within {days} days":                "{days}",
		"within { } days":                   "{ }",
		"within {} days":                    "{}",
		"within [ ] days":                   "[ ]",
		"within [] days":                    "[]",
		"the area [...] on":                 "[...]",
		"the area […] on":                   "[…]",
		"the area [insert name of town] on": "[insert name of town]",
		"the area [NAME] on":                "[NAME]",
		"the area [address of premises]":    "[address of premises]",
		"the area <insert street> on":       "<insert street>",
		"[to be completed]":                 "[to be completed]",
		"not more than ____ pounds":         "____",
		"not more than __ pounds":           "__",
		"not more than XX pounds":           "XX",
		"by XX/XX/XXXX":                     "XX/XX/XXXX",
		"called xxx until":                  "xxx",
		"the people in Schedule ...":        "...",
		"the people in Schedule …":          "…",
		"the number ?? as given":            "??",
		"a map (TBC) of it":                 "TBC",
		"an address to be confirmed":        "to be confirmed",
		"[ xx ]":                            "[ xx ]",
	} {
		got := library.EmptySlots(text)
		require.Len(t, got, 1, text)
		require.Equal(t, want, got[0].Text)
		require.Equal(t, want, string([]rune(text)[got[0].Start:got[0].End]))
	}
	for _, text := range []string{
		"", "Must not fly.", "as in R v Shirley [2022] EWCA Crim 475", "file_name.txt", "an Xbox or size XXL shirt", "Plan X of the house",
		"vehicle registration XX12 ABC", "more than 5 < 6 and 7 > 6", "his car [the blue one] and no other", "e.g. a phone. Then", "Why? No.",
		"the account [account ending 1234]", "at 20:00 to be collected", "Malcolm X", "the street [formerly Dock Road]", "a state of repair", "Saxony and Exxon",
	} {
		require.Empty(t, library.EmptySlots(text), text)
	}
	got := library.EmptySlots("«é» {a} and ____")
	require.Equal(t, []library.Span{{Text: "{a}", Start: 4, End: 7}, {Text: "____", Start: 12, End: 16}}, got)
}

func TestFingerprint(t *testing.T) {
	same := []string{
		"Must not possess more than 1,000 pounds, save the subject's wages.",
		"must not possess more than 1000 POUNDS; save the subject’s wages",
		"MUST NOT POSS\u00adESS more\u200b than １,000 pounds, save the subject's wages.",
		" Must  not\npossess - more than “1,000” pounds (save the subject's wages)",
	}
	for _, s := range same {
		require.Equal(t, library.Fingerprint(same[0]), library.Fingerprint(s), s)
		require.Len(t, library.Fingerprint(s), 64)
	}
	for _, s := range []string{
		"Must not possess more than 1,001 pounds, save the subject's wages.",
		"Must not possess more than 1,000 pounds, save the wages of the subject.",
		"Must possess more than 1,000 pounds, save the subject's wages.",
		"Must not possess more than 1.000 pounds, save the subject's wages.",
		"Must not possess more than £1,000 pounds, save the subject's wages.",
		"Mustnot possess more than 1,000 pounds, save the subject's wages.",
	} {
		require.NotEqual(t, library.Fingerprint(same[0]), library.Fingerprint(s), s)
	}
	require.NotEqual(t, library.Fingerprint("at 20:15"), library.Fingerprint("at 2015"))
	require.NotEqual(t, library.Fingerprint("1.5 grams"), library.Fingerprint("15 grams"))
	require.NotEqual(t, library.Fingerprint("cafe"), library.Fingerprint("café"))
	for _, s := range []string{"", " \n", "...", "—"} {
		require.Empty(t, library.Fingerprint(s))
	}
}

func BenchmarkMatch(b *testing.B) {
	text := strings.Repeat("Must not be in the area edged red on Map A between 20:00 and 06:00, save at home. ", 5)
	for b.Loop() {
		library.Embedded().Match(text)
	}
}
