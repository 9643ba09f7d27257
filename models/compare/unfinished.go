package compare

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Gap is a part of a text that takes the place of an answer and is not one. From and To are bytes of the text.
type Gap struct {
	From, To int
	Whole    bool // a sentence or note that only promises, points or asks: nothing of an answer
}

// Unfinished gives what is unfinished in a text: a promise, a pointer elsewhere, a note to a colleague, a form's own
// words, a sentence that breaks off. Text in quotation marks is someone else's, and ignored.
func Unfinished(text string) []Gap { return judged(text).gaps }

func unfinished(text string) []Gap {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	if signs(text) || dummy(text) {
		return []Gap{{0, len(text), true}}
	}
	all := segments(text)
	count := 0
	for _, s := range all {
		count += len(s.words)
	}
	var found []Gap
	for i, s := range all {
		fresh := i == 0 || !all[i-1].comma // what follows a comma continues a sentence
		switch {
		case fresh && (s.promises() || s.asksColleague() || s.instructs(count) || s.points(count)) || s.waits() || !fresh && len(s.words) == 2 && s.promises():
			found = append(found, Gap{s.from, s.to, true})
		case s.notes(count) || i == len(all)-1 && s.breaksOff(text):
			found = append(found, Gap{s.from, s.to, false})
		}
	}
	found = append(found, unfilled(text)...)
	found = append(found, filler(text)...)
	if len(found) == 0 && (emptyWords(all, count) || count < 13 && strings.HasSuffix(strings.TrimSpace(text), "?")) {
		return []Gap{{0, len(text), false}}
	}
	return found
}

// NoAnswer says whether a text cannot be the answer to something that is required: a blank, a placeholder, "N/A", or a text
// of nothing, or hardly anything, but promises, pointers and filler.
func NoAnswer(s string) bool { return Blank(s) || judged(s).none }

// NoWords is NoAnswer of what one person writes to another, where only a blank, a placeholder or a promise ("To follow") says
// nothing: a pointer ("See term 2"), a request ("Say which part") and a question are words, and so is any other sentence.
func NoWords(s string) bool {
	if !plain(s) {
		s, _ = asRead(s)
	}
	if !NoAnswer(s) {
		return false
	}
	if Blank(s) || placeholder(s) {
		return !spoken.MatchString(Text(s))
	}
	all := segments(s)
	count := 0
	for _, part := range all {
		count += len(part.words)
	}
	return count > 0 && !slices.ContainsFunc(all, func(part segment) bool { return !part.promises() && !part.waits() })
}

func noAnswer(s string, gaps []Gap) bool {
	return placeholder(s) || emptied(segments(s), gaps, len(filler(s)) > 0)
}

// placeholder says whether a text is one piece that only takes the place of an answer.
func placeholder(s string) bool {
	return len(s) <= longest && (notApplicable.MatchString(Text(s)) || signs(s) || dummy(s) || bracketed.MatchString(s))
}

// longest is more bytes than a placeholder of one piece has.
const longest = 120

var (
	notApplicable = regexp.MustCompile(`^\W*(?:n ?/ ?a|n\.a\.|na|not applicable|not known|unknown|no comment|nothing to add)\W*$`)
	spoken        = regexp.MustCompile(`^\W*(?:not known|test)\W*$`) // no answer of a form, and a reason: someone is not known, the service is tried
	bracketed     = regexp.MustCompile(`^\s*(?:\[[^\]]*\]|<[^>]*>|\{+[^}]*\}+)\W*$`)
	dummies       = regexp.MustCompile(`^\W*(?:x{2,}(?:\W+x{2,})*|z{3,}|a{4,}|(?:test|asdf|qwerty|foo|bar|blah)(?: (?:test|asdf|blah|\d+))*|lorem ipsum.*|#(?:ref|n/a|name|value|null|div/0)[!?]?|\*{2,}.*\*{2,})\W*$`)
)

// signs says whether a text is a row of signs without a letter or digit.
func signs(s string) bool { return Blank(s) && strings.TrimSpace(Visible(s)) != "" }

func dummy(s string) bool {
	return len(s) <= longest && strings.Contains(" \nxzatfbqlXZATFBQL#*[(<\"'", s[:1]) && dummies.MatchString(Text(s))
}

func (s segment) at(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return s.words[i]
}

// begins says whether the segment begins with the words.
func (s segment) begins(words ...string) bool {
	for i, w := range words {
		if s.at(i) != w {
			return false
		}
	}
	return true
}

// has says whether the segment has the words of a phrase, one after the other.
func (s segment) has(phrase string) bool {
	first, rest, _ := strings.Cut(phrase, " ")
	for i, w := range s.words {
		if w == first && s.follows(i+1, rest) {
			return true
		}
	}
	return false
}

