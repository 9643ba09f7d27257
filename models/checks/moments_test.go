package checks_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks"
)

type set = map[string]any

func hearingsOf(kindsAndDates ...string) []any {
	var all []any
	for i := 0; i+2 < len(kindsAndDates); i += 3 {
		all = append(all, set{"kind": kindsAndDates[i], "date": kindsAndDates[i+1], "note": kindsAndDates[i+2]})
	}
	return all
}

// TestDatesThatDoNotFollowAreAskedAbout has each row both ways: a date that cannot be right, with the reason that is given, and
// one near it that may be and is passed over.
func TestDatesThatDoNotFollowAreAskedAbout(t *testing.T) {
	const plan, issue = "/notice/plannedBy", "/court/hearings/0/date"
	for _, c := range []struct {
		name, sample, place, because string
		wrong, right                 set
	}{
		{"notice planned after the order", "030", plan, "before the court decides",
			set{plan: "2026-10-21"}, set{plan: "2026-10-20"}},
		{"notice planned after the hearing, and the order later", "030", plan, "before the hearing",
			set{plan: "2026-10-21", "/court/expectedOrderDate": "2026-11-20", "/order/start/expectedOn": "2026-11-20",
				"/court/hearings": hearingsOf("issue", "2026-08-03", "Planned issue of the claim", "order", "2026-10-20", "First day", "order", "2026-11-20", "Second day")},
			set{plan: "2026-10-19", "/court/expectedOrderDate": "2026-11-20", "/order/start/expectedOn": "2026-11-20",
				"/attachments/0/title": "Draft order with proposed dates (20 November 2026 to 19 November 2028)",
				"/court/hearings":      hearingsOf("issue", "2026-08-03", "Planned issue of the claim", "order", "2026-10-20", "First day", "order", "2026-11-20", "Second day")}},
		{"a claim issued after its hearing", "030", "/court/hearings/1/date", "after it is issued", set{issue: "2026-10-21"}, set{issue: "2026-08-10"}},
		{"a plea that was entered, on a day to come", "014", issue, "have been entered", set{issue: "2026-04-06"}, set{issue: "2026-03-06"}},
		{"the note alone says that it was entered", "014", issue, "have been entered",
			set{issue: "2026-04-06", "/conviction/status": "charged", "/court/hearings/0/note": "Pleaded guilty to count 1"},
			set{issue: "2026-03-06"}},
		{"a verdict on a day to come", "021", issue, "found guilty", set{issue: "2026-06-17"}, set{issue: "2026-04-17"}},
		{"a sentence passed on a day to come", "021", "/court/hearings/1/date", "have been passed", set{"/court/hearings/1/date": "2026-06-29"}, set{"/court/hearings/1/date": "2026-05-29"}},
		{"a supervisor before the applicant", "021", "/declarations/supervisor/on", "what the force applicant declared",
			set{"/declarations/supervisor/on": "2026-06-01", "/attachments/0/dated": "2026-05-30"}, set{"/declarations/supervisor/on": "2026-06-03"}},
		{"a supervisor before the evidence", "014", "/declarations/supervisor/on", "covers it",
			set{"/declarations/supervisor/on": "2026-01-04", "/declarations/applicant/on": "2026-01-04"},
			set{"/evidence/3/dated": "2026-03-10"}},
		{"an applicant before the evidence", "030", "/declarations/applicant/on", "covers it",
			set{"/declarations/applicant/on": "2026-06-07"}, set{"/existingScpo/checkedOn": "2026-06-14"}},
		{"a hearsay notice years before its item", "014", "/evidence/2/hearsayNoticeBy", "about this item",
			set{"/evidence/2/hearsayNoticeBy": "2025-03-27"}, set{"/evidence/2/hearsayNoticeBy": "2026-01-05"}},
		{"a hearsay notice before the offence", "021", "/evidence/6/hearsayNoticeBy", "proceedings for the offence",
			set{"/evidence/6/hearsayNoticeBy": "2019-03-06", "/evidence/6/dated": "2018-09-02"}, set{"/evidence/2/hearsayNoticeBy": "2026-03-09"}},
		{"a release before the sentence that is expected", "014", "/disposal/expectedRelease", "follows the sentence",
			set{"/disposal/expectedRelease": "2026-05-01", "/order/start/expectedOn": "2026-05-01"},
			set{"/disposal/expectedRelease": "2031-11-15", "/order/start/expectedOn": "2031-11-15"}},
		{"a licence that ends in another century", "014", "/disposal/licenceEnds", "60 years", set{"/disposal/licenceEnds": "2134-11-14"}, set{"/disposal/licenceEnds": "2036-11-14"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := fault{Sample: c.sample, Check: "Q33"}
			before, wrong, right := f.sample(t, nil), f.sample(t, c.wrong), f.sample(t, c.right)
			require.Contains(t, f.of(wrong), c.place)
			require.Contains(t, messageAt(wrong, "Q33", c.place), c.because)
			require.False(t, fresh(before, right, "", false), "%v", f.of(right))
		})
	}
}

// messageAt is what a check says of a place.
func messageAt(r checks.Report, check, place string) (text string) {
	item, _ := r.Item(check)
	for _, f := range item.Findings {
		if f.Pointer == place {
			text += f.Message
		}
	}
	return text
}

// TestWhatComesLaterThanADeclarationMay is passed over: what may still be done after it, and a plea at the second of two hearings.
func TestWhatComesLaterThanADeclarationMay(t *testing.T) {
	for _, c := range []struct {
		sample string
		set    set
	}{
		{"014", set{"/hmppsConsultation/consultedOn": "2026-03-11"}},
		{"014", set{"/existingScpo/checkedOn": "2026-03-11"}},
		{"014", set{"/thirdParties/items/0/consultedOn": "2026-03-11"}},
		{"021", set{"/declarations/applicant/on": "2026-06-01", "/declarations/supervisor/on": "2026-06-03"}},
		{"014", set{"/court/hearings": hearingsOf("plea", "2026-03-06", "Guilty plea entered", "sentence", "2026-05-08", "Order to be considered at this hearing", "plea", "2026-04-20", "Plea to count 2 to be entered")}},
	} {
		f := fault{Sample: c.sample}
		require.False(t, fresh(f.sample(t, nil), f.sample(t, c.set), "", false), c.set)
	}
}
