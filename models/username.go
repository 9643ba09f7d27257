package models

import (
	"strings"
	"unicode"

	"scpo.example/desk/models/compare"
)

// UsernameProblem says what is wrong with a new username, for a person to read; "" if nothing is. A username looks
// blank to no one, has no spaces or characters that cannot be seen, and is of one alphabet, so that it looks like no
// other.
func UsernameProblem(name string) string {
	switch {
	case compare.Blank(name) || strings.ContainsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }):
		return "Enter a username without spaces"
	case compare.Visible(name) != name:
		return "Enter a username without hidden characters"
	case !compare.OneScript(name):
		return "Enter a username in one alphabet. This one mixes letters of several"
	}
	return ""
}
