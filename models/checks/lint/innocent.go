package lint

import "slices"

// Words of a fault that nobody is made to do anything by: denied, only allowed, or done by an officer. A stop needs words
// that cannot be innocent; what these let through, the learned recogniser still reads and asks about.

var (
	denying = []string{"not", "never", "no", "nor", "none", "nothing", "neither"}
	asking  = []string{"ask", "asks", "asked", "call", "calls", "called", "require", "requires", "required", "oblige", "obliges", "obliged",
		"compel", "compels", "compelled", "demand", "demands", "demanded", "need", "needs", "needed", "want", "wants", "wanted", "seek", "seeks",
		"sought", "expect", "expects", "expected", "due"}
	policing = []string{"officer", "officers", "constable", "constables", "police", "detective", "sergeant", "inspector", "investigator",
		"monitor", "unit", "team"}
)

// denied says whether the sentence says of the match that it is not asked for: "no oral answer is required", "this order
// does not call for an oral report", "no term obliges her to speak to a constable".
func (p passage) denied(m match) bool {
	to := p.sentenceEnd(m.to - 1)
	if p.has(m.from-1, m.from, "no", "nor", "neither") && (m.to == to || p.has(m.to, min(m.to+8, to), asking...)) {
		return true
	}
	for k := m.to; k < min(m.to+10, to) && p.stop(k) < clause && !p.has(k, k+1, "must", "shall", "which", "and"); k++ {
		if slices.Contains(denying, p.words[k].text) && (p.has(k+1, k+3, asking...) || p.has(k+1, k+2, uncounted...)) {
			return true
		}
	}
	return p.deniedBefore(m.from) || p.deniedBefore(m.to-1)
}

// uncounted follow "not" where something is left out of a term: "a call does not count".
var uncounted = []string{"covered", "part", "counted", "included", "affected", "touched", "meant", "count", "suffice", "enough", "being"}

func (p passage) deniedBefore(i int) bool {
	for k := i - 1; k >= 0 && p.stop(k+1) < clause; k-- {
		w := p.words[k].text
		switch {
		case w == "must" || w == "shall":
			return p.opensNo(k)
		case slices.Contains(asking, w) && p.has(k-2, k, "without"):
			return true
		case slices.Contains(asking, w) && (p.has(k-3, k, denying...) || p.opensNo(k)) && !p.has(k-4, k, "fail", "refuse", "until", "unless"):
			return true
		case w == "to" && p.at(k-1) == "not" && p.has(k-2, k-1, "is", "are"):
			return !p.has(k, i, "unless", "until", "without", "before", "fail", "refuse")
		}
		if p.stop(k) >= clause && slices.Contains(denying, w) {
			return p.opensNo(i)
		}
	}
	return false
}

// opensNo says whether the clause that holds word i opens with what nothing does ("no part of this order"), and no comma
// or exception ends that before word i. "No later than" and the like only give a time.
func (p passage) opensNo(i int) bool {
	k := i
	for k > 0 && p.stop(k) < clause {
		if p.stop(k) == comma {
			return false
		}
		k--
	}
	if p.has(k, k+1, "under", "in") {
		k++
	}
	return p.has(k, k+1, "no", "none", "nothing", "neither") && !p.has(k+1, k+2, "later", "more", "less", "fewer", "sooner", "earlier", "longer", "matter", "doubt") &&
		!p.has(k, i, "unless", "until", "without", "before", "except")
}

// allowedTo says whether the words at i are only what the subject may do: "he may ring the unit", "she is free to speak to
// an officer". What an officer may do is another matter.
func (p passage) allowedTo(i int) bool {
	for k := i; k >= 0; k-- {
		switch p.words[k].text {
		case "must", "shall", "will", "required", "obliged", "told":
			return false
		case "may", "can", "free", "entitled", "welcome":
			return p.at(k+1) != "be" && p.at(k+1) != "not" && !p.has(k-6, k, policing...) && !p.has(k-8, k, "which", "whom", "consent", "authority") &&
				!p.has(k, i, "only", "unless", "until", "after", "before", "provided", "once")
		}
		if p.stop(k) >= clause {
			return false
		}
	}
	return false
}

// willing says whether it happens only if the subject agrees: "only if he agrees".
func (p passage) willing(m match) bool {
	i := p.find(m.to, min(m.to+6, p.sentenceEnd(m.to-1)), "agrees", "consents", "wishes", "volunteers")
	return i >= 0 && p.has(m.to, i, "if") && p.has(i-1, i, "he", "she", "they", "it")
}

// theirs says whether an officer does what the verb at i says: "let the visiting constable read out", "an officer may
// explain", "the monitor shall report orally"; or whether the subject is given it.
func (p passage) theirs(i int) bool {
	if p.has(i-3, i, "given") && p.has(i-4, i-1, "be") || p.acts(i) {
		return true
	}
	officer := i - 1
	for officer > i-4 && p.has(officer, officer+1, "may", "will", "can", "then", "serving", "visiting", "the", "order", "to") {
		officer--
	}
	if !p.has(officer, officer+1, policing...) || p.at(i) == "orally" || p.at(i) == "verbally" {
		return false
	}
	return p.has(officer+1, i, "may", "will", "can") || p.has(officer-6, officer, "let", "letting", "allow", "allowing", "permit")
}

// acts says whether the sentence that holds word i opens with an officer, a monitor or a court who does it.
func (p passage) acts(i int) bool {
	k := p.sentenceStart(i)
	for p.has(k, k+1, "the", "a", "an", "any", "authorised", "visiting", "duty", "senior", "trial") {
		k++
	}
	if !p.has(k, k+1, "monitor", "officer", "constable", "court", "judge", "prosecutor", "unit") {
		return false
	}
	return p.has(k+1, k+2, "shall", "must", "will", "may", "gave", "gives") && p.at(k+2) != "be" && !p.has(k+2, i, "must", "shall", "require", "ask", "call", "question", "you", "he", "she", "they", "is", "are")
}

// elsewhere says whether the one who asks or listens is named near the match and is no officer: "each passenger", "the
// questions of the theory test". What section 11 makes of that is for a person.
func (p passage) elsewhere(m match) bool {
	if p.has(p.sentenceStart(m.from), p.sentenceEnd(m.to-1), policing...) {
		return false
	}
	for k := max(m.from-4, 0); k < min(m.to+7, len(p.words)); k++ {
		if slices.Contains(others, p.words[k].text) && p.has(k-3, k, "to", "by", "from", "each", "every", "inform", "tell", "of", "with", "in", "for", "the") {
			return true
		}
	}
	return m.label == asked && p.has(m.from, m.to+7, "court", "judge", "tribunal") ||
		p.has(m.from-4, m.to+3, "bank") && p.has(m.from-5, m.to, "inform", "tell", "notify") && !p.has(m.from, m.to+7, "account", "accounts")
}

var others = []string{"customer", "customers", "customer's", "customers'", "examiner", "test", "examination",
	"insurer", "insurers", "tutor", "college", "university", "school", "embassy", "consulate", "benefits", "tenant's", "tenants'", "landlord's",
	"passenger", "passengers", "juror", "jurors", "jury", "directors", "guest", "guests", "client", "clients", "buyer", "buyers", "audience"}
