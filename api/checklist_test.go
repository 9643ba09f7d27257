package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// reviewed is a checklist as a program reads it.
type reviewed struct {
	Version     int
	RuleSet     string
	ContentHash string
	Complete    bool
	Items       []struct {
		Check, Question, Code string
		Answer                *string
		Note                  string
		By                    *struct{ Username string }
		Machine               []struct{ ID, Code string }
	}
	Terms []struct {
		Term, Question, Note string
		Required             bool
		Answer               *string
		Doubts               []struct{ Check, Message string }
	}
}

func (c caller) checklist(id string) (list reviewed) {
	c.t.Helper()
	c.get(at(id, "checklist")).want(http.StatusOK).into(&list)
	return list
}

// said lists the answers as "check answer note username".
func (r reviewed) said() []string {
	var lines []string
	for _, item := range r.Items {
		line := []string{item.Check, "-"}
		if item.Answer != nil {
			line[1] = *item.Answer
		}
		if item.Note != "" {
			line = append(line, item.Note)
		}
		if item.By != nil {
			line = append(line, item.By.Username)
		}
		lines = append(lines, strings.Join(line, " "))
	}
	return lines
}

// frozen is a version with the checklist of its approval.
type frozen struct {
	Checklist *struct {
		RuleSet  string
		Answers  []models.CheckAnswer
		Terms    []models.TermAnswer
		Findings map[string]string
		Machine  []struct{ Check, Outcome, Words string }
		By       struct{ Username string }
	}
}

func (c caller) frozen(id, n string) (v frozen) {
	c.t.Helper()
	c.get(at(id, "versions", n)).want(http.StatusOK).into(&v)
	return v
}

// TestTheChecklist is begun by one officer, handed over, completed by the next, and frozen with the version.
func TestTheChecklist(t *testing.T) {
	t.Parallel()
	d := shared
	content := drugs(t)
	content.Terms[1].Text += " He must not act suspiciously or associate with known criminals." // the machine asks about the words
	force, officer, second := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu"), d.as(t, "officer2.serocu")
	id := force.create("thames-valley", content).ID
	force.act(id, models.SubmitForQA, nil)
	some := object{"answers": object{"Q09": "yes", "Q15": "n/a"}, "notes": object{"Q15": "Nobody else is touched.", "Q09": ""}}
	officer.put(at(id, "checklist"), some).refused(http.StatusConflict, "not-claimed")
	officer.act(id, models.Claim, nil)
	second.put(at(id, "checklist"), some).refused(http.StatusConflict, "claimed-by-other")
	require.Equal(t, []string{"Q09 -", "Q13 -", "Q15 -", "Q26 -"}, officer.checklist(id).said())
	read := len(d.accessTo(t, id))
	officer.put(at(id, "checklist"), some, "If-Match", "*").want(http.StatusOK)
	require.Len(t, d.accessTo(t, id), read+1, "the answer shows the checklist")
	officer.put(at(id, "checklist"), object{"answers": object{"Q26": ""}, "notes": object{"Q26": "Ask about term 2."}}).want(http.StatusOK)
	before := d.events(t, id)
	officer.act(id, models.Assign, object{"username": "officer2.serocu", "note": "Two are left."})

	list := second.checklist(id)
	require.Equal(t, []string{"Q09 yes officer.serocu", "Q13 -", "Q15 n/a Nobody else is touched. officer.serocu", "Q26 - Ask about term 2. officer.serocu"}, list.said())
	require.False(t, list.Complete)
	require.Equal(t, content.Hash(), list.ContentHash)
	require.NotEmpty(t, list.RuleSet)
	require.Equal(t, "Q16", list.Items[3].Machine[0].ID, "beside the human check of the same code")
	officer.put(at(id, "checklist"), some).refused(http.StatusConflict, "claimed-by-other")
	second.try(id, models.Approve, nil).faults("/checklist/Q13 required", "/checklist/Q26 required")
	second.put(at(id, "checklist"), object{"answers": object{"Q13": "no", "Q26": "yes", "Q09": ""}, "notes": object{"Q13": "Thin, but real."}}).want(http.StatusOK) // an answer takes the place of the note too
	second.try(id, models.Approve, nil).faults("/checklist/Q09 required")
	require.Len(t, d.events(t, id), len(before)+1, "answers are no events")
	second.act(id, models.Approve, object{"checklist": object{"Q09": "yes"}, "notes": object{"Q09": "Two years."}, "note": "Ready."})

	checklist := officer.frozen(id, "1").Checklist
	require.Equal(t, []models.CheckAnswer{
		{Check: "Q09", Answer: "yes", Note: "Two years."}, {Check: "Q13", Answer: "no", Note: "Thin, but real."},
		{Check: "Q15", Answer: "n/a", Note: "Nobody else is touched."}, {Check: "Q26", Answer: "yes"},
	}, checklist.Answers)
	require.Equal(t, "officer2.serocu", checklist.By.Username)
	require.Equal(t, list.RuleSet, checklist.RuleSet)
	require.Len(t, checklist.Findings, len(checks.For(today()).Checks))
	require.Equal(t, "pass.", checklist.Findings["Q01"])
	require.Regexp(t, `^(ask|fail)\. .+`, checklist.Findings["Q16"])
	require.Len(t, checklist.Machine, len(checklist.Findings))
	require.Equal(t, struct{ Check, Outcome, Words string }{"Q01", "pass", ""}, checklist.Machine[0])
	finding := checklist.Machine[15]
	require.Equal(t, checklist.Findings["Q16"], finding.Outcome+". "+finding.Words, "the same twice")
	require.Nil(t, force.frozen(id, "1").Checklist, "for officers")
	for _, c := range []caller{force, d.as(t, "auditor")} {
		require.NotContains(t, string(c.get(at(id, "events")).want(http.StatusOK).body), "Thin, but real.")
	}

	officer.act(id, models.Reopen, because())
	content.Facts += " One more fact."
	force.put(at(id, "content"), content, "If-Match", "*").want(http.StatusOK)
	force.act(id, models.SubmitForQA, nil)
	second.act(id, models.Claim, nil)
	require.Equal(t, []string{"Q09 -", "Q13 -", "Q15 -", "Q26 -"}, second.checklist(id).said(), "changed text wants new answers")
	second.try(id, models.Approve, nil).faults("/checklist/Q09 required", "/checklist/Q13 required", "/checklist/Q15 required", "/checklist/Q26 required")
	require.Nil(t, officer.frozen(id, "2").Checklist)
	require.Equal(t, checklist, officer.frozen(id, "1").Checklist, "and the old ones stay with the old")
}

