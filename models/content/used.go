package content

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/models/decode"
)

// Used is which ids an application has had: an id names one thing in its whole life, also after that thing is removed.
// Only the store keeps it, apart from the content.
type Used struct {
	Highest map[string]int `json:"highest"`        // by prefix: the highest number that was ever counted to
	Gone    []Gone         `json:"gone,omitempty"` // what was removed, oldest first
	Forgot  bool           `json:"forgot,omitempty"`
}

// Gone is an item that was removed. Its words are not kept: Hash tells whether the very same comes back.
type Gone struct {
	ID   string `json:"id"`
	List string `json:"list"` // such as "/terms"
	Hash string `json:"hash"`
}

// goneKept bounds how many removed items are remembered one by one.
const goneKept = 1000

// CodeUsedID says that an id named another thing before.
const CodeUsedID = "used-id"

// named is an item that has an id.
type named struct {
	Gone
	prefix string
	at     string
}

// itemsOf are all items of a content that have an id, by the id.
func itemsOf(c Content) map[string]named {
	found := map[string]named{}
	walkItems("", reflect.ValueOf(c), func(n named) { found[n.ID] = n })
	return found
}

func walkItems(at string, v reflect.Value, visit func(named)) {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if prefix := f.Tag.Get("id"); prefix != "" && v.Field(i).String() != "" {
				visit(named{Gone: Gone{ID: v.Field(i).String(), List: at[:strings.LastIndex(at, "/")], Hash: hashOf(v)}, prefix: prefix, at: at})
				continue
			}
			if f.IsExported() {
				walkItems(decode.PointerTo(at, name), v.Field(i), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkItems(decode.PointerTo(at, strconv.Itoa(i)), v.Index(i), visit)
		}
	}
}

// hashOf is the hash of an item, whatever its place in its list.
func hashOf(v reflect.Value) string {
	item := v.Interface()
	if t, ok := item.(Term); ok {
		t.Number = 0
		item = t
	}
	data, err := json.Marshal(item)
	if err != nil {
		panic(fmt.Sprintf("an item always has a JSON encoding: %v", err))
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// With is Used after a text replaced another.
func (u Used) With(before, after Content) Used {
	was, is := itemsOf(before), itemsOf(after)
	next := Used{Highest: map[string]int{}, Forgot: u.Forgot}
	for prefix, n := range u.Highest {
		next.Highest[prefix] = n
	}
	for _, items := range []map[string]named{was, is} {
		for id, n := range items {
			if number, counted := decode.NumberOf(id, n.prefix); counted {
				next.Highest[n.prefix] = max(next.Highest[n.prefix], number)
			}
		}
	}
	for _, g := range u.Gone {
		if _, back := is[g.ID]; !back {
			next.Gone = append(next.Gone, g)
		}
	}
	var removed []Gone
	for id, n := range was {
		if _, there := is[id]; !there {
			removed = append(removed, n.Gone)
		}
	}
	slices.SortFunc(removed, func(a, b Gone) int { return strings.Compare(a.ID, b.ID) })
	next.Gone = append(next.Gone, removed...)
	if over := len(next.Gone) - goneKept; over > 0 {
		next.Gone, next.Forgot = next.Gone[over:], true
	}
	return next
}

// Reused refuses ids that a new text gives to things other than those they named: a removed item comes back as it was,
// or under another id.
func (u Used) Reused(before, after Content) []decode.Problem {
	was, found := itemsOf(before), []decode.Problem(nil)
	gone := make(map[string]Gone, len(u.Gone))
	for _, g := range u.Gone {
		gone[g.ID] = g
	}
	walkItems("", reflect.ValueOf(after), func(n named) {
		old, there := was[n.ID]
		past, removed := gone[n.ID]
		number, counted := decode.NumberOf(n.ID, n.prefix)
		switch {
		case there && old.List == n.List:
			return
		case !there && removed && past.List == n.List && past.Hash == n.Hash:
			return
		case !there && !removed && (!u.Forgot || !counted || number > u.Highest[n.prefix]):
			return
		}
		found = append(found, decode.NewProblem(decode.PointerTo(n.at, "id"), CodeUsedID,
			fmt.Sprintf("Use another id, or leave it out: %q named something that is no longer here", n.ID)))
	})
	return found
}
