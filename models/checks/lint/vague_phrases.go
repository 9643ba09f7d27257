package lint

// vagueClasses are the words that vague phrases share.
var vagueClasses = classes{
	"crook": "criminal|criminals|offender|offenders|dealer|dealers|gangster|gangsters|thief|thieves|fraudster|fraudsters|" +
		"addict|addicts|user|users|launderer|launderers|trafficker|traffickers|nominal|nominals|burglar|burglars|felon|felons|smuggler|smugglers",
	"known":   "known|suspected|reputed|alleged|active|career|prolific|notorious",
	"people":  "person|persons|people|individual|individuals|anyone|anybody|those|someone|man|men|character|characters|company",
	"officer": "officer|officers|police|constable|constables|unit|team|manager|authorities",
	"order": "direct|directs|directed|require|requires|required|specify|specifies|specified|instruct|instructs|decide|decides|" +
		"determine|determines|consider|considers|request|requests|stipulate|choose|chooses|deem|deems|prescribe|approve|approves",
	"thing": "item|items|article|articles|object|objects|device|devices|product|products|substance|substances|equipment|thing|things|" +
		"nature|kind|type|types|service|services|business|businesses|activity|activities|goods|weapon|weapons|vehicle|vehicles|place|places|" +
		"establishment|establishments|premises|conduct|behaviour|means|platform|platforms|application|applications|app|apps|material|" +
		"materials|instrument|implement|implements|tool|tools|machinery|instruments|website|websites|arrangement|arrangements|role|" +
		"roles|work|facility|facilities|scheme|schemes|transaction|transactions",
}

