package casefile

import (
	"net/url"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// received is the last submission, as the CPS reads it.
type received struct {
	answers.Submission
	Marking string
	Pack    string // address of the file
	Earlier bool   // there was a submission before
}

func submissionsOf(v *pages.Visit) ([]answers.Submission, error) {
	var list answers.List[answers.Submission]
	err := v.Get(v.CasePath("submissions"), &list)
	return list.Items, err
}

func packPath(a pages.Application, round int) string {
	return a.Path("/submissions/" + url.PathEscape(strconv.Itoa(round)) + "/pack")
}

// showCPS is the submission as it was received.
func showCPS(v *pages.Visit) error {
	c, err := v.Case()
	if err != nil {
		return err
	}
	rounds, err := submissionsOf(v)
	if err != nil {
		return err
	}
	if len(rounds) == 0 {
		return pages.NotFound()
	}
	content, err := c.Written()
	if err != nil {
		return err
	}
	p, err := overviewOf(v, c, content)
	if err != nil {
		return err
	}
	last := rounds[len(rounds)-1]
	p.Received = &received{Submission: last, Marking: string(content.Marking), Pack: packPath(c, last.Round), Earlier: len(rounds) > 1}
	rows := []ui.SummaryRow{
		fact("Status", pages.StateTag(c.State).Text),
		fact("Received", "Round "+strconv.Itoa(last.Round)+", "+ui.DateTime(last.SubmittedAt)+", from "+last.SubmittedBy.Name+" ("+v.RegionName(c.Region)+")"),
		fact("Marking", string(content.Marking)),
	}
	if last.Decision != nil && last.DecidedOn != nil {
		rows = append(rows, fact("Decision", DecisionWords(*last.Decision)+", on "+ui.Date(*last.DecidedOn)))
	}
	rows = append(rows, timeFacts(v, c)...)
	rows = append(rows, hearingFact(v, content))
	p.Facts = ui.SummaryList{Rows: rows}
	frame := ui.Page{Title: "Submission to the CPS", Marking: string(content.Marking)}
	return v.Show(templates, "overview", frame, p)
}

// DecisionWords is what a decision of the CPS is called.
func DecisionWords(d models.Decision) string {
	switch d {
	case models.DecisionAccepted:
		return "Accepted as submitted"
	case models.DecisionWithAmendments:
		return "Accepted with amendments"
	case models.DecisionMoreInfo:
		return "More information needed"
	case models.DecisionRejected:
		return "Rejected"
	}
	return string(d)
}
