package checks

import (
	"strings"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/checks/recognise"
	"scpo.example/desk/models/content"
)

// asksOf and namesOf are what the author answered about a term, empty where nothing was: what was never asked is not a
// fault.
func asksOf(t content.Term) content.Asks {
	if t.Asks == nil {
		return content.Asks{}
	}
	return *t.Asks
}

func namesOf(t content.Term) content.Names {
	if t.Names == nil {
		return content.Names{}
	}
	return *t.Names
}

// answered says that the author's answers rule a kind of fault out. A recogniser then has to be sure to ask all the same.
func answered(kind recognise.Kind, t content.Term) bool {
	asks, names := asksOf(t), namesOf(t)
	nothing := asks.Gives == content.GivesNothing
	switch kind {
	case recognise.Oral:
		return nothing || asks.Manner == content.MannerWriting || asks.Manner == content.MannerShown
	case recognise.Protected:
		return nothing || asks.Papers == content.PapersOwn
	case recognise.Recipient:
		return nothing || asks.Gives != "" && t.Information != nil && receives(t.Information.Recipient)
	case recognise.Vague, recognise.Unnamed:
		known := names.People != "" && names.People != content.PeopleDescribed && names.Places != "" && names.Places != content.PlacesDescribed
		return known
	case recognise.Unfinished:
	}
	return false
}

// receives says that an order can send information there (sections 5(7) and 39).
func receives(r content.InformationRecipient) bool {
	return r != "" && r != content.RecipientStaff && r != content.RecipientOther
}

// manner judges how the author says that something is given (section 11).
func (j *judging) manner(i int, t content.Term) {
	place := at("terms", i, "asks", "manner")
	switch asksOf(t).Manner {
	case content.MannerSpeech:
		j.fail(place, termName(t, i)+" is answered by word of mouth, which an order cannot require (section 11). Require it in writing.")
	case content.MannerEither:
		j.ask(place, termName(t, i)+" can be answered by word of mouth. Check that the subject can always choose to answer in writing.")
	case content.MannerWriting, content.MannerShown:
	}
}

// papers judges whose papers the author says that the term reaches (sections 12 and 13).
func (j *judging) papers(i int, t content.Term) {
	place := at("terms", i, "asks", "papers")
	switch asksOf(t).Papers {
	case content.PapersLegal:
		j.fail(place, termName(t, i)+" reaches a lawyer’s papers. An order cannot require legally privileged material (section 12). Leave them out.")
	case content.PapersCare:
		j.fail(place, termName(t, i)+" reaches records kept in caring for someone. An order cannot require excluded material (section 13). Leave them out.")
	case content.PapersPress:
		j.fail(place, termName(t, i)+" reaches a journalist’s material. An order cannot require excluded material (section 13). Leave it out.")
	case content.PapersBank:
		j.ask(place, termName(t, i)+" reaches a bank’s confidential records. Check that the order names the accounts, or that the subject consents (section 13).")
	case content.PapersOwn, content.PapersOther:
	}
}

// recipient judges who the author says receives what the term asks for.
func (j *judging) recipient(i int, t content.Term) {
	if t.Information == nil || t.Information.Recipient == "" || receives(t.Information.Recipient) {
		return
	}
	j.stop(at("terms", i, "information", "recipient"), termName(t, i)+" sends information to someone who is not a law enforcement officer "+
		"(section 5(7)). Select an officer, and change the term.")
}

// nothingGiven holds the text against the answer that the term asks for nothing.
func (j *judging) nothingGiven(i int, t content.Term) {
	if asksOf(t).Gives != content.GivesNothing {
		return
	}
	if words := lint.Calls(t.Text); len(words) > 0 {
		j.ask(at("terms", i, "asks", "gives"), termName(t, i)+" gives nothing, by the answer here, but the text says "+quoted(words)+". Correct one of them.")
	}
}

// undefined judges the words for which the author says that a definition is needed.
func (j *judging) undefined(i int, t content.Term, defined []string) {
	for k, word := range namesOf(t).Undefined {
		if blank(word) || isDefined(word, defined) {
			continue
		}
		j.stop(at("terms", i, "names", "undefined", k), "‘"+strings.TrimSpace(word)+"’ in "+lowerFirst(termName(t, i))+
			" needs a definition and has none. Add it under Order details, or use exact words.")
	}
}

func isDefined(word string, defined []string) bool {
	for _, d := range defined {
		if strings.EqualFold(strings.TrimSpace(d), strings.TrimSpace(word)) {
			return true
		}
	}
	return false
}

// namedBy judges how the author says that people and places can be known.
func (j *judging) namedBy(i int, t content.Term, people, mapped []int) {
	names := namesOf(t)
	switch {
	case names.People == content.PeopleDescribed:
		j.fail(at("terms", i, "names", "people"), termName(t, i)+" describes people without naming them. List them in a schedule, or name them in the term.")
	case names.People == content.PeopleSchedule && len(people) == 0 && t.Category != content.CategoryAssociation:
		j.failOnce(at("terms", i, "scheduleRefs"), termName(t, i)+" names people in a schedule. Select that schedule here.")
	}
	switch {
	case names.Places == content.PlacesDescribed:
		j.fail(at("terms", i, "names", "places"), termName(t, i)+" describes a place without an address or a map. Add one.")
	case names.Places == content.PlacesMap && len(mapped) == 0 && t.Category != content.CategoryArea:
		j.failOnce(at("terms", i, "scheduleRefs"), termName(t, i)+" shows a place on a map. Add the map as a schedule and select it here.")
	}
}
