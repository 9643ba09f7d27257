package api_test

import (
	"database/sql"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/reference"
)

// report is what the checks say, as a program reads it.
type report struct {
	RuleSet string
	AsOf    calendar.Date
	Items   []checkItem
}

type checkItem struct {
	ID, Severity, How, Outcome, Message, Question, Justification string
	Justifiable                                                  bool
	Findings                                                     []struct {
		Pointer, Message string
		Doubt            bool
	}
}

// report reads the answer of the checks.
func (r reply) report() report {
	r.t.Helper()
	var told report
	r.want(http.StatusOK).into(&told)
	require.Len(r.t, told.Items, len(checks.For(today()).Checks))
	return told
}

func (r report) item(t *testing.T, id string) checkItem {
	t.Helper()
	i := slices.IndexFunc(r.Items, func(c checkItem) bool { return c.ID == id })
	require.GreaterOrEqual(t, i, 0, id)
	return r.Items[i]
}

func (i checkItem) pointers() []string {
	places := []string{}
	for _, f := range i.Findings {
		places = append(places, f.Pointer)
	}
	return places
}

func (i checkItem) messages() string {
	var all strings.Builder
	for _, f := range i.Findings {
		all.WriteString(f.Message + "\n")
	}
	return all.String()
}

// stops is the place and id of every stop check that fails.
func (r report) stops() (all []string) {
	for _, i := range r.Items {
		if i.Severity != reference.SeverityStop || i.Outcome != "fail" {
			continue
		}
		for _, f := range i.Findings {
			if !f.Doubt {
				all = append(all, f.Pointer+" "+i.ID)
			}
		}
	}
	return all
}

const checksPath = "/api/v1/checks"

func samples(t *testing.T, defective bool) []reference.Sample {
	t.Helper()
	all, err := reference.Samples()
	require.NoError(t, err)
	return slices.DeleteFunc(all, func(s reference.Sample) bool { return s.Defective != defective })
}

func TestTheChecksAnswerForAnyDraft(t *testing.T) {
	t.Parallel()
	force, officer := shared.as(t, "applicant.thames-valley"), shared.as(t, "officer.serocu")
	id := force.create("thames-valley", object{}).ID
	told := force.get(at(id, "checks")).report()
	require.Equal(t, today(), told.AsOf)
	require.NotEmpty(t, told.RuleSet)
	require.NotEmpty(t, told.stops())
	require.Equal(t, told, officer.get(at(id, "checks")).report())
	require.Equal(t, told, force.post(checksPath, object{}).report(), "no content is an empty draft")
	for _, body := range []object{
		{"asOf": nil, "force": nil, "reviewer": nil},
		{"asOf": "1900-01-01"}, {"asOf": "2199-12-31"}, {"force": "atlantis", "reviewer": "nobody"},
		{"content": object{"terms": []object{{}, {"text": "\u2014"}}, "subjects": []object{{}}, "offences": []object{{}}, "evidence": []object{{}}}},
		{"content": object{"order": object{"start": object{"kind": "event"}, "end": object{"kind": "length"}}, "risk": object{}, "court": object{"hearings": []object{{}}}}},
		{"content": drugs(t), "asOf": "1900-01-01"}, {"content": drugs(t), "asOf": "2199-12-31"},
	} {
		force.post(checksPath, body).report()
	}
	force.post(checksPath, object{"asOf": "soon", "when": 1, "force": 2, "content": object{"route": "s99"}}).
		faults("/asOf bad-date", "/when unknown-field", "/force wrong-type", "/content/route bad-value")
	force.post(checksPath, `[]`).faults(" wrong-type")
	force.post(checksPath, `{"content": }`).refused(http.StatusBadRequest, "malformed")
	force.post(checksPath, nil).refused(http.StatusBadRequest, "malformed")
}

func TestSoundSamplesFailNoMachineCheckToday(t *testing.T) {
	t.Parallel()
	sound := func(s reference.Sample, told report) {
		require.Empty(t, told.stops(), s.Reference)
		for _, i := range told.Items {
			if i.Outcome == "ask" && len(i.Findings) > 0 && strings.HasPrefix(i.Findings[0].Message, "No file is attached") { // which an application without files is asked
				require.Contains(t, []string{"Q11", "Q17", "Q30"}, i.ID)
				continue
			}
			if i.How == reference.HowMachine {
				require.Contains(t, []string{"pass", "not-applicable"}, i.Outcome, "%s %s: %v", s.Reference, i.ID, i.Findings)
			}
		}
	}
	for _, s := range samples(t, false) {
		moved := s.Content.MoveDates(int(today().Time().Sub(s.Scenario.AsOf.Time()) / (24 * time.Hour)))
		sound(s, shared.as(t, "officer.serocu").post(checksPath, object{"content": moved, "force": s.Force, "reviewer": s.Scenario.QAReviewer}).report())
		if who := "applicant." + s.Force; shared.users[who].ID != "" {
			force := shared.as(t, who)
			sound(s, force.get(at(force.create(s.Force, moved).ID, "checks")).report())
		}
	}
}

