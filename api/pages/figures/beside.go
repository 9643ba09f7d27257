package figures

import (
	"html/template"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// headline is the figure itself.
type headline struct {
	Share, Interval string // the interval is "" where there is no rate
	Assurance       string // against the target; "" without a rate
	Pending         string // the range that is still open; "" where nothing is
	Few             bool   // for a rate
	Accepted        *link
	Decided         *link
}

func headlineOf(f figure, to opener) headline {
	c := f.Total
	h := headline{
		Few: c.Decided < models.SmallestBase, Pending: open(c, c.Accepted), Accepted: to.all(models.CountAccepted, c.Accepted, "accepted as submitted"),
		Decided: to.all(models.CountDecided, c.Decided, "decided"),
	}
	h.Share, h.Interval = share(c.Accepted, c.Decided), interval(c.Accepted, c.Decided)
	if h.Interval != "" {
		h.Assurance = assured(c.Accepted, c.Decided, f.Target)
	}
	return h
}

// block is some of what stands beside the figure, so that it cannot be flattered by what is not in it.
type block struct {
	Heading string
	Rows    ui.Component
}

// beside keeps apart what the CPS decided, what it has not decided, and what regional quality assurance did before.
func beside(f figure, to opener) []block {
	c := f.Total
	either := c.Accepted + c.AcceptedWithAmendments
	decisions := facts{to: to}
	decisions.add("Accepted, with amendments too", inWords(either, c.Decided), open(c, either), models.CountAcceptedWithAmendments, c.AcceptedWithAmendments, "with amendments")
	decisions.add("Not accepted", of(c.NotAccepted, c.Decided), "", models.CountNotAccepted, c.NotAccepted, "not accepted")
	decisions.add("Requests for more information", of(c.MoreInformation, c.Decided), "They are among those not accepted.",
		models.CountMoreInformation, c.MoreInformation, "requests")
	decisions.add("For reasons wholly outside the force’s control", of(c.OutsideControl, c.Decided), "They stay in the base.",
		models.CountOutsideControl, c.OutsideControl, "outside control")
	blocks := []block{{"The other first decisions", decisions.list}}

	if f.Basis == models.BySubmission {
		undecided := facts{to: to}
		undecided.add("Still to be decided", ui.Number(c.Pending), "", models.CountPending, c.Pending, "to be decided")
		undecided.add("Withdrawn after submission", ui.Number(c.Withdrawn), "Before the CPS decided.", models.CountWithdrawn, c.Withdrawn, "withdrawn")
		blocks = append(blocks, block{"Submitted and not decided: not in the base", undecided.list})
	}

	qa := facts{to: to}
	sent := "of those submitted"
	if f.Basis == models.ByDecision {
		sent = "of those decided"
	}
	qa.add("Passed regional QA at the first time", passed(c), ui.Capital(sent)+"; the others went back to the force at least once before the CPS saw them.",
		models.CountReturnedByQA, c.ReturnedByQA, "returned")
	qa.add("Passed QA at the first time and accepted as submitted", inWords(c.AcceptedUnreturned, c.Decided), "The whole line, from the force to the CPS, at the first attempt.",
		models.CountAcceptedUnreturned, c.AcceptedUnreturned, "passed both")
	qa.add("Withdrawn and never submitted", ui.Number(f.Before.Withdrawn), "Withdrawn in the period.", models.CountWithdrawnBefore, f.Before.Withdrawn, "never submitted")
	qa.add("Returned by QA and not submitted since", ui.Number(f.Before.Returned), "Returned in the period.", models.CountReturnedBefore, f.Before.Returned, "not submitted since")
	return append(blocks, block{"Before the CPS: regional quality assurance (QA)", qa.list})
}

// passed is the first of the two yields; the other is the figure.
func passed(c counts) string {
	if c.Submitted == 0 {
		return "nothing was submitted"
	}
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
