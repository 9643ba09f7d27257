package checks

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// statute is an Act and the sections of it that a text names.
type statute struct {
	act      string // in lower case, with its year
	year     int
	sections []string
}

var (
	actWords     = regexp.MustCompile(`([A-Z][A-Za-z,’'&()\- ]*?(?:Act|Regulations|Order)\s+(\d{4}))`)
	sectionWords = regexp.MustCompile(`(?i)\bs(?:s|ection|ections)?\.?\s*((?:\d+[A-Z]{0,2}(?:\([^)]*\))*(?:\s*(?:,|/|and|or|to|-|–)\s*)?)+)`)
	oneSection   = regexp.MustCompile(`(\d+)([A-Z]{0,2})(?:\([^)]*\))*(\s*(?:-|–|to)\s*)?`)
	bareSection  = regexp.MustCompile(`\s(\d{1,3}[A-Z]{0,2})\(`)

	inchoateWords = regexp.MustCompile(`(?i)\b(attempt(?:s|ed|ing)?|conspir\w*|encourag\w* or assist\w*|incit\w+|aid(?:s|ed|ing)?,?\s+(?:and|or)?\s*abet\w*|aiding|abet\w*|counsel(?:led|ling)?|procur\w+)\b`)
	ownIncitement = regexp.MustCompile(`(?i)\bcausing\s+or\s+inciting\b`) // an offence of its own under the Sexual Offences Act 2003
	inchoateActs  = []string{"criminal law act 1977", "criminal attempts act 1981", "accessories and abettors act 1861", "serious crime act 2007"}
)

// statutesOf reads the Acts and sections of a text such as "Theft Act 1968 s.8(1)".
func statutesOf(text string) []statute {
	found := actWords.FindAllStringSubmatchIndex(text, -1)
	out := make([]statute, len(found))
	for i, m := range found {
		end := len(text)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		year, _ := strconv.Atoi(text[m[4]:m[5]])
		name := strings.TrimPrefix(strings.ToLower(strings.Join(strings.Fields(text[m[2]:m[3]]), " ")), "the ")
		before := ""
		if i == 0 {
			before = text[:m[0]] // "section 8 of the Theft Act 1968"
		}
		out[i] = statute{act: actName(name), year: year, sections: sectionsOf(before + " " + text[m[1]:end])}
	}
	return out
}

// actName is the name of an Act from its first word that is not a section or a joining word.
func actName(name string) string {
	if _, after, found := strings.Cut(name, " of the "); found && !strings.HasPrefix(name, "proceeds") {
		return after
	}
	return name
}

// sectionsOf gives the numbers of sections, a range as each of its numbers.
func sectionsOf(text string) []string {
	var out []string
	for _, list := range sectionWords.FindAllStringSubmatch(text, -1) {
		ranged := 0
		for _, m := range oneSection.FindAllStringSubmatch(list[1], -1) {
			n, _ := strconv.Atoi(m[1])
			for k := ranged + 1; ranged > 0 && k < n; k++ {
				out = append(out, strconv.Itoa(k))
			}
			out = append(out, m[1]+m[2])
			ranged = 0
			if m[3] != "" {
				ranged = n
			}
		}
	}
	for _, m := range bareSection.FindAllStringSubmatch(text, -1) { // "Theft Act 1968 8(1)"
		if !slices.Contains(out, m[1]) {
			out = append(out, m[1])
		}
	}
	return out
}

// judgeFits holds the title, the statute and the dates of an offence against its entry in Schedule 1.
func judgeFits(j *judging, i int, o content.Offence, listed reference.ListedOffence) {
	j.fitsStatute(i, o, listed)
	j.fitsInchoate(i, o, listed)
	j.fitsDates(i, o)
}

func (j *judging) fitsStatute(i int, o content.Offence, listed reference.ListedOffence) {
	entry, own := statutesOf(listed.Text), statutesOf(o.Statute)
	own = slices.DeleteFunc(own, func(s statute) bool { return slices.Contains(inchoateActs, s.act) })
	place := at("offences", i, "schedule1", "offence")
	switch {
	case content.Text(o.Schedule1.InchoatePara) == earlierPara:
		j.flag(place, fmt.Sprintf("Paragraph 15 lists an earlier offence that corresponds to %s. Check that this one does.", listed.Text))
	case len(entry) == 0:
		j.fitsWords(i, o, listed)
	case len(own) == 0, lists(entry, own): // no Act that could be read, or the right one
	default:
		j.misplaced(place, o, listed)
	}
}

// lists says whether an entry lists a statute that the offence is under.
func lists(entry, own []statute) bool {
	return slices.ContainsFunc(own, func(s statute) bool {
		return slices.ContainsFunc(entry, func(e statute) bool {
			return e.act == s.act && (len(s.sections) == 0 || len(e.sections) == 0 || overlap(s.sections, e.sections))
		})
	})
}

// misplaced says that another entry of Schedule 1 is right, or none. The paragraph alone makes the offence serious: where
// another entry of the same paragraph lists it, that only has to be corrected.
func (j *judging) misplaced(place string, o content.Offence, listed reference.ListedOffence) {
	own := statutesOf(o.Statute)
	for _, category := range j.in.lists().Offences().Items {
		for _, other := range category.Offences {
			if other.Para == listed.Para && other.Code != listed.Code && !bracketed.MatchString(other.Text) && lists(statutesOf(other.Text), own) && sameSubsections(other.Text, o.Statute) {
				j.flag(place, fmt.Sprintf("Paragraph %s lists this offence as %s, not as %s. Select that entry.", listed.Para, other.Text, listed.Text))
				return
			}
		}
	}
	j.fail(place, fmt.Sprintf("Schedule 1 lists %s here, and the statute given is %s. Select the entry that lists this offence, or rely on section 2(2)(b).",
		listed.Text, o.Statute))
}

