package compare

import "regexp"

// Unfinished says whether a whole answer only means one that is still to come: "TBC", "To follow", "See MG5", "xxxx",
// "[name]", "???". Words like these inside a longer answer are no placeholder.
func Unfinished(s string) bool {
	return len(s) <= longest && unfinished(Text(s))
}

func unfinished(t string) bool { return t != "" && (Blank(t) || placeholder.MatchString(t)) }

// longest is more bytes than any placeholder has.
const longest = 60

// NoAnswer says whether a text cannot be the answer to something that is required: a blank, a placeholder, "N/A".
func NoAnswer(s string) bool {
	if Blank(s) || len(s) > longest {
		return Blank(s)
	}
	t := Text(s)
	return unfinished(t) || notApplicable.MatchString(t)
}

var notApplicable = regexp.MustCompile(`^\W*(?:n ?/ ?a|n\.a\.|na|not applicable|not known|unknown|no comment|nothing to add)\W*$`)

var placeholder = regexp.MustCompile(`^[\s"'(\[<{*_.-]*(?:` +
	`(?:t\.?b\.?[cadsn]\.?|n\.?k\.?|tbc|tba|tbd|todo|to do|pending|awaited|awaiting|outstanding|draft|placeholder|lorem ipsum.*|test|asdf\w*|qwerty)` +
	`|(?:to|will) (?:be )?(?:follow|follows|confirm(?:ed)?|complete[d]?|add(?:ed)?|insert(?:ed)?|advise[d]?|determine[d]?|decide[d]?|provide[d]?|update[d]?|suppl(?:y|ied)|finish(?:ed)?|expand(?:ed)?|draft(?:ed)?|write|written|agree[d]?|check(?:ed)?)(?: (?:later|on|in due course|shortly|soon|once known|when known|by oic|at hearing|separately|asap))*` +
	`|(?:as|see|refer to|per|cf) (?:above|below|before|attached|previous(?:ly)?|prior|earlier|mg ?\d+\w*|statement|report|file|papers|bundle|exhibit \S+|email|section \S+|previous application|other application)(?: (?:above|below|attached|statement|file|report))*` +
	`|(?:same|ditto|idem|likewise)(?: (?:as )?(?:above|before|previous|last time|other terms?|term \d+))?` +
	`|(?:insert|add|enter|complete|type|fill in|delete as appropriate|name|date|details?|text|address|xx+)(?: (?:here|details?|text|name|date|address|antecedents|facts|reasons?|as appropriate|officer|unit|of \w+|\w+ here))*` +
	`|x{2,}|z{3,}|a{4,}|\.{2,}|-{2,}|_{2,}|\?+|\*+|…+` +
	`)[\s"')\]>}*_.!?…-]*$`)
