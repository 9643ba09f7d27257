package points

import (
	"net/url"
	"slices"
	"strings"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// voice is what a role can say on points: the force responds to them, the officer resolves or reopens them.
type voice struct {
	path    string // of the API, below the point
	choice  string // name of a choice on the page, before a hyphen and the id of its point; and the field in the API
	words   string // the same of the words to it
	legend  func(number string) string
	choices []ui.Choice
	hint    string                     // on the words
	again   func(number string) string // opens the fields of a point that was responded to before

	nothing           string // where nothing at all was said
	noChoice, noWords func(number string) string
	saved             func(chosen map[string]int) string // says how often each choice was saved
}

func answering() voice {
	return voice{
		path: "answer", choice: "answer", words: "text", hint: "Optional if you changed the text",
		legend: func(n string) string { return "Response to point " + n },
		choices: []ui.Choice{
			{Value: string(models.Changed), Text: "Changed"},
			{Value: string(models.Explained), Text: "No change needed (explain why)"},
			{Value: string(models.Disagree), Text: "Disagree (explain why)"},
		},
		again:    func(n string) string { return "Change the response to point " + n },
		nothing:  "Select a response to at least one point",
		noChoice: func(n string) string { return "Select your response to point " + n },
		noWords:  func(n string) string { return "Enter your response to point " + n },
		saved: func(chosen map[string]int) string {
			n := 0
			for _, count := range chosen {
				n += count
			}
			return ui.Plural(n, "response", "responses") + " saved"
		},
	}
}

func resolving() voice {
	return voice{
		path: "resolve", choice: "resolution", words: "note", hint: "If you reopen the point, explain why. The force sees this",
		legend: func(n string) string { return "Has point " + n + " been dealt with?" },
		choices: []ui.Choice{
			{Value: string(models.Resolved), Text: "Yes, resolve"},
			{Value: string(models.Reopened), Text: "No, reopen"},
		},
		again:    func(n string) string { return "Change the decision on point " + n },
		nothing:  "Select resolve or reopen for at least one point",
		noChoice: func(n string) string { return "Select whether point " + n + " has been dealt with" },
		noWords:  func(n string) string { return "Explain why you are reopening point " + n },
		saved: func(chosen map[string]int) string {
			resolved, reopened := chosen[string(models.Resolved)], chosen[string(models.Reopened)]
			switch {
			case reopened == 0:
				return ui.Plural(resolved, "point", "points") + " resolved"
			case resolved == 0:
				return ui.Plural(reopened, "point", "points") + " reopened"
			}
			return ui.Plural(resolved, "point", "points") + " resolved, " + ui.Number(reopened) + " reopened"
		},
	}
}

func voiceOf(r models.Role) voice {
	if r == models.Officer {
		return resolving()
	}
	return answering()
}

// means is what the visitor chose, in the words of the page.
func (v voice) means(choice string) string {
	for _, c := range v.choicesFor(Point{Source: models.FromCPS}) {
		if c.Value == choice {
			return c.Text
		}
	}
	return ""
}

// said is what a form says on one point.
func (v voice) said(form url.Values, p Point) (choice, words string) {
	return form.Get(v.choice + "-" + p.ID), form.Get(v.words + "-" + p.ID)
}

// inPart is the choice of a force that gives the CPS some of what it wants: the point stays open.
const inPart = "part"

// choicesFor are those on one point.
func (v voice) choicesFor(p Point) []ui.Choice {
	if v.choice != "answer" || p.Source != models.FromCPS {
		return v.choices
	}
	return append(slices.Clone(v.choices), ui.Choice{Value: inPart, Text: "Changed in part (say what is still missing)"})
}

// silent reports whether the form says nothing on the point.
func (v voice) silent(form url.Values, p Point) bool {
	choice, words := v.said(form, p)
	return choice == "" && strings.TrimSpace(words) == ""
}

// forget takes out of the form what it says on a point.
func (v voice) forget(form url.Values, p Point) {
	form.Del(v.choice + "-" + p.ID)
	form.Del(v.words + "-" + p.ID)
}

// fields are where the visitor responds to one point, inside the one form of all points.
type fields struct {
	Open   string // words that open them, where the point already has a response; "" for open ones
	Choice ui.Component
	Words  ui.Component
}

func anchorOf(p Point) string { return "point-" + p.ID }

// addFields puts fields next to a point that the visitor can respond to now, with what was typed there before.
func (b *Board) addFields(shown *view, typed url.Values, errs ui.Errors) {
	p, v := shown.Point, voiceOf(b.visit.User.Role)
	spoken := p.Resolved()
	switch {
	case b.answerable() && p.Resolved():
		return
	case b.answerable():
		spoken = !p.unanswered()
	case !b.resolvable():
		return
	}
	shown.Fields = v.fields(p, typed, errs)
	if spoken && v.silent(typed, p) {
		shown.Fields.Open = v.again(ui.Number(p.Number))
	}
}

func (v voice) fields(p Point, typed url.Values, errs ui.Errors) *fields {
	choice, words, number := v.choice+"-"+p.ID, v.words+"-"+p.ID, ui.Number(p.Number)
	return &fields{
		Choice: ui.Radios{
			Name: choice, IDPrefix: choice, Value: typed.Get(choice), ErrorMessage: errs.At(choice), Classes: "govuk-radios--small",
			Fieldset: ui.SmallLegend(v.legend(number)), Items: v.choicesFor(p),
		},
		Words: ui.Textarea{
			ID: words, Name: words, Value: typed.Get(words), Rows: 3, ErrorMessage: errs.At(words),
			Label: ui.Label{Text: "Details for point " + number}, Hint: ui.Hint{Text: v.hint},
		},
	}
}
