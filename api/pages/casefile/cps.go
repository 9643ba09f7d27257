package casefile

import (
	"cmp"
	"html/template"
	"net/url"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/shown"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/reading"
)

// received is the last submission, as the CPS reads it.
type received struct {
	answers.Submission
	Marking string
	Pack    string // address of the file
	Earlier bool   // there was a submission before
	Answers []replied
}

// replied is what the CPS asked before and what the force answered, with the place that it is about.
type replied struct {
	answers.PackAnswer
	Place, Link, Kind string
}

// repliedIn reads the answers that came with a round.
func repliedIn(v *pages.Visit, round int, sections []reading.Section) ([]replied, error) {
	var pack answers.Pack
	if err := v.Get(v.CasePath("submissions", strconv.Itoa(round), "pack"), &pack); err != nil {
		return nil, err
	}
	var all []replied
	for _, a := range pack.Answers {
		one := replied{PackAnswer: a, Place: a.Anchor, Kind: cmp.Or(a.Answer.Words(), "No answer")}
		for _, s := range sections {
			if s.Name == a.Anchor {
				one.Place, one.Link = s.Title, "#"+s.ID
			}
			for _, i := range s.Items {
				if i.Anchor == a.Anchor {
					one.Place, one.Link = i.Title, "#"+i.ID
				}
			}
		}
		all = append(all, one)
	}
	return all, nil
}

// besideReplies puts each answer at its place in the text.
func besideReplies(all []replied) shown.Beside {
	return func(anchor string) template.HTML {
		var here []replied
		for _, a := range all {
			if a.Anchor == anchor {
				here = append(here, a)
			}
		}
		if len(here) == 0 {
			return ""
		}
		html, err := templates.Body("replies", here)
		if err != nil {
			return ""
		}
		return html
	}
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
	if len(rounds) > 1 {
		sections := reading.Of(content, v.Site().Lists)
		if p.Received.Answers, err = repliedIn(v, last.Round, sections); err != nil {
			return err
		}
		if p.Text, err = shown.HTML(sections, besideReplies(p.Received.Answers)); err != nil {
			return err
		}
	}
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
	case models.DecisionAtTriage:
		return "Returned at triage"
	}
	return string(d)
}