// fitsWords holds an offence against an entry that names no Act, such as cheating the public revenue, by its words.
func (j *judging) fitsWords(i int, o content.Offence, listed reference.ListedOffence) {
	said := strings.ToLower(o.Title + " " + o.Statute)
	for _, w := range strings.FieldsFunc(strings.ToLower(listed.Text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(w) >= 3 && !slices.Contains(joining, w) && strings.Contains(said, w[:min(len(w), 6)]) {
			return
		}
	}
	j.fail(at("offences", i, "schedule1", "offence"), fmt.Sprintf("Schedule 1 lists %s here, and the offence given is %s. Select the entry that lists this offence, or rely on section 2(2)(b).",
		listed.Text, o.Title))
}

// joining are words of entries that say nothing about the offence.
var joining = []string{"with", "same", "the", "and", "law", "common", "intent", "qualifier", "offences", "offence", "any", "listed"}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// fitsInchoate requires paragraph 14 with an attempt, a conspiracy or assistance, and not with a full offence.
func (j *judging) fitsInchoate(i int, o content.Offence, listed reference.ListedOffence) {
	if listed.Code == "FRAU-4" || inchoateWords.MatchString(listed.Text) {
		return
	}
	said := inchoateWords.MatchString(ownIncitement.ReplaceAllString(o.Title, "")) || slices.ContainsFunc(statutesOf(o.Statute), func(s statute) bool {
		return slices.Contains(inchoateActs[:3], s.act)
	}) || partTwo.MatchString(o.Statute)
	given := content.Text(o.Schedule1.InchoatePara) != ""
	place := at("offences", i, "schedule1", "inchoatePara")
	switch {
	case said && !given:
		j.fail(place, "This is an attempt, a conspiracy or assistance, which paragraph 14 lists. Enter 14 beside the offence that was meant.")
	case given && !said && content.Text(o.Schedule1.InchoatePara) != earlierPara:
		j.flag(place, "Paragraph 14 is for attempts, conspiracies and assistance, and the title does not say that this is one. Correct the title, or leave this empty.")
	}
}

// partTwo is Part 2 of the Serious Crime Act 2007, encouraging or assisting crime.
var partTwo = regexp.MustCompile(`(?i)serious crime act 2007,?\s*(?:ss?\.?\s*)?(?:44|45|46)`)

// fitsDates flags conduct that ended or began before the year of the Act.
func (j *judging) fitsDates(i int, o content.Offence) {
	last, field := lastOf(o.From, o.To), lastField(o)
	if last == nil {
		return
	}
	for _, s := range statutesOf(o.Statute) {
		if !slices.Contains(inchoateActs, s.act) && last.Year < s.year {
			j.flag(at("offences", i, field), fmt.Sprintf("The offence ended before the Act of %d was passed. Correct the dates or the statute. "+
				"Paragraph 15 covers corresponding earlier offences only for conduct before 30 October 2007.", s.year))
			return
		}
		if !slices.Contains(inchoateActs, s.act) && o.From != nil && o.From.Year < s.year {
			j.flag(at("offences", i, "from"), fmt.Sprintf("The offence starts before the Act of %d was passed. Correct the dates or the statute.", s.year))
			return
		}
	}
}

// qualified entries list an offence only where something else is so: robbery with a firearm, not every robbery.
var qualified = regexp.MustCompile(`(?i) with |\(part\)|\(drugs\)|\(other\)|\(firearm`)

var (
	subsectioned = regexp.MustCompile(`(\d+[A-Z]{0,2})((?:(?:\s*or\s*|/|,\s*)?\(\d+[A-Z]?\))+)`)
	subsection   = regexp.MustCompile(`\((\d+[A-Z]?)\)`)
)

// sameSubsections says whether no section has subsections in both texts that all differ: possession, section 5(2), is not
// listed by an entry of section 5(3).
func sameSubsections(entry, own string) bool {
	for _, a := range subsectioned.FindAllStringSubmatch(entry, -1) {
		for _, b := range subsectioned.FindAllStringSubmatch(own, -1) {
			if a[1] == b[1] && !overlap(subsection.FindAllString(a[2], -1), subsection.FindAllString(b[2], -1)) {
				return false
			}
		}
	}
	return true
}

// bracketed entries list only some of the offences of their section.
var bracketed = regexp.MustCompile(`(?i)\((?:part|drugs|other|firearm)`)

// judgeKnownUnlisted asks about an offence treated as listed under section 2(2)(b) that Schedule 1 does list.
func judgeKnownUnlisted(j *judging, i int, o content.Offence) {
	for _, category := range j.in.lists().Offences().Items {
		for _, listed := range category.Offences {
			for _, e := range statutesOf(listed.Text) {
				for _, s := range statutesOf(o.Statute) {
					if s.act == e.act && overlap(s.sections, e.sections) && !qualified.MatchString(listed.Text) {
						j.fail(at("offences", i, "schedule1", "offence"), fmt.Sprintf("Schedule 1 lists this offence: %s, paragraph %s. Select it.", listed.Text, listed.Para))
						return
					}
				}
			}
		}
	}
}
