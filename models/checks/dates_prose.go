package checks

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"scpo.example/desk/models/calendar"
)

var (
	proseDates  = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]*)\.?,?\s+((?:19|20)\d\d)\b`)
	arrestWords = regexp.MustCompile(`(?i)\barrest(?:ed|s)?(?:\s+was)?,?\s+(?:on\s+|of\s+)?(?:[a-z]+day\s+)?(\d{1,2}\s+[a-z]+\s+(?:19|20)\d\d)`)
	againWords  = regexp.MustCompile(`(?i)\b(?:again|re-?arrest\w*|bail\w*|released|later|after)\b`)
	recordYears = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
	recordWords = regexp.MustCompile(`(?i)\b(?:convict\w+|caution\w*|sentenced|offences?)\b`)
	eventTitles = regexp.MustCompile(`(?i)\b(?:hearing|notice|plan|proposed|draft|order|licence|appointment)\b`)
	monthStarts = "janfebmaraprmayjunjulaugsepoctnovdec"
)

// criminalAge is the youngest age at which anybody can be guilty of an offence (Children and Young Persons Act 1933 s.50).
const criminalAge = 10

// datesIn are the days that a text names in words, and those that no calendar has, as they are written.
func datesIn(text string) (days []calendar.Date, never []string) {
	if !has(text, " 19", " 20", ",19", ",20") {
		return nil, nil
	}
	for _, m := range proseDates.FindAllStringSubmatch(text, -1) {
		day, _ := strconv.Atoi(m[1])
		year, _ := strconv.Atoi(m[3])
		d := calendar.Date{Year: year, Month: time.Month(strings.Index(monthStarts, strings.ToLower(m[2]))/3 + 1), Day: day}
		if calendar.NewDate(d.Year, d.Month, d.Day) != d {
			never = append(never, m[0])
			continue
		}
		days = append(days, d)
	}
	return days, never
}

// judgeProseDates holds the days that texts name against the calendar and against the dates of the application.
func judgeProseDates(j *judging) {
	for _, p := range j.texts() {
		if _, never := datesIn(p.text); len(never) > 0 {
			j.flag(p.pointer, "There is no "+never[0]+". Correct the date.")
		}
	}
	j.arrest()
	j.tooYoung()
	for i, e := range j.c.Evidence {
		if e.Dated == nil || eventTitles.MatchString(e.Title) {
			continue
		}
		for _, on := range lastMentioned(e.Title) {
			if e.Dated.Before(on) {
				j.flagOnce(at("evidence", i, "dated"), "The title names "+longDate(on)+", and the item is older. Correct the date that is wrong.")
			}
		}
	}
}

// lastMentioned are the days in a title, and the first days of its months: "letter of May 2025".
func lastMentioned(title string) []calendar.Date {
	if !has(title, "19", "20") {
		return nil
	}
	days, _ := datesIn(title)
	for _, m := range monthYears.FindAllStringSubmatch(title, -1) {
		year, _ := strconv.Atoi(m[2])
		days = append(days, calendar.Date{Year: year, Month: time.Month(strings.Index(monthStarts, strings.ToLower(m[1][:3]))/3 + 1), Day: 1})
	}
	return days
}

var monthYears = regexp.MustCompile(`\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+((?:19|20)\d\d)\b`)

// arrest holds the arrest that the facts tell of against what follows one. Where they tell of several, or of bail, nothing is said.
func (j *judging) arrest() {
	if len(j.c.Subjects) != 1 {
		return
	}
	told := arrestWords.FindAllStringSubmatch(j.c.Facts, -1)
	if len(told) != 1 {
		return
	}
	days, _ := datesIn(told[0][1])
	if len(days) != 1 {
		return
	}
	on, said := days[0], " is before the arrest that the facts tell of, "+longDate(days[0])+". Correct the date that is wrong."
	for _, m := range momentsOf(j.c, j.in.AsOf) {
		switch m.event { //nolint:exhaustive // the others say nothing of the arrest
		case noticeServed, hmppsAsked, thirdPartyTold, convictedOn, forceAgreed:
			if m.on.Before(on) {
				j.flagOnce(m.pointer, sentence(m)+said)
			}
		case convictedOf:
			exchanged := m.on.Day == int(on.Month) && int(m.on.Month) == on.Day && m.on.Year == on.Year
			if on.Before(m.on) && (exchanged || !remandWords.MatchString(j.c.Facts) && !againWords.MatchString(j.c.Facts)) {
				j.flagOnce(m.pointer, "The offence ends after the arrest that the facts tell of, "+longDate(on)+". Correct the date that is wrong.")
			}
		}
	}
	for i, f := range j.c.Risk.Factors {
		if f.LatestOn != nil && f.LatestOn.Before(on) && remandWords.MatchString(f.Text) {
			j.flagOnce(at("risk", "factors", i, "latestOn"), "This is on remand, by the words, and the date is before the arrest that the facts tell of, "+longDate(on)+". Correct one of them.")
		}
	}
	for _, p := range j.texts() {
		if p.pointer == "/facts" || p.pointer == "/antecedents" || !has(p.text, "rrest") || againWords.MatchString(p.text) {
			continue
		}
		for _, m := range arrestWords.FindAllStringSubmatch(p.text, -1) {
			if other, _ := datesIn(m[1]); len(other) == 1 && other[0] != on {
				j.flagOnce(p.pointer, "The facts give another day for the arrest, "+longDate(on)+". Correct one of them.")
			}
		}
	}
}

var remandWords = regexp.MustCompile(`(?i)\b(?:on|from|while) remand\b`)

// tooYoung asks about a date of birth that makes the subject a child below the age of criminal responsibility when the
// record begins.
func (j *judging) tooYoung() {
	if len(j.c.Subjects) != 1 || j.c.Subjects[0].DateOfBirth == nil || !recordWords.MatchString(j.c.Antecedents) {
		return
	}
	for _, y := range recordYears.FindAllString(j.c.Antecedents, -1) {
		if year, _ := strconv.Atoi(y); year < j.c.Subjects[0].DateOfBirth.Year+criminalAge {
			j.flagOnce("/subjects/0/dateOfBirth", "The antecedents tell of "+y+", when a person born on this day could not be guilty of an offence. Correct the date that is wrong.")
			return
		}
	}
}

// flagOnce points at a place at which this check has not pointed yet.
func (j *judging) flagOnce(pointer, message string) {
	if !j.pointed(pointer) {
		j.flag(pointer, message)
	}
}
