package figures

import (
	"html/template"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// headline is the figure itself.
type headline struct {
	Share, Interval string // the interval is "" where there is no rate
	Assurance       string // against the target; "" without a rate
	Pending         string // the range that is still open; "" where nothing is
	Few             bool   // there are decisions, too few for a rate
	Accepted        *link
	Decided         *link
}

func headlineOf(f answers.Figure, to opener) headline {
	c := f.Total
	h := headline{
		Few: c.Decided > 0 && c.Decided < models.SmallestBase, Pending: open(c, c.Accepted), Accepted: to.all(models.CountAccepted, c.Accepted, "accepted as submitted"),
		Decided: to.all(models.CountDecided, c.Decided, "decided"),
	}
	h.Share, h.Interval = share(c.Accepted, c.Decided), interval(c.Accepted, c.Decided)
	if h.Interval != "" {
		h.Assurance = assured(c.Accepted, c.Decided, f.Target)
	}
	return h
}

// block is part of what is shown with the figure, so that what the figure leaves out cannot flatter it.
type block struct {
	Heading string
	Rows    ui.Component
}

// beside separates what the CPS decided, what it has not decided, and what regional quality assurance did before. Where
// nothing is decided, only the figure says so.
func beside(f answers.Figure, to opener) []block {
	c := f.Total
	either := c.Accepted + c.AcceptedWithAmendments
	var blocks []block
	decisions := facts{to: to}
	decisions.add("Accepted (including with amendments)", inWords(either, c.Decided), open(c, either), models.CountAcceptedWithAmendments, c.AcceptedWithAmendments, "with amendments")
	decisions.add("Not accepted", of(c.NotAccepted, c.Decided), "", models.CountNotAccepted, c.NotAccepted, "not accepted")
	decisions.add("Requests for more information", of(c.MoreInformation, c.Decided), "Included in “Not accepted”.",
		models.CountMoreInformation, c.MoreInformation, "where more information was requested")
	decisions.add("Returned at triage", of(c.ReturnedAtTriage, c.NotAccepted), "Included in “Not accepted”, before a CPS lawyer read the application.",
		models.CountReturnedAtTriage, c.ReturnedAtTriage, "returned at triage")
	decisions.add("Reasons outside the force’s control only", of(c.OutsideControl, c.Decided), "Included in the total.",
		models.CountOutsideControl, c.OutsideControl, "outside the force’s control")
	records := facts{to: to}
	records.add("Not confirmed by the CPS", of(c.Unconfirmed, c.Decided), "Recorded by the region only.", models.CountUnconfirmed, c.Unconfirmed, "not confirmed")
	records.add("Corrected", of(c.Corrected, c.Decided), "The decision was first recorded wrongly.", models.CountCorrected, c.Corrected, "corrected")
	records.add("Recorded by the officer who approved or submitted", of(c.SameOfficer, c.Decided), "Included in “Not confirmed by the CPS”.",
		models.CountSameOfficer, c.SameOfficer, "recorded by the officer who approved or submitted")
	records.add("Contested, and the CPS agreed", of(c.AgreedWrong, c.Decided), "The CPS agreed that a reason was wrong. The rate does not change.",
		models.CountAgreedWrong, c.AgreedWrong, "where the CPS agreed that a reason was wrong")
	if c.Decided > 0 {
		blocks = append(blocks, block{"Other first decisions", decisions.list}, block{"How decisions were recorded", records.list})
	}

	if f.Basis == models.BySubmission {
		undecided := facts{to: to}
		undecided.add("No decision yet", ui.Number(c.Pending), "", models.CountPending, c.Pending, "with no decision yet")
		undecided.add("Withdrawn after submission", ui.Number(c.Withdrawn), "Before the CPS decided.", models.CountWithdrawn, c.Withdrawn, "withdrawn")
		undecided.add("Started again", ui.Number(c.BegunAgain), "About the same subject in the same court case as an earlier submission. Not counted again.",
			models.CountBegunAgain, c.BegunAgain, "started again")
		blocks = append(blocks, block{"Submitted with no decision (not included in the total)", undecided.list})
	}

	qa := facts{to: to}
	sent := "of those submitted"
	if f.Basis == models.ByDecision {
		sent = "of those decided"
	}
	if c.Submitted > 0 {
		qa.add("Passed regional QA first time", passed(c), ui.Capital(sent)+". The others were returned to the force at least once first.",
			models.CountReturnedByQA, c.ReturnedByQA, "returned")
	}
	if c.Decided > 0 {
		qa.add("First-time pass at both stages", inWords(c.AcceptedUnreturned, c.Decided), "Passed regional QA first time and accepted by the CPS as submitted.",
			models.CountAcceptedUnreturned, c.AcceptedUnreturned, "that passed both stages")
	}
	qa.add("Withdrawn before submission to the CPS", ui.Number(f.Before.Withdrawn), "Withdrawn in the period.", models.CountWithdrawnBefore, f.Before.Withdrawn, "withdrawn before submission")
	qa.add("Returned by the region and not resubmitted", ui.Number(f.Before.Returned), "Returned in the period.", models.CountReturnedBefore, f.Before.Returned, "not resubmitted")
	return append(blocks, block{"Before the CPS: regional quality assurance (QA)", qa.list})
}

// passed is the first of the two yields; the other is the figure.
func passed(c answers.FigureCounts) string {
	return inWords(c.Submitted-c.ReturnedByQA, c.Submitted)
}

// of is k of n without a rate.
func of(k, n int) string {
	if n == 0 {
		return noDecisions
	}
	return ui.Number(k) + " of " + ui.Number(n)
}

// facts are rows of a summary list.
type facts struct {
	to   opener
	list ui.SummaryList
}

// add writes one number with what has to be said of it, and the way to its cases.
func (f *facts) add(key, value, note string, counted models.Counted, n int, which string) {
	row := ui.SummaryRow{Key: ui.Content{Text: key}, Value: ui.Content{HTML: lines(value, note)}}
	if l := f.to.all(counted, n, which); l != nil {
		row.Actions.Items = []ui.SummaryAction{{Href: l.Href, Text: l.Text}}
	}
	f.list.Rows = append(f.list.Rows, row)
}

func lines(value, note string) template.HTML {
	text := template.HTMLEscapeString(value)
	if note != "" {
		text += `<br><span class="app-figure__note">` + template.HTMLEscapeString(note) + `</span>`
	}
	return template.HTML(text) //nolint:gosec // escaped above
}
