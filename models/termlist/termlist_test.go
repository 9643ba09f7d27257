package termlist_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/termlist"
	"scpo.example/desk/models/word"
)

func labelled(pieces []termlist.Piece) (all []string) {
	for _, p := range pieces {
		text := strings.TrimSpace(p.Label + "|" + strings.ReplaceAll(p.Text, "\n", "/"))
		switch {
		case p.Heading:
			text = "# " + text
		case p.Follows:
			text = "> " + text
		}
		all = append(all, text)
	}
	return all
}

func TestATextIsDividedAtItsNumbers(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"numbers with what is below": {"Terms\n1. You must not:\n(a) go\n(b) stay\n2) You must tell\r\nthe police", []string{"|Terms", "1.|You must not:/(a) go/(b) stay", "2)|You must tell", "> |the police"}},
		"as Word pastes them":        {"1.\tYou must not\n1.1\tgo\n2.\tYou must\n\tuntil 5pm", []string{"1.|You must not/1.1 go", "2.|You must", "> |until 5pm"}},
		"words before numbers":       {"Prohibition 1: You must not go\nProhibition 2: You must not stay", []string{"Prohibition 1:|You must not go", "Prohibition 2:|You must not stay"}},
		"no numbers":                 {"You must not go\n\nYou must not stay.", []string{"|You must not go", "|You must not stay."}},
		"letters alone":              {"a) go\nb) stay", []string{"a)|go", "b)|stay"}},
		"dots alone":                 {"• go\n• stay", []string{"•|go", "•|stay"}},
		"initials and quantities":    {"A. Smith must not\n5 cars are named\ni.e. those", []string{"|A. Smith must not", "|5 cars are named", "|i.e. those"}},
		"broken by an email program": {"1. You must not own, hold or have access to more than one mobile\nphone and one SIM card.\n2. You must not use\nany phone", []string{
			"1.|You must not own, hold or have access to more than one mobile phone and one SIM card.", "2.|You must not use", "> |any phone"}},
		"nothing":        {" \n\n", nil},
		"only a number":  {"1.", []string{"1.|"}},
		"roman and more": {"1. a:\n(i) b\n(ii) c\n(a) d", []string{"1.|a:/(i) b/(ii) c/(a) d"}},
	} {
		require.Equal(t, c.want, labelled(termlist.OfText(c.text)), name)
	}
}

// TestNoWordIsLost: whatever the text, its words are in the pieces, in their order.
func TestNoWordIsLost(t *testing.T) {
	for _, text := range []string{
		"1. a\n(i) b\nc\n\n2. d\ne) f\n– g", "x\n1\n2\n3", strings.Repeat("a long line of an email that goes on and on and on\nand ends\n", 9), "1.\n(a)\n•\nA)",
	} {
		var got []string
		for _, p := range termlist.OfText(text) {
			got = append(got, strings.Fields(p.Label+" "+p.Text)...)
		}
		require.Equal(t, strings.Fields(text), got)
	}
}

func TestADocumentIsDivided(t *testing.T) {
	item := func(label string, level int, text string) word.Paragraph {
		return word.Paragraph{Label: label, Level: level, Text: text}
	}
	plain := func(text string) word.Paragraph { return item("", word.NoList, text) }
	head := func(label, text string) word.Paragraph {
		return word.Paragraph{Label: label, Text: text, Heading: 2, Level: word.NoList}
	}
	cell := func(row, column int, p word.Paragraph) word.Paragraph {
		p.Cell = word.Cell{Table: 1, Row: row, Column: column}
		return p
	}
	got := termlist.Of([]word.Paragraph{
		head("", "Order"), plain("To the subject"), head("1.", "Prohibitions"), item("1.", 0, "not:"), item("(a)", 1, "go"), item("•", 2, "far"), plain("unless told"), item("(b)", 1, "x"),
		item("2.", 0, "A term that its template styles as a heading."), plain("one\n3. three\nfour"),
		cell(1, 1, plain("No")), cell(1, 2, plain("Term")), cell(2, 1, plain("1")), cell(2, 2, plain("not drive")), cell(3, 1, item("5.", 0, "")), cell(3, 2, plain("not fly")), cell(3, 3, plain("because")),
	})
	want := []string{
		"# |Order", "|To the subject", "# 1.|Prohibitions", "1.|not:/(a) go/• far", "> |unless told/(b) x", "2.|A term that its template styles as a heading.",
		"> |one", "3.|three/four", "> |No/Term", "1|not drive", "5.|not fly/because",
	}
	require.Equal(t, want, labelled(got))
	require.Equal(t, []string{"# |Order", "|To the subject", "# 1.|Prohibitions", "1.|not:/(a) go/• far/unless told/(b) x"}, labelled(termlist.Joined(got))[:4])
}
