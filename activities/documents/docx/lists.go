package docx

import (
	"fmt"
	"strings"

	"scpo.example/desk/models/papers"
)

const levels = 9 // of a list in Word

// lists are the lists of a paper. Word counts by itself, so each item goes to a list that counts to just the label that
// the model gave it.
type lists struct {
	all   []*list
	using [levels]*list // by depth, the list of the item before
	marks map[mark]*list
}

// list is one list of Word: how each level is numbered, and how far it has counted.
type list struct {
	id     int
	levels [levels]*kind
	counts [levels]int
}

// mark is a label that is not counted, at a depth.
type mark struct {
	label string
	depth int
}

// next finds the list in which the next item at a depth has that label. counted is false for a bullet, and for any other
// label that no list comes to. after is the label of the item that follows on the same level, "" for none: it tells (i)
// after (h) from (i) before (ii).
func (l *lists) next(label, after string, depth int) (id int, counted bool) {
	if in := l.using[depth]; in != nil && in.expects(depth) == label {
		in.count(depth)
		l.inside(in, depth)
		return in.id, true
	}
	k, value, counts := kindOf(label, after)
	if !counts {
		return l.mark(label, depth).id, false
	}
	in := l.parent(depth)
	if in == nil || in.levels[depth] != nil {
		in = l.add()
	}
	k.start = value
	in.levels[depth] = &k
	in.count(depth)
	l.inside(in, depth)
	return in.id, true
}

// parent is the list of the item above, whose next level it can be.
func (l *lists) parent(depth int) *list {
	if depth == 0 {
		return nil
	}
	return l.using[depth-1]
}

// inside notes the list of an item. Items below it belong to the same.
func (l *lists) inside(in *list, depth int) {
	for i := depth; i < levels; i++ {
		l.using[i] = in
	}
}

func (l *lists) add() *list {
	made := &list{id: len(l.all) + 1}
	l.all = append(l.all, made)
	return made
}

// mark is the list of a label that is not counted.
func (l *lists) mark(label string, depth int) *list {
	m := mark{label, depth}
	if l.marks == nil {
		l.marks = map[mark]*list{}
	}
	if l.marks[m] == nil {
		l.marks[m] = l.add()
		format := literal
		if label == papers.Bullet {
			format = bullet
		}
		l.marks[m].levels[depth] = &kind{before: label, format: format}
	}
	return l.marks[m]
}

// expects is the label that the list would give to its next item at a depth.
func (l *list) expects(depth int) string {
	k := l.levels[depth]
	if k == nil {
		return ""
	}
	if l.counts[depth] == 0 {
		return k.label(k.start)
	}
	return k.label(l.counts[depth] + 1)
}

func (l *list) count(depth int) {
	if l.counts[depth] == 0 {
		l.counts[depth] = l.levels[depth].start
	} else {
		l.counts[depth]++
	}
	clear(l.counts[depth+1:])
}

// part is numbering.xml. Word wants all kinds of lists before the lists.
func (l *lists) part() []byte {
	var kinds, nums strings.Builder
	for _, one := range l.all {
		fmt.Fprintf(&kinds, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>`, one.id)
		for depth, k := range one.levels {
			kinds.WriteString(k.level(depth))
		}
		kinds.WriteString(`</w:abstractNum>`)
		fmt.Fprintf(&nums, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, one.id, one.id)
	}
	return []byte(declaration + `<w:numbering` + namespaces + `>` + kinds.String() + nums.String() + `</w:numbering>`)
}
