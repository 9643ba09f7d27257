package checks

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
)

var (
	pleaWords    = regexp.MustCompile(`(?i)\b(guilty pleas?|pleaded guilty|pleads? guilty)\b`)
	verdictWords = regexp.MustCompile(`(?i)\b(after (?:a )?trial|by (?:a|the) jury|guilty verdicts?|found guilty)\b`)
	noWords      = regexp.MustCompile(`(?i)\b(no|none|nothing|not|n/a)\b`)
	limbWords    = regexp.MustCompile(`(?i)2\s*\(1\)\s*\(([abc])\)`)
	notAlleged   = regexp.MustCompile(`(?i)\b(not alleged|no allegation|does not allege|do not allege)\b`)
	opposed      = regexp.MustCompile(`(?i)\b(opposes?|objects? to|strongly objects?)\b`)
	neverWords   = regexp.MustCompile(`(?i)\bnever recalled\b`)
	recallWords  = regexp.MustCompile(`(?i)\brecalled (?:once|twice|in|on)\b`)
)

// judgeAgreement asks about answers that the application contradicts elsewhere. Each is a doubt: either may be right.
func judgeAgreement(j *judging) {
	agreePerson(j)
	agreeCourt(j)
	agreeLength(j)
	agreeAnswers(j)
	agreeSection1(j)
	agreeAllegations(j)
	for i, t := range j.c.Terms {
		agreeTerm(j, i, t)
	}
	agreeRecord(j)
	judgeAgainstFacts(j)
}

func agreePerson(j *judging) {
	if len(j.c.Subjects) != 1 || j.c.Subjects[0].IsBody() {
		return
	}
	s, text := j.c.Subjects[0], j.c.Facts+" "+j.c.Antecedents
	his, hers := len(wordsFrom(text, male)), len(wordsFrom(text, female))
	sex := strings.ToLower(content.Text(s.Sex))
	if sex == "female" && his > 2 && hers == 0 || sex == "male" && hers > 2 && his == 0 {
		j.flag("/subjects/0/sex", "The facts and antecedents use pronouns for the other sex. Correct one of them.")
	}
	if content.IsYes(s.InterpreterNeeded) && strings.HasPrefix(strings.ToLower(strings.TrimSpace(s.Language)), "english") {
		j.flag("/subjects/0/interpreterNeeded", "The answer is that an interpreter is needed, but the language is English. Correct one of them.")
	}
}

// sameDay asks where a day is given twice: a hearing of these kinds is listed, and none is on the day of the field.
func sameDay(j *judging, on *calendar.Date, pointer, message string, kinds ...content.HearingKind) {
	if on == nil || on.IsZero() {
		return
	}
	listed := false
	for _, h := range j.c.Court.Hearings {
		if h.Date == nil || !slices.Contains(kinds, h.Kind) {
			continue
		}
		if *h.Date == *on {
			return
		}
		listed = true
	}
	if listed {
		j.flag(pointer, message)
	}
}

func agreeCourt(j *judging) {
	if c := j.c.Conviction; c != nil {
		sameDay(j, c.On, "/conviction/on", "The hearings give another day for the conviction. Correct one of them.", content.HearingPlea, content.HearingVerdict)
	}
	if d := j.c.Disposal; d != nil {
		sameDay(j, d.On, "/disposal/on", "The hearings give another day for the sentence. Correct one of them.", content.HearingSentence)
	}
	sameDay(j, j.c.Court.ExpectedOrderDate, "/court/expectedOrderDate", "The order is expected on a day without a hearing for it. Correct the date, or add the hearing.",
		content.HearingSentence, content.HearingOrder)
	c := j.c.Conviction
	if c == nil || c.Status != content.StatusConvicted {
		return
	}
	var notes strings.Builder
	for _, h := range j.c.Court.Hearings {
		notes.WriteString(h.Note + ". ")
	}
	how := strings.ToLower(content.Text(c.How))
	if how == "verdict" && pleaWords.MatchString(notes.String()) || how == "plea" && verdictWords.MatchString(notes.String()) {
		j.flag("/conviction/how", "The note of a hearing gives another way in which the subject was convicted. Correct one of them.")
	}
}

func agreeLength(j *judging) {
	if e := j.c.Order.End; e != nil && e.Kind == content.EndAfterLength {
		if said := months(j.c.Order.LengthReason, true); said > 0 && e.Days == 0 && said != e.Years*12+e.Months {
			j.flag("/order/lengthReason", "The reasons give a different length from the order. Correct one of them.")
		}
	}
	d := j.c.Disposal
	if d == nil || d.Status != content.DisposalImposed {
		return
	}
	for _, h := range j.c.Court.Hearings {
		passed, long := months(h.Note, false), months(content.Text(d.Length), false)
		if h.Kind == content.HearingSentence && passed > 0 && long > 0 && passed != long {
			j.flag("/disposal/length", "The note of the sentencing hearing gives another length. Correct one of them.")
		}
	}
}