// follows says whether the words from i on begin with those of a phrase.
func (s segment) follows(i int, phrase string) bool {
	for phrase != "" {
		var w string
		w, phrase, _ = strings.Cut(phrase, " ")
		if s.at(i) != w {
			return false
		}
		i++
	}
	return true
}

// all says whether every word from i on is one of a set or a number.
func (s segment) all(i int, sets ...map[string]bool) bool {
	for ; i < len(s.words); i++ {
		known := strings.IndexFunc(s.words[i], unicode.IsLetter) < 0
		for _, set := range sets {
			known = known || set[s.words[i]]
		}
		if !known {
			return false
		}
	}
	return true
}

// promises says whether the segment only says that an answer is to come: "to follow", "Particulars will be pleaded in the
// claim form", "will update".
func (s segment) promises() bool {
	k := 0
	for k < len(s.words) && k < 6 && (papers[s.words[k]] || small[s.words[k]]) && s.words[k] != "to" {
		k++
	}
	switch s.at(k) {
	case "to", "will", "shall":
	default:
		return false
	}
	subject := k > 0 && !s.all(0, small) && papersIn(s.words[:k]) || k == 0
	if !subject {
		return false
	}
	if s.at(k+1) == "be" {
		return written[s.at(k+2)] && (len(s.words)-k < 5 || !dated(s.words[k+3:]) && s.soon(k+3))
	}
	if s.at(k) == "will" && k == 0 {
		return write[s.at(1)] && (len(s.words) <= 3 || (papers[s.at(2)] || papers[s.at(3)] || small[s.at(2)]) && vagueWhen(s.words[2:]))
	}
	return s.at(k+1) == "follow" || s.at(k) == "to" && k > 0 && s.at(k+1) == "come" || s.at(k) == "to" && s.at(k+1) == "do" && len(s.words) == k+2 ||
		s.at(k) == "to" && k == 0 && write[s.at(1)] && len(s.words) <= 4
}

func papersIn(words []string) bool {
	for _, w := range words {
		if papers[w] {
			return true
		}
	}
	return false
}

// soon says whether what follows word i is vague about when or by whom.
func (s segment) soon(i int) bool {
	next := s.at(i + 1)
	if next == "the" || next == "our" {
		next = s.at(i + 2)
	}
	switch s.at(i) {
	case "", "after", "once", "when", "later", "before", "shortly", "separately", "and", "soon", "asap", "re", "up":
		return true
	case "by", "with", "from":
		return agents[next] || next != "" && (strings.ToUpper(next) == next || name(s.typed[i+1]))
	case "in":
		return next == "due"
	case "at", "on", "under":
		return next == "hearing" || next == "a" || next == "receipt" || next == "separate" || next == "conference"
	}
	return false
}

// vagueWhen says whether the words put something off.
func vagueWhen(words []string) bool {
	for _, w := range words {
		switch w {
		case "when", "once", "later", "after", "before", "shortly", "soon", "asap":
			return true
		}
	}
	return false
}

// dated says whether any of the words is a number: who names a day has an answer.
func dated(words []string) bool {
	for _, w := range words {
		if strings.IndexFunc(w, unicode.IsDigit) >= 0 {
			return true
		}
	}
	return false
}

// waits says whether the segment only says that something is awaited: "TBC", "costings pending", "awaiting input from FI".
func (s segment) waits() bool {
	if len(s.words) > 10 {
		return false
	}
	if s.comma && len(s.words) > 1 || s.at(0) == "not" && s.at(1) == "to" {
		return false
	}
	waiting := false
	for _, w := range s.words {
		waiting = waiting || status[w]
	}
	for _, p := range statusPhrases {
		waiting = waiting || len(s.words) <= 8 && s.has(p)
	}
	if !waiting {
		return false
	}
	return (s.all(0, status, papers, small, agents, statusWords) || initials(s.typed[0]) && s.all(1, status, papers, small, agents, statusWords))
}

// asksColleague says whether the segment tells someone in the force what to do: "OIC to advise", "Ask Edwyn", "DS to
// revert".
func (s segment) asksColleague() bool {
	for k := 1; k <= 2; k++ {
		if s.at(k) == "to" && write[s.at(k+1)] && (agents[s.at(k-1)] || k == 1 && (initials(s.typed[0]) || name(s.typed[0]) && !nouns[s.words[0]] && followsUp[s.at(k+2)])) {
			return true
		}
	}
	if agents[s.at(0)] && len(s.words) > 3 && len(s.words) < 7 && name(s.typed[1]) && s.at(2) == "to" && left[s.at(3)] {
		return true // "DS Smith to complete"
	}
	switch s.at(0) {
	case "ask", "chase", "speak", "ring", "email", "phone", "query":
		k := 1
		if s.at(1) == "to" || s.at(1) == "with" || s.at(1) == "the" {
			k = 2
		}
		return len(s.words) <= k+3 && k < len(s.words) && (agents[s.at(k)] || name(s.typed[k]) || initials(s.typed[k]))
	}
	return false
}

