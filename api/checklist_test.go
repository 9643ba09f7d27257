package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
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
		Findings map[string]string
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
	require.Len(t, checklist.Findings, 35)
	require.Equal(t, "pass.", checklist.Findings["Q01"])
	require.Regexp(t, `^(ask|fail)\. .+`, checklist.Findings["Q16"])
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
