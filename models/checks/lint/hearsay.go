package lint

import "sync"

// Hearsay says whether an item of evidence looks like hearsay from its title and its form, so that the officer can mark
// it and plan the notice (Q12, CrimPR 31.6). Convictions, footage, photographs, things seized and what the defendant
// said or wrote are ignored; a statement is hearsay only where its title says that it repeats what someone else said or
// wrote.
func Hearsay(title, form string) bool {
	p := read(title)
	defer p.release()
	strong, document, own := false, form == "record", false
	for _, m := range hearsayBook().find(p) {
		switch m.label {
		case repeated:
			strong = strong || !p.has(m.from-2, m.from, "no", "not", "defendant's")
		case written:
			document = document || form != "statement"
		case owned:
			own = true
		}
	}
	if strong {
		return true
	}
	return document && !own
}

// The kinds of title.
const (
	repeated = "repeated" // what someone not called said or wrote
	written  = "written"  // a document made in the course of business
	owned    = "owned"    // the defendant's own, or real evidence
)

var hearsayBook = sync.OnceValue(func() *book {
	return compile(classes{
		"site": "facebook|instagram|snapchat|tiktok|twitter|whatsapp|telegram|youtube|x|signal|social-media|encrochat",
		"own":  "defendant|defendant's|subject|subject's|accused|accused's|respondent|respondent's",
	},
		entry{repeated, []string{
			"intelligence report|reports|log|logs|submission|submissions|summary|summaries|entry|entries|profile|assessment|picture|" +
				"package|material|on|about|from", "source report|reports|reporting", "security|prison|source|community|crime intelligence",
			"5x5x5", "3x5x2", "informant|informants|informant's", "crimestoppers", "anonymous",
			"hearsay", "prison security", "security report|reports|information",
			"transcript|transcripts|note|notes|record|summary|recording|account ..4 [of|with] ..3 interview|interviews|account|" +
				"conversation|call|calls ..3 with|of|by|from [the|a|an|his|her] co-defendant|co-defendant's|co-accused|witness|" +
				"witness's|complainant|complainant's|victim|victim's|informant|neighbour|neighbour's|tenant|resident|another|others|" +
				"wife|mother|employee|driver|co-conspirator|partner|former|cellmate",
			"interview ..2 of|with [the|a|an|his|her] co-defendant|witness|complainant|victim|neighbour|tenant|employee|co-accused|" +
				"another", "told|informed by|police|officers|the|him|her|by", "said by", "what ..5 said|told|heard|was|saw", "according to",
			"999|emergency call|calls|recording|recordings|transcript", "call|calls to [the] police|101|999|crimestoppers",
			"incident|cad log|logs|report|reports|entry|entries|message|messages", "crime|occurrence|police report|reports",
			"unsigned statement|statements|account", "statement|statements of|from|by ..4 unavailable|untraced|deceased|dead|abroad|" +
				"unwilling|unfit|frightened|anonymous",
			"deceased|untraced|unavailable|absent|unidentified|unwilling|unnamed witness|witnesses|complainant|neighbour|neighbours|" +
				"resident|residents|source|sources|caller|person|woman|man",
			"newspaper|press|media|news article|articles|report|reports|coverage|cutting|cuttings",
			"$site [account] post|posts|message|messages|story|stories|comment|comments|screenshots|thread ..3 by|from|of|posted|" +
				"between|among", "transcript|transcripts|recording|recordings ..3 call|calls|conversation|conversations ..1 between|among",
			"social media post|posts|message|messages|comment|comments|material|account|screenshots|content",
			"post|posts|messages|message|comments ..3 by|from|between others|associate|associates|co-defendant|co-defendants|a|another|" +
				"girlfriend|brother|partner|friend|friends|tenant|member|members",
			"messages|message|texts|emails|email|chat|exchange ..3 between|among ..2 co-defendant|co-defendants|others|associates|two|" +
				"three|buyers|customers|workers|members", "letter|letters|email|emails|note|complaint|complaints|witness ..2 from|" +
				"by ..6 resident|residents|neighbour|neighbours|landlord|tenant|mother|employer|bank|school|council|company|manager|" +
				"customer|former|agent|supplier|ex-partner|partner",
			"account|accounts given by|to ..4 neighbour|tenant|resident|residents|officer|officers|police|source|worker|witness|witnesses",
			"reported by", "rumour|rumours", "community impact", "complaint|complaints ..4 residents|neighbours|customers|tenants",
		}},
		entry{written, []string{
			"bank|business|company|tenancy|letting|employment|hotel|telephone|phone|billing|customer|sales|accounting|banking|airline|" +
				"travel|passenger|delivery|courier|payroll|hospital|medical|school|housing|council|land|dvla|insurance|customs|shipping|" +
				"visit|visitor|hire|vehicle|prison|financial|utility|subscriber|membership|booking|tax|hmrc|rental|storage|visits|" +
				"account|loan|mortgage|credit|benefit|planning ..1 record|records|register|registers|statements|ledger|ledgers|invoices|" +
				"bookings|file|files|data|log|logs|report|reports|list|extract|extracts|adjudication|adjudications|history",
			"business|trading|shipping records|invoices|documents", "register|registry extract|extracts|entries", "land registry",
			"companies house", "invoices", "ledger|ledgers", "oasys", "pre-sentence report", "psr",
			"probation report|reports|record|records|entries", "medical|psychiatric|psychological|expert report|reports",
			"suspicious activity report|reports", "sar|sars", "adjudication|adjudications ..2 record|records", "passenger manifest|lists",
			"warning letter|letters", "credit report", "tachograph", "delivery notes", "payslips", "bank statements", "land charges",
			"licensing report",
		}},
		entry{owned, []string{
			"previous convictions", "pnc", "certificate|certificates|memorandum ..2 conviction|convictions", "conviction|convictions",
			"antecedents", "cctv", "footage", "photograph|photographs|photo|photos|images", "body-worn", "dashcam",
			"custody image|photograph",
			"found|seized|recovered ..5", "$own [own] interview|interviews|admission|admissions|confession|posts|post|messages|diary|" +
				"notebook|account|phone|handset|letters|emails|texts", "interview|interviews of|with the $own",
			"written|posted|sent|made|given by the $own",
			"number plate", "anpr", "download", "cell site", "call data", "fingerprint|fingerprints|dna|forensic", "seized",
			"sentencing remarks", "court order|record|extract", "certified extract", "indictment", "gps", "tracker", "search record",
			"probe recording|recordings",
		}},
	)
})
