package checks

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/models/content"
)

// Words that refer: "term 12", "terms 3 and 5", "Schedule C", "Map B", "exhibit QLV/8", "the four accounts in Schedule A".
var (
	termWords     = regexp.MustCompile(`(?i)\bterms?\s+(\d{1,3})((?:\s*,\s*|\s*(?:and|or|to|-|–)\s*)\d{1,3})*`)
	scheduleWords = regexp.MustCompile(`\b(?:Schedule|Map|Annex|Appendix)\s+([A-Z])\b`)
	exhibitWords  = regexp.MustCompile(`(?i)\bexhibits?\s+([A-Z]{2,5}/\d{1,4})\b`)
	countWords    = regexp.MustCompile(`(?i)\bthe\s+(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+[^.;]{0,60}?\b(Schedule\s+[A-Z])\b`)
	numbers       = regexp.MustCompile(`\d+`)
	elsewhere     = regexp.MustCompile(`^\s+(?:of|in|under|to)\s+(?:(?:his|her|their|its|a|an|the|that|this)\s+)?(?:\S+\s+){0,3}?(?:lease|tenancy|licen[cs]e|loan|contract|agreement|policy|Act|Regulations|injunction|sentence|parole|bail|mortgage|will|deed)\b|^\s+of\s+(?:his|her|their)\s|^\s+(?:of|in)\s+the\s+[^.;]{0,30}?(?:’s|'s)\s`)
	listWords     = []string{"Schedule ", "Map ", "Annex ", "Appendix "}
	counted       = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
)

// judgeMentions compares the words that refer to a part of the application with what is there, in every field.
func judgeMentions(j *judging) {
	titles, exhibits := map[string]content.Schedule{}, []string{}
	for _, s := range j.c.Schedules {
		for _, found := range scheduleWords.FindAllString(s.Title, -1) {
			titles[found] = s
		}
	}
	for _, a := range j.c.Attachments {
		for _, found := range scheduleWords.FindAllString(a.Title, -1) {
			if _, known := titles[found]; !known {
				titles[found] = content.Schedule{}
			}
		}
	}
	for _, e := range j.c.Evidence {
		exhibits = append(exhibits, strings.ToUpper(e.Reference))
	}
	titled := func(name string) bool {
		in := func(title string) bool { return strings.Contains(title, name) }
		return slices.ContainsFunc(j.c.Schedules, func(s content.Schedule) bool { return in(s.Title) }) ||
			slices.ContainsFunc(j.c.Attachments, func(a content.Attachment) bool { return in(a.Title) })
	}
	for _, p := range j.texts() {
		if strings.ContainsAny(p.text, "0123456789") || strings.Contains(p.text, "below") || strings.Contains(p.text, "above") || strings.Contains(p.text, "overleaf") {
			mentionedParts(j, p, titled)
		}
		if numberAfter(p.low, "term") {
			mentionedTerms(j, p)
		}
		if strings.ContainsAny(p.text, "SMA") {
			mentionedSchedules(j, p, titles)
		}
		if !strings.Contains(p.text, "xhibit") && !strings.Contains(p.text, "XHIBIT") {
			continue
		}
		for _, m := range exhibitWords.FindAllStringSubmatchIndex(p.text, -1) {
			if !slices.Contains(exhibits, strings.ToUpper(p.text[m[2]:m[3]])) {
				j.flag(p.pointer, "Exhibit "+p.text[m[2]:m[3]]+" is not in the evidence list. Add it, or correct the reference.", spanOf(p.text, m))
			}
		}
	}
}

func mentionedTerms(j *judging, p passage) {
	for _, m := range termWords.FindAllStringIndex(p.text, -1) {
		if elsewhere.MatchString(p.text[m[1]:]) {
			continue
		}
		for _, digits := range numbers.FindAllString(p.text[m[0]:m[1]], -1) {
			n, err := strconv.Atoi(digits)
			if err == nil && (n < 1 || n > len(j.c.Terms)) && len(j.c.Terms) > 0 {
				j.flag(p.pointer, fmt.Sprintf("There is no term %d. Correct the number.", n), spanOf(p.text, m))
			}
		}
	}
}

// theNumber says whether a number follows "the": a look before the pattern.
func theNumber(low string) bool {
	for _, after, found := strings.Cut(low, "the"); found; _, after, found = strings.Cut(after, "the") {
		from := spacesEnd(after, 0)
		if from < len(after) && '0' <= after[from] && after[from] <= '9' || slices.Contains(counted[1:], after[from:lettersEnd(after, from)]) {
			return true
		}
	}
	return false
}

func mentionedSchedules(j *judging, p passage, titles map[string]content.Schedule) {
	if !slices.ContainsFunc(listWords, func(w string) bool { return strings.Contains(p.text, w) }) {
		return
	}
	for _, m := range scheduleWords.FindAllStringIndex(p.text, -1) {
		name := p.text[m[0]:m[1]]
		if _, known := titles[name]; !known && !elsewhere.MatchString(p.text[m[1]:]) {
			j.flag(p.pointer, "There is no "+name+". Add it to the schedules, or correct the reference.", spanOf(p.text, m))
		}
	}
	if !strings.Contains(p.text, "Schedule") || !theNumber(p.low) {
		return
	}
	for _, m := range countWords.FindAllStringSubmatchIndex(p.text, -1) {
		s, known := titles[p.text[m[4]:m[5]]]
		said := strings.ToLower(p.text[m[2]:m[3]])
		n := slices.Index(counted, said)
		if n < 0 {
			n, _ = strconv.Atoi(said)
		}
		if known && len(s.Entries) > 0 && n != len(s.Entries) {
			j.flag(p.pointer, fmt.Sprintf("%s lists %d, and the words say %s. Correct one of them.", p.text[m[4]:m[5]], len(s.Entries), said), spanOf(p.text, m))
		}
	}
}
