package changes

import (
	"reflect"
	"slices"

	"scpo.example/desk/models/content"
)

// Between says how to differs from from. It follows the structure of the content, so that a new field is compared
// without a change here. An item with an id is the same item wherever it is; items without ids are paired by their
// text. Between(b, a) gives the same with added and removed exchanged.
func Between(from, to content.Content) Report {
	var r Report
	a, b := reflect.ValueOf(from), reflect.ValueOf(to)
	for i := range a.NumField() {
		name := keyOf(a.Type().Field(i))
		whole := pair{
			from: side{v: a.Field(i), at: "/" + name},
			to:   side{v: b.Field(i), at: "/" + name},
			tag:  a.Type().Field(i).Tag,
		}
		if s := section(name, whole); len(s.Changes) > 0 {
			r.Sections = append(r.Sections, s)
		}
	}
	order := content.SectionKeys()
	slices.SortStableFunc(r.Sections, func(x, y Section) int {
		return slices.Index(order, x.Name) - slices.Index(order, y.Name)
	})
	return r
}

func section(name string, whole pair) Section {
	s := Section{Name: name, Kind: RecordShape}
	switch typ := bare(whole.typ()); {
	case isItems(typ):
		s.Kind = ListShape
		s.Changes = items(whole)
		return s
	case isLeaf(typ):
		s.Kind = ValueShape
		whole.name = name
	}
	var own Change
	w := walk{into: &own, items: true}
	w.node(whole)
	if whole.typ().Kind() == reflect.Pointer && len(own.Fields) > 0 {
		if f := own.Fields[0]; f.Pointer == whole.pointer() { // the record as a whole
			own.Kinds = content.List[Kind]{f.Kind}
		}
	}
	own.settle()
	if len(own.Kinds) > 0 {
		s.Changes = append(s.Changes, own)
	}
	s.Changes = append(s.Changes, w.found...)
	return s
}

// items compares a list of structs item by item.
func items(list pair) []Change {
	var out []Change
	from, to := list.from.elements(), list.to.elements()
	for _, m := range align(from, to) {
		c := Change{List: list.pointer()}
		var item pair
		if m.from >= 0 {
			item.from = from[m.from]
			c.FromIndex, c.FromNumber = &m.from, item.from.number()
			c.ID = item.from.id()
		}
		if m.to >= 0 {
			item.to = to[m.to]
			c.ToIndex, c.ToNumber = &m.to, item.to.number()
			c.ID = item.to.id()
		}
		switch {
		case m.from < 0:
			c.Kinds = content.List[Kind]{Added}
		case m.to < 0:
			c.Kinds = content.List[Kind]{Removed}
		case m.moved:
			c.Kinds = content.List[Kind]{Moved}
		}
		w := walk{into: &c}
		w.fields(item)
		c.settle()
		if len(c.Kinds) > 0 {
			out = append(out, c)
		}
	}
	return out
}
