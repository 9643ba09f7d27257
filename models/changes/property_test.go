package changes_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/content"
)

// TestRandomEdits edits contents at random and demands of each report that it turns the older content into the newer
// one, that it names nothing that stayed, and that the other direction tells the same.
func TestRandomEdits(t *testing.T) {
	all := append(samples(t), content.Empty())
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 7))
		from := all[r.IntN(len(all))]
		e := editor{r: r}
		v := reflect.New(reflect.TypeFor[content.Content]()).Elem()
		v.Set(reflect.ValueOf(clone(t, from)))
		e.rate = 1 << (3 + r.IntN(6))
		e.value(v, "")
		to := v.Interface().(content.Content)

		report := changes.Between(from, to)
		require.Equal(t, from.Hash() == to.Hash(), report.Empty(), "seed %d", seed)
		rebuilt := rebuild(t, from, report)
		require.JSONEq(t, string(to.Canonical()), string(rebuilt.Canonical()), "seed %d", seed)
		there, err := json.Marshal(sorted(report))
		require.NoError(t, err)
		back, err := json.Marshal(sorted(mirrored(changes.Between(to, from))))
		require.NoError(t, err)
		require.True(t, string(there) == string(back), "seed %d: both directions tell the same", seed)
	}
}

// editor changes about one value in rate.
type editor struct {
	r    *rand.Rand
	rate int
	made int
}

func (e *editor) now() bool { return e.r.IntN(e.rate) == 0 }

func (e *editor) value(v reflect.Value, key string) {
	switch {
	case v.Type() == reflect.TypeFor[calendar.Date]():
		if e.now() {
			v.Set(reflect.ValueOf(calendar.NewDate(2026, 1, 1+e.r.IntN(300))))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.Tag.Get("id") == "" || v.Field(i).String() == "" {
				e.value(v.Field(i), f.Tag.Get("json"))
			}
		}
	case v.Kind() == reflect.Pointer:
		switch {
		case !e.now() && !v.IsNil():
			e.value(v.Elem(), key)
		case v.IsNil() && e.now():
			v.Set(reflect.New(v.Type().Elem()))
			e.value(v.Elem(), key)
		case e.now():
			v.SetZero()
		}
	case v.Kind() == reflect.Slice:
		e.list(v, key)
	case v.Kind() == reflect.String:
		if e.now() {
			v.SetString(e.text(v))
		}
	case v.Kind() == reflect.Bool:
		v.SetBool(v.Bool() != e.now())
	case v.Kind() == reflect.Int:
		if e.now() {
			v.SetInt(int64(e.r.IntN(9)))
		}
	}
}

func (e *editor) text(v reflect.Value) string {
	if c, ok := v.Interface().(interface{ Values() []string }); ok {
		return c.Values()[e.r.IntN(len(c.Values()))]
	}
	words := strings.Split(v.String(), " ")
	at := e.r.IntN(len(words))
	switch e.r.IntN(7) {
	case 0:
		return ""
	case 1:
		return strings.Join(append(slices.Clone(words[at:]), words[:at]...), " ")
	case 2:
		words[at] += "\n"
	case 3:
		words[at] = "a new, «longer» text"
	case 4:
		words = slices.Delete(words, at, at+1)
	case 5:
		return strings.ToUpper(v.String())
	case 6:
		words[at] = words[e.r.IntN(len(words))]
	}
	return strings.Join(words, " ")
}

func (e *editor) list(v reflect.Value, key string) {
	for i := range v.Len() {
		e.value(v.Index(i), key)
	}
	for e.now() && v.Len() > 0 { // take one out
		at := e.r.IntN(v.Len())
		v.Set(reflect.AppendSlice(v.Slice3(0, at, at), v.Slice(at+1, v.Len())))
	}
	for e.now() { // put a new or a like one in
		item := reflect.New(v.Type().Elem()).Elem()
		if v.Len() > 0 && e.r.IntN(3) > 0 {
			item.Set(v.Index(e.r.IntN(v.Len())))
		}
		if item.Kind() == reflect.Struct && item.Type().Field(0).Tag.Get("id") != "" {
			e.made++
			item.Field(0).SetString(fmt.Sprintf("new%d", e.made))
		}
		v.Set(reflect.Append(v, item))
		e.swap(v, e.r.IntN(v.Len()), v.Len()-1)
	}
	for e.now() && v.Len() > 0 { // move one or two
		e.swap(v, e.r.IntN(v.Len()), e.r.IntN(v.Len()))
	}
}

func (e *editor) swap(v reflect.Value, i, j int) {
	reflect.Swapper(v.Interface())(i, j)
}

