package lint

import "sync"

// Boilerplate gives the catch-all phrases of standard clauses, which sweep in more than the risk of this case needs
// (Q25; R v Hancox & Duffy, caution against standard clauses). A phrase tied to a schedule, a term or a definition
// ("any other device notified under term 2") is ignored.
func Boilerplate(text string) []Span {
	p := read(text)
	defer p.release()
	found := boilerplateBook().find(p)
	kept := found[:0]
	for _, m := range found {
		if m.label == sweeping && (p.pointed(m.to) || p.tied(m)) {
			continue
		}
		if m.label == ending && !p.endsHere(m) {
			continue
		}
		kept = append(kept, m)
	}
	return p.spans(kept)
}

// The kinds of catch-all phrase.
const (
	always   = "always"
	sweeping = "sweeping" // "any other device": not when it is tied to something named
	ending   = "ending"   // "or otherwise": only where the sentence or the list pauses
)

// tied says whether "any other ..." is narrowed at once ("any other persons' cards", "any other
// account than", "any other vehicle registered to him", "more than").
func (p passage) tied(m match) bool {
	if p.words[m.to-1].closes {
		return true
	}
	return narrowing[p.at(m.to)] || p.at(m.to-1) != "else" && p.stop(m.to+1) == noPause && narrowing[p.at(m.to+1)]
}

// narrowing are words that begin what narrows a noun.
var narrowing = setOf(`who whose living resident residing under aged employed insured registered than held
	owned that which for within where named listed notified until`)

func (p passage) endsHere(m match) bool {
	return m.to >= len(p.words) || p.stop(m.to) != noPause
}

var boilerplateBook = sync.OnceValue(func() *book {
	return compile(nil,
		entry{always, []string{
			"without limitation|restriction", "including|includes|include but [is|are] not limited|restricted|confined to",
			"including|include|includes [but] without limitation|restriction", "but not limited to",
			"without limiting the generality", "without prejudice to the [foregoing] generality", "generality of the foregoing",
			"whatsoever", "whomsoever", "howsoever", "wheresoever", "whensoever",
			"of whatever|whatsoever|any nature|kind|description|type|sort [or] [description]", "in any [way] shape or form",
			"in any way shape or form",
			"any and all", "each and every", "or any part thereof", "all or any part of", "for any purpose whatever",
			"by whatever means|name|method", "by any other means", "in any [other] manner|capacity or|and [in] [for] [any] form|way|" +
				"capacity", "in any other manner|way|capacity",
			"any means of communication", "whether now known or hereafter", "now known or later invented",
			"now or in [the] future existing", "of every description|kind|nature",
			"in any circumstances|capacity [at] [all]", "for the avoidance of [any] doubt", "mutatis mutandis", "aforesaid",
			"any person or persons unknown",
		}},
		entry{sweeping, []string{
			"or|and|with any other person|persons|device|devices|thing|things|item|items|place|places|premises|equipment|article|substance|product|" +
				"products|method|account|vehicle|document|documents|instrument|matter|purpose|activity|business|asset|assets|individual|" +
				"means|material|service|services|software|application|platform",
			"any other ..2 device|equipment|item|thing|substance|instrument|article capable of",
			"or [to|with|by|for|at|in|from] anything|anyone|anywhere|anybody else", "or any|some other *",
			"or any such other", "or any like|equivalent",
		}},
		entry{ending, []string{"or otherwise", "and|or otherwise howsoever", "or any other", "or whatever", "or any such"}},
	)
})
