package forms

import (
	"maps"
	"net/url"
	"strconv"
	"strings"
)

// Change adds an item to a list of the form or removes one, and keeps everything else that was typed. The command is
// "add:" with the pointer of the list, "remove:" with that of the item, or "restore:" with that of the item that was
// removed last; ok is false for anything else. focus is the id of the place where the reader continues.
func (f *Form) Change(wanted string) (focus string, ok bool) {
	what, at, _ := strings.Cut(wanted, ":")
	switch what {
	case "add":
		return f.add(at)
	case "remove":
		return f.remove(at)
	case "restore":
		return f.restore(at)
	}
	return "", false
}

func (f *Form) add(at string) (string, bool) {
	n := f.find(at)
	if n == nil || n.sort != list {
		return "", false
	}
	for i := range n.children { // those shown empty at first have to stay
		f.Values.Set(n.children[i].pointer+mark, "1")
	}
	item := at + "/" + strconv.Itoa(len(n.children))
	f.Values.Set(item+mark, "1")
	return ID(item), f.rebuild()
}

func (f *Form) remove(at string) (string, bool) {
	n := f.find(at)
	if n == nil || !n.item {
		return "", false
	}
	top := at[:strings.LastIndex(at, "/")]
	removed, _ := indexBelow(top, at)
	f.removed = at
	f.Values.Set(f.At+taken, below(f.Values, at).Encode())
	f.Values = without(f.Values, top, removed)
	f.Values.Set(top+mark, "1") // an empty list stays empty
	return ID(top), f.rebuild()
}

// restore puts back the item that was removed last, where it was.
func (f *Form) restore(at string) (string, bool) {
	item, err := url.ParseQuery(f.Values.Get(f.At + taken))
	end := strings.LastIndex(at, "/")
	if err != nil || end < 0 || len(below(item, at)) == 0 {
		return "", false
	}
	n := f.find(at[:end])
	if n == nil || n.sort != list {
		return "", false
	}
	place, _ := indexBelow(n.pointer, at)
	f.Values = with(f.Values, n.pointer, place)
	maps.Copy(f.Values, below(item, at))
	f.Values.Set(at+mark, "1")
	f.Values.Del(f.At + taken)
	return ID(at), f.rebuild()
}

// below are the values of what is at a pointer.
func below(values url.Values, at string) url.Values {
	out := url.Values{}
	for name, v := range values {
		if rest, ok := strings.CutPrefix(name, at); ok && (rest == "" || strings.ContainsAny(rest[:1], "/-~")) {
			out[name] = v
		}
	}
	return out
}

// with makes room for an item in a list: those from its place on move down.
func with(values url.Values, top string, place int) url.Values {
	out := url.Values{}
	for name, v := range values {
		if i, ok := indexBelow(top, name); ok && i >= place {
			name = top + "/" + strconv.Itoa(i+1) + strings.TrimPrefix(name, top+"/"+strconv.Itoa(i))
		}
		out[name] = v
	}
	return out
}

// Adopt gives the new items of the form the ids that they were saved under, and says which fields of the form that is.
func (f *Form) Adopt(saved url.Values) map[string]string {
	fields := map[string]string{}
	f.root.walk(func(n *node) {
		if n.sort != list {
			return
		}
		used := map[string]bool{}
		for _, c := range n.children {
			used[f.Values.Get(c.pointer+"/id")] = true
		}
		for _, c := range n.children {
			id := saved.Get(c.pointer + "/id")
			if id == "" || used[id] || f.Values.Get(c.pointer+"/id") != "" {
				continue
			}
			f.Values.Set(c.pointer+"/id", id)
			fields[c.pointer+"/id"] = id
		}
	})
	return fields
}

// without takes one item out of a list, and moves those after it up.
func without(values url.Values, top string, removed int) url.Values {
	out := url.Values{}
	for name, v := range values {
		i, below := indexBelow(top, name)
		switch {
		case below && i == removed:
			continue
		case below && i > removed:
			rest := strings.TrimPrefix(name, top+"/"+strconv.Itoa(i))
			name = top + "/" + strconv.Itoa(i-1) + rest
		}
		out[name] = v
	}
	return out
}

// tidy takes out the items of lists into which nothing was entered, the innermost first.
func (f *Form) tidy() {
	f.blank = false
	f.rebuild()
	p := parser{form: f}
	var empty []string
	var look func(n *node)
	look = func(n *node) {
		for i := len(n.children) - 1; i >= 0; i-- {
			c := n.children[i]
			look(c)
			if _, given := p.node(c); c.item && !given && f.Values.Get(c.pointer+"/id") == "" {
				empty = append(empty, c.pointer)
			}
		}
	}
	look(f.root)
	for _, at := range empty {
		top := at[:strings.LastIndex(at, "/")]
		i, _ := indexBelow(top, at)
		f.moved = f.moved || i < f.count(top, 0)-1
		f.Values = without(f.Values, top, i)
	}
	f.rebuild()
}

// Moved says that reading the form removed empty items before others: those are no longer where the page has them.
func (f *Form) Moved() bool { return f.moved }

// shown has lists begin with empty items again.
func (f *Form) shown() {
	if !f.blank {
		f.blank = true
		f.rebuild()
	}
}

func (f *Form) find(at string) *node {
	var found *node
	f.root.walk(func(n *node) {
		if n.pointer == at {
			found = n
		}
	})
	return found
}

// rebuild makes the tree afresh after the values have changed.
func (f *Form) rebuild() bool {
	typ, tag, err := typeAt(f.At)
	if err != nil {
		return false
	}
	f.root = f.build(f.At, typ, tag, "")
	return true
}
