package desk

import (
	"html/template"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/reading"
)

// stop is a place that keeps an application from going to the CPS, with the way there.
type stop struct{ ID, Name, Message, Href string }

// stopsView is what is shown above the form of an action that sends an application on.
type stopsView struct {
	Stops []stop
	Back  string // where the application is returned, or its approval cancelled
	Words string
}

// stopsOf are the stops among what the API refused, or else those that the checks tell of now.
func stopsOf(v *pages.Visit, a pages.Application, refused []decode.Problem) ([]stop, error) {
	c, err := a.Written()
	if err != nil {
		return nil, err
	}
	if refused == nil {
		if refused, err = unmet(v, a); err != nil {
			return nil, err
		}
	}
	sections := reading.Of(c, v.Site().Lists)
	var found []stop
	listed := map[string]bool{} // links go to the first one at a place
	for _, p := range refused {
		if !strings.HasPrefix(p.Code, "Q") {
			continue
		}
		s := stop{ID: pages.FieldID(p.Pointer), Name: reading.Name(sections, p.Pointer), Message: p.Message, Href: a.Path("") + reading.Place(sections, p.Pointer)}
		if s.Name == "" {
			s.Name = content.SectionName(strings.Split(strings.TrimPrefix(p.Pointer, "/"), "/")[0])
		}
		if listed[s.ID] {
			s.ID = ""
		}
		listed[s.ID] = true
		found = append(found, s)
	}
	return found, nil
}

func unmet(v *pages.Visit, a pages.Application) ([]decode.Problem, error) {
	var told answers.Checked
	if err := v.Get(a.Path("/checks"), &told); err != nil {
		return nil, err
	}
	justified := map[string]string{}
	report := checks.Report{Items: make([]checks.Item, len(told.Items))}
	for i, item := range told.Items {
		report.Items[i], justified[item.ID] = item.Item, item.Justification
	}
	var found []decode.Problem
	for _, u := range report.Unmet(justified) {
		found = append(found, decode.NewProblem(u.Finding.Pointer, u.Item.ID, u.Finding.Message))
	}
	return found, nil
}

// stopsAbove are the stops as a part of the page of a confirmed step.
func stopsAbove(v *pages.Visit, a pages.Application, refused []decode.Problem) (template.HTML, error) {
	found, err := stopsOf(v, a, refused)
	if err != nil || len(found) == 0 {
		return "", err
	}
	return body("stops", stopsView{Stops: found, Back: a.Path("/reopen"), Words: "Cancel the approval, so that the force can correct this"})
}
