package forms

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// sort is what kind of control a part of the content gets.
type sort int

const (
	group  sort = iota // a fieldset of other parts
	list               // a repeated group
	text               // one line or several
	date               // day, month, year
	yesNo              // a question that can be left unanswered
	tick               // a statement that is made or not
	choice             // one of several
	refs               // any number of things that are elsewhere in the content
	number             // a whole number
	hidden             // kept, not shown
)

// node is one part of the content in the form: its place, its control and what it says.
type node struct {
	pointer  string
	sort     sort
	word     asked.Word
	when     string // kind of its group to which it belongs; "" for every kind
	nullable bool
	optional bool // the content does not name it where it is not answered
	item     bool // of a list
	long     bool // text of many lines
	whole    bool // hidden, and a whole number
	children []*node
	options  []asked.Option
	free     bool // words other than the options may be given
}

// suffixes of names, in addition to the pointer itself.
const (
	mark  = "~item"  // there is an item, even if nothing in it was filled in
	other = "~other" // words other than those to choose from
	was   = "~was"   // the code that was chosen when the form was made
	taken = "~taken" // at the part itself: the values of the item that was removed last
	typed = "~typed" // what is in the box that a page's script puts in place of a long list
)

func (f *Form) build(at string, typ reflect.Type, tag reflect.StructTag, when string) *node {
	n := &node{pointer: at, word: asked.WordOf(asked.Pattern(at)), when: when}
	if typ.Kind() == reflect.Pointer {
		n.nullable, typ = true, typ.Elem()
	}
	n.options, n.free = f.setting.Options(asked.Pattern(at), typ)
	n.options = f.withPresent(n)
	switch {
	case typ == reflect.TypeFor[calendar.Date]():
		n.sort = date
	case n.word.Hide || tag.Get("id") != "":
		n.sort, n.whole = hidden, typ.Kind() == reflect.Int
	case n.options != nil && typ.Kind() == reflect.Slice:
		n.sort = refs
	case n.options != nil:
		n.sort = choice
	default:
		f.complete(n, typ, tag)
	}
	return n
}

// complete is build for what is not chosen from a list.
func (f *Form) complete(n *node, typ reflect.Type, tag reflect.StructTag) {
	switch typ.Kind() {
	case reflect.Struct:
		n.sort = group
		f.fields(n, typ)
	case reflect.Slice:
		n.sort = list
		for i := range f.count(n.pointer, n.word.Begin) {
			item := f.build(n.pointer+"/"+strconv.Itoa(i), typ.Elem(), tag, "")
			item.item = true
			n.children = append(n.children, item)
		}
	case reflect.Bool:
		n.sort = tick
		if n.nullable {
			n.sort = yesNo
		}
	case reflect.Int:
		n.sort = number
	case reflect.String:
		n.sort = text
		n.long = tag.Get("max") != "" || n.word.Lines > 0 || strings.Contains(f.Values.Get(n.pointer), "\n")
	default:
		panic("content has a type that forms do not know: " + typ.String())
	}
}

func (f *Form) fields(n *node, typ reflect.Type) {
	for i := range typ.NumField() {
		field := typ.Field(i)
		if provision := field.Tag.Get("once"); provision != "" && !slices.Contains(f.setting.InForce, provision) {
			continue
		}
		if f.notAsked(n.pointer, jsonName(field)) {
			continue
		}
		child := f.build(n.pointer+"/"+jsonName(field), field.Type, field.Tag, field.Tag.Get("when"))
		child.optional = strings.HasSuffix(field.Tag.Get("json"), ",omitempty")
		n.children = append(n.children, child)
	}
}

// notAsked leaves out what a term of this type is not asked, unless it was answered or the form asked it: a prohibition
// gives nothing.
func (f *Form) notAsked(at, name string) bool {
	if asked.Pattern(at) != "/terms/*" || name != "asks" || f.Values.Get(at+"/type") != string(content.TermProhibition) {
		return false
	}
	for sent := range f.Values {
		if strings.HasPrefix(sent, at+"/asks") {
			return false
		}
	}
	return true
}

// count is how many items of a list the form has; where there is none, as many empty ones as it begins with.
func (f *Form) count(at string, begin int) int {
	seen := map[int]bool{} // one far index does not make a list of hundreds
	for name := range f.Values {
		if i, ok := indexBelow(at, name); ok {
			seen[i] = true
		}
	}
	n := len(seen)
	if n == 0 && f.blank && f.Values.Get(at+mark) == "" {
		return begin
	}
	return min(n, decode.MaxItems)
}

// indexBelow is the place that a name gives in the list at a pointer.
func indexBelow(at, name string) (int, bool) {
	rest, ok := strings.CutPrefix(name, at+"/")
	if !ok {
		return 0, false
	}
	if end := strings.IndexAny(rest, "/-~"); end >= 0 {
		rest = rest[:end]
	}
	i, err := strconv.Atoi(rest)
	return i, err == nil && i >= 0
}

// walk calls do for the node and all below it.
func (n *node) walk(do func(*node)) {
	do(n)
	for _, c := range n.children {
		c.walk(do)
	}
}

// kind is the child that says what a group is, such as a start on a date or on an event; nil for other groups.
func (n *node) kind() *node {
	for _, c := range n.children {
		if c.when != "" {
			return n.children[0]
		}
	}
	return nil
}