// followsUp are words after which a name and "to confirm" are a note: "Lisbet to confirm with the bank what".
var followsUp = set("with what when whether by before and asap if")

// instructs says whether the segment is of a form or a template: "Explain why this term is needed", "[insert name]".
func (s segment) instructs(count int) bool {
	next := s.at(1)
	switch s.at(0) {
	case "insert":
		return instructed[next] || papers[next] || forms[next] || len(s.words) <= 3 || next == "standard" || next == "para"
	case "delete":
		return instructed[next] || next == "as" || next == "this" || next == "if"
	case "please":
		return imperatives[next] || instructed[s.at(2)] || write[next] || next == "see" || next == "give" || next == "note"
	case "explain", "describe", "specify":
		return asked[next] && next != "any" && next != "a" || next == "in" && s.at(2) == "your" || len(s.words) <= 3
	case "enter", "state", "list", "give", "outline", "summarise", "summarize", "identify", "provide", "detail", "record", "say", "set", "fill", "complete", "add", "type", "write":
		if s.at(0) == "set" || s.at(0) == "fill" {
			next = s.at(2)
		}
		return instructed[next] && !s.has("must") || len(s.words) <= 3 && unsaid[next] && count <= 6 || len(s.words) <= 3 && (papers[next] || forms[next]) && (count <= 6 || s.at(0) == "give")
	case "finish":
		return len(s.words) <= 3 && unsaid[next]
	case "cut", "copy":
		return s.begins(s.at(0), "and", "paste") || s.at(1) == "from" || s.at(1) == "across"
	case "update", "check", "amend", "review", "compare":
		return s.has("before sending") || s.has("before submitting") || s.has("before submission") || s.has("before it goes") || s.has("later")
	case "name", "names", "date", "dates", "address", "details", "text", "document", "reason", "number":
		return len(s.words) <= 4 && s.words[len(s.words)-1] == "here"
	}
	return s.has("delete as appropriate") || s.has("delete as applicable") || s.has("as appropriate") && len(s.words) <= 4
}

// notes says whether the segment has a note that the writer made for himself, next to what may be an answer.
func (s segment) notes(count int) bool {
	for i, w := range s.words {
		switch w {
		case "tbc", "tba", "tbd", "todo", "fixme", "pls", "plz":
			return !firm[s.words[len(s.words)-1]]
		case "draft":
			return s.typed[i] == "DRAFT" && count < 8
		case "nb", "n.b":
			return i == 0 && count < 12
		}
	}
	if slices.ContainsFunc(s.words, crosses) || len(s.words) < 4 && s.at(0) == "see" && (s.at(1) == "above" || s.at(1) == "below") {
		return true
	}
	for i, w := range s.words {
		for _, rest := range notes[w] {
			if s.follows(i+1, rest) {
				return true
			}
		}
	}
	if count <= 3 && (s.words[len(s.words)-1] == "needed" || s.words[len(s.words)-1] == "required") {
		return papersIn(s.words) || forms[s.words[0]]
	}
	return false
}

// breaksOff says whether the last segment of a text ends in a word after which a sentence continues: "There is a real
// risk that".
func (s segment) breaksOff(text string) bool {
	if s.stop != 0 && s.stop != '…' {
		return false
	}
	last := s.words[len(s.words)-1]
	if typed := s.typed[len(s.typed)-1]; typed != last && strings.ToUpper(text) != text {
		return false // "Schedule A"
	}
	end := strings.TrimSpace(text[s.to:])
	if end != "" && end != "..." && end != "…" {
		return false
	}
	return openers[last] && len(strings.Fields(text)) > 1 || hanging[last] && len(s.words) > 1 && !relative(s.words)
}

// relative says whether a preposition at the end may belong to what came before: "the flat he lives in".
func relative(words []string) bool {
	for _, w := range words[:len(words)-1] {
		if relatives[w] {
			return true
		}
	}
	return false
}

// initials says whether a word is an abbreviation in capitals: OIC, DS, FI.
func initials(w string) bool {
	return len(w) >= 2 && len(w) <= 5 && strings.ToUpper(w) == w && strings.IndexFunc(w, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// name says whether a word begins with one capital, or is an initial.
func name(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && strings.ToLower(w[size:]) == w[size:]
}