func TestWrongAnswersAreRefused(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	officer := d.as(t, "officer.serocu")
	officer.put(at(id, "checklist"), object{"answers": object{"Q09": "perhaps", "Q99": "yes"}, "notes": object{"Q98": "x"}, "ruleSet": "mine"}).
		faults("/answers/Q09 bad-value", "/answers/Q99 bad-value", "/notes/Q98 bad-value", "/answers required", "/ruleSet unknown-field")
	officer.put(at(id, "checklist"), "[").refused(http.StatusBadRequest, "malformed")
	officer.put(at(id, "checklist"), object{"answers": object{"Q09": 1}}).faults("/answers/Q09 wrong-type")
	require.Equal(t, []string{"Q09 -", "Q13 -", "Q15 -", "Q26 -"}, officer.checklist(id).said())
	wrong := approval()
	wrong["findings"], wrong["ruleSet"], wrong["notes"] = object{"Q01": "pass"}, "mine", object{"Q98": "x"}
	officer.try(id, models.Approve, wrong).faults("/findings unknown-field", "/ruleSet unknown-field", "/notes/Q98 bad-value")
	for _, who := range []string{"applicant.thames-valley", "officer.ersou", "cps.reviewer", "manager.serocu", "lead.national", "auditor", "admin"} {
		d.as(t, who).get(at(id, "checklist")).refused(http.StatusNotFound, "not-found")
		d.as(t, who).put(at(id, "checklist"), object{"answers": object{"Q09": "yes"}}).refused(http.StatusNotFound, "not-found")
	}
}

