package compare

import (
	"strings"
	"unicode/utf8"
)

// titles are written before names, and are no part of them.
var titles = set(`mr mrs ms miss mx dr prof professor sir dame rev reverend pc ps wpc dc ds di dci dsu dcs sgt insp supt sergeant constable inspector
	superintendent detective chief`)

// Given are given names as they are compared, without titles. An initial is a name of one letter: "Mr J.P." is j and p.
func Given(s string) []string {
	return untitled(strings.Fields(Name(strings.ReplaceAll(s, ".", ". "))), 0)
}

// Family is a family name as it is compared, without titles.
func Family(s string) string { return strings.Join(untitled(strings.Fields(Name(s)), 1), " ") }

// untitled leaves out the titles before a name, but keeps at least the last words.
func untitled(words []string, keep int) []string {
	for len(words) > keep && titles[words[0]] {
		words = words[1:]
	}
	return words
}

// Initial says whether a given name is only its first letter.
func Initial(name string) bool { return utf8.RuneCountInString(name) == 1 }

// Agree says whether two given names may be of one person: they are the same, or one is the initial of the other.
func Agree(a, b string) bool {
	first, _ := utf8.DecodeRuneInString(a)
	second, _ := utf8.DecodeRuneInString(b)
	return a == b || (Initial(a) || Initial(b)) && first == second
}

// SamePerson says whether two names may be of one person: the same family name, and given names that agree at least in an
// initial. "DS J. Smith", "SMITH, John" and "John P Smith" are one, "Jane Smith" and "John Smith" two.
func SamePerson(a, b string) bool {
	one, two := inOrder(a), inOrder(b)
	if len(one) == 0 || len(two) == 0 || one[len(one)-1] != two[len(two)-1] {
		return false
	}
	if len(one) == 1 || len(two) == 1 {
		return len(one) == len(two)
	}
	return Agree(one[0], two[0])
}

// inOrder are the parts of a name with the family name last: "SMITH, John" is john smith.
func inOrder(name string) []string {
	family, given, comma := strings.Cut(name, ",")
	if comma {
		return append(Given(given), strings.Fields(Family(family))...)
	}
	return Given(name)
}
