package checks

import (
	"slices"
	"strings"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/reference"
)

// Section 5(7) lists who may receive information. A person or unit named outside the text of a term, in how it is given, in a definition
// or as the unit of the order, is asked about unless the words are those of that list.
var (
	lawfulHeads = wordSet(`constable constables officer officers sergeant inspector superintendent detective unit order address addresses mailbox inbox monitor
		member police station constabulary`)
	// otherOfficers are before "officer" where it is none of a police force, the NCA, HMRC or the SFO.
	otherOfficers = wordSet(`housing probation prison council licensing enforcement benefits welfare data press liaison records trading safety social youth
		education health security compliance customer information administrative support court supervising community immigration`)
	endsRecipient = wordSet(`by within at in on of from named each every who whose which that for and or before after when if given shown as with`)
	determiners   = wordSet(`the a an his her their its any that this`)
	// lawUnits are in the names of units of the police and of the other bodies that section 5(7) lists.
	lawUnits = wordSet(`police constabulary constables offender offenders crime scpo rocu detective cid nca hmrc sfo ancillary exploitation slavery fraud proceeds
		intelligence operations criminality financial economic organised tarian firearms trafficking prolific lifetime monitoring orders investigation investigations`)
	// otherUnits are in the names of bodies that it does not list.
	otherUnits = wordSet(`council housing university college school nhs hospital probation prison hmp charity trust ltd limited plc llp bank society
		association landlord lettings solicitors chambers court courts company security welfare youth education planning licensing environmental
		jobcentre dwp tenancy tenants hmpps insolvency standards`)
)

// judgeUnit asks about a unit of the order that is none of the police or of another body of the list.
func judgeUnit(j *judging) {
	name := j.c.Order.NamedUnit.Name
	if blank(name) {
		return
	}
	lawful, other := false, false
	words := wordsAt(name)
	forces := forcesOf(j.in.lists())
	regions := j.in.lists().Regions().Items
	for i, w := range words {
		lawful = lawful || lawUnits[w.low] || slices.ContainsFunc(regions, func(r reference.PoliceRegion) bool { return strings.EqualFold(r.Abbreviation, w.low) }) ||
			slices.ContainsFunc(forces[w.low], func(force []string) bool { return follow(words[i:], force) })
		other = other || otherUnits[w.low]
	}
	if !lawful || other {
		j.flag("/order/namedUnit/name", "This might not be a unit of the police, the NCA, HMRC or the SFO, to whose officers information is given (section 5(7)). Check the unit.")
	}
}

func follow(words []wordAt, name []string) bool {
	for i, w := range name {
		if i >= len(words) || words[i].low != w {
			return false
		}
	}
	return len(name) > 0
}

// judgeReceivers asks about the people who receive what is given, in the manner of a term and in the definitions.
func judgeReceivers(j *judging) {
	ask := func(pointer, text string) {
		if who, found := receiver(text); found && !j.pointed(pointer) {
			j.flag(pointer, "‘"+who.Text+"’ might not be a law enforcement officer (section 5(7)). Check who receives it.", who)
		}
	}
	for i, t := range j.c.Terms {
		if t.Information != nil && t.Information.Manner != nil {
			ask(at("terms", i, "information", "manner"), *t.Information.Manner)
		}
	}
	for i, d := range j.c.Order.Definitions {
		if strings.Contains(d.Meaning, "writing") || strings.Contains(d.Meaning, "email") || strings.Contains(d.Meaning, "letter") {
			ask(at("order", "definitions", i, "meaning"), d.Meaning)
		}
	}
}

// receiver finds who receives by a text such as "by email to the unit's data clerk", where the list has no such person.
func receiver(text string) (lint.Span, bool) {
	words := wordsAt(text)
	for i, w := range words {
		if w.low != "to" || i+1 >= len(words) || !determiners[words[i+1].low] && !words[i+1].capital {
			continue
		}
		k := i + 1
		for k+1 < len(words) && words[k+1].near && !endsRecipient[words[k+1].low] {
			k++
		}
		head := words[k].low
		if !lawfulHeads[head] || strings.HasPrefix(head, "officer") && otherOfficers[words[k-1].low] {
			return spanOf(text, []int{words[i+1].from, words[k].to}), true
		}
	}
	return lint.Span{}, false
}
