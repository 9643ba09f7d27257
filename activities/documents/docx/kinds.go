package docx

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"scpo.example/desk/models/word"
)

// kind is how one level of a list is numbered: what is before and after the number, and the first number.
type kind struct {
	before, after string
	format        string
	start         int
}

// The formats of a label that is not counted: the dot, and any other.
const (
	bullet  = "bullet"
	literal = "none"
)

// formats are those that are tried, in this order: where nothing else tells, i is a Roman number.
var formats = []string{"decimal", "lowerRoman", "upperRoman", "lowerLetter", "upperLetter"}

// largest is the last number that is tried in each format.
const largest = 999

// values are the numbers by what they look like.
var values = sync.OnceValue(func() map[string]map[string]int {
	all := map[string]map[string]int{}
	for _, f := range formats {
		all[f] = map[string]int{}
		for n := largest; n > 0; n-- {
			all[f][word.Numeral(n, f)] = n
		}
	}
	return all
})

func (k kind) label(n int) string {
	return k.before + word.Numeral(n, k.format) + k.after
}

// kindOf reads a label such as "1.", "(a)" or "Schedule B". is false where it has no number at its end.
func kindOf(label, after string) (k kind, value int, is bool) {
	const marks = ".):]"
	core := strings.TrimRight(label, marks)
	at := strings.LastIndexFunc(core, func(r rune) bool { return r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a' || r > 'z' }) + 1
	if at > 0 && core[at-1] >= 0x80 {
		return k, 0, false
	}
	var found []kind
	for _, f := range formats {
		if n := values()[f][core[at:]]; n > 0 {
			one := kind{before: core[:at], after: label[len(core):], format: f, start: n}
			if one.label(n+1) == after {
				return one, n, true
			}
			found = append(found, one)
		}
	}
	// One letter is a letter, but for i: no list begins with v or x.
	i := slices.IndexFunc(found, func(k kind) bool { return !strings.HasSuffix(k.format, "Roman") || k.start == 1 || len(core)-at > 1 })
	if i < 0 {
		return k, 0, false
	}
	return found[i], found[i].start, true
}

// level is how Word is told of a level; a level that is not used has no number.
func (k *kind) level(depth int) string {
	const step = 567 // one centimetre
	used := k
	if k == nil {
		used = &kind{format: literal}
	}
	text := used.before
	if used.format != bullet && used.format != literal {
		text += fmt.Sprintf("%%%d", depth+1) + used.after
	}
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="%d"/><w:numFmt w:val="%s"/><w:suff w:val="tab"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>`+
		`<w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl>`, depth, max(1, used.start), used.format, escaped(text), step*(depth+1), step)
}
