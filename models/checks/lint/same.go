package lint

import (
	"slices"
	"strings"
)

// The words that two terms may have differently and still say the same.
var (
	// quiet are left out.
	quiet = strings.Fields(`a an the of from by to be is are it this that in on at and or with any all each every some his her their its he she they
		him them up out as at shall must will into for own`)
	// sayings are given the first word of their line.
	sayings = sayingsOf(
		"receive receives take takes accept accepts get gets obtain obtains collect collects",
		"keep keeps hold holds possess possesses have has retain retains",
		"contact contacts communicate communicates",
		"notify notifies inform informs tell tells",
		"enter enters visit visits",
		"use uses operate operates",
		"buy buys purchase purchases acquire acquires",
		"another other somebody someone",
		"work works employ employed employment",
		"give gives provide provides supply supplies",
		"telephone phone mobile handset",
		"within inside",
		"one 1", "two 2", "three 3", "four 4", "five 5", "six 6", "seven 7", "ten 10",
	)
)

func sayingsOf(lines ...string) map[string]string {
	all := map[string]string{}
	for _, line := range lines {
		words := strings.Fields(line)
		for _, w := range words {
			all[w] = words[0]
		}
	}
	return all
}

// saysOf are the words of a term that carry what it says, each once and sorted.
func saysOf(text string) []string {
	p := read(text)
	defer p.release()
	var all []string
	for _, w := range p.words {
		word := strings.TrimSuffix(strings.TrimSuffix(w.text, "'s"), "'")
		if same, known := sayings[word]; known {
			word = same
		} else if len(word) > 3 && !strings.HasSuffix(word, "ss") {
			word = strings.TrimSuffix(word, "s")
		}
		if !slices.Contains(quiet, word) {
			all = append(all, word)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Same is a pair of terms that say the same to the same person; Second repeats First.
type Same struct{ First, Second string }

// Repeated gives the terms that repeat an earlier one: the same words, but for their order, small words and words of one
// meaning. A term about another thing, number or place has another word, and is not one.
func Repeated(terms []Term) []Same {
	says := make([][]string, len(terms))
	var found []Same
	for i, t := range terms {
		says[i] = saysOf(t.Text)
		for k := range i {
			if len(says[i]) > 2 && slices.Equal(says[i], says[k]) && together(t, terms[k]) {
				found = append(found, Same{First: terms[k].ID, Second: t.ID})
				break
			}
		}
	}
	return found
}