// rebuilder applies a report to the older content.
type rebuilder struct {
	t     *testing.T
	leaf  map[string]changes.Field // what is at a pointer of the newer content
	gone  map[string]bool          // pointers of the older content
	come  map[string]bool          // pointers of the newer content
	moved map[string]string        // newer pointer to older
	used  int
}

func rebuild(t *testing.T, from content.Content, r changes.Report) content.Content {
	t.Helper()
	b := rebuilder{t: t, leaf: map[string]changes.Field{}, gone: map[string]bool{}, come: map[string]bool{}, moved: map[string]string{}}
	leaves := 0
	for _, s := range r.Sections {
		require.NotEmpty(t, s.Changes)
		for _, c := range s.Changes {
			require.NotEmpty(t, c.Kinds)
			require.Equal(t, c.Kinds[0], c.Kind)
			b.item(c)
			for _, f := range c.Fields {
				if f.Kind == changes.Moved {
					b.moved[f.Pointer] = f.FromPointer
					continue
				}
				if f.Kind == changes.Removed {
					require.NotContains(t, b.gone, f.FromPointer, "told once")
					b.gone[f.FromPointer] = true
					continue
				}
				b.come[f.Pointer] = f.Kind == changes.Added
				require.NotContains(t, b.leaf, f.Pointer, "told once")
				require.NotEqual(t, f.From, f.To, "told only if it differs")
				b.leaf[f.Pointer] = f
				leaves++
				b.words(f)
			}
		}
	}
	v := b.value(reflect.ValueOf(from), reflect.TypeFor[content.Content](), "", "")
	require.Equal(t, leaves, b.used, "all that is told is of use")
	return v.Interface().(content.Content)
}

func (b *rebuilder) item(c changes.Change) {
	at := func(i *int) string { return c.List + "/" + strconv.Itoa(*i) }
	switch {
	case c.List == "":
	case c.FromIndex == nil:
		b.come[at(c.ToIndex)] = true
		b.leaf[at(c.ToIndex)+"/id"] = changes.Field{To: &c.ID}
	case c.ToIndex == nil:
		b.gone[at(c.FromIndex)] = true
	case slices.Contains(c.Kinds, changes.Moved):
		b.moved[at(c.ToIndex)] = at(c.FromIndex)
	}
}

func (b *rebuilder) words(f changes.Field) {
	var from, to strings.Builder
	for _, w := range f.Words {
		if w.Op != changes.WordAdded {
			from.WriteString(w.Text)
		}
		if w.Op != changes.WordRemoved {
			to.WriteString(w.Text)
		}
	}
	if len(f.Words) > 0 {
		require.Equal(b.t, *f.From, from.String())
		require.Equal(b.t, *f.To, to.String())
	}
}

// value is what the newer content has at the pointer to, from what the older has at the pointer from.
func (b *rebuilder) value(v reflect.Value, typ reflect.Type, from, to string) reflect.Value {
	out := reflect.New(typ).Elem()
	elem := typ
	if typ.Kind() == reflect.Pointer {
		elem = typ.Elem()
	}
	switch {
	case elem == reflect.TypeFor[calendar.Date](), elem.Kind() != reflect.Struct && elem.Kind() != reflect.Slice:
		b.set(out, v, to)
	case typ.Kind() == reflect.Pointer:
		here := v.IsValid() && !v.IsNil()
		if here && b.gone[from] {
			return out
		}
		if f, told := b.leaf[to]; told && f.Kind == changes.Added {
			require.False(b.t, here)
			b.used++
		} else if !here {
			return out
		}
		out.Set(reflect.New(elem))
		if here {
			out.Elem().Set(b.value(v.Elem(), elem, from, to))
		} else {
			out.Elem().Set(b.value(reflect.Value{}, elem, "", to))
		}
	case typ.Kind() == reflect.Struct:
		for i := range typ.NumField() {
			name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			key := "/" + name
			var child reflect.Value
			if v.IsValid() {
				child = v.Field(i)
			}
			out.Field(i).Set(b.value(child, typ.Field(i).Type, from+key, to+key))
		}
	default:
		out.Set(b.list(v, typ, from, to))
	}
	return out
}

