package lint

import (
	"slices"
	"sync"
)

// Privileged gives the words of a term that demand privileged or excluded material, or bank records with no account or
// schedule named (Q21, sections 12 to 14). Only a demand to produce or disclose counts: contact with a solicitor, an
// exception for privilege and a lawyer's client's name and address are ignored.
func Privileged(text string) []Span {
	p := read(text)
	defer p.release()
	found := privilegedBook().find(p)
	kept := found[:0]
	for _, m := range found {
		if p.demanded(m) && !p.allowed(m) && !p.denied(m) && !p.allowedTo(m.from) && !p.keptBack(m) {
			kept = append(kept, m)
		}
	}
	return p.spans(kept)
}

// The kinds of protected material.
const (
	legal    = "legal"    // section 12
	excluded = "excluded" // section 13, excluded material
	personal = "personal" // "records ... his doctor": excluded when it is a carer's
	banking  = "banking"  // section 13, banking confidence
	waiver   = "waiver"   // a demand in itself
)

var demands = []string{"produce", "producing", "produced", "disclose", "disclosing", "disclosed", "provide", "providing", "supply",
	"supplying", "hand", "surrender",
	"give", "giving", "deliver", "submit", "submitting", "send", "sending", "forward", "copy", "reveal", "show", "furnish", "release",
	"inspect", "inspection", "access", "available",
	"lodge", "upload", "notify", "authorise", "consent", "permit", "allow", "exhibit", "obtain", "report", "pass", "share", "tell",
	"inform", "file", "serve", "present", "attach"}

// demanded says whether a verb of producing governs the material: before it in the sentence, or after
// it ("all letters ... shall be produced").
func (p passage) demanded(m match) bool {
	if m.label == waiver {
		return !p.forbidden(m.from) && !p.excepted(m.from)
	}
	if p.forbidden(m.from) || p.excepted(m.from) || p.leftOut(m) {
		return false
	}
	from, to := p.sentenceStart(m.from), p.sentenceEnd(m.to-1)
	for k := from; k < m.from; k++ {
		if slices.Contains(demands, p.words[k].text) && (p.at(k) != "copy" || !p.has(from, k, "destroy", "erase", "burn", "delete")) {
			return true
		}
	}
	if p.has(from, m.from, "make") && p.has(m.to, to, "available") {
		return true
	}
	i := p.find(m.to, to, "must", "shall", "is", "are")
	return i >= 0 && p.has(i+1, min(i+7, to), demands...) && !p.has(i+1, i+2, "not")
}

// leftOut says whether the material is what need not be handed over: "without her solicitor's letters", "with any legal advice
// removed", "no health record need be produced".
func (p passage) leftOut(m match) bool {
	to := p.sentenceEnd(m.to - 1)
	for k := max(m.from-4, 0); k < m.from; k++ {
		switch p.words[k].text {
		case "without":
			return p.has(k+1, k+2, "her", "his", "their", "its", "any", "the")
		case "no":
			return p.has(m.to, to, "need", "required", "called")
		case "leaving":
			if p.at(k+1) == "out" {
				return true
			}
		}
	}
	for k := m.to; k < min(m.to+12, to); k++ {
		switch p.words[k].text {
		case "removed", "unread", "withheld":
			return true
		case "aside":
			return p.at(k-1) == "set"
		case "not":
			if p.has(k+1, k+2, "called", "required", "wanted", "needed") {
				return true
			}
		}
	}
	return p.outside(m.to, to)
}

// outside says whether the words after the material leave it with its owner: "is outside", "are excluded", "stay with him".
func (p passage) outside(from, to int) bool {
	for k := from; k < min(from+12, to) && p.stop(k) < clause && !p.has(k, k+1, "must", "shall", "which"); k++ {
		switch p.words[k].text {
		case "outside", "excluded", "excepted":
			return p.has(k-1, k, "is", "are", "be", "remain", "remains") && p.at(k+1) != "material"
		case "no":
			return p.at(k+1) == "part"
		case "not":
			return p.has(k+1, k+2, "asked", "demanded", "included", "sought")
		case "stays", "stay", "remains", "remain":
			return p.at(k+1) == "with"
		}
	}
	return false
}

// allowed says whether the demand is one the sections let through.
func (p passage) allowed(m match) bool {
	from, to := p.sentenceStart(m.from), p.sentenceEnd(m.to-1)
	switch m.label {
	case legal:
		if p.at(m.from-1) == "non" || p.at(m.from-1) == "not" || p.has(m.from-3, m.from, "not") {
			return true
		}
		return p.released(m.to, to)
	case banking:
		return p.counted(m.from) || p.pointed(m.to) || p.has(m.to, min(m.to+9, to), "account", "accounts", "numbered", "ending", "sort") || p.has(from, m.from, "schedule", "specified", "named")
	case excluded, personal:
		return p.has(from, to, "anonymised", "vehicle", "machine", "equipment") || p.released(m.to, to)
	}
	return false
}

// released says whether the sentence continues to say that privilege is untouched ("but not", "subject
// to privilege", "so far as not privileged", "with his consent").
func (p passage) released(i, to int) bool {
	for k := i; k < to; k++ {
		switch p.words[k].text {
		case "not":
			if p.has(k, k+6, "privileged", "privilege", "subject", "confidential") {
				return true
			}
		case "privilege":
			if p.has(k-4, k, "subject", "protected", "covered") && p.has(k-8, k, "unless", "save", "except") {
				return true
			}
		case "waived", "waives", "consents":
			return p.has(k-6, k, "if", "unless", "where", "has")
		}
	}
	return false
}

