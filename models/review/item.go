package review

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"scpo.example/desk/models/content"
)

// item is what an anchor that is an id names in one content.
type item struct {
	kind    Kind
	section string
	list    string // pointer
	index   int
	number  int    // as printed; 0 for none
	name    string // what it is called apart from its number; may be blank
	words   string
}

// find looks an id up among what a point may be made on; see content.Content.Anchors.
func find(c content.Content, id string) (item, bool) {
	if id == "" {
		return item{}, false
	}
	for i, t := range c.Terms {
		if t.ID == id {
			return item{kind: OnTerm, section: "terms", list: "/terms", index: i, number: t.Number, words: t.Text}, true
		}
	}
	for i, e := range c.Evidence {
		if e.ID == id {
			name := strings.TrimSpace(e.Reference)
			if name == "" {
				name = strings.TrimSpace(e.Title)
			}
			return item{kind: OnEvidence, section: "evidence", list: "/evidence", index: i, name: name, words: e.Title}, true
		}
	}
	for i, p := range c.ThirdParties.Items {
		if p.ID == id {
			return item{kind: OnThirdParty, section: "thirdParties", list: "/thirdParties/items", index: i,
				name: strings.TrimSpace(p.Name), words: p.Effect}, true
		}
	}
	return item{}, false
}

// idsOf are the ids of a list that find looks in, in its order.
func idsOf(c content.Content, list string) []string {
	var ids []string
	switch list {
	case "/terms":
		for _, t := range c.Terms {
			ids = append(ids, t.ID)
		}
	case "/evidence":
		for _, e := range c.Evidence {
			ids = append(ids, e.ID)
		}
	case "/thirdParties/items":
		for _, p := range c.ThirdParties.Items {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func (i item) pointer() string { return i.list + "/" + strconv.Itoa(i.index) }

func (i item) printed() *int {
	if i.number == 0 {
		return nil
	}
	return &i.number
}

func (i item) label() string {
	noun := map[Kind]string{OnTerm: "Term", OnEvidence: "Evidence", OnThirdParty: "Third party"}[i.kind]
	switch {
	case i.number > 0:
		return noun + " " + strconv.Itoa(i.number)
	case i.name != "":
		return noun + " " + i.name
	case i.kind == OnEvidence:
		return "Evidence item " + strconv.Itoa(i.index+1)
	}
	return noun + " " + strconv.Itoa(i.index+1)
}

// longestExtract bounds an extract, in characters: enough to recognise a term.
const longestExtract = 160

// extract is the beginning of a text on one line, cut between words.
func extract(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= longestExtract {
		return text
	}
	cut := string([]rune(text)[:longestExtract])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return cut + "…"
}
