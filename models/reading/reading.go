// Package reading reads what an application says, section by section, in the words in which its writers were asked.
package reading

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// Section is one section of an application. IDs of sections, items and rows are made from JSON
// pointers, so that what is said of a place can link to it; see Place.
type Section struct {
	Name  string // key of the content, and anchor of points on the section
	Title string
	ID    string
	Rows  []Row
	Items []Item
	None  string // says that there is nothing; "" where there is something
}

// Item is one item of a list, such as a term.
type Item struct {
	Anchor string // on which a point may be made; "" for an item that takes none
	Title  string
	Name   string // what tells it from others of the list, such as the title of a document; "" where nothing short does
	ID     string
	Lead   string // what is read first and in full: the words of a term
	Rows   []Row
}

// Whole ends the id of the only row of a section, which itself has the id of the place.
const Whole = "-text"

// Whole is the answer of a section that is one answer; false for other sections.
func (s Section) Whole() (Row, bool) {
	if len(s.Rows) == 1 && s.Rows[0].ID == s.ID+Whole {
		return s.Rows[0], true
	}
	return Row{}, false
}

// Row is one question with its answer.
type Row struct {
	ID       string
	Label    string
	Text     string // line breaks are kept; "" where it is not answered
	Answered bool
}

// Of reads a content, section by section in the order of the pages.
func Of(c content.Content, lists *reference.Lists) []Section {
	r := reader{content: c, lists: lists, words: asked.WordingOf(asked.Setting{Lists: lists, Content: c})}
	whole := reflect.ValueOf(c)
	var sections []Section
	for _, name := range content.SectionKeys() {
		field, ok := fieldOf(whole, name)
		if !ok {
			continue
		}
		sections = append(sections, r.section(name, field))
	}
	return sections
}

// Place is the part of an address that points to what a JSON pointer names, or to the nearest that is shown; "" where
// nothing is.
func Place(sections []Section, pointer string) string {
	id, _ := nearest(sections, pointer)
	if id == "" {
		return ""
	}
	return "#" + id
}

// Name is what people call the place to which Place leads; "" where there is none.
func Name(sections []Section, pointer string) string {
	_, name := nearest(sections, pointer)
	return name
}

func nearest(sections []Section, pointer string) (id, name string) {
	names := map[string]string{}
	for _, s := range sections {
		names[s.ID] = s.Title
		nameRows(names, s.Rows, s.Title+": ")
		for _, i := range s.Items {
			names[i.ID] = i.Title
			nameRows(names, i.Rows, i.Title+": ")
		}
	}
	for ; pointer != ""; pointer = pointer[:strings.LastIndex(pointer, "/")] {
		if name, shown := names[ID(pointer)]; shown {
			return ID(pointer), name
		}
	}
	return "", ""
}

func nameRows(names map[string]string, rows []Row, before string) {
	for _, r := range rows {
		names[r.ID] = before + asked.Small(r.Label)
	}
}

// ID is the id of the section, item or row for what a JSON pointer names.
func ID(pointer string) string {
	return "at-" + strings.ReplaceAll(strings.TrimPrefix(pointer, "/"), "/", "-")
}

// fieldOf finds the field whose JSON key is the name.
func fieldOf(v reflect.Value, name string) (reflect.Value, bool) {
	for i := range v.NumField() {
		if keyOf(v.Type().Field(i)) == name {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return key
}

type reader struct {
	content content.Content
	lists   *reference.Lists
	words   *asked.Wording
}

func (r reader) section(name string, v reflect.Value) Section {
	pointer := "/" + name
	s := Section{Name: name, Title: content.SectionName(name), ID: ID(pointer)}
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			s.None = "Not applicable or not answered"
			return s
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Slice:
		s.Items = r.items(pointer, v)
		if len(s.Items) == 0 {
			s.None = "None"
		}
	case reflect.Struct:
		r.record(&s.Rows, &s.Items, pointer, "", v)
	default:
		row := r.row(pointer, r.words.Label(pointer), v)
		row.ID += Whole
		s.Rows = []Row{row}
	}
	return s
}

// record reads a struct into rows; the lists in it become items where there is room for them.
func (r reader) record(rows *[]Row, items *[]Item, pointer, before string, v reflect.Value) {
	if text, ok := r.wholeOf(pointer, v); ok {
		*rows = append(*rows, Row{ID: ID(pointer), Label: before, Text: text, Answered: text != ""})
		return
	}
	for i := range v.NumField() {
		key := keyOf(v.Type().Field(i))
		at, f := pointer+"/"+key, v.Field(i)
		label := r.words.Label(at)
		if before != "" {
			label = before + ": " + asked.Small(label)
		}
		for f.Kind() == reflect.Pointer && !f.IsNil() {
			f = f.Elem()
		}
		switch {
		case key == "id" || key == "number":
		case moot(v, key) && empty(f):
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct && items != nil:
			*items = append(*items, r.items(at, f)...)
			if f.Len() == 0 {
				*rows = append(*rows, Row{ID: ID(at), Label: label})
			}
		case f.Kind() == reflect.Struct && f.Type() != reflect.TypeFor[calendar.Date]():
			r.record(rows, nil, at, label, f)
		default:
			*rows = append(*rows, r.row(at, label, f))
		}
	}
}

func (r reader) items(pointer string, list reflect.Value) []Item {
	items := make([]Item, list.Len())
	for i := range list.Len() {
		at, v := pointer+"/"+strconv.Itoa(i), list.Index(i)
		item := Item{ID: ID(at), Title: fmt.Sprintf("%s %d", r.words.One(pointer), i+1)}
		r.record(&item.Rows, nil, at, "", v)
		if id, ok := fieldOf(v, "id"); ok && r.content.HasAnchor(id.String()) {
			item.Anchor = id.String()
		}
		if t, ok := v.Interface().(content.Term); ok {
			item.Title, item.Lead = TermTitle(t, i), t.Text
			item.Rows = without(item.Rows, ID(at+"/text"))
		} else {
			item.Name = nameOf(v, at, item.Rows)
		}
		items[i] = item
	}
	return items
}

// nameLimit bounds the name of an item, in characters: anything longer is a text, not a name.
const nameLimit = 80

// nameOf is what an item is called: its own name or title, else its first answer.
func nameOf(v reflect.Value, at string, rows []Row) string {
	name := ""
	for _, row := range rows {
		titled := row.ID == ID(at+"/title") || row.ID == ID(at+"/name")
		if row.Answered && (name == "" || titled) {
			name = row.Text
		}
	}
	if named, is := v.Interface().(interface{ Name() string }); is {
		name = named.Name()
	}
	if utf8.RuneCountInString(name) > nameLimit || strings.Contains(name, "\n") {
		return ""
	}
	return name
}

// TermTitle is what the term at a place in the list is called, by its printed number where it has one.
func TermTitle(t content.Term, i int) string {
	if t.Number > 0 {
		i = t.Number - 1
	}
	return fmt.Sprintf("Term %d", i+1)
}

// without leaves out what is shown elsewhere in the item.
func without(rows []Row, id string) []Row {
	var kept []Row
	for _, row := range rows {
		if row.ID != id {
			kept = append(kept, row)
		}
	}
	return kept
}
