package checks

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
)

var (
	acquittedWords = regexp.MustCompile(`(?i)\b(?:acquitted|not guilty verdicts?|found not guilty|verdicts? of not guilty)\b`)
	sensitiveWords = regexp.MustCompile(`(?i)\bMG6D\b|\bsensitive (?:material|schedule)\b[^.;]{0,40}\b(?:held|listed|withheld|schedule)\b|\bthe rest is sensitive\b`)
	mappedStreet   = regexp.MustCompile(`(?i)\bmust not\b[^.;]*\bMap [A-Z] \(([^)]+)\)`)
	onBail         = regexp.MustCompile(`(?i)\b(?:at liberty|on bail) (?:on bail )?(?:since|throughout|from) (?:his|her|the) arrest\b|\bnever (?:been )?(?:remanded|in custody)\b`)
	keptBail       = regexp.MustCompile(`(?i)\bnever (?:broken|breached)\b[^.;]{0,20}\bbail\b|\bkept to (?:every|each|all) (?:of the )?(?:bail )?conditions?\b`)
	brokeBail      = regexp.MustCompile(`(?i)\bbreach(?:ed)? of bail\b|\b(?:broke|breached) (?:his|her|the) bail\b`)
)

// judgeAgainstFacts asks about what the facts and the antecedents contradict elsewhere.
func judgeAgainstFacts(j *judging) {
	told := things(j.c.Facts)
	charged := wordsFrom(offenceTitles(j.c), drugs)
	custody, broken := remandWords.MatchString(j.c.Facts), brokeBail.MatchString(j.c.Antecedents)
	for _, p := range j.texts() {
		if p.pointer != "/facts" && len(told) > 0 {
			j.moreThanFacts(p, told)
		}
		if len(charged) > 0 && (p.pointer == "/facts" || strings.HasPrefix(p.pointer, "/risk/")) {
			if here := wordsFrom(p.text, drugs); apart(here, charged) {
				j.flagOnce(p.pointer, "This is about "+here[0]+", and the offences are about "+charged[0]+". Correct one of them.")
			}
		}
		if content.IsNo(j.c.SensitiveMaterial.Held) && has(p.text, "ensitive", "MG6") && !strings.HasPrefix(p.pointer, "/sensitiveMaterial") && sensitiveWords.MatchString(p.text) && !noWords.MatchString(p.text) {
			j.flagOnce(p.pointer, "The answer is that no sensitive material is held, and this mentions some. Correct one of them.")
		}
		switch {
		case custody && p.pointer != "/facts" && has(p.low, "at liberty", "on bail", "never ") && onBail.MatchString(p.text):
			j.flagOnce(p.pointer, "The facts tell of remand in custody. Correct one of them.")
		case broken && has(p.text, "never", "kept to") && keptBail.MatchString(p.text):
			j.flagOnce(p.pointer, "The antecedents tell of a breach of bail. Correct one of them.")
		}
	}
	j.acquitted()
	j.shutOut()
}

// has says whether any of the words is in a text; a look before a pattern, which costs far more.
func has(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// moreThanFacts asks about a greater number of the same things than the facts give. A smaller one may be some of them.
func (j *judging) moreThanFacts(p passage, told map[string][]int) {
	if !strings.HasPrefix(p.pointer, "/risk/") && !strings.HasPrefix(p.pointer, "/terms/") && !strings.HasPrefix(p.pointer, "/thirdParties/") && !strings.HasPrefix(p.pointer, "/order/") {
		return
	}
	if strings.HasSuffix(p.pointer, "/text") && strings.HasPrefix(p.pointer, "/terms/") {
		return // what a term allows is no fact
	}
	common := false
	for thing := range told {
		common = common || strings.Contains(p.text, thing)
	}
	if !common {
		return
	}
	here := things(p.text)
	for thing, counts := range here {
		facts := told[thing]
		if len(facts) != 1 || len(counts) != 1 || facts[0] < 2 || counts[0] <= facts[0] {
			continue
		}
		j.flagOnce(p.pointer, fmt.Sprintf("This says %d %s, and the facts say %d. Correct one of them.", counts[0], thing, facts[0]))
	}
}

func offenceTitles(c content.Content) string {
	var all strings.Builder
	for _, o := range c.Offences {
		all.WriteString(o.Title + ". ")
	}
	return all.String()
}

var drugs = wordSet("cocaine heroin cannabis amphetamine methamphetamine ketamine mdma ecstasy spice fentanyl")

// wordsFrom are the words of a text that are in a set, in small letters, in their order.
func wordsFrom(text string, set map[string]bool) (all []string) {
	for i := wordStart(text, 0); i < len(text); i = wordStart(text, i) {
		end := wordEnd(text, i)
		if w := strings.ToLower(text[i:end]); set[w] {
			all = append(all, w)
		}
		i = end
	}
	return all
}

// acquitted asks about a note of a hearing that tells of an acquittal where every offence is one of which the subject was convicted.
func (j *judging) acquitted() {
	if slices.ContainsFunc(j.c.Offences, func(o content.Offence) bool { return o.Basis != content.BasisConvicted }) {
		return
	}
	for i, h := range j.c.Court.Hearings {
		if acquittedWords.MatchString(h.Note) {
			j.flagOnce(at("court", "hearings", i, "note"), "This tells of an acquittal, and each offence is given as one of conviction. Correct one of them.")
		}
	}
}

// shutOut asks about a term that keeps a subject out of the street in which the subject lives.
func (j *judging) shutOut() {
	for i, t := range j.c.Terms {
		if !strings.Contains(t.Text, "Map ") {
			continue
		}
		m := mappedStreet.FindStringSubmatch(t.Text)
		if m == nil {
			continue
		}
		for k, s := range j.c.Subjects {
			home := compare.Key(s.Address)
			if home == "" || !slices.Contains(t.AppliesTo, s.ID) {
				continue
			}
			inside := true
			for part := range strings.SplitSeq(m[1], ",") {
				inside = inside && strings.Contains(home, compare.Key(part))
			}
			if inside {
				j.flagOnce(at("subjects", k, "address"), termName(t, i)+" keeps the subject out of the street of this address. Check both.")
			}
		}
	}
}
