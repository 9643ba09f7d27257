package lint

import (
	"slices"
	"strings"

	"scpo.example/desk/models/compare"
)

// Part is what a term that calls for information must say: to whom, how and by when (section 5(5)).
type Part string

// The three parts.
const (
	Recipient Part = "recipient"
	Manner    Part = "manner"
	Deadline  Part = "deadline"
)

// Remark is one thing to look at in a term that calls for information. Field says where Span counts:
// "text" for the words of the term, "recipient", "manner" or "deadline" for the field of that name,
// and "" when the part is given nowhere; Span is then empty.
type Remark struct {
	Part  Part   `json:"part"`
	Field string `json:"field"`
	Span  Span   `json:"span"`
}

// Missing gives the parts left empty in the three fields.
func Missing(recipient, manner, deadline string) []Part {
	var missing []Part
	for _, part := range []struct {
		name  Part
		given string
	}{{Recipient, recipient}, {Manner, manner}, {Deadline, deadline}} {
		if compare.Blank(part.given) {
			missing = append(missing, part.name)
		}
	}
	return missing
}

// Information looks at a term that calls for information (Q22, section 5(5) and (7)): parts given
// neither in the fields nor in the text, a recipient who is not a law enforcement officer or an
// authorised monitor, and a time or manner that cannot be checked ("regularly"). isInformation says
// that the term is known to call for information; otherwise the text decides, and a term that does
// not gives nothing.
func Information(text, recipient, manner, deadline string, isInformation bool) []Remark {
	p := read(text)
	defer p.release()
	asks := p.calls()
	if !isInformation && len(asks) == 0 {
		return nil
	}
	remarks := p.missing(recipient, manner, deadline)
	if r := strings.TrimSpace(recipient); r != "" && !officers[r] {
		remarks = append(remarks, Remark{Recipient, "recipient", whole(recipient)})
	}
	if len(asks) > 0 {
		strangers, hazy := strangerBook().find(p), vagueDeadline().find(p)
		for _, m := range asks {
			remarks = append(remarks, p.strangers(m, strangers)...)
			remarks = append(remarks, p.hazy(m, hazy)...)
		}
	}
	remarks = append(remarks, inField(Manner, "manner", manner, vagueManner())...)
	if !timed(deadline) {
		remarks = append(remarks, inField(Deadline, "deadline", deadline, vagueDeadline())...)
	}
	return remarks
}

// Calls gives the words of a term that require information to be given.
func Calls(text string) []Span {
	p := read(text)
	defer p.release()
	return p.spans(p.calls())
}

// officers are the codes of section 5(7), and the monitor of sections 39 and 40.
var officers = map[string]bool{"constable": true, "nca-officer": true, "hmrc-officer": true, "sfo-member": true, "authorised-monitor": true}

func timed(deadline string) bool {
	p := read(deadline)
	defer p.release()
	return p.timed(0, len(p.words))
}

func whole(text string) Span {
	return Span{Text: text, End: len([]rune(text))}
}

func inField(part Part, field, text string, b *book) []Remark {
	p := read(text)
	defer p.release()
	var remarks []Remark
	for _, s := range p.spans(b.find(p)) {
		remarks = append(remarks, Remark{part, field, s})
	}
	return remarks
}

// calls are the places where the text requires information to be given.
func (p passage) calls() []match {
	found := callBook().find(p)
	kept := found[:0]
	for _, m := range found {
		if p.requires(m.from) && p.sends(m.from) && !p.showsOrder(m) && !p.forbidden(m.from) && !p.excepted(m.from) {
			kept = append(kept, m)
		}
	}
	return kept
}

// sends says whether word i, if it may be a noun such as "email", is a verb here.
func (p passage) sends(i int) bool {
	return !slices.Contains([]string{"email", "e-mail", "post"}, p.at(i)) || p.has(i-1, i, "must", "shall", "and", "or", "to")
}

// showsOrder says whether only this order must be shown or copied to someone.
func (p passage) showsOrder(m match) bool {
	i := p.find(m.from, m.to+2, "this")
	return i >= 0 && p.at(i+1) == "order"
}

// requires says whether a word of duty governs word i, with at most a short clause between.
func (p passage) requires(i int) bool {
	for k := i - 1; k >= max(0, i-22) && p.stop(k+1) != sentence; k-- {
		switch p.words[k].text {
		case "must", "shall", "required", "obliged":
			return true
		}
	}
	return false
}

// missing gives the parts that neither the fields nor the text gives.
func (p passage) missing(recipient, manner, deadline string) []Remark {
	var remarks []Remark
	for _, part := range Missing(recipient, manner, deadline) {
		given := false
		switch part {
		case Recipient:
			given = p.received()
		case Manner:
			given = len(mannerWords().find(p)) > 0
		case Deadline:
			given = p.timed(0, len(p.words))
		}
		if !given {
			remarks = append(remarks, Remark{Part: part})
		}
	}
	return remarks
}

