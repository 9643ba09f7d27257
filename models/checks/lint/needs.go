package lint

import (
	"slices"
	"sync"
)

// needs are what the sentence requires or provides for, and what it prohibits altogether.
func (p passage) needs(found []match, from, to int) []claim {
	var claims []claim
	for _, m := range found {
		if m.from < from || m.from >= to {
			continue
		}
		must, not := p.duty(m.from, from)
		c := claim{thing: m.label, kind: needed, span: p.span(m.from, m.to)}
		switch m.label {
		case havePhone, haveAccount:
			if c.kind, c.value = atLeast, 1; !must || not {
				continue
			}
		case goAbroad:
			if not && !p.absolute(m.to, to) && !p.has(m.to, to, "without", "unless", "before") {
				continue
			}
			if not && p.at(m.from) == "leave" && p.absolute(m.to, to) {
				c.kind = banned
			}
		case goOnline:
			if !must || not && !p.ends(m.to, to) || !not && p.has(m.from-3, to, "or") && p.has(m.from-8, to, "letter", "post", "hand") {
				continue
			}
			if not {
				c.kind = banned
			} else if p.at(m.from) != "by" && p.at(m.from) != "through" && p.at(m.from) != "via" {
				continue
			}
		}
		claims = append(claims, c)
	}
	return claims
}

// duty says whether a "must" governs word i of the sentence from word from on, and whether it is
// "must not".
func (p passage) duty(i, from int) (must, not bool) {
	for k := i - 1; k >= max(from, i-16); k-- {
		if w := p.words[k].text; w == "must" || w == "shall" {
			return true, p.at(k+1) == "not"
		}
	}
	return false, false
}

// absolute says whether no exception follows.
func (p passage) absolute(i, to int) bool {
	return !p.has(i, to, "without", "unless", "save", "except", "other", "until", "for", "more", "before", "between",
		"by", "using", "on", "with", "if", "while")
}

// The things that needs are about, as they are shown.
const (
	havePhone   = "mobile phone"
	haveAccount = "bank account"
	goAbroad    = "travel abroad"
	goOnline    = "use of the internet or email"
)

var needsBook = sync.OnceValue(func() *book {
	return compile(nil,
		entry{havePhone, []string{
			"carry|keep|have|maintain|retain|possess|answer ..5 phone|telephone|handset", "use ..2 one|the|his|her [mobile] phone|telephone|handset",
		}},
		entry{haveAccount, []string{
			"use|operate|maintain|keep|hold [only] [one|two|the|a|his|her|that] [one|two|three|four] [bank] [of] [bank] account|accounts",
			"paid|pay|deposit|receive ..6 into ..4 account|accounts",
		}},
		entry{goAbroad, []string{
			"leave|leaving|travel|travelling|travels|depart|departing ..2 united kingdom", "leave|leaving ..1 uk",
			"travel|travelling|travels|go|going abroad|overseas|outside", "leave|leaving england|britain|great",
			"foreign travel|trip|journey", "journey outside",
		}},
		entry{goOnline, []string{
			"use|access|have|operate ..4 internet|email|e-mail", "by email|e-mail", "through|via the [online] portal|website",
		}},
	)
})

// times are what must be notified, and within how long.
func (p passage) times(from, to int) []claim {
	call := p.find(from, to, "notify", "inform", "report")
	if call < 0 || p.has(call-2, call, "not") {
		return nil
	}
	within := p.find(from, to, "within")
	if within < 0 || p.has(within+1, to, "within") {
		return nil
	}
	n := number(p.at(within + 1))
	if n <= 0 {
		return nil
	}
	unit := p.at(within + 2)
	hours := n
	thing := ""
	if unit == "working" || unit == "business" {
		thing, unit = " (working days)", p.at(within+3)
	}
	switch unit {
	case "hours", "hour":
	case "days", "day":
		hours = n * 24
	case "weeks", "week":
		hours = n * 7 * 24
	default:
		return nil
	}
	object, alone := p.object(call, to)
	if !alone {
		return nil
	}
	var events []string
	for i := from; i < to; i++ {
		if e := occasions[p.words[i].text]; e != "" && !slices.Contains(events, e) {
			events = append(events, e)
		}
	}
	return []claim{{kind: inTime, thing: object + thing, value: hours, words: events, span: p.span(within, min(within+3, to))}}
}

// occasions are the events from which a time runs.
var occasions = map[string]string{
	"opening": "open", "opened": "open", "opens": "open", "closing": "close", "closes": "close", "closed": "close", "acquiring": "get",
	"acquires": "get", "acquired": "get", "buying": "get", "obtaining": "get", "buys": "get",
	"selling": "lose", "sells": "lose", "disposing": "lose", "disposal": "lose", "losing": "lose", "leaving": "lose", "ceasing": "lose",
	"ceases": "lose", "starting": "get", "starts": "get", "taking": "get",
	"change": "change", "changes": "change", "changing": "change", "moving": "change", "moves": "change", "release": "release",
	"arrest": "arrest", "start": "beginning", "commencement": "beginning", "made": "beginning",
	"night": "stay", "nights": "stay", "stays": "stay", "staying": "stay", "return": "return", "returning": "return", "loss": "lose",
	"theft": "lose", "purchase": "get", "having": "get", "getting": "get", "moved": "change", "hiring": "hire", "hire": "hire",
	"hires": "hire",
}

// object is the one thing that must be notified; with two kinds in a sentence none is sure.
func (p passage) object(from, to int) (string, bool) {
	object := ""
	for i := from; i < to; i++ {
		o := objects[p.words[i].text]
		if o == "" || p.has(i-2, i, "email", "e-mail", "unit", "officer") || o == "address" && p.at(i-1) == "that" {
			continue
		}
		if object != "" && o != object {
			return "", false
		}
		object = o
	}
	return object, object != ""
}

var objects = map[string]string{
	"address": "address", "addresses": "address", "residence": "address", "vehicle": "vehicle", "vehicles": "vehicle", "car": "vehicle",
	"registration": "vehicle", "phone": "device", "device": "device", "devices": "device", "imei": "device", "sim": "device",
	"handset": "device", "computer": "device", "telephone": "device",
	"account": "account", "accounts": "account", "employment": "employment", "employer": "employment", "job": "employment",
	"directorship": "directorship", "directorships": "directorship", "loan": "loan", "income": "income",
	"travel": "travel", "shareholding": "directorship", "name": "name", "names": "name", "passport": "passport", "wallet": "wallet",
	"wallets": "wallet", "property": "property", "partner": "relationship", "relationship": "relationship", "company": "company",
	"counterparty": "counterparty",
}
