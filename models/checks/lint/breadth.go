package lint

import "slices"

// broad are nouns for kinds of places and objects, and how much each takes in: every dwelling is a building.
var broad = map[string]struct {
	kind  string
	takes int
}{
	"place": {"place", 3}, "places": {"place", 3}, "property": {"place", 2}, "properties": {"place", 2}, "premises": {"place", 2},
	"building": {"place", 2}, "buildings": {"place", 2}, "land": {"place", 2}, "dwelling": {"place", 1}, "dwellings": {"place", 1}, "home": {"place", 1},
	"house": {"place", 1}, "houses": {"place", 1}, "flat": {"place", 1}, "flats": {"place", 1}, "room": {"place", 0}, "rooms": {"place", 0},
	"vehicle": {"vehicle", 2}, "vehicles": {"vehicle", 2}, "car": {"vehicle", 1}, "cars": {"vehicle", 1}, "van": {"vehicle", 1}, "vans": {"vehicle", 1},
	"device": {"device", 2}, "devices": {"device", 2}, "phone": {"device", 1}, "phones": {"device", 1}, "computer": {"device", 1}, "computers": {"device", 1},
	"company": {"company", 1}, "companies": {"company", 1}, "business": {"company", 2}, "businesses": {"company", 2},
}

// breadth reads a ban on a whole kind of things, "must not hold keys to any building", and one with an exception, "must not own,
// let or hold keys to any dwelling other than her home".
func (p passage) breadth(from, to int) []claim {
	not := p.find(from, to, "not")
	if not < 1 || p.at(not-1) != "must" && p.at(not-1) != "shall" {
		return nil
	}
	for i := not + 2; i < to; i++ {
		noun, known := broad[p.words[i].text]
		if !known || p.at(i-1) != "any" && p.at(i-1) != "a" && p.at(i-1) != "another" {
			continue
		}
		c := claim{kind: banWhole, thing: noun.kind, value: noun.takes, words: saysOf(p.text[p.words[not].from:p.words[i].from]), span: p.span(not+1, i+1)}
		switch {
		case p.excepts(i+1, to):
			c.kind = banInPart
		case !p.ends(i+1, to):
			return nil
		}
		return []claim{c}
	}
	return nil
}

// excepts says whether an exception begins at word i.
func (p passage) excepts(i, to int) bool {
	return i < to && (p.at(i) == "other" && p.at(i+1) == "than" || slices.Contains([]string{"except", "save", "apart", "but"}, p.at(i)))
}

// subset says whether every word of a is in b.
func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}
