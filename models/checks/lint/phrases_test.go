package lint_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/lint"
)

// line is one line of test data.
type line struct {
	flagged bool
	fields  []string
	words   string // to be among the flagged words
}

// recognisers says of each set how a line is judged; it gives the words flagged, joined.
var recognisers = map[string]struct {
	apart string
	judge func(fields []string) (bool, string)
}{
	"vague": {" | defined:", func(f []string) (bool, string) {
		var defined []string
		if len(f) > 1 {
			defined = strings.Split(f[1], ";")
		}
		return spans(lint.Vague(f[0], defined))
	}},
	"oral":         {"|", func(f []string) (bool, string) { return spans(lint.OralAnswers(f[0])) }},
	"privileged":   {"|", func(f []string) (bool, string) { return spans(lint.Privileged(f[0])) }},
	"associates":   {"|", func(f []string) (bool, string) { return spans(lint.NamedAssociates(f[0])) }},
	"jurisdiction": {"|", func(f []string) (bool, string) { return spans(lint.OtherJurisdiction(f[0])) }},
	"boilerplate":  {"|", func(f []string) (bool, string) { return spans(lint.Boilerplate(f[0])) }},
	"hearsay":      {"|", func(f []string) (bool, string) { return lint.Hearsay(f[0], f[1]), "" }},
	"information":  {"|", judgeInformation},
	"similar": {"||", func(f []string) (bool, string) {
		return lint.Similar(f[0], f[1]) >= lint.Alike, ""
	}},
	"contradictions": {"||", func(f []string) (bool, string) {
		c := lint.Contradictions([]lint.Term{{ID: "t1", Text: f[0]}, {ID: "t2", Text: f[1]}})
		if len(c) == 0 {
			return false, ""
		}
		return true, c[0].FirstSpan.Text + " / " + c[0].SecondSpan.Text + ": " + c[0].Why
	}},
}

func judgeInformation(f []string) (bool, string) {
	var remarks []lint.Remark
	if len(f) < 4 {
		remarks = lint.Information(f[0], "", "", "", false)
	} else {
		remarks = lint.Information(f[0], f[1], f[2], f[3], true)
	}
	var words []string
	for _, r := range remarks {
		words = append(words, string(r.Part)+" "+r.Field+" "+r.Span.Text)
	}
	return len(remarks) > 0, strings.Join(words, "; ")
}

func spans(found []lint.Span) (bool, string) {
	var words []string
	for _, s := range found {
		words = append(words, s.Text)
	}
	return len(found) > 0, strings.Join(words, "; ")
}

func TestPhrases(t *testing.T)        { judgeAll(t, "testdata", 20) }
func TestPhrasesHeldOut(t *testing.T) { judgeAll(t, "testdata/heldout", 8) }
func TestPhrasesSecond(t *testing.T)  { judgeAll(t, "testdata/second", 6) }

func judgeAll(t *testing.T, folder string, least int) {
	for name, r := range recognisers {
		t.Run(name, func(t *testing.T) {
			plus, minus := 0, 0
			for _, l := range lines(t, filepath.Join(folder, name+".txt"), r.apart) {
				flagged, words := r.judge(l.fields)
				if l.flagged {
					plus++
				} else {
					minus++
				}
				switch {
				case flagged != l.flagged:
					t.Errorf("%s: flagged %v, want %v: %q\n\tflagged: %s", name, flagged, l.flagged, l.fields, words)
				case !strings.Contains(strings.ToLower(words), strings.ToLower(l.words)):
					t.Errorf("%s: %q\n\tflagged %q, want %q", name, l.fields, words, l.words)
				}
			}
			require.GreaterOrEqual(t, plus, least, "phrases to be flagged")
			require.GreaterOrEqual(t, minus, least, "near misses")
		})
	}
}

func lines(t testing.TB, path, apart string) []line {
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	var all []line
	for _, text := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(text, "#") {
			continue
		}
		mark, rest, ok := strings.Cut(text, " ")
		require.True(t, ok && (mark == "+" || mark == "-"), "%s: %q begins with neither + nor -", path, text)
		rest, words, _ := strings.Cut(rest, " => ")
		fields := strings.Split(rest, apart)
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		all = append(all, line{flagged: mark == "+", fields: fields, words: strings.TrimSpace(words)})
	}
	return all
}
