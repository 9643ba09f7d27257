package lint

import (
	"slices"
	"strconv"
	"strings"
)

// items are the words for things that terms limit by number.
var items = map[string]string{
	"phone": "mobile phone", "phones": "mobile phone", "telephone": "mobile phone", "telephones": "mobile phone",
	"handset": "mobile phone", "handsets": "mobile phone",
	"smartphone": "mobile phone", "smartphones": "mobile phone", "mobile": "mobile phone", "mobiles": "mobile phone", "sim": "SIM card",
	"sims": "SIM card", "computer": "computer", "computers": "computer", "laptop": "computer",
	"laptops": "computer", "tablet": "tablet", "tablets": "tablet", "account": "bank account", "accounts": "bank account",
	"vehicle": "vehicle", "vehicles": "vehicle",
	"car": "vehicle", "cars": "vehicle", "cash": "cash", "pounds": "cash",
}

// qualifiers make a limit one for a narrower thing.
var qualifiers = []string{"business", "personal", "work", "foreign", "overseas", "joint", "savings", "current", "landline", "hire",
	"hired", "private", "spare", "company", "email", "e-mail",
	"media", "social", "online", "gaming", "trading", "home", "commercial", "credit", "user", "client", "virtual", "currency", "fixed",
	"fixed-line", "prepaid", "pre-paid"}

// limits are the numbers set in the sentence: "must not possess more than one mobile phone, one SIM
// and one computer", "must not own a mobile phone".
func (p passage) limits(from, to int) []claim {
	if i := p.find(from, to, "type", "kind"); i >= 0 && p.has(from, to, "device", "devices") && p.has(i-4, i, "each") && p.has(i-6, i, "one") {
		return []claim{{kind: perType, span: p.span(p.find(i-6, i, "one"), i+1)}}
	}
	var claims []claim
	limiting := -1
	for i := from; i < to; i++ {
		switch p.words[i].text {
		case "than", "exceeding":
			if p.at(i-1) == "more" && p.has(max(from, i-16), i, "not", "no") || p.at(i) == "exceeding" && p.has(max(from, i-16), i, "not") {
				limiting = i
			}
		case "only", "maximum":
			if p.has(max(from, i-8), i, "must", "shall", "may") && !p.has(max(from, i-8), i, "not") || p.at(i) == "maximum" {
				limiting = i
			}
		case "most":
			if p.at(i-1) == "at" {
				limiting = i
			}
		case "must", "shall", "within", "except", "save", "unless", "who", "which", "that":
			limiting = -1
		}
		if limiting < 0 {
			continue
		}
		if c, found := p.limit(i, to); found {
			c.thing += p.scope(from, to, i)
			claims = append(claims, c)
		}
	}
	if c, found := p.ban(from, to); found {
		claims = append(claims, c)
	}
	return claims
}

// limit reads a number at word i and the thing after it.
func (p passage) limit(i, to int) (claim, bool) {
	n := number(p.words[i].text)
	if n < 0 {
		return claim{}, false
	}
	narrow := ""
	for k := i; k < min(i+5, to); k++ {
		w := p.words[k].text
		if k > i && number(w) >= 0 || slices.Contains(hoursWords, w) || w == "of" || w == "or" && k == i+1 || w == "and" {
			return claim{}, false
		}
		if slices.Contains(qualifiers, w) {
			narrow += " " + w
			continue
		}
		thing := items[w]
		if strings.HasPrefix(w, "£") && p.has(k, min(k+4, to), "cash") {
			thing = "cash"
		}
		if thing == "" || thing == "cash" && !p.has(k-4, min(k+5, to), "cash") || w == "mobile" && items[p.at(k+1)] != "" {
			continue
		}
		return claim{kind: atMost, thing: thing + narrow, value: n, span: p.span(i, k+1)}, true
	}
	return claim{}, false
}

// scope keeps apart limits on different conduct with the same thing, and on what is done in a period:
// carrying cash, withdrawing it, and withdrawing it in a week.
func (p passage) scope(from, to, i int) string {
	scope := ""
	for _, verb := range dealings {
		if p.has(from, i, verb) {
			scope += " " + verb
		}
	}
	for k := i; k < min(i+9, to); k++ {
		switch p.words[k].text {
		case "per", "each", "every", "any", "a":
			if slices.Contains(hoursWords, p.at(k+1)) || slices.Contains(hoursWords, p.at(k+2)) {
				return scope + " in a period"
			}
		case "person", "premises", "outside", "vehicle", "transaction":
			if k > i+2 {
				scope += " " + p.words[k].text
			}
		}
	}
	return scope
}

// ban reads "must not own (or use) a mobile phone" with nothing after it that narrows it.
func (p passage) ban(from, to int) (claim, bool) {
	not := p.find(from, to, "not")
	none := p.find(from, to, "no") // "must hold no bank account"
	if none > 1 && (p.at(none-2) == "must" || p.at(none-2) == "shall") {
		not = none - 1
	}
	if not < 1 || p.at(not-1) != "must" && p.at(not-1) != "shall" {
		return claim{}, false
	}
	first := p.find(not, min(not+12, to), "own", "possess", "have", "hold", "use", "operate", "keep", "control")
	if first < 0 || first > not+2 || p.at(not) != "not" && first != not {
		return claim{}, false
	}
	narrow := ""
	for i := first; i < to; i++ {
		w := p.words[i].text
		switch {
		case slices.Contains(qualifiers, w):
			narrow += " " + w
		case w == "a" || w == "any" || w == "or":
			narrow = ""
		}
		thing := items[w]
		if thing == "" || w == "mobile" && items[p.at(i+1)] != "" {
			if number(w) >= 0 || slices.Contains(narrows, w) && p.at(i-1) != "control" && p.at(i-1) != "possession" {
				return claim{}, false
			}
			continue
		}
		if !p.ends(i+1, to) {
			return claim{}, false
		}
		return claim{kind: atMost, thing: thing + narrow, value: 0, span: p.span(first, i+1)}, true
	}
	return claim{}, false
}

// ends says whether there are only words that widen from i to the end of the sentence.
func (p passage) ends(i, to int) bool {
	for ; i < to; i++ {
		w := p.words[i].text
		if items[w] == "" && !slices.Contains(widens, w) {
			return false
		}
	}
	return true
}

var (
	// dealings are verbs that make a limit one on that conduct only.
	dealings = []string{"withdraw", "deposit", "transfer", "send", "receive", "spend", "hire", "drive", "insure", "carry", "register", "sell", "open",
		"gamble", "bet", "lend", "borrow", "accept", "exchange", "buy", "import", "take"}
	// narrows are words that make a ban less than absolute; widens are words that do not.
	narrows = []string{"than", "other", "in", "on", "of", "by", "for", "with", "while", "belonging"}
	widens  = []string{"or", "and", "any", "a", "card", "cards", "device", "devices", "kind", "of", "whatsoever", "at", "all", "other", "description",
		"the", "internet", "email"}
)

// hoursWords are units of time.
var hoursWords = []string{"hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "night", "nights", "minutes"}

// number is the value of a word that is a number, or -1; sums of money lose their sign.
func number(w string) int {
	if n := count(w); n > 0 {
		return n
	}
	w = strings.TrimSuffix(strings.ReplaceAll(strings.TrimPrefix(w, "£"), ",", ""), ".00")
	if n, err := strconv.Atoi(w); err == nil && n >= 0 {
		return n
	}
	return -1
}
