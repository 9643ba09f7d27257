package recognise

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
)

//go:embed classes.txt
var classList string

// classes gives the classes of a stem: "ring" and "tell" are both SPEAK, so that what one author wrote with one of them
// helps to recognise what another writes with the other.
var classes = sync.OnceValue(func() map[string][]string {
	byStem := map[string][]string{}
	for line := range strings.Lines(classList) {
		class, words, found := strings.Cut(strings.TrimSpace(line), ": ")
		if !found {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			stem := english.Stem(w, false)
			byStem[stem] = append(byStem[stem], class)
		}
	}
	return byStem
})

// stems keeps the class look-ups of words already met: stemming is most of the cost of a term.
var stems sync.Map // word to []string

func classesOf(w word) []string {
	if found, ok := stems.Load(w.text); ok {
		known, _ := found.([]string)
		return known
	}
	found := classes()[english.Stem(w.text, false)]
	if w.text[0] == '0' {
		found = append([]string{"NUMBER"}, found...)
	}
	stems.Store(w.text, found)
	return found
}
