package lint

import (
	"slices"
	"sync"
)

// NamedAssociates gives the words of a term on association that describe people and do not name them (Q17; R v Boness,
// by analogy). People in a schedule, people named at once after, and people in an exception are ignored, as are classes
// that everyone can tell, such as children.
func NamedAssociates(text string) []Span {
	p := read(text)
	defer p.release()
	found := associatesBook().find(p)
	if len(found) == 0 || !p.has(0, len(p.words), meeting...) && !p.takesOn() {
		return nil
	}
	kept := found[:0]
	for _, m := range found {
		if !p.pointed(m.to) && (p.at(m.to-1) == "of" || !p.namesFollow(m.to)) && !p.namedBefore(m.from) && !p.excepted(m.from) && !p.otherUse(m) && !p.inAddress(m.from) {
			kept = append(kept, m)
		}
	}
	return p.spans(kept)
}

// takesOn says whether somebody is taken on, as for work.
func (p passage) takesOn() bool {
	i := p.find(0, len(p.words), "take", "taking")
	return i >= 0 && p.at(i+1) == "on"
}

// meeting are the words that make a term one about association.
var meeting = []string{"associate", "associating", "contact", "contacting", "communicate", "communicating", "communication", "meet",
	"meeting", "company", "visit",
	"visiting", "speak", "message", "live", "reside", "socialise", "correspond", "approach", "telephone", "call", "travel", "employ",
	"work", "accompany",
	"accompanied", "accommodate", "harbour", "presence", "together", "write", "email", "trade", "deal", "allow", "permit", "contacted",
	"messages", "found", "with", "near", "interfere", "intimidate", "harass", "follow", "host", "invite",
	"sign", "let", "lend", "sell", "rent", "hire", "buy", "recruit", "house", "shelter", "supply", "dealings", "share"}

// namesFollow says whether a name comes directly after: two capitals together within four words.
func (p passage) namesFollow(i int) bool {
	for k := i; k+1 < min(i+6, len(p.words)) && p.stop(k) < sentence; k++ {
		if slices.Contains(papers, p.words[k].text) {
			return false
		}
		if p.words[k].capital && p.words[k+1].capital && p.stop(k+1) == noPause && p.words[k].text != "must" {
			return true
		}
		switch p.words[k].text {
		case "in", "or", "must", "by", "at":
			return false
		}
	}
	return false
}

// namedBefore says whether the words only add to a name: "Mireille Stancombe, the mother of the complainant".
func (p passage) namedBefore(i int) bool {
	for k := i; k >= max(2, i-5) && p.stop(k) < sentence; k-- {
		if p.stop(k) == comma {
			return p.words[k-1].capital && p.words[k-2].capital && p.stop(k-1) == noPause
		}
	}
	return false
}

// inAddress says whether what starts at word i is the object of living at or writing to an address.
func (p passage) inAddress(i int) bool {
	return p.has(i-4, i, "record", "records", "details", "list", "name", "names", "statement", "statements") && p.has(i-8, i, "notify", "provide", "produce", "give", "keep")
}

var associatesClasses = classes{
	"whose": "his|her|their|its|any|the|known|criminal|former|other|all|such|these|close|previous|past|present|current|anyone|three|" +
		"two|four|five|six|seven|both",
	"people": "person|persons|people|individual|individuals|anyone|anybody|those|someone|everyone|men|women|man|woman|others|other|" +
		"nationals|males|youths",
	"mob": "ocg|gang|gangs|network|crew|crews|syndicate|syndicates|cartel|firm|mob|conspiracy|organisation|ring|faction|outfit|clan|" +
		"line|brigade|posse|ocgs|cell|club|boys",
	"crime": "crime|crimes|criminality|criminal|criminals|drugs|drug|offending|offences|offence|conspiracy|gang|gangs|dealing|supply|" +
		"trafficking|laundering|fraud|terrorism|" +
		"firearms|smuggling|modern|organised|enterprise|operation|indictment|county|plot|murder|robbery|theft|burglary|violence|illegal|unlawful",
	"crook": "criminal|criminals|offender|offenders|dealer|dealers|gangster|gangsters|thief|thieves|fraudster|fraudsters|addict|addicts|" +
		"launderer|launderers|trafficker|traffickers|" +
		"nominal|nominals|burglar|burglars|smuggler|smugglers|supplier|suppliers|runner|runners|user|users|money-launderer|" +
		"money-launderers|prisoner|prisoners|ex-prisoner|ex-prisoners|ex-offender|ex-offenders|felon|felons|convict|convicts|mule|" +
		"mules",
}

