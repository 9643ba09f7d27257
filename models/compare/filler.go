package compare

import "strings"

// latin are words of the text that printers put where the words are to come. Those that English has too are left out.
var latin = set(`lorem ipsum dolor amet consectetur adipiscing adipisicing elit eiusmod tempor incididunt labore dolore magna aliqua enim minim
	veniam quis nostrud exercitation ullamco laboris nisi aliquip commodo consequat duis aute irure reprehenderit voluptate velit esse cillum
	fugiat nulla pariatur excepteur sint occaecat cupidatat proident sunt culpa officia deserunt mollit anim laborum`)

// between are short words of that text, which count only among the others.
var between = set("sit sed do ut et ad ex ea in id non qui est")

// filler gives the stretches of a text that only fill it.
func filler(text string) (found []Gap) {
	low := strings.ToLower(text)
	if !strings.Contains(low, "ipsum") && !strings.Contains(low, "dolor") && !strings.Contains(low, "lorem") {
		return nil
	}
	current, known := Gap{From: -1}, 0
	end := func() {
		if known > 2 || known > 1 && strings.Contains(low[current.From:current.To], "lorem") {
			found = append(found, current)
		}
		current, known = Gap{From: -1}, 0
	}
	for _, s := range segments(text) {
		at := s.from
		for _, w := range s.typed {
			at += strings.Index(text[at:], w)
			switch word := strings.ToLower(w); {
			case latin[word]:
				known++
			case !between[word] || current.From < 0:
				end()
				continue
			}
			if current.From < 0 {
				current.From = at
			}
			current.To = at + len(w)
		}
	}
	if current.From >= 0 {
		end()
	}
	return found
}

// crosses says whether a word is nothing but the crosses that keep a place: "xxx".
func crosses(word string) bool { return len(word) > 1 && strings.Trim(word, "x") == "" }

// emptied says whether so much of a text is a gap that it says nothing: all of it; all but the labels of its field; more than
// half where that is filler; or a short note that begins with TODO.
func emptied(all []segment, gaps []Gap, filled bool) bool {
	count, open, fills, labelled := 0, 0, 0, true
	for i, s := range all {
		count += len(s.words)
		if s.gapped(gaps) || i > 0 && all[i-1].gapped(gaps) && s.endsName(all[i-1]) {
			open += len(s.words)
			continue
		}
		for _, w := range s.words {
			switch {
			case crosses(w) || filled && (latin[w] || between[w]):
				fills++
			case !forms[w] && !papers[w] && !small[w] && !agents[w] && !status[w]:
				labelled = false
			}
		}
	}
	switch {
	case open+fills == 0:
		return false
	case open+fills == count, fills > count/2, count <= 10 && (all[0].at(0) == "todo" || all[0].at(0) == "fixme"):
		return true
	}
	return labelled && 2*(open+fills) >= count
}

// endsName says whether the segment is the rest of a name whose initial ended the one before: "by J. Carrow".
func (s segment) endsName(before segment) bool {
	return len(s.words) < 3 && name(s.typed[0]) && Initial(before.words[len(before.words)-1])
}

// gapped says whether the whole segment is a gap.
func (s segment) gapped(gaps []Gap) bool {
	for _, g := range gaps {
		if g.Whole && g.From <= s.from && g.To >= s.to {
			return true
		}
	}
	return false
}