var privilegedClasses = classes{
	"lawyer": "solicitor|solicitors|counsel|barrister|barristers|lawyer|lawyers|attorney|advocate|advocates|kc|qc|defence",
	"paper": "correspondence|communication|communications|letter|letters|email|emails|e-mail|e-mails|message|messages|note|notes|file|" +
		"files|papers|documents|document|record|records|" +
		"conversations|discussions|texts|attendance|instructions|advice|opinion|opinions|memorandum|exchange|exchanges|drafts|draft|" +
		"material|recordings|minutes",
	"between": "with|from|to|between|by|of|for",
	"carer": "doctor|doctors|gp|psychiatrist|psychologist|counsellor|therapist|hospital|clinic|physician|surgery|midwife|clinician|" +
		"chaplain|priest|rehabilitation|dentist|" +
		"nurse|psychotherapist|consultant",
	"care": "medical|health|psychiatric|psychological|counselling|therapy|hospital|clinical|gp|doctor's|gp's|therapist's|counsellor's|" +
		"psychiatrist's|psychologist's|mental-health|patient|physician's|nhs|treatment|rehabilitation|chaplaincy",
	"kept": "records|record|notes|file|files|history|reports|report|diagnosis|diagnoses|assessment|assessments|data|information|" +
		"documents|results|summaries|summary|correspondence|letters|prescriptions|transcripts",
	"whole": "all|any|full|complete|every|whatever|such|entire|further|relevant",
}

var privilegedBook = sync.OnceValue(func() *book {
	return compile(privilegedClasses,
		entry{legal, []string{
			"$paper ..3 passing|exchanged|sent|received|held|given|prepared|obtained|made|taken ..5 $lawyer|legal",
			"$paper ..6 with|from|between|by|to|of ..5 $lawyer",
			"$paper ..6 with|from|between|by|to ..3 legal|law representative|representatives|adviser|advisers|advisor|advisors|team|" +
				"firm|firms|counsel",
			"legal advice|advices|opinion|opinions|correspondence|file|files", "legally|professionally privileged",
			"privileged $paper|item|items|information|material|matters",
			"attendance notes|note", "brief|briefs|instructions to ..2 $lawyer",
			"counsel's|solicitor's|barrister's|lawyer's|solicitors|lawyers|barristers [attendance] advice|advices|opinion|notes|note|" +
				"file|files|brief|letters|correspondence|papers|instructions|records",
			"solicitor|lawyer|barrister|solicitor-client|lawyer-client|attorney-client|client-solicitor [client] correspondence|" +
				"communications|emails|letters|file|messages",
			"proof of evidence", "draft defence|witness statement|statements", "what ..6 $lawyer|legal ..2 said|advised|told|wrote",
			"view|views|opinion|opinions|analysis|thoughts|assessment of|from|by|held ..3 $lawyer",
			"view|views|opinion|opinions|analysis|thoughts|assessment|advice of|from|by|held ..3 law|legal firm|firms|centre|team|department|adviser|advisers",
			"what ..3 law|legal firm|firms|centre|team|adviser|advisers ..2 said|says|advised|told|wrote|thinks|thought",
			"advice ..5 $lawyer", "advice received|given|obtained|taken ..5 law|legal",
			"litigation file|papers|privilege", "items|item|material|documents subject to [legal] [professional] privilege",
			"defence case papers|file|notes",
			"subject|content|contents|substance|nature of ..6 meetings|meeting|conversations|calls|consultations|advice ..3 with|from|" +
				"by ..3 $lawyer|legal",
		}},
		entry{waiver, []string{"waive|waives|waiving ..5 privilege|confidentiality", "privilege ..4 be waived", "waiver of ..4 privilege"}},
		entry{excluded, []string{
			"$care [and|or] [$care] $kept", "medical [and|or] $care $kept",
			"journalistic material|sources|notes|records|documents|recordings",
			"journalist's|journalists|reporter's|reporters [confidential] notebooks|notebook|notes|sources|source|recordings|material|" +
				"papers",
			"notebooks|notes|recordings|sources|material ..4 journalist|reporter|journalists|newspaper|broadcaster",
			"source of ..4 article|story|report", "excluded|confidential material",
			"social work|services|worker's file|files|records|record|notes", "pastoral|spiritual|confessional counselling|notes|records|file",
			"source|sources|identity ..3 of ..3 journalist|story|article|broadcast|leak",
			"$kept ..4 treatment|therapy|counselling|diagnosis|rehabilitation",
			"counselling|therapy|treatment session|sessions|notes|records",
			"diagnosis", "tissue [or] [fluid] sample|samples", "fertility|genetic|drug [and|or] [alcohol] [treatment] $kept",
		}},
		entry{personal, []string{
			"$kept ..4 held|kept|made|prepared|written|taken|maintained by|at ..5 $carer", "$kept ..3 from|of|with ..3 $carer",
		}},
		entry{banking, []string{
			"$whole [and] [$whole] [his|her|its|their] [of] [his|her|its|their] bank|banking|building-society information|records|" +
				"record|statements|documents|data|material|correspondence|history",
			"$whole ..5 information|records|documents|material|data ..3 held|kept|obtained|available ..2 by|from|with|at ..4 bank|banks|" +
				"lender|bankers",
			"information|records|documents|data ..3 bank|banks|lender holds|hold|has|have|keeps|keep",
			"banking [and|or] [financial] information|records|documents|data|history",
			"bank|bank's|banker's|bankers [and] [financial] records|documents|files|information|books",
			"financial information|records ..3 from|held ..4 bank|banks",
			"bank statements",
		}},
	)
})