var associatesBook = sync.OnceValue(func() *book {
	return compile(associatesClasses,
		entry{listable, []string{
			"[$whose] co-defendant|co-defendants|co-accused|codefendant|codefendants|co-conspirator|co-conspirators|accomplice|" +
				"accomplices|cohort|cohorts|cronies|confederates|co-offender|co-offenders",
			"$whose|any|an [$whose] [criminal|known|business|former|gang] associate|associates [of]", "associates",
			"member|members|affiliate|affiliates|associate|associates|leader|leaders|nominal|nominals|participants|participant of|" +
				"in ..5 $mob",
			"gang|ocg|cartel|syndicate member|members|associate|associates|affiliate|affiliates|nominals", "$people affiliated|aligned ..2 to|with",
			"known|suspected|convicted|reputed|active|registered [drug|drugs|gang|organised|serious|violent|sex|street-level|county|" +
				"lines] [line] $crook", "criminals", "drug|drugs $crook",
			"$people [who] [is|are|has|have|was|were|been] [is|are|been|or] [known|suspected|thought|believed|reputed|" +
				"alleged] [or] [known|suspected|believed] [to|of|by] [be|being|have|the] [been] [actively] involved|engaged|active|" +
				"linked|connected|concerned|participating|complicit ..5 $crime|prostitution",
			"$people [who] [is|are|have|has] known|suspected|believed|reputed|thought to|of|by",
			"$people [who] with|having|has|have [a|an|any] [previous] [serious|relevant|unspent|drug|drugs|spent] [criminal|" +
				"previous] [drug|drugs] conviction|convictions|record|records|antecedents|history",
			"$people who has|have [ever|previously|any] [been] [a] [previous] [criminal] convicted|conviction|convictions|record|" +
				"cautioned|served",
			"$people [who] [has|have|with|of] [been] [previously] convicted|charged|arrested|sentenced|indicted|prosecuted|imprisoned",
			"$people on|off [the|his|her|their|its|a] ..2 payroll|books|rota|roster",
			"$people of bad|dubious|doubtful character", "$people subject to ..6 order|licence|probation|investigation",
			"$people on licence|bail|remand|probation", "$people [serving|who] [is|are] [serving] in [any] prison|custody",
			"$people serving ..4 sentence|imprisonment",
			"other|others defendant|defendants|accused|suspects|suspect|conspirators|conspirator|offenders",
			"defendants ..3 case|trial|indictment|proceedings|operation", "suspects",
			"[any|the|prosecution|all] prosecution|crown witness|witnesses",
			"any|the witness|witnesses ..2 in|to ..3 case|trial|proceedings|prosecution|offence", "witnesses", "witness who|called|giving",
			"any|the|his|her|their complainant|complainants|victim|victims|informant|informants",
			"$people he|she|they met|knows|knew ..3 prison|custody|jail", "fellow prisoner|prisoners|inmate|inmates|member|members",
			"former cellmate|cellmates|inmates|prisoners", "ex-prisoners|inmates|cellmates",
			"criminal contacts|friends|connections|element|elements|fraternity|counterparts", "money mules",
			"$people [whom|who] [that] he|she|they knows|know|believes|believe|suspects|suspect [to] [be|is|are|has|have]",
			"ex-offender|ex-offenders|ex-prisoner|ex-prisoners|ex-convicts|ex-convict",
			"$people from ..3 $crime|criminal world|underworld|scene|community|circle|circles|background|backgrounds",
			"serving|remand|released|former prisoner|prisoners|inmate|inmates",
			"county line|lines runners|runner|associates|members", "customers|suppliers|couriers|runners ..3 $mob|drugs|conspiracy",
			"any|all|each|one|some|those of [the|his|her|their|its] ..2 who|that [once|had|has|have|previously] worked|works|lived|lives|stayed|traded|dealt|helped|drove|sold|bought|served|acted",
			"$people who acted|assisted|helped|worked|conspired|took ..6 $crime|him|her|them|it", "$people whose ..3 conviction|convictions|record",
		}},
	)
})