// counts is how many rows each table has, the access log apart.
func (d *desk) counts(t *testing.T) map[string]int {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+d.file+"?_pragma=busy_timeout(10000)")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	rows, err := db.QueryContext(t.Context(), "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('access_log', 'sqlite_sequence')")
	require.NoError(t, err)
	defer rows.Close()
	found := map[string]int{}
	for rows.Next() {
		var name string
		require.NoError(t, rows.Scan(&name))
		found[name] = 0
	}
	require.NoError(t, rows.Err())
	for name := range found {
		var n int
		require.NoError(t, db.QueryRowContext(t.Context(), `SELECT count(*) FROM "`+name+`"`).Scan(&n))
		found[name] = n
	}
	return found
}

// TestDefectiveSamplesAreFoundOutAndNothingIsStored asks about content that is not stored, with five applications of
// the region that hold the same terms as one of the samples.
func TestDefectiveSamplesAreFoundOutAndNothingIsStored(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	defective := samples(t, true)
	require.Len(t, defective, 2)
	for _, s := range defective {
		for i := range s.Scenario.SameTermTextIn {
			d.record(t, "surrey", life{created: calendar.NewDate(2026, 3, 2+i), text: s.Content.Canonical()})
		}
	}
	before := d.counts(t)
	require.Equal(t, 5, before["applications"])
	for _, s := range defective {
		told := d.as(t, "officer.serocu").post(checksPath, object{"content": s.Content, "asOf": s.Scenario.AsOf, "force": s.Force, "reviewer": s.Scenario.QAReviewer}).report()
		require.Equal(t, s.Scenario.AsOf, told.AsOf)
		for _, want := range s.ExpectedFindings {
			if want.How == reference.HowHuman {
				continue
			}
			item := told.item(t, want.Check)
			require.Contains(t, item.pointers(), want.Where, "%s %s", s.Reference, want.Check)
			require.Equal(t, want.Severity, item.Severity, want.Check)
			require.Equal(t, want.How == reference.HowMachine || want.Severity == reference.SeverityStop, item.Outcome == "fail", want.Check)
		}
		require.Equal(t, len(s.Scenario.SameTermTextIn) > 0, strings.Count(told.item(t, "Q25").messages(), "OLD/") == 5, s.Reference)
	}
	copied := defective[slices.IndexFunc(defective, func(s reference.Sample) bool { return len(s.Scenario.SameTermTextIn) > 0 })]
	for who, named := range map[string]int{"applicant.surrey": 5, "applicant.thames-valley": 0} {
		told := d.as(t, who).post(checksPath, object{"content": copied.Content, "asOf": copied.Scenario.AsOf}).report()
		words := told.item(t, "Q25").messages()
		require.Equal(t, named, strings.Count(words, "OLD/"), "%s: %s", who, words)
		require.Equal(t, named == 0, strings.Contains(words, "the same text is in another force's application."), words)
	}
	d.as(t, "applicant.surrey").post("/api/v1/wordings/phones-limit/draft", nil).want(http.StatusOK)
	require.Equal(t, before, d.counts(t), "nothing is written")
}

func TestSubmittingNamesEveryStopAtOnce(t *testing.T) {
	t.Parallel()
	force := shared.as(t, "applicant.surrey")
	for _, s := range samples(t, true) {
		id := force.create("surrey", s.Content).ID
		stops := force.get(at(id, "checks")).report().stops()
		require.NotEmpty(t, stops)
		named := force.try(id, models.SubmitForQA, nil).among()
		at := map[string][]string{} // several checks can point at one place; the first is named
		for _, stop := range stops {
			place, check, _ := strings.Cut(stop, " ")
			at[place] = append(at[place], check)
		}
		require.Len(t, named, len(at), s.Reference)
		for _, n := range named {
			place, code, _ := strings.Cut(n, " ")
			require.Contains(t, at[place], code, n)
		}
		require.Len(t, shared.events(t, id), 1)
		require.Equal(t, models.Drafting, force.read(id).State)
	}
}

