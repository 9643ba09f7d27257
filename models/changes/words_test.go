package changes

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     []Word
	}{
		{"Must not fly.", "Must never fly.", []Word{{Same, "Must"}, {WordRemoved, " not"}, {WordAdded, " never"}, {Same, " fly."}}},
		{"more than 1,000 pounds", "more than 2,000 pounds", []Word{{Same, "more than"}, {WordRemoved, " 1,000"}, {WordAdded, " 2,000"}, {Same, " pounds"}}},
		{"between 20:00 and 06:00", "between 20:00 and 07:00", []Word{{Same, "between 20:00 and"}, {WordRemoved, " 06:00"}, {WordAdded, " 07:00"}}},
		{"the area (Map A)", "the area, Map A", []Word{{Same, "the area"}, {WordRemoved, " ("}, {WordAdded, ", "}, {Same, "Map A"}, {WordRemoved, ")"}}},
		{"one two", "one\n\ntwo", []Word{{Same, "one"}, {WordRemoved, " "}, {WordAdded, "\n\n"}, {Same, "two"}}},
		{"a b", "c d", []Word{{WordRemoved, "a b"}, {WordAdded, "c d"}}},
		{"", "all new", []Word{{WordAdded, "all new"}}},
		{" \n", "", []Word{{WordRemoved, " \n"}}},
	} {
		require.Equal(t, c.want, words(c.from, c.to), "%q %q", c.from, c.to)
	}
}

// TestWordsGiveBothTexts also holds the library to its word on many words, sentences and characters of every length.
func TestWordsGiveBothTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := strings.Split("the order must not be (broken), é 日本 1,000 - — « » \u00a0 \t\n don't 20:00; a.b. 🚓", " ")
	text := func(n int) string {
		var b strings.Builder
		for range r.IntN(n + 1) {
			b.WriteString(vocabulary[r.IntN(len(vocabulary))])
			b.WriteString([]string{" ", " ", "", "\n"}[r.IntN(4)])
		}
		return b.String()
	}
	for _, size := range []int{3, 30, 300, 8000} {
		for range 8000/size/size*30 + 3 {
			from, to := text(size), text(size)
			got := words(from, to)
			was, is := both(got)
			require.Equal(t, from, was)
			require.Equal(t, to, is)
			for i, w := range got {
				require.NotEmpty(t, w.Text)
				require.True(t, i == 0 || got[i-1].Op != w.Op, "runs are joined")
			}
			require.Equal(t, got, inverse(words(to, from)))
		}
	}
}

func both(list []Word) (from, to string) {
	for _, w := range list {
		if w.Op != WordAdded {
			from += w.Text
		}
		if w.Op != WordRemoved {
			to += w.Text
		}
	}
	return from, to
}

func inverse(list []Word) []Word {
	out := make([]Word, len(list))
	for i, w := range list {
		out[i] = Word{map[WordOp]WordOp{Same: Same, WordAdded: WordRemoved, WordRemoved: WordAdded}[w.Op], w.Text}
	}
	return inOrder(out)
}

func TestManyDifferentWordsStayBounded(t *testing.T) {
	var a, b strings.Builder
	for i := range 55_500 { // the last of them past the characters before the surrogates
		fmt.Fprintf(&a, "w%d ", i)
	}
	b.WriteString(strings.Replace(a.String(), "w55400 ", "w55450 ", 1))
	got := words(a.String(), b.String())
	from, to := both(got)
	require.True(t, a.String() == from)
	require.True(t, b.String() == to)
	require.Len(t, got, 4)

	got = words(strings.Repeat("a b ", 4000), strings.Repeat("c d ", 4000))
	require.Len(t, got, 2, "replaced as a whole")

	many := func(times int, word string) string {
		return strings.Repeat("One sentence stays. Another "+word+" changes. ", times)
	}
	got = words(many(50, "hardly"), many(50, "wholly"))
	require.Equal(t, []Word{{Same, "One sentence stays. Another"}, {WordRemoved, " hardly"}, {WordAdded, " wholly"}}, got[:3])
	got = words(many(250, "hardly"), many(250, "wholly"))
	require.Equal(t, []Word{{Same, "One sentence stays."}, {WordRemoved, " Another hardly changes."}, {WordAdded, " Another wholly changes."}}, got[:3])
}

func BenchmarkWordsAtTheBound(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var s strings.Builder
		for range 1000 {
			s.WriteString([]string{"a", "b", "c", "d", "e"}[r.IntN(5)] + " ")
		}
		return s.String()
	}
	from, to := text(), text()
	for b.Loop() {
		words(from, to)
	}
}