// TestANoIsExplained: an application is not approved over an answer of "no" that says nothing.
func TestANoIsExplained(t *testing.T) {
	t.Parallel()
	d := shared
	officer := d.as(t, "officer.serocu")
	id := d.caseAt(t, claimed)
	body, answers := approval(), checklist()
	answers["Q13"] = "no"
	body["checklist"] = answers
	body["terms"] = object{"t1": "no", "t2": "yes", "t3": "yes", "t4": "yes", "t5": "yes", "t6": "yes", "t7": "yes"}
	officer.try(id, models.Approve, body).faults("/checklist/Q13 no-unexplained", "/terms/t1 no-unexplained")
	body["notes"], body["termNotes"] = object{"Q13": " "}, object{"t1": "\u200b"}
	officer.try(id, models.Approve, body).faults("/checklist/Q13 no-unexplained", "/terms/t1 no-unexplained")
	body["notes"], body["termNotes"] = object{"Q13": "Thin, but real."}, object{"t1": "The force explains it under risk."}
	officer.act(id, models.Approve, body)
}

// termsSaid lists the lines about terms as "term answer note".
func (r reviewed) termsSaid() []string {
	var lines []string
	for _, l := range r.Terms {
		if l.Answer != nil || l.Note != "" {
			line := l.Term + " -"
			if l.Answer != nil {
				line = l.Term + " " + *l.Answer
			}
			lines = append(lines, strings.TrimSpace(line+" "+l.Note))
		}
	}
	return lines
}

// TestEachTermIsAskedAbout keeps an answer with its term until the term changes, and freezes it with the approval. A
// program that says nothing about terms approves as before, and a doubt is then recorded as not answered.
func TestEachTermIsAskedAbout(t *testing.T) {
	t.Parallel()
	d := shared
	text := drugs(t)
	text.Terms[1].Text += " He must not act suspiciously."
	text.Terms[2].Asks, text.Terms[2].Names = nil, &content.Names{People: content.PeopleNone, Places: content.PlacesNone}
	force, officer := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu")
	id := force.create("thames-valley", text).ID
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	list := officer.checklist(id)
	require.Len(t, list.Terms, len(text.Terms))
	require.NotEmpty(t, list.Terms[1].Doubts)
	require.True(t, list.Terms[1].Required, "there is a doubt")
	require.True(t, list.Terms[0].Required, "its author was not asked")
	require.False(t, list.Terms[2].Required, "its author was asked, and there is no doubt")
	require.Contains(t, list.Terms[6].Question, "section 5(7)")

	officer.put(at(id, "checklist"), object{"answers": object{}, "terms": object{"t1": "perhaps", "t99": "yes"}, "termNotes": object{"t2": "x"}}).
		faults("/terms/t1 bad-value", "/terms/t99 bad-value", "/terms required")
	officer.put(at(id, "checklist"), object{"answers": object{}, "terms": object{"t1": "yes", "t2": "no"}, "termNotes": object{"t2": "What is suspicious?"}}).want(http.StatusOK)
	require.Equal(t, []string{"t1 yes", "t2 no What is suspicious?"}, officer.checklist(id).termsSaid())
	officer.act(id, models.Return, object{"points": []object{{"code": "CLAR", "severity": "should", "anchor": "t2", "text": "Be exact."}}})

	text.Terms[1].Text += " He must not act oddly."
	text.Facts += " One more fact."
	force.put(at(id, "content"), text, "If-Match", "*").want(http.StatusOK)
	force.act(id, models.SubmitForQA, nil)
	officer.act(id, models.Claim, nil)
	require.Equal(t, []string{"t1 yes"}, officer.checklist(id).termsSaid(), "a changed term is asked again, and no other")

	answers := object{"Q09": "yes", "Q13": "yes", "Q15": "n/a", "Q26": "yes"}
	officer.try(id, models.Approve, object{"checklist": answers, "terms": object{"t2": "yes", "t4": "yes", "t5": "yes", "t6": "yes"}}).faults("/terms/t7 required")
	officer.act(id, models.Approve, object{"checklist": answers})
	frozen := map[string]models.TermAnswer{}
	for _, a := range officer.frozen(id, "2").Checklist.Terms {
		frozen[a.Term] = a
	}
	require.Equal(t, "yes", frozen["t1"].Answer)
	require.Equal(t, models.NotAnswered, frozen["t2"].Answer)
	require.Positive(t, frozen["t2"].Doubts)
	require.NotContains(t, frozen, "t4", "there was no doubt and no answer")
}
