package store

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"gorm.io/gorm"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
)

// searchText is what the list is searched in, each part as its key: reference, names and numbers by which a subject or
// case is known, dates of birth, and who works on it.
func searchText(reference string, c content.Content) string {
	words := []string{reference, c.Court.URN, content.Text(c.Court.Indictment)}
	for _, s := range c.Subjects {
		words = append(words, s.Name(), content.Text(s.BodyName), content.Text(s.BodyNumber), content.Text(s.PNCID), content.Text(s.PrisonNumber))
		words = append(words, s.Aliases...)
		if s.DateOfBirth != nil {
			words = append(words, s.DateOfBirth.String())
		}
	}
	r := c.Requester
	words = append(words, r.OfficerInCase.Name, r.LeadResponsibleOfficer.Name, r.Supervisor.Name, c.Drafter.Name)
	keys := make([]string, 0, len(words))
	for _, w := range words {
		if key := compare.Key(w); key != "" {
			keys = append(keys, key)
		}
	}
	return strings.Join(keys, "|")
}

var (
	isoDay    = regexp.MustCompile(`(?:^|\s)(\d{4})-(\d{1,2})-(\d{1,2})(?:$|\s|,)`)
	dayOf     = regexp.MustCompile(`(?:^|\s)(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:$|\s|,)`)
	dayInWord = regexp.MustCompile(`(?i)(?:^|\s)(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?\s+(\d{4})(?:$|\s|,)`)
	numbered  = regexp.MustCompile(`^((?:[A-Za-z]+/)?\d{4}/)0*(\d+)$`)
)

// wanted are the keys of what is looked for. A date is found however it is written, and a reference with or without the
// noughts of its number.
func wanted(text string) []string {
	text = dated(text, isoDay, 1, 2, 3)
	text = dated(text, dayOf, 3, 2, 1)
	text = dated(text, dayInWord, 3, 2, 1)
	var keys []string
	for _, word := range strings.Fields(text) {
		if m := numbered.FindStringSubmatch(word); m != nil {
			word = m[1] + strings.Repeat("0", max(0, 3-len(m[2]))) + m[2]
		}
		keys = append(keys, compare.Key(word))
	}
	return keys
}

// dated writes the dates of a text in digits, year first.
func dated(text string, written *regexp.Regexp, year, month, day int) string {
	return written.ReplaceAllStringFunc(text, func(s string) string {
		m := written.FindStringSubmatch(s)
		y, _ := strconv.Atoi(m[year])
		if len(m[year]) == 2 {
			y += 1900 // a subject is 18 or over, and few are born since 2000
			if y < 1930 {
				y += 100
			}
		}
		d, _ := strconv.Atoi(m[day])
		on := calendar.NewDate(y, monthOf(m[month]), d)
		if month := monthOf(m[month]); month == 0 || on.Month != month || on.Day != d {
			return s
		}
		return " " + on.String() + " "
	})
}

// monthOf reads a month in digits or letters; 0 for anything else.
func monthOf(text string) time.Month {
	if n, err := strconv.Atoi(text); err == nil && n <= 12 {
		return time.Month(n)
	}
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); len(text) >= 3 && strings.HasPrefix(name, strings.ToLower(text)) || strings.EqualFold(text, "sept") && m == time.September {
			return m
		}
	}
	return 0
}

// shortestSlip is the length from which a name is also looked for with one slip; most is where the patterns end.
const shortestSlip, longestSlip = 4, 24

// matching narrows to what holds the key: exactly or, if it is a name, with one letter too many, too few, wrong or in another order.
func matching(tx *gorm.DB, column, key string, near bool) *gorm.DB {
	letters := []rune(key)
	if !near || len(letters) < shortestSlip || len(letters) > longestSlip || strings.ContainsFunc(key, unicode.IsDigit) {
		return tx.Where(column+" LIKE ?", "%"+key+"%") // a key has no wildcard of LIKE
	}
	var patterns []any
	for i := range letters {
		before, after := string(letters[:i]), string(letters[i+1:])
		patterns = append(patterns, "%"+before+"_"+after+"%", "%"+before+"_"+string(letters[i:])+"%", "%"+before+after+"%")
		if i+1 < len(letters) {
			patterns = append(patterns, "%"+before+string(letters[i+1])+string(letters[i])+string(letters[i+2:])+"%")
		}
	}
	return tx.Where("("+strings.Repeat(column+" LIKE ? OR ", len(patterns)-1)+column+" LIKE ?)", patterns...)
}