func agreeAnswers(j *judging) {
	if s := j.c.SensitiveMaterial; content.IsNo(s.Held) && !compare.Blank(s.Note) && !noWords.MatchString(s.Note) {
		j.flag("/sensitiveMaterial/held", "The answer is no, but the note describes sensitive material. Correct one of them.")
	}
	for i, p := range j.c.ThirdParties.Items {
		if strings.EqualFold(strings.TrimSpace(content.Text(p.SignificantAdverseEffect)), "none") && opposed.MatchString(p.Response) && !noWords.MatchString(p.Response) {
			j.flag(at("thirdParties", "items", i, "significantAdverseEffect"), "The third party opposes the order, but the effect on them is given as none. Correct one of them.")
		}
	}
	m := j.c.MonitoringPlan
	if m == nil {
		return
	}
	if plan, named := compare.Key(m.Unit), compare.Key(j.c.Order.NamedUnit.Name); plan != "" && named != "" && !strings.Contains(plan, named) && !strings.Contains(named, plan) {
		j.flag("/monitoringPlan/unit", "The order names another unit, "+strings.TrimSpace(j.c.Order.NamedUnit.Name)+". Check that both are right.")
	}
	if home := content.Text(m.ResidentForce); home != "" && j.in.Force != "" && home != j.in.Force && content.IsNo(m.ResidentForceAgreement.Needed) {
		j.flag("/monitoringPlan/residentForceAgreement/needed", "The subject lives in the area of another force. Its agreement is needed.")
	}
}

func agreeSection1(j *judging) {
	s := j.c.Section1
	if s == nil || j.c.Route != content.RouteS1 {
		return
	}
	if content.IsYes(s.AllegesCommission) && notAlleged.MatchString(s.Allegations) {
		j.flag("/section1/allegesCommission", "The allegations say that no offence is alleged. Correct one of them.")
	}
	limbs := map[string]content.Limb{"a": content.LimbCommitted, "b": content.LimbFacilitated, "c": content.LimbConductLikely}
	if m := limbWords.FindStringSubmatch(s.Statute); m != nil && s.Limb != "" && limbs[strings.ToLower(m[1])] != s.Limb {
		j.flag("/section1/statute", "This provision is not the one you selected. Correct one of them.")
	}
}

// agreeTerm compares the numbers, hours and months of a term with those of what explains it.
func agreeTerm(j *judging, i int, t content.Term) {
	deadline := ""
	if t.Information != nil {
		deadline = content.Text(t.Information.Deadline)
	}
	said, when := sync.OnceValue(func() map[string][]int { return quantities(t.Text) }), sync.OnceValue(func() []string { return hours(t.Text) })
	for _, f := range []struct{ field, text string }{
		{"proportionality", t.Proportionality}, {"breachProof", t.BreachProof}, {"information/deadline", deadline},
	} {
		place := at("terms", i) + "/" + f.field
		if f.text == "" {
			continue
		}
		there := quantities(f.text)
		for _, noun := range slices.Sorted(maps.Keys(there)) {
			if apart(said()[noun], there[noun]) {
				j.flag(place, fmt.Sprintf("%s says %d (%s), but this says %d. Correct one of them.", termName(t, i), said()[noun][0], noun, there[noun][0]))
				break
			}
		}
		if at := hours(f.text); len(at) > 0 && apart(when(), at) {
			j.flag(place, termName(t, i)+" gives different hours. Correct one of them.")
		}
		if f.field != "breachProof" {
			continue
		}
		if in := monthsIn(f.text); len(in) > 0 && apart(monthsIn(t.Text+" "+deadline), in) {
			j.flag(place, termName(t, i)+" gives different months. Correct one of them.")
		}
	}
}

// agreeRecord compares what different places say of the subject's record, and of what was seized.
func agreeRecord(j *judging) {
	record := quantities(j.c.Antecedents)["conviction"]
	for i, f := range j.c.Risk.Factors {
		place := at("risk", "factors", i, "text")
		if len(record) > 0 && strings.Contains(f.Text, "conviction") && apart(record, quantities(f.Text)["conviction"]) {
			j.flag(place, "The antecedents give a different number of convictions. Correct one of them.")
		}
		if neverWords.MatchString(f.Text) && recallWords.MatchString(j.c.Antecedents) {
			j.flag(place, "The antecedents mention a recall. Correct one of them.")
		}
	}
	var seized []int
	for _, p := range j.texts() {
		here := seizedIn(p.text)
		if apart(seized, here) {
			j.flag(p.pointer, "A different amount seized is given elsewhere. Correct one of them.")
		}
		seized = append(seized, here...)
	}
}

func seizedIn(text string) (amounts []int) {
	if !strings.Contains(text, "seized") {
		return nil
	}
	for s := range strings.SplitSeq(strings.ReplaceAll(text, ";", "."), ". ") {
		if strings.Contains(s, "seized") {
			amounts = append(amounts, quantities(s)["pound"]...)
		}
	}
	return amounts
}
