package forms

import (
	"html/template"
	"strconv"
	"strings"
	"time"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/calendar"
)

// NotAnswered is shown where nothing was answered.
const NotAnswered = "Not answered"

// Summary is the part as it reads: questions with their answers, and a card for each item of a list.
func (f *Form) Summary() (template.HTML, error) { return f.summary(false) }

// SummaryBeside is Summary without ids, for a page that has another summary of the same part.
func (f *Form) SummaryBeside() (template.HTML, error) { return f.summary(true) }

func (f *Form) summary(beside bool) (template.HTML, error) {
	f.blank = false
	f.rebuild()
	s := summary{form: f, beside: beside}
	s.rows(f.root, "")
	return s.render()
}

type summary struct {
	form   *Form
	beside bool // its items have no ids
	list   []ui.SummaryRow
	cards  []template.HTML
	fail   error
}

// rows gathers what a part says. Lists of groups become cards of their own.
func (s *summary) rows(n *node, before string) {
	kind := ""
	if k := n.kind(); k != nil {
		kind = s.form.Values.Get(k.pointer)
	}
	switch {
	case n.sort == hidden:
	case n.sort == group:
		for _, c := range n.children {
			if c.when != "" && c.when != kind {
				continue
			}
			label := before
			if n != s.form.root && !n.item {
				label = n.word.Label + ": "
			}
			s.rows(c, label)
		}
	case n.sort == list && (len(n.children) == 0 || n.children[0].sort != group):
		var lines []string
		for _, c := range n.children {
			lines = append(lines, s.form.Values.Get(c.pointer))
		}
		s.row(before+n.word.Label, strings.TrimSpace(strings.Join(lines, "\n")))
	case n.sort == list:
		for i, c := range n.children {
			s.card(n.word.One+" "+strconv.Itoa(i+1), c)
		}
	default:
		label := before + n.word.Label
		if before != "" {
			label = before + asked.Small(n.word.Label)
		}
		s.row(label, s.form.said(n))
	}
}

func (s *summary) row(label, said string) {
	if said == "" {
		said = NotAnswered
	}
	s.list = append(s.list, ui.SummaryRow{Key: ui.Content{Text: label}, Value: ui.Content{Text: said, Classes: "app-lines"}})
}

func (s *summary) card(title string, n *node) {
	inner := summary{form: s.form, beside: s.beside}
	inner.rows(n, "")
	html, err := inner.render()
	card := ui.SummaryCard{Title: ui.CardTitle{Text: title, HeadingLevel: 3}}
	if !s.beside {
		card.ID = ID(n.pointer)
	}
	if err == nil {
		html, err = ui.Card{SummaryCard: card, HTML: html}.Render()
	}
	if err != nil && s.fail == nil {
		s.fail = err
	}
	s.cards = append(s.cards, html)
}

func (s *summary) render() (template.HTML, error) {
	if s.fail != nil {
		return "", s.fail
	}
	var html template.HTML
	if len(s.list) > 0 {
		var err error
		if html, err = (ui.SummaryList{Rows: s.list}).Render(); err != nil {
			return "", err
		}
	}
	for _, c := range s.cards {
		html += c
	}
	if html == "" {
		return `<p class="govuk-body">None</p>`, nil
	}
	return html, nil
}

// said is what was answered, as text.
func (f *Form) said(n *node) string {
	value := f.Values.Get(n.pointer)
	switch n.sort {
	case date:
		return f.dateSaid(n)
	case yesNo, tick:
		return map[string]string{"yes": "Yes", "no": "No"}[value]
	case choice:
		if value == "" {
			return n.word.None
		}
		return wordsOf(n.options, value)
	case refs:
		var lines []string
		for _, v := range f.Values[n.pointer] {
			lines = append(lines, wordsOf(n.options, v))
		}
		return strings.Join(lines, "\n")
	case text, number, hidden, group, list:
	}
	return value
}

func (f *Form) dateSaid(n *node) string {
	day, month, year := f.Values.Get(n.pointer+"-day"), f.Values.Get(n.pointer+"-month"), f.Values.Get(n.pointer+"-year")
	d, errDay := strconv.Atoi(day)
	m, errMonth := strconv.Atoi(month)
	y, errYear := strconv.Atoi(year)
	if errDay != nil || errMonth != nil || errYear != nil {
		return strings.TrimSpace(day + " " + month + " " + year)
	}
	return ui.Date(calendar.NewDate(y, time.Month(m), d))
}

// Words are what a value reads as that is in the JSON of a content at a pointer.
func (f *Form) Words(pointer, value string) string {
	n := f.nearest(pointer)
	switch n.sort {
	case yesNo, tick:
		return map[string]string{"true": "Yes", "false": "No"}[value]
	case date:
		if d, err := calendar.ParseDate(value); err == nil {
			return ui.Date(d)
		}
	case choice, refs:
		return wordsOf(n.options, value)
	case text, number, hidden, group, list:
	}
	return value
}

func wordsOf(options []asked.Option, value string) string {
	for _, o := range options {
		if o.Value == value {
			return o.Words
		}
	}
	return value
}