// received says whether the text names an officer of section 5(7) or a monitor.
func (p passage) received() bool {
	return len(officerBook().find(p)) > 0
}

// strangers are the recipients after a call that section 5(7) does not list.
func (p passage) strangers(m match, found []match) []Remark {
	end := p.sentenceEnd(m.to - 1)
	lawful := officerBook().find(p)
	for _, s := range found {
		if s.from > m.from && s.from < end && p.receives(m, s) && !p.told(m, s, lawful) {
			return []Remark{{Recipient, "text", p.span(s.from, s.to)}}
		}
	}
	return nil
}

// told says whether the stranger only stands in what is said of the officer or of the thing given: "to a constable, who may pass
// them to an investigator", "to a constable the returns that she made to the council".
func (p passage) told(m, s match, lawful []match) bool {
	for _, o := range lawful {
		if o.from >= m.from && o.to <= s.from && p.find(o.to, s.from, "who", "whom", "that", "which") >= 0 && p.find(o.to, s.from, "must", "shall", "and", "or") < 0 {
			return true
		}
	}
	return false
}

// receives says whether the stranger is the object of the call: after "to" or "with", or directly after the verb. "A
// constable at Surrey Police" is ignored.
func (p passage) receives(m, s match) bool {
	switch p.at(s.to) {
	case "officer", "officers", "constable", "constables", "sergeant", "inspector", "detective", "register", "records", "address", "name", "details", "account", "accounts":
		return false
	}
	k := s.from - 1
	for k > m.from && k > s.from-5 && (p.words[k].capital || slices.Contains(describing, p.words[k].text)) {
		k--
	}
	if i := p.find(max(m.to, s.from-6), s.from, "attention", "attn", "fao"); i >= 0 && (p.at(i) != "attention" || p.at(i+1) == "of") {
		return true
	}
	return p.at(k) == "to" || p.at(k) == "with" || slices.Contains(telling, p.at(k))
}

var (
	describing = []string{"the", "his", "her", "their", "its", "a", "an", "any", "local", "relevant", "allocated", "responsible",
		"nearest", "duty", "uniformed", "appropriate", "named", "supervising", "community", "own", "of"}
	telling = []string{"email", "e-mail", "post", "notify", "inform", "tell", "telling", "informing", "notifying", "update", "advise", "alert", "give", "send",
		"provide", "supply", "keep", "show", "let"}
)

// hazy are the words for time with a call that no one could check ("must regularly inform").
func (p passage) hazy(m match, found []match) []Remark {
	start, end := p.sentenceStart(m.from), p.sentenceEnd(m.to-1)
	for _, v := range found {
		if v.from < start || v.from >= end {
			continue
		}
		beside := v.to == m.from || v.from >= m.to && v.to == end || v.from >= m.to && v.from <= m.to+6 && !p.driven(v)
		if !beside {
			continue
		}
		if p.timed(m.from, end) {
			return nil
		}
		return []Remark{{Deadline, "text", p.span(v.from, v.to)}}
	}
	return nil
}

// driven says whether the word of time belongs to another verb ("each vehicle he regularly drives").
func (p passage) driven(v match) bool {
	return p.has(v.from-2, v.from, "he", "she", "they", "it", "that", "which", "is", "are") || p.has(v.to, v.to+1, "drives", "uses", "used", "visits", "driven", "stays")
}

// timed says whether the range gives a time that can be checked.
func (p passage) timed(from, to int) bool {
	for i := from; i < to; i++ {
		w := p.words[i].text
		switch w {
		case "immediately", "forthwith", "monthly", "weekly", "daily", "quarterly", "annually", "fortnightly", "yearly", "same-day":
			return true
		case "request", "demand":
			if p.has(i-2, i, "on", "upon") {
				return true
			}
		case "time":
			if p.has(i-1, i, "each", "every") {
				return true
			}
		case "asks", "requests":
			if p.at(i-1) == "who" {
				return true
			}
		case "before", "prior":
			return true
		case "by":
			if isFigure(p.at(i + 1)) {
				return true
			}
		case "may":
			if isFigure(p.at(i - 1)) {
				return true
			}
		case "delay":
			if p.at(i-1) == "without" {
				return true
			}
		case "hours", "hour", "days", "day", "weeks", "week", "months", "month", "minutes", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
			"sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
			if p.figure(i-3, i+2) || p.has(i-4, i, "each", "every", "first", "last", "the", "by", "within", "next", "same") {
				return true
			}
		}
	}
	return false
}
