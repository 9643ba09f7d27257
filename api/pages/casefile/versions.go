package casefile

import (
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/shown"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reading"
)

// version is a text that was frozen.
type version answers.Version

// Words say why it was frozen.
func (v version) Words() string {
	if v.Kind == models.ForCPS {
		return "Submitted to the CPS"
	}
	return "Submitted for quality assurance"
}

// answered is one line of a frozen checklist.
type answered struct {
	Check, Title, Answer, Note, Machine string
}

type versionPage struct {
	Head    template.HTML
	Version version
	Answers []answered
	Seen    []worded // what the officer was shown before approving
	Terms   []answered
	Others  []worded // what was found under checks that no one answers
	Text    template.HTML
}

func showVersion(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	p := versionPage{}
	if err := v.Get(v.CasePath("versions", v.Path("n")), &p.Version); err != nil {
		return err
	}
	if p.Version.Content == nil {
		return pages.NotFound()
	}
	var content content.Content
	if err := json.Unmarshal(p.Version.Content, &content); err != nil {
		return fmt.Errorf("read version %d: %w", p.Version.N, err)
	}
	if p.Head, err = v.Head(a, pages.TabPapers); err != nil {
		return err
	}
	p.checklist()
	if p.Text, err = shown.HTML(reading.Of(content, v.Site().Lists), nil); err != nil {
		return err
	}
	frame := ui.Page{Title: "Submitted version " + strconv.Itoa(p.Version.N), Marking: string(content.Marking),
		Back: &ui.BackLink{Href: a.Path("/papers"), Text: "Back to papers"}}
	return v.Show(templates, "version", frame, p)
}

// checklist puts answers and findings together.
func (p *versionPage) checklist() {
	c := p.Version.Checklist
	if c == nil {
		return
	}
	title := func(id string) string {
		rule, _ := checks.Find(id)
		return rule.Title
	}
	for _, s := range c.Sights {
		label, text := sightWords(s)
		p.Seen = append(p.Seen, worded{label, text})
	}
	for _, one := range c.Terms {
		p.Terms = append(p.Terms, answered{"Term " + strconv.Itoa(one.Number), one.Question, answerWords(one.Answer), one.Note, ui.Plural(one.Doubts, "doubt", "doubts")})
	}
	machine := map[string]string{}
	for _, m := range c.Machine {
		machine[m.Check] = machineWords(m)
	}
	for _, one := range c.Answers {
		p.Answers = append(p.Answers, answered{one.Check, title(one.Check), answerWords(one.Answer), one.Note, machine[one.Check]})
		delete(machine, one.Check)
	}
	for _, id := range slices.Sorted(maps.Keys(machine)) {
		p.Others = append(p.Others, worded{id + ": " + title(id), machine[id]})
	}
}

// machineWords begin as a sentence does.
func machineWords(m answers.MachineFinding) string {
	outcome := map[checks.Outcome]string{checks.Pass: "Met.", checks.Fail: "Not met.", checks.Ask: "To be decided.", checks.NotApplicable: "Not applicable."}[m.Outcome]
	return strings.TrimSpace(outcome + " " + m.Words)
}