func (b *rebuilder) list(v reflect.Value, typ reflect.Type, from, to string) reflect.Value {
	at := func(list string, i int) string { return list + "/" + strconv.Itoa(i) }
	length := 0
	if v.IsValid() {
		length = v.Len()
	}
	movedFrom := map[string]bool{}
	for _, f := range b.moved {
		movedFrom[f] = true
	}
	var staying []int
	total := 0
	for i := range length {
		p := at(from, i)
		if !b.gone[p] {
			total++
		}
		if !b.gone[p] && !movedFrom[p] {
			staying = append(staying, i)
		}
	}
	for p, new := range b.come {
		if rest, ok := strings.CutPrefix(p, to+"/"); new && ok && !strings.ContainsFunc(rest, func(r rune) bool { return r < '0' || r > '9' }) {
			total++
		}
	}
	out := reflect.MakeSlice(typ, total, total)
	for j := range total {
		p := at(to, j)
		src, old := reflect.Value{}, ""
		switch {
		case b.come[p]:
			if f, told := b.leaf[p]; told && typ.Elem().Kind() == reflect.Struct {
				require.Equal(b.t, changes.Added, f.Kind)
				b.used++
			}
		case b.moved[p] != "":
			old = b.moved[p]
			i, err := strconv.Atoi(old[strings.LastIndex(old, "/")+1:])
			require.NoError(b.t, err)
			src = v.Index(i)
		default:
			require.NotEmpty(b.t, staying)
			src, old = v.Index(staying[0]), at(from, staying[0])
			staying = staying[1:]
		}
		out.Index(j).Set(b.value(src, typ.Elem(), old, p))
	}
	require.Empty(b.t, staying)
	return out
}

// set gives a leaf its reported value, or the one that it had.
func (b *rebuilder) set(out, was reflect.Value, to string) {
	f, told := b.leaf[to]
	if !told {
		if was.IsValid() {
			out.Set(was)
		}
		return
	}
	if f.Kind != "" { // the change gives the id of a new item
		b.used++
	}
	if f.To == nil {
		return
	}
	if out.Kind() == reflect.Pointer {
		out.Set(reflect.New(out.Type().Elem()))
		out = out.Elem()
	}
	switch {
	case out.Type() == reflect.TypeFor[calendar.Date]():
		d, err := calendar.ParseDate(*f.To)
		require.NoError(b.t, err)
		out.Set(reflect.ValueOf(d))
	case out.Kind() == reflect.String:
		out.SetString(*f.To)
	case out.Kind() == reflect.Bool:
		out.SetBool(*f.To == "true")
	default:
		n, err := strconv.Atoi(*f.To)
		require.NoError(b.t, err)
		out.SetInt(int64(n))
	}
}

// mirrored is a report read backwards.
func mirrored(r changes.Report) changes.Report {
	kind := func(k changes.Kind) changes.Kind {
		if back, other := map[changes.Kind]changes.Kind{changes.Added: changes.Removed, changes.Removed: changes.Added}[k]; other {
			return back
		}
		return k
	}
	for s := range r.Sections {
		for i := range r.Sections[s].Changes {
			c := &r.Sections[s].Changes[i]
			c.Kind = kind(c.Kind)
			for k := range c.Kinds {
				c.Kinds[k] = kind(c.Kinds[k])
			}
			c.FromIndex, c.ToIndex = c.ToIndex, c.FromIndex
			c.FromNumber, c.ToNumber = c.ToNumber, c.FromNumber
			for j := range c.Fields {
				f := &c.Fields[j]
				f.Kind = kind(f.Kind)
				f.From, f.To = f.To, f.From
				if f.Kind == changes.Removed {
					f.FromPointer = f.Pointer
				} else if f.Pointer, f.FromPointer = f.FromPointer, f.Pointer; f.Kind == changes.Added {
					f.Pointer, f.FromPointer = f.FromPointer, ""
				}
				backwards(f.Words)
			}
		}
	}
	return r
}

func backwards(words []changes.Word) {
	for i := range words {
		if op := words[i].Op; op == changes.WordAdded {
			words[i].Op = changes.WordRemoved
		} else if op == changes.WordRemoved {
			words[i].Op = changes.WordAdded
		}
	}
	for i := 1; i < len(words); i++ {
		if words[i-1].Op == changes.WordAdded && words[i].Op == changes.WordRemoved {
			words[i-1], words[i] = words[i], words[i-1]
		}
	}
}

// sorted puts a report in an order that both directions share.
func sorted(r changes.Report) changes.Report {
	index := func(i *int) int {
		if i == nil {
			return -1
		}
		return *i
	}
	for _, s := range r.Sections {
		slices.SortFunc(s.Changes, func(a, b changes.Change) int {
			return cmp.Or(cmp.Compare(a.List, b.List), cmp.Compare(index(a.ToIndex), index(b.ToIndex)), cmp.Compare(index(a.FromIndex), index(b.FromIndex)))
		})
		for _, c := range s.Changes {
			slices.SortFunc(c.Fields, func(a, b changes.Field) int {
				return cmp.Or(cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(a.FromPointer, b.FromPointer), cmp.Compare(a.Kind, b.Kind))
			})
		}
	}
	return r
}
