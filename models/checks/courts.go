package checks

import (
	"regexp"
	"slices"
	"strings"

	"scpo.example/desk/models/reference"
)

// courtKind is what an application's court turns out to be.
type courtKind string

// The kinds. Unlisted courts are asked about: a sitting may have another name than the list gives it.
const (
	courtHigh     courtKind = "High Court"
	courtCrown    courtKind = "Crown Court"
	courtOther    courtKind = "another court or tribunal"
	courtAbroad   courtKind = "a court outside England and Wales"
	courtUnlisted courtKind = "a court that is not on the list"
)

var (
	abroad = regexp.MustCompile(`(?i)\b(scotland|scottish|sheriff|justiciary|court of session|edinburgh|glasgow|aberdeen|dundee|paisley|inverness|` +
		`northern ireland|belfast|londonderry|derry court|antrim|craigavon|laganside|newry|downpatrick|dungannon|omagh|enniskillen|coleraine|` +
		`ireland|dublin|cork|jersey|guernsey|alderney|sark|isle of man|deemster|douglas|gibraltar|cayman|bermuda|hong kong|singapore|` +
		`france|germany|spain|portugal|italy|netherlands|belgium|poland|romania|albania|turkey|india|pakistan|nigeria|dubai|emirates|australia|new south wales|canada|united states|new york|district court|` +
		`tribunal correctionnel|cour|landgericht|amtsgericht|audiencia|juzgado|tribunale|rechtbank|gericht|tribunal de|international criminal)\b`)
	otherCourt = regexp.MustCompile(`(?i)\b(magistrates|justices|youth court|family|county court|tribunal|coroner|inquest|employment|court of protection|court of appeal|` +
		`supreme court|privy council|court martial|court-martial|consistory|parole board|traffic commissioner|immigration|lands chamber|ombudsman|arbitrat|crematorium)`)
	highCourtWords  = regexp.MustCompile(`(?i)\b(high court|king'?’?s bench|queen'?’?s bench|kbd|qbd|royal courts of justice|administrative court|district registry|chancery division)\b`)
	crownCourtWords = regexp.MustCompile(`(?i)\b(crown court|central criminal court|old bailey)\b`)
	notOfPlace      = regexp.MustCompile(`(?i)\b(the|crown|court|sitting|at|of|justice|in)\b|[^\p{L}\p{N}]+`)
)

// kindOf says what kind of court a name is, by the list of courts first. listed says that the list has it.
func kindOf(name string, lists *reference.Lists) (kind courtKind, listed bool) {
	for _, c := range lists.Courts().Items {
		if c.Name == name { // as it is where it was chosen from the list
			return ofList(c), true
		}
	}
	key := courtKey(name)
	for _, c := range lists.Courts().Items {
		if key != "" && courtKey(c.Name) == key && crownCourtWords.MatchString(name) == crownCourtWords.MatchString(c.Name) {
			return ofList(c), true
		}
	}
	switch {
	case abroad.MatchString(name):
		return courtAbroad, false
	case otherCourt.MatchString(name) && !highCourtWords.MatchString(name):
		return courtOther, false
	case highCourtWords.MatchString(name):
		return courtHigh, true
	case strings.Contains(strings.ToLower(name), "old bailey"), strings.Contains(strings.ToLower(name), "central criminal court"):
		return courtCrown, true
	case crownCourtWords.MatchString(name):
		return courtCrown, ofListedPlace(name, lists)
	}
	return courtUnlisted, false
}

func ofList(c reference.Court) courtKind {
	if c.Kind == reference.HighCourt {
		return courtHigh
	}
	return courtCrown
}

// courtKey is the place of a court's name: "Reading" of "Crown Court at Reading" and of "Reading Crown Court, Reading".
func courtKey(name string) string {
	words := strings.Fields(strings.ToLower(notOfPlace.ReplaceAllString(strings.ReplaceAll(name, "’", "'"), " ")))
	return strings.Join(slices.Compact(words), " ")
}

// ofListedPlace says whether the name has the place of a Crown Court on the list in it.
func ofListedPlace(name string, lists *reference.Lists) bool {
	key := " " + courtKey(name) + " "
	return slices.ContainsFunc(lists.Courts().Items, func(c reference.Court) bool {
		place := courtKey(c.Name)
		return c.Kind == reference.CrownCourt && place != "" && strings.Contains(key, " "+place+" ")
	})
}

// judgeCourt requires the court that the route leads to.
func judgeCourt(j *judging) {
	name := j.c.Court.Name
	if blank(name) {
		return // reported as a missing answer
	}
	wanted := courtCrown
	if highCourt(j.c.Route) {
		wanted = courtHigh
	}
	switch kind, listed := kindOf(name, j.in.lists()); {
	case kind == wanted && listed:
	case kind == wanted, kind == courtUnlisted:
		j.flag("/court/name", "This court is not on the list. Check that it is a sitting of the "+string(wanted)+" in England or Wales.")
	default:
		j.fail("/court/name", "This route leads to the "+string(wanted)+", and this is "+article(kind)+". Change the court or the route.")
	}
}

func article(kind courtKind) string {
	if kind == courtHigh || kind == courtCrown {
		return "the " + string(kind)
	}
	return string(kind)
}

// judgeConvictingCourt requires a conviction in England and Wales by the Crown Court, or one committed to it (section
// 19(1)).
func judgeConvictingCourt(j *judging, committed bool) {
	name := j.c.Conviction.Court
	if blank(name) {
		return
	}
	kind, listed := kindOf(name, j.in.lists())
	switch {
	case kind == courtCrown && listed:
	case committed && strings.Contains(strings.ToLower(name), "magistrates") && kind == courtOther, committed && strings.Contains(strings.ToLower(name), "youth court"):
	case kind == courtCrown, kind == courtUnlisted:
		j.flag("/conviction/court", "This court is not on the list. Check that it is a court in England or Wales that section 19(1) allows.")
	default:
		j.fail("/conviction/court", "Section 19 needs a conviction in England and Wales by the Crown Court, or committed to it, and this is "+article(kind)+
			". Enter the committal, correct the court, or consider section 1.")
	}
}
