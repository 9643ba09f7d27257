package checks

import (
	"path"
	"slices"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/reference"
)

// row says how two events follow one another: first is before then, on the same day at the earliest where sameDay is
// set, and on the same day exactly where agree is set.
type row struct {
	first, then event
	sameDay     bool
	agree       bool
	doubt       bool // may be right, so a person is asked; else it cannot be
	atFirst     bool // the first date is the one that the force can change
	because     string
}

// timetable is how the dates of an application follow one another. What the law or nature excludes is a stop; what may be
// a slip of the pen is asked about.
var timetable = slices.Concat(happened(), declarations(), []row{
	{first: birth, then: offenceStart, because: "No one can commit an offence before they are born."},
	{first: offenceStart, then: offenceEnd, sameDay: true, because: "An offence cannot end before it starts."},
	{first: convictedOf, then: convictedOn, sameDay: true, because: "No one can be convicted of an offence that is still to be committed."},
	{first: convictedOn, then: sentenced, sameDay: true, because: "A sentence follows the conviction."},
	{first: convictedOn, then: sentenceDue, sameDay: true, because: "A sentence follows the conviction."},
	{first: convictedOn, then: orderMade, sameDay: true, because: "The court makes the order after the conviction (section 19)."},
	{first: sentenced, then: orderMade, sameDay: true, because: "The Crown Court makes the order in addition to the sentence (section 19(7))."},
	{first: sentenced, then: release, sameDay: true, because: "A release follows the sentence."},
	{first: sentenceDue, then: release, sameDay: true, because: "A release follows the sentence."},
	{first: release, then: licenceEnd, sameDay: true, because: "A licence starts on release, so it cannot end before."},
	{first: orderMade, then: orderStart, sameDay: true, because: "An order cannot start before the court makes it."},
	{first: orderMade, then: termStart, sameDay: true, because: "A term cannot start before the court makes the order."},

	{first: plea, then: trial, sameDay: true, because: "The plea comes before the trial."},
	{first: trial, then: verdict, sameDay: true, because: "The verdict follows the trial."},
	{first: plea, then: verdict, sameDay: true, because: "The plea comes before the verdict."},
	{first: verdict, then: sentencing, sameDay: true, because: "A sentence follows the verdict."},
	{first: plea, then: sentencing, sameDay: true, because: "A sentence follows the plea."},
	{first: claimIssued, then: orderHearing, sameDay: true, doubt: true, because: "The court hears a claim after it is issued."},

	{first: orderMade, then: startOnMaking, agree: true, because: "The order starts when it is made, so both dates are the same day."},
	{first: release, then: startOnRelease, agree: true, because: "It starts on release, so both dates are the same day."},

	{first: offenceStart, then: noticeServed, doubt: true, because: "Notice is served in the proceedings for the offence."},
	{first: offenceStart, then: recordChecked, doubt: true, because: "A check made before the offence cannot show what binds the subject now."},
	{first: convictedOn, then: recordChecked, sameDay: true, doubt: true, because: "A check made before the conviction may be out of date."},
	{first: offenceStart, then: attorneyTold, doubt: true, because: "The referral is about this application."},
	{first: offenceStart, then: forceAgreed, doubt: true, because: "The agreement is about this application."},
	{first: offenceStart, then: hmppsAsked, doubt: true, because: "The consultation is about this application."},
	{first: offenceStart, then: thirdPartyTold, doubt: true, because: "The consultation is about this application."},
	{first: birth, then: evidenceDated, doubt: true, because: "The item would be older than the subject."},
	{first: birth, then: documentDated, doubt: true, because: "The document would be older than the subject."},
	{first: birth, then: riskShown, because: "The subject was not born yet."},
	{first: today, then: orderMade, sameDay: true, doubt: true, because: "The order is still to be made."},
	{first: today, then: noticePlanned, sameDay: true, doubt: true, because: "What is planned is still to come."},
	{first: today, then: sentenceDue, sameDay: true, doubt: true, because: "What is expected is still to come."},
	{first: noticePlanned, then: orderMade, sameDay: true, doubt: true, atFirst: true, because: "The notice is served before the court decides (CrimPR Part 31)."},
	{first: noticePlanned, then: orderHearing, sameDay: true, doubt: true, atFirst: true, because: "The notice is served before the hearing (CrimPR Part 31)."},
	{first: hearsayNotice, then: orderMade, sameDay: true, doubt: true, because: "The notice is given before the hearing (CrimPR Part 31)."},
	{first: evidenceDated, then: hearsayNotice, sameDay: true, doubt: true, because: "The notice is about this item, so it follows it."},
	{first: offenceStart, then: hearsayNotice, sameDay: true, doubt: true, because: "The notice is given in the proceedings for the offence."},
	{first: claimIssued, then: noticeServed, sameDay: true, doubt: true, because: "The notice is served with or after the claim."},
	{first: pleaEntered, then: today, sameDay: true, doubt: true, because: "The plea is said to have been entered."},
	{first: convictedAt, then: today, sameDay: true, doubt: true, because: "The subject is said to have been found guilty."},
	{first: sentencedAt, then: today, sameDay: true, doubt: true, because: "The sentence is said to have been passed."},
})

