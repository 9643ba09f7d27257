package checks

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const numberWord = `one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty-four|\d{1,3}(?:,\d{3})+|\d{1,6}`

var (
	durations  = regexp.MustCompile(`(?i)\b(` + numberWord + `)\s+(year|month)s?\b`)
	clockTimes = regexp.MustCompile(`(?i)\b(\d{1,2})(?::(\d{2}))?\s*(am|pm)?\s*(?:to|and|until)\s+(\d{1,2})(?::(\d{2}))?\s*(am|pm)?\b`)
	monthNames = regexp.MustCompile(`\b(January|February|March|April|May|June|July|August|September|October|November|December)\b`)
	endsNoun   = []string{"of", "and", "or", "in", "at", "with", "from", "to", "for", "than", "per", "after", "before", "on", "by", "is", "are", "was", "were", "a", "the", "not", "no"}
)

// teens follow the numbers of counted.
var teens = []string{"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}

// numberOf reads a number in digits or words.
func numberOf(word string) (int, bool) {
	word = strings.ReplaceAll(strings.ToLower(word), ",", "")
	if word == "twenty-four" {
		return 24, true
	}
	if n := slices.Index(counted, word); n > 0 {
		return n, true
	}
	if n := slices.Index(teens, word); n >= 0 {
		return len(counted) + n, true
	}
	n, err := strconv.Atoi(word)
	return n, err == nil
}

// quantities are the numbers in a text by what they count: "2 UK bank accounts" counts accounts, and might count banks.
func quantities(text string) map[string][]int {
	found := map[string][]int{}
	for _, a := range amountsIn(text) {
		n, ok := numberOf(a.number)
		if !ok {
			continue
		}
		if a.pounds {
			found["pound"] = append(found["pound"], n)
			continue
		}
		for _, word := range a.after {
			if slices.Contains(endsNoun, word) {
				break
			}
			word = strings.TrimSuffix(word, "s")
			found[word] = append(found[word], n)
		}
	}
	return found
}

// months is a length of time in months, where a text begins with one or has only one; 0 where it does not say.
func months(text string, onlyFirst bool) int {
	all := durations.FindAllStringSubmatchIndex(text, -1)
	if len(all) == 0 || onlyFirst && all[0][0] > 0 || !onlyFirst && len(all) > 1 {
		return 0
	}
	n, _ := numberOf(text[all[0][2]:all[0][3]])
	if strings.EqualFold(text[all[0][4]:all[0][5]], "year") {
		n *= 12
	}
	return n
}

// hours are the spans of the clock in a text, such as 20:00 to 06:00.
func hours(text string) (spans []string) {
	if !tellsTime(text) {
		return nil
	}
	for _, m := range clockTimes.FindAllStringSubmatch(text, -1) {
		if m[2] == "" && m[3] == "" || m[5] == "" && m[6] == "" {
			continue
		}
		spans = append(spans, clock(m[1], m[2], m[3])+"-"+clock(m[4], m[5], m[6]))
	}
	return spans
}

// tellsTime says whether a digit is before minutes, "am" or "pm": a look before the pattern.
func tellsTime(text string) bool {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case ':', 'a', 'A', 'p', 'P':
			if before := strings.TrimRight(text[:i], "\t\n\f\r "); before != "" && '0' <= before[len(before)-1] && before[len(before)-1] <= '9' {
				return true
			}
		}
	}
	return false
}

// monthsIn are the names of months in a text.
func monthsIn(text string) []string {
	if !has(text, "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December") {
		return nil
	}
	return monthNames.FindAllString(text, -1)
}

func clock(hour, minute, half string) string {
	h, _ := strconv.Atoi(hour)
	if strings.EqualFold(half, "pm") && h < 12 {
		h += 12
	}
	if minute == "" {
		minute = "00"
	}
	return strconv.Itoa(h) + ":" + minute
}

// apart says that both name something and share nothing.
func apart[T comparable](a, b []T) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(x T) bool { return slices.Contains(b, x) })
}
