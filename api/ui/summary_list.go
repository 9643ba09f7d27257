package ui

import "html/template"

// SummaryList is what has been answered, question by question. With a Card it is in a titled box.
type SummaryList struct {
	Rows       []SummaryRow
	Card       *SummaryCard
	Classes    string // such as "govuk-summary-list--no-border"
	Attributes Attributes
}

// SummaryRow is one question with its answer.
type SummaryRow struct {
	Key     Content
	Value   Content
	Actions SummaryActions
	Classes string
}

// SummaryActions are the links of a row or a card.
type SummaryActions struct {
	Items   []SummaryAction
	Classes string
}

// SummaryAction is one link. Where its words recur on the page, the hidden text says what it is about.
type SummaryAction struct {
	Href               string
	Text               string
	HTML               template.HTML
	VisuallyHiddenText string
	Classes            string
	Attributes         Attributes
}

// SummaryCard is the titled box of a summary list, or of anything else: see Card.
type SummaryCard struct {
	Title      CardTitle
	Actions    SummaryActions
	ID         string
	Classes    string
	Attributes Attributes
}

// CardTitle is the title of a card.
type CardTitle struct {
	Text         string
	HTML         template.HTML
	HeadingLevel int // 2 if zero
	Classes      string
}

// Card puts anything into a summary card.
type Card struct {
	SummaryCard
	HTML template.HTML
}

// Render implements Component.
func (s SummaryList) Render() (template.HTML, error) {
	var title CardTitle
	if s.Card != nil {
		title = s.Card.Title
	}
	view := struct {
		SummaryList
		Rows    []rowView
		Actions bool // some row has any
	}{SummaryList: s}
	for _, row := range s.Rows {
		view.Actions = view.Actions || len(row.Actions.Items) > 0
		view.Rows = append(view.Rows, rowView{row, row.Actions.in(title)})
	}
	inside, err := execute("summary-list", view)
	if err != nil || s.Card == nil {
		return inside, err
	}
	return Card{SummaryCard: *s.Card, HTML: inside}.Render()
}

// Render implements Component.
func (c Card) Render() (template.HTML, error) {
	if c.Title.HeadingLevel == 0 {
		c.Title.HeadingLevel = 2
	}
	c.Title.Classes = classes("govuk-summary-card__title", c.Title.Classes)
	return execute("summary-card", struct {
		Card
		Links []actionView
	}{c, c.Actions.in(c.Title)})
}

// Given says that the title has words.
func (t CardTitle) Given() bool { return t.Text != "" || t.HTML != "" }

type rowView struct {
	SummaryRow
	Links []actionView
}

// actionView is a link with the title of the card that it is in, which is read out with it.
type actionView struct {
	SummaryAction
	Card CardTitle
}

func (a SummaryActions) in(title CardTitle) []actionView {
	links := make([]actionView, len(a.Items))
	for i, item := range a.Items {
		links[i] = actionView{item, title}
	}
	return links
}