// happened are the rows of what an application says has happened: it cannot be in the future.
func happened() []row {
	past := []event{
		birth, listedBirth, offenceStart, offenceEnd, convictedOn, sentenced, noticeServed, evidenceDated, riskShown,
		thirdPartyTold, recordChecked, attorneyTold, forceAgreed, hmppsAsked, applicantSaid, supervisorSaid, documentDated,
	}
	rows := make([]row, len(past))
	for i, e := range past {
		rows[i] = row{first: e, then: today, sameDay: true, because: "It has happened, so it cannot be in the future."}
	}
	return rows
}

// declarations are the rows of what a declaration covers: it is given on the application as it is. What may still be done
// after it, such as a consultation or a last check of the record, is left out.
func declarations() []row {
	rows := []row{{first: applicantSaid, then: supervisorSaid, sameDay: true, doubt: true, because: "The supervisor declares on what the force applicant declared."}}
	for _, by := range []event{applicantSaid, supervisorSaid} {
		for _, covered := range []event{offenceStart, convictedOn, sentenced, evidenceDated, riskShown, documentDated} {
			if covered == documentDated && by == applicantSaid {
				continue // a draft order may be finished between the two
			}
			rows = append(rows, row{first: covered, then: by, sameDay: true, doubt: true, because: "The declaration covers it, so it is not older."})
		}
	}
	return rows
}

func datesCanBe() Check {
	return Check{
		ID: "Q33", Title: "Dates",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "COMP",
		Source:   "Serious Crime Act 2007 ss.16, 19; the order of events in the application",
		Rule:     "What has happened is not in the future, what follows is not before what it follows, and one event has one date.",
		Message:  "Correct the dates that cannot be right.",
		Question: "Are the dates pointed out right as they are?",
		judge:    judgeDates,
	}
}

func judgeDates(j *judging) {
	all := momentsOf(j.c, j.in.AsOf)
	for _, r := range timetable {
		for _, then := range all {
			if then.event != r.then {
				continue
			}
			if first, broken := r.breaks(all, then); broken && (!r.doubt || !j.pointed(first.pointer)) { // one wrong date is told once
				j.clash(r, first, then)
			}
		}
	}
	for _, m := range all {
		if (m.event == birth || m.event == listedBirth) && Age(m.on, j.in.AsOf) > oldest {
			j.flag(m.pointer, "This date of birth makes the person older than 110. Check the year.")
		}
		if m.on.After(j.in.AsOf.AddYears(farthest)) && !j.pointed(m.pointer) {
			j.flag(m.pointer, sentence(m)+" is more than 60 years from now. Check the year.")
		}
	}
	judgeProseDates(j)
}

// farthest is how many years ahead an application may look: no sentence or licence of an adult ends later.
const farthest = 60

// oldest is an age that a date of birth is not likely to give unless a digit is wrong.
const oldest = 110

// breaks finds the date that "then" cannot be before. Where several could be meant, as with the births of two subjects,
// one that fits is enough.
func (r row) breaks(all []moment, then moment) (moment, bool) {
	var wrong *moment
	for i, first := range all {
		if first.event != r.first || otherItem(first.item, then.item) {
			continue
		}
		if r.holds(first.on, then.on) {
			if r.first == birth {
				return moment{}, false
			}
			continue
		}
		if wrong == nil {
			wrong = &all[i]
		}
	}
	if wrong == nil {
		return moment{}, false
	}
	return *wrong, true
}

// otherItem says whether two dates are of two items of one list.
func otherItem(a, b string) bool {
	return a != b && a != "" && b != "" && path.Dir(a) == path.Dir(b)
}

func (r row) holds(first, then calendar.Date) bool {
	switch {
	case r.agree:
		return first == then
	case r.sameDay:
		return !then.Before(first)
	}
	return first.Before(then)
}

// clash reports two dates at the one that the force can change: at then, or at first where then is today or the row says so.
func (j *judging) clash(r row, first, then moment) {
	where, message := then.pointer, ""
	switch {
	case then.event == today:
		where, message = first.pointer, sentence(first)+" is in the future. "
	case r.atFirst:
		where, message = first.pointer, sentence(first)+" is after "+string(then.event)+", "+longDate(then.on)+". "
	case first.event == today:
		message = sentence(then) + " has passed. "
	case r.agree:
		message = sentence(then) + " is not " + longDate(first.on) + ", " + string(first.event) + ". "
	default:
		message = sentence(then) + " is before " + string(first.event) + ", " + longDate(first.on) + ". "
	}
	if slices.ContainsFunc(j.findings, func(f Finding) bool { return f.Pointer == where }) {
		return // one date, one finding
	}
	message += r.because + " Correct the date that is wrong."
	if r.doubt {
		j.flag(where, message)
		return
	}
	j.fail(where, message)
}

// sentence begins a message: the event, and its date.
func sentence(m moment) string {
	name := string(m.event)
	return "T" + name[1:] + ", " + longDate(m.on) + ","
}
