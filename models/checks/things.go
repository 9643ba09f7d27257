package checks

import "strings"

var thingNouns = wordSet(`handsets phones workers tenants firms companies accounts cars vehicles addresses properties cards passports invoices staff employees
	runners weapons firearms pistols parcels flights loads`)

// things are the numbers in a text by the thing that they count, with the one word that may describe it: "company accounts" are not
// all accounts.
func things(text string) map[string][]int {
	all := map[string][]int{}
	for i := wordStart(text, 0); i < len(text); i = wordStart(text, i) {
		end := wordEnd(text, i)
		to := numberEnd(text, i)
		if to == i && wordSetHas(teens, text[i:end]) {
			to = end
		}
		thing, after := thingAt(text, to)
		if to == i || thing == "" {
			i = end
			continue
		}
		if n, ok := numberOf(text[i:to]); ok {
			all[thing] = append(all[thing], n)
		}
		i = after
	}
	return all
}

// wordSetHas says whether a word is one of a few, in letters of any size.
func wordSetHas(words []string, word string) bool {
	for _, w := range words {
		if len(w) == len(word) && strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// thingAt is what comes after a number that ends at i, and where that ends: a noun that can be counted, or one after another word.
func thingAt(text string, i int) (thing string, end int) {
	from := spacesEnd(text, i)
	one := lettersEnd(text, from)
	if from == i || one == from {
		return "", i
	}
	if isThing(text, from, one) {
		return strings.ToLower(text[from:one]), one
	}
	next := spacesEnd(text, one)
	two := lettersEnd(text, next)
	if next == one || !isThing(text, next, two) {
		return "", i
	}
	return strings.ToLower(text[from:two]), two
}

func isThing(text string, from, to int) bool {
	return thingNouns[strings.ToLower(text[from:to])] && (to == len(text) || !wordByte(text[to]))
}

// wordStart is where the next word begins at or after i, or the end of the text.
func wordStart(text string, i int) int {
	for i < len(text) && !wordByte(text[i]) {
		i++
	}
	return i
}

// wordEnd is where the word that i is in ends; i where it is in none.
func wordEnd(text string, i int) int {
	for i < len(text) && wordByte(text[i]) {
		i++
	}
	return i
}

func spacesEnd(text string, i int) int {
	for i < len(text) && spaceByte(text[i]) {
		i++
	}
	return i
}

func lettersEnd(text string, i int) int {
	for i < len(text) && letterByte(text[i]) {
		i++
	}
	return i
}