// TestAStopMayBeJustified: with written reasons the application passes, and the officer sees them.
func TestAStopMayBeJustified(t *testing.T) {
	t.Parallel()
	d := shared
	d.caseAt(t, drafted) // another with the same terms
	force, officer, cps := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu"), d.as(t, "cps.reviewer")
	sound := someone(t)
	id := force.create("thames-valley", text(t, sound, func(c object) {
		c["terms"].([]any)[0].(object)["tailoringNote"] = nil
		c["terms"].([]any)[2].(object)["riskAddressed"] = []string{}
	})).ID
	const stop, why = "/terms/2/riskAddressed Q14", "The risk is in the judge's remarks, which come with the bundle."
	say := func(check, words string) object { return object{"justifications": object{check: words}} }
	force.try(id, models.SubmitForQA, nil).faults(stop)
	force.try(id, models.SubmitForQA, say("Q14", " ")).among("/justifications/Q14 required")
	force.try(id, models.SubmitForQA, say("Q03", why)).faults(stop) // another check's reasons do not serve
	for _, check := range []string{"Q01", "Q07", "Q16", "Q31", "Q99", "a/b~c"} {
		pointer := "/justifications/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(check)
		force.try(id, models.SubmitForQA, object{"justifications": object{"Q14": why, check: why}}).faults(pointer + " bad-value")
	}
	force.try(id, models.SubmitForQA, object{"justifications": object{"Q14": why}, "ruleSet": "2026-02-12"}).faults("/ruleSet unknown-field")
	force.try(id, models.SubmitForQA, object{"justifications": []string{why}}).among("/justifications wrong-type")
	require.Len(t, d.events(t, id), 1)

	force.act(id, models.SubmitForQA, say("Q14", why))
	for _, reader := range []caller{force, officer} {
		told := reader.get(at(id, "checks")).report()
		item := told.item(t, "Q14")
		require.Equal(t, []string{"fail", why}, []string{item.Outcome, item.Justification})
		require.True(t, item.Justifiable)
		require.Empty(t, told.item(t, "Q03").Justification)
		require.Contains(t, told.item(t, "Q25").pointers(), "/terms")
		require.Equal(t, why, reader.submitted(id).Justifications["Q14"])
	}
	officer.act(id, models.Claim, nil)
	officer.act(id, models.Approve, approval())
	officer.act(id, models.SubmitToCPS, nil)
	told := cps.get(at(id, "checks")).report()
	require.Equal(t, "fail", told.item(t, "Q14").Outcome)
	require.Empty(t, told.item(t, "Q14").Justification, "what passes between force and region is not for the CPS")
	require.NotContains(t, told.item(t, "Q25").pointers(), "/terms", "nor what others draft")
	require.Empty(t, cps.submitted(id))

	cps.act(id, models.CPSDecision, decision(models.DecisionMoreInfo, evidence()))
	force.put(at(id, "content"), sound, "If-Match", "*").want(http.StatusOK)
	require.Empty(t, force.get(at(id, "checks")).report().item(t, "Q14").Justification, "it was given for another text")
	require.Equal(t, "fail", cps.get(at(id, "checks")).report().item(t, "Q14").Outcome, "the CPS has the text that it received")
}

// submitted is what went with the last submission for QA, as the caller may read it.
func (c caller) submitted(id string) (last models.SubmitBody) {
	c.t.Helper()
	var history struct {
		Items []struct {
			Action  models.Action
			Details *models.SubmitBody
		}
	}
	c.get(at(id, "events")).want(http.StatusOK).into(&history)
	for _, e := range history.Items {
		if e.Action == models.SubmitForQA && e.Details != nil {
			last = *e.Details
		}
	}
	return last
}

