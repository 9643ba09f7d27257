package checks

import (
	"regexp"
	"slices"
	"strings"

	"scpo.example/desk/models/content"
)

// The words of one who is said to have committed an offence: a verb or a name for what was done. Facilitating, and conduct that
// was likely to facilitate, is what section 2 leaves to a claim without a conviction.
const (
	between4 = `(?:\s+(?:has|have|had|also|then|again|himself|herself|itself|knowingly|repeatedly|personally|deliberately|dishonestly|still|clearly|once|twice|` +
		`continued|went|on|began|to|will|would|and)){0,4}\s+`
	offends = `(?:launder(?:s|ed|ing)?|defraud(?:s|ed|ing)?|stole|stolen|steals?|rob(?:s|bed)?|smuggl(?:es?|ed)|traffick(?:s|ed)?|forg(?:es?|ed)|counterfeit(?:s|ed)?|` +
		`blackmail(?:s|ed)?|extort(?:s|ed)?|brib(?:es?|ed)|embezzl(?:es?|ed)|burgl(?:es?|ed)|conspir(?:es?|ed)|evad(?:es?|ed)\s+(?:tax|vat|duty|excise)|cheat(?:s|ed)\s+the\s+revenue|` +
		`commit(?:s|ted)?\s+(?:\w+\s+){0,3}(?:offences?|crimes?|frauds?|thefts?|robber(?:y|ies)|laundering|trafficking|burglar(?:y|ies)|blackmail|bribery)|` +
		`(?:suppl(?:y|ies|ied)|sold|sells?|deals?\s+in|dealt\s+in|dealt|imported|imports?)\s+(?:\w+\s+){0,3}(?:drugs|cocaine|heroin|cannabis|amphetamine|firearms|ammunition)|` +
		`(?:is|was|are|were)\s+(?:guilty\s+of|an?\s+(?:money\s+)?(?:launderer|fraudster|thief|trafficker|smuggler|forger|drug\s+dealer)))\b`
	whose = `(?:own\s+)?(?:offending|offences?|crimes?|criminality|frauds?|thefts?|(?:money\s+)?laundering|drug\s+dealing)\b`
)

var unlessSaid = regexp.MustCompile(`(?i)\b(?:not|never|neither|nor|no|none|denie[sd]|denying|without|whether|if|acquitted|cleared|did\s?n[’']t)\b`)

// agreeAllegations asks about words of a claim under section 1 that say what section 4(1) leaves to a conviction: that a subject
// committed an offence.
func agreeAllegations(j *judging) {
	if j.c.Route != content.RouteS1 || convicted(j.c.Conviction) {
		return
	}
	says := j.accuses()
	for _, p := range j.texts() {
		if slices.ContainsFunc([]string{"/offences/", "/evidence/", "/attachments/", "/thirdParties/", "/schedules/", "/subjects/"}, func(part string) bool { return strings.HasPrefix(p.pointer, part) }) {
			continue
		}
		for _, m := range says.FindAllStringIndex(p.text, -1) {
			from := max(strings.LastIndexAny(p.text[:m[0]], ".;\n"), 0)
			if unlessSaid.MatchString(p.text[from:m[1]]) {
				continue
			}
			span := spanOf(p.text, m)
			j.flag(p.pointer, "‘"+span.Text+"’ says that a subject committed an offence. Without a conviction the application cannot allege that (section 4(1)). Say what was done that was likely to facilitate one.", span)
			break
		}
	}
}

// accuses finds a subject, by pronoun, role or name, as the one who did it.
func (j *judging) accuses() *regexp.Regexp {
	who := []string{"he", "she", `the\s+(?:director|company|firm|partnership|defendants?|respondents?|subjects?)`, `both(?:\s+(?:defendants|respondents|of\s+them))?`}
	names := []string{"his", "her"}
	for _, p := range peopleOf(j.c.Subjects) {
		who, names = append(who, regexp.QuoteMeta(p.family)), append(names, regexp.QuoteMeta(p.family)+"[’']s")
	}
	for _, s := range j.c.Subjects {
		if name := strings.TrimSpace(content.Text(s.BodyName)); s.IsBody() && name != "" {
			who = append(who, regexp.QuoteMeta(name))
		}
	}
	return regexp.MustCompile(`(?i)\b(?:(?:` + strings.Join(who, "|") + `)` + between4 + offends + `|(?:` + strings.Join(names, "|") + `|the\s+(?:director|company|defendant|respondent)[’']s)\s+` + whose + `)`)
}
