package compare

import (
	"regexp"
	"strings"
)

// A shape is a way in which people leave room for words that are still to come.
type shape struct {
	needs string // none of these characters, no such shape
	is    *regexp.Regexp
	not   *regexp.Regexp // what looks like it and is finished
}

var shapes = []shape{
	{"[", regexp.MustCompile(`\[[^\[\]\n]{0,120}\]`),
		regexp.MustCompile(`^\[\s*(?:(?i:sic|emphasis added|[^\]]*redacted[^\]]*|[^\]]*withheld)|\d[\d\s–-]*|[A-Za-z]|(?:he|she|his|her|him|they|them|their|it|its|was|is|and|the)\b[^?/\]]{0,40}|[A-Z][a-z]+(?: [A-Z][a-z]+)*)\s*\]$`)},
	{"<", regexp.MustCompile(`<+\s*[A-Za-z][^<>\n]{0,60}>+`), regexp.MustCompile(`@|://`)},
	{"{", regexp.MustCompile(`\{+[^{}\n]{1,60}\}+`), nil},
	{"(", regexp.MustCompile(`\(\s*(?i:describe|explain|specify|insert|ref|tbc)\b[^()\n]*\)|\([^()\n]*\?[^()\n]*\)|\(\d\)\s+\(\d\)|;\s*(?:and\s+|or\s+)?\([a-z]\)\s*$`), nil},
	{"_", regexp.MustCompile(`_{2,}|(?:^|\s)_(?:[\s,.]|$)`), nil},
	{"…", regexp.MustCompile(`…\s?(?:…|%)`), nil},
	{".", regexp.MustCompile(`\.{4,}|[A-Za-z]:\s*\.(?:\s|$)`), nil},
	{"#", regexp.MustCompile(`#{2,}`), nil},
	{"-", regexp.MustCompile(`-{2,}:-{2,}|\s[-–]\s*$`), nil},
	{"*", regexp.MustCompile(`\*{2,}[^*\n]+(?:\*{2,}|$)`), nil},
	{"?", regexp.MustCompile(`\?{2,}|\d\?[\d,]|[-–]\s\w+\?`), nil},
	{"/:", regexp.MustCompile(`(?i)\bdd[/.]mm[/.]yy(?:yy)?\b|\bhh:mm\b`), nil},
	{"%", regexp.MustCompile(`\b[nxNX]\s?%`), nil},
	{"NXYZ", regexp.MustCompile(`\b[NXYZ]\s(?:UK\s)?(?:hours|days|nights|weeks|months|years|people|workers|bank|accounts|phones|handsets|devices|vehicles|addresses|metres|pounds)\b`), nil},
	{"£", regexp.MustCompile(`£\s(?:per|an?|in|and|or|for|each)\b|£\s*(?:[.;)]|$)`), nil},
	{":", regexp.MustCompile(`:\s*$`), nil},
}

// unfilled gives the places of a text where words or numbers are still missing. Quoted text is ignored.
func unfilled(text string) (found []Gap) {
	for _, s := range shapes {
		if !strings.ContainsAny(text, s.needs) {
			continue
		}
		for _, at := range s.is.FindAllStringIndex(text, -1) {
			if (s.not == nil || !s.not.MatchString(text[at[0]:at[1]])) && !InQuotes(text, at[0]) {
				found = append(found, Gap{From: at[0], To: at[1]})
			}
		}
	}
	return found
}

// InQuotes says whether the byte at i is in quotation marks: someone else's words.
func InQuotes(text string, i int) bool {
	before := text[:i]
	return strings.Count(before, `"`)%2 == 1 || strings.Count(before, "“") > strings.Count(before, "”")
}