// TestTheRulesOfASubmissionStayUntilAnEdit puts a rule set that does not exist into a submission, to see that those
// rules are requested.
func TestTheRulesOfASubmissionStayUntilAnEdit(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, sent)
	force := d.as(t, "applicant.thames-valley")
	day := force.post(checksPath, object{}).report().RuleSet
	require.Equal(t, day, force.submitted(id).RuleSet)
	require.Equal(t, day, force.get(at(id, "checks")).report().RuleSet)
	d.sql(t, "UPDATE payloads SET body = replace(body, ?, 'of-yore') WHERE application_id = ? AND action = 'submit-for-qa'", day, id)
	d.as(t, "officer.serocu").get(at(id, "checks")).refused(http.StatusInternalServerError, "fault")
	force.act(id, models.Recall, nil)
	force.get(at(id, "checks")).refused(http.StatusInternalServerError, "fault")
	force.put(at(id, "content"), text(t, drugs(t), func(c object) { c["facts"] = "He led a county line." }), "If-Match", "*").want(http.StatusOK)
	require.Equal(t, day, force.get(at(id, "checks")).report().RuleSet)
	force.act(id, models.SubmitForQA, nil)
	require.Equal(t, day, force.get(at(id, "checks")).report().RuleSet)
}

func TestTheSameTermElsewhereInTheRegionIsFlagged(t *testing.T) {
	t.Parallel()
	d := shared
	words := "Must not enter the boathouse of " + uuid.NewString() + " at Quillmere Lock"
	with := func(terms ...string) object {
		var list []object
		for _, words := range terms {
			list = append(list, object{"text": words})
		}
		return object{"terms": list}
	}
	valley, surrey, kent := d.as(t, "applicant.thames-valley"), d.as(t, "applicant.surrey"), d.as(t, "applicant.kent")
	mine := valley.create("thames-valley", with("\u2014", words+".", words))
	theirs := surrey.create("surrey", with("\u2014", "  "+strings.ToUpper(words)+" "))
	far := kent.create("kent", with(words))
	for who, named := range map[string]bool{"applicant.thames-valley": false, "officer.serocu": true} {
		item := d.as(t, who).get(at(mine.ID, "checks")).report().item(t, "Q25")
		require.Subset(t, item.pointers(), []string{"/terms", "/terms/1/tailoringNote", "/terms/2/tailoringNote"})
		require.NotContains(t, item.pointers(), "/terms/0/tailoringNote", "without words nothing is the same")
		require.Equal(t, named, strings.Contains(item.messages(), theirs.Reference), "no force is told which application of another it is")
		require.NotContains(t, item.messages(), mine.Reference)
		require.NotContains(t, item.messages(), far.Reference)
	}
	require.NotContains(t, kent.get(at(far.ID, "checks")).report().item(t, "Q25").pointers(), "/terms")
	stranger := valley.post(checksPath, object{"content": with(words)}).report().item(t, "Q25")
	require.Contains(t, stranger.messages(), mine.Reference+", another force's application.")
	surrey.put(at(theirs.ID, "content"), with("Must not enter any other boathouse"), "If-Match", "*").want(http.StatusOK)
	require.NotContains(t, valley.get(at(mine.ID, "checks")).report().item(t, "Q25").pointers(), "/terms")
}

// TestTakenOverTextsAreFound asks about a term and facts that are nearly another application's: its own force reads both texts,
// and another force learns no more than that there is one.
func TestTakenOverTextsAreFound(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	theirs := samples(t, false)[0].Content
	theirs.Terms = slices.Clone(theirs.Terms)
	theirs.Terms[0].Text = "Must not keep, hire or ride an electric bicycle whose motor is above 250 watts, nor lend one to another person."
	d.record(t, "surrey", life{created: calendar.NewDate(2026, 3, 2), text: theirs.Canonical()})
	ours := samples(t, false)[1].Content
	ours.Terms = slices.Clone(ours.Terms)
	ours.Terms[0].TailoringNote = nil
	ours.Facts = strings.Replace(theirs.Facts, "11 handsets", "14 handsets", 1)
	for _, text := range []string{
		"Must not keep, hire or ride an electric bicycle whose motor is above 500 watts, nor lend one to another person.",
		"He must not ride, hire or keep an electric bicycle whose motor is above 250 watts, nor lend one to another person. Paid work is excepted.",
	} {
		ours.Terms[0].Text = text
		for who, sees := range map[string]bool{"applicant.surrey": true, "officer.serocu": true, "applicant.thames-valley": false} {
			item := d.as(t, who).post(checksPath, object{"content": ours}).report().item(t, "Q25")
			for _, place := range []string{"/terms/0/tailoringNote", "/facts"} {
				require.Contains(t, item.pointers(), place, who)
			}
			require.Equal(t, !sees, strings.Contains(item.messages(), "nearly the same as in another force's application"), "%s: %s", who, item.messages())
			require.Equal(t, sees, strings.Contains(item.messages(), "OLD/"), who)
		}
	}
}
