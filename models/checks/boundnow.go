package checks

import (
	"regexp"
	"strconv"
	"strings"

	"scpo.example/desk/models/content"
)

var (
	orderWords = regexp.MustCompile(`(?i)\b(serious crime prevention orders?|scpos?|orders? under (?:part 1|section 19|section 1|s\.? ?19|s\.? ?1) of the serious crime act)\b`)
	nowWords   = regexp.MustCompile(`(?i)\b(binds|(?:is|are|remains?) (?:still |now |already |currently )?(?:bound|subject|under|in force)|current(?:ly)?|in force|still|(?:has|have) been (?:bound|subject)|does not end|has not ended|runs? (?:to|until)|expires? (?:in|on))\b`)
	pastWords  = regexp.MustCompile(`(?i)\b(finished|ended in|expired in|expired on|lapsed|was discharged|was quashed|never|no longer|not (?:now )?(?:bound|subject)|(?:no|any) (?:existing |current |other |earlier |previous )?(?:serious crime prevention order|scpo))\b`)
	untilWords = regexp.MustCompile(`(?i)\b(?:until|to|till|ends? (?:in|on)|expires? (?:in|on))\s+(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(\d{4})\b`)
)

// judgeBoundNow flags an order that the text describes as in force where the answer says that there is none.
func judgeBoundNow(j *judging) {
	if j.c.ExistingSCPO.Answer != content.AnswerNo {
		return
	}
	for _, text := range []string{j.c.Antecedents, j.c.Facts, j.c.Risk.Statement, j.c.Conflicts} {
		if !has(strings.ToLower(text), "serious crime", "scpo") {
			continue
		}
		for s := range strings.SplitSeq(text, ". ") {
			if orderWords.MatchString(s) && !pastWords.MatchString(s) && (nowWords.MatchString(s) || j.endsLater(s)) {
				j.flag("/existingScpo/answer", "The answer is no, and the application tells of an order that seems to be in force: ‘"+strings.TrimSpace(s)+"’. Correct one of them.")
				return
			}
		}
	}
}

func (j *judging) endsLater(sentence string) bool {
	for _, m := range untilWords.FindAllStringSubmatch(sentence, -1) {
		if year, err := strconv.Atoi(m[1]); err == nil && year >= j.in.AsOf.Year {
			return true
		}
	}
	return false
}
