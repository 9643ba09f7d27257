package lint

import "sync"

// callBook finds the verbs with which a term asks for information.
var callBook = sync.OnceValue(func() *book {
	return compile(classes{
		"sheet": "details|information|copy|copies|notice|notification|documents|records|statement|statements|particulars|list|ledger|" +
			"ledgers|accounts|evidence|confirmation|report|reports|returns|return|name|names|address|addresses|number|numbers|payslips|" +
			"invoices|proof|password|passwords|pin|itinerary",
	},
		entry{"call", []string{
			"notify", "inform", "tell", "report ..3 to", "advise", "alert", "disclose", "declare", "register ..5 with", "update",
			"provide|supply|give|send|submit|produce|deliver|furnish|forward|lodge ..6 $sheet", "give|provide ..5 [written] notice",
			"provide|supply|send|give to", "email|e-mail|post ..8 $sheet", "write with ..6 to",
			"keep ..4 informed|updated", "let ..5 know|have|see", "make ..5 available to", "show|produce ..6 to", "surrender|hand ..4 to",
		}})
})

// officerBook finds the recipients of section 5(7), the monitor, and places that the order names.
var officerBook = sync.OnceValue(func() *book {
	return compile(nil, entry{"officer", []string{
		"constable|constables", "police constable|officer|officers|sergeant|inspector", "law enforcement officer|officers",
		"nca|hmrc|customs officer|officers", "detective|sergeant|inspector|superintendent",
		"officer|officers of|from|at|in|on|within", "national crime agency officer|officers",
		"member|members [designated] of|from ..4 agency|nca|hmrc|sfo|revenue|office",
		"revenue and customs officer|officers", "authorised monitor", "monitor", "sfo member|officer",
		"nominated|designated|named|authorised|supervising|monitoring|lead|responsible|relevant officer",
		"officer named|designated|nominated|specified|identified|described", "the|an officer",
		"unit named|specified|identified|nominated|described", "person named|specified in",
		"address|email|portal|mailbox named|specified|given|set in|out",
	}})
})

// strangerBook finds other people and bodies that receive information.
var strangerBook = sync.OnceValue(func() *book {
	return compile(nil, entry{"stranger", []string{
		"police [civilian] [support] [staff|service|force|authority|station|civilian|civilians|employee|employees|analyst]",
		"police community support officer|officers", "pcso|pcsos", "constabulary",
		"housing|probation|licensing|immigration|prison|intelligence|council|benefits|enforcement|welfare|youth|trading officer|" +
			"officers|service|association|department|team|standards",
		"council's|employer's|bank's|landlord's ..2 team|department|unit|manager|staff|office",
		"offender manager|managers", "council", "local authority", "social worker|workers|services", "cps", "crown prosecution service",
		"prosecutor", "court", "bank", "employer|employers", "landlord",
		"border force", "immigration enforcement", "dwp", "department for work", "jobcentre", "home office",
		"intelligence analyst|unit|desk", "analyst", "civilian investigator|investigators|staff", "financial investigator|investigators",
		"authorities", "governor", "prison", "national crime agency", "nca", "hmrc", "revenue and customs", "sfo", "serious fraud office",
		"regional organised crime unit", "rocu", "environment agency",
		"gangmasters", "glaa", "caseworker|case-worker", "key|support|case worker|workers", "enquiry office", "front counter",
		"front desk", "head|manager|director|secretary|chair of ..4 secretariat|office|department|board|committee|service|authority", "secretariat",
		"companies house", "accountant", "community safety team", "landlords",
	}})
})

// mannerWords say how information is given.
var mannerWords = sync.OnceValue(func() *book {
	return compile(nil, entry{"manner", []string{
		"in writing", "written", "by|via|using|through [the|a|recorded] [first] [class|secure] email|e-mail|letter|post|text|fax|" +
			"telephone|phone|hand|delivery|portal|form|app", "in person", "electronically", "online", "on|using|in the form",
		"as an electronic", "orally", "verbally", "in hard copy", "emailing|emailed|posting|posted|texting", "by attending",
		"attend|attending ..8 station|office",
		// what is handed over or sent is a paper or a thing, so that nothing is left to be said
		"produce|produced|producing", "hand|handed|handing ..6 to", "show|shown|showing ..6 to", "surrender|deliver",
		"email|e-mail|post ..8 to", "copy|copies ..2 of", "send|submit|give|supply|provide ..6 list|statements|ledgers|receipts|invoices|accounts",
		"make ..5 available", "let ..3 have",
	}})
})

// vagueManner are manners that leave the subject to guess.
var vagueManner = sync.OnceValue(func() *book {
	return compile(nil, entry{"manner", []string{
		"usual|normal|appropriate|suitable way|manner|means|method|channel|channels",
		"any|whatever|whichever [other] [reasonable|suitable|available|convenient] means|method|way|manner", "as appropriate",
		"however convenient",
		"as directed|required|instructed|convenient", "as ..4 directs|direct|requires|require|decides|decide|sees|see",
		"to be agreed|confirmed|decided|arranged", "tbc", "n/a", "informally", "not known|specified|applicable", "somehow",
		"best available",
	}})
})

// vagueDeadline are times that no one could check. "Immediately" can be checked and is not here.
var vagueDeadline = sync.OnceValue(func() *book {
	return compile(nil, entry{"deadline", []string{
		"regularly", "periodically", "frequently", "promptly", "occasionally",
		"as soon as [is] [reasonably] possible|practicable|practical|convenient", "soon", "in good time", "in due course",
		"from time to time",
		"when|where|wherever|whenever possible|practicable|convenient|appropriate|necessary|needed", "as and when", "as often as",
		"as necessary|needed|appropriate|required", "at reasonable|regular intervals", "at regular|reasonable intervals|times",
		"on a regular|frequent basis", "regular basis", "within a reasonable|short time|period", "reasonable time|period", "timely",
		"without undue|unreasonable delay", "at [his|her|their|the] earliest", "earliest opportunity|convenience", "ongoing",
		"to be agreed|confirmed|decided", "tbc",
		"at intervals", "reasonable notice", "shortly [after|afterwards]", "every so often", "now and then|again",
	}})
})