// vagueEntries are the vague phrases by kind. Boness names curtilage, environs and paraphernalia.
var vagueEntries = []entry{
	{bare, []string{
		"etc", "and so on|forth", "suchlike", "such-like", "and the like", "or the like", "amongst|among other things",
		"unsuitable|undesirable|disreputable|unsavoury|dubious|shady|like-minded|questionable [and|or] [criminal] $people|contacts|" +
			"company|establishment|establishments|premises",
		"undesirables", "criminal elements|element|fraternity|circles|underworld|types|contacts", "underworld",
		"ill repute", "good behaviour", "law-abiding life|lifestyle|manner",
		"behave|conduct [himself|herself|themselves|itself] properly|appropriately|responsibly|sensibly",
		"inappropriate", "inappropriately", "improper", "improperly", "as appropriate", "where appropriate",
		"as|where [may] [be] [deemed|considered|thought] necessary|appropriate",
		"hang|hanging|hangs around|about|out", "unusual", "unusually", "out of the ordinary", "anti-social manner|way|company",
		"known [to|by] [the] police", "of interest to [the] police",
		"gang-related|crime-related|drug-related|drugs-related|gang-affiliated", "unsocial|unsociable|antisocial hours",
		"so far as|is [is] possible|practicable|practical", "as far as possible|practicable|practical",
		"where|wherever|whenever possible|practicable|practical|convenient",
		"kind|kinds of thing", "sort|sorts of thing|place|person|people", "and|or other such $thing|$people",
		"in|of a criminal nature",
	}},
	{listable, []string{
		"$known [$known] [drug|drugs|gang|organised|serious|violent|sex|criminal] $crook",
		"known|suspected [drug|drugs|gang|ocg|criminal] member|members|associate|associates|contacts",
		"known [to] [be] or suspected [drug|drugs|gang|criminal] $crook",
		"$people known|suspected|thought|believed|reputed to be|have [a|an|been] [drug|drugs|gang|active|career] [of] [bad] $crook|" +
			"character|criminal|involved|engaged",
		"$people [who] [is|are] [or] [was|were] [known|suspected|thought|believed] [to|of] [be|being] [actively] involved|engaged|" +
			"active in [any] [serious|organised|drug|drugs] crime|criminality|criminal|drugs|drug|offending|dealing|supply",
		"$people|business|businesses|companies|firm|firms|premises|place|places [who|which|that] [is|are] [or] [was|were] linked|" +
			"connected|associated to|with [any] [serious|organised|drug|drugs] crime|criminality|criminal|drugs|offending",
		"$people of bad|dubious|doubtful character", "$crook [are|is] known|believed|thought to", "bad character", "paraphernalia", "[any] weaponry",
		"gang [members|member|associates|colours|clothing|insignia|nominals]",
		"similar $thing", "similar [or] [related|equivalent] $thing", "or|and similar", "or|and anything similar",
		"similar in nature|kind|type", "of a|any similar|like [kind|nature|type|description]", "like nature|kind",
		"of that|this|such|the kind|nature|sort|type|ilk", "of a similar", "or|and [other] equivalent $thing",
		"vulnerable people|person|persons|adult|adults|individual|individuals", "suspicious", "suspiciously",
		"luxury|expensive|valuable [designer|branded] goods|item|items|$thing|jewellery",
		"criminal lifestyle|activity|activities|purpose|purposes|behaviour|enterprise",
	}},
	{place, []string{
		"environs", "curtilage", "vicinity", "[the] neighbourhood", "immediate|surrounding|nearby|adjacent|neighbouring area|areas|" +
			"street|streets|land|locality|roads",
		"local area|community", "locality", "close to", "near|nearby to", "close proximity", "proximity of|to", "nearby",
		"in|into|around the area of",
		"go|be|come|stay|live|park|wait|walk|drive|travel|remain|found|approach|operate|reside|anywhere|linger|meet near",
		"near [to] the|any|that|his|her|their|premises",
		"town|city centre", "surroundings",
	}},
	{amount, []string{
		"large|small|significant|substantial|excessive|considerable|sizeable|unusual|modest|normal|great [cash] amount|amounts|sum|sums|" +
			"quantity|quantities|number|numbers|value|values|volume|volumes|deposit|deposits|transfer|transfers|payment|payments|" +
			"transaction|transactions|gift|gifts|withdrawals|cash|loan|loans",
		"high-value|high value goods|item|items|$thing|jewellery|watches|car|cars|asset|assets|purchase|purchases", "excessive",
		"excessively", "high-value",
		"long|short|extended|prolonged|lengthy|significant period|periods|time|journey|journeys|stay|stays|absence|absences|distance|distances",
		"frequent visits|contact|contacts|attendance|use|travel|journeys|changes|payments|transfers|deposits|withdrawals|calls|purchases",
		"frequently",
		"powerful|high-powered|high-performance vehicle|vehicles|car|cars|motorcycle|motorcycles",
	}},
	{hours, []string{
		"[late] at night", "late at night", "late night|hours", "during|in the night|evening|evenings|daytime", "night-time", "early hours",
		"outside [of] normal|office|working|business|usual hours",
	}},
	{example, []string{"such as"}},
	{left, []string{
		"such|any|all other|further|additional ..6 as ..4 $officer|applicant|court|" +
			"commissioner [may] [from] [time] [to] [time] [reasonably] [in] [writing] $order|think|thinks|see|sees|consider|considers|" +
			"notify|notifies",
		"as $officer [may] [reasonably] $order|think|thinks", "as the|his|her|their|any|a|" +
			"an ..4 $officer ..1 [may] [from] [time] [to] [time] [reasonably] $order|think|thinks|see|sees",
		"as directed|instructed|required|requested|approved by ..2 $officer",
		"such ..3 as ..4 $officer [may] [reasonably] $order|think|thinks|see|sees",
		"such other ..4 as ..6 direct|directs|require|requires|specify|specifies|fit|appropriate|necessary|decide|decides",
		"whatever|whichever|wherever|whenever ..4 $officer [may] $order|think|thinks|see|sees|like|likes|want|wants|ask|asks",
		"to the satisfaction of", "at|in the [sole|absolute] discretion of", "or as otherwise|may directed|instructed|required|be",
		"or otherwise as directed|instructed",
		"that|which ..2 $officer consider|considers|regard|regards|believe|believes|think|thinks",
		"$officer consider|considers|deem|deems relevant|suitable|appropriate|necessary",
		"see|sees|think|thinks|deem|deems|thought|deemed|seen fit",
	}},
	{rational, []string{
		"unreasonable", "unreasonably", "reasonable time|period|amount|amounts|quantity|quantities|number|sum|sums|distance|hours|" +
			"notice|intervals|request|requests|instruction|instructions|steps|use|level|limits|means",
	}},
	{noun, []string{
		"[his|her|their|its|any] [known|criminal|former|business] associates", "[his|her|their|an|any] associate of",
		"his|her|their|any|an|each|every|criminal|former|close|business associate", "cronies",
		"criminal|known|former|close|business|past|previous associates",
		"weapon", "weapons",
	}},
}
