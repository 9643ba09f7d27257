package desk

import (
	"html/template"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// relatedView is another application that may be about the same subject, with the form that says how it is related.
type relatedView struct {
	Reference string
	Href      string // "" where the officer cannot open it
	Region    string
	Match     string // what is the same; "" where only an officer said that it is related
	Said      string // what an officer said last; "" if none has
	As        ui.Component
	Reason    ui.Component
	Key       string
}

type relatedPage struct {
	Case  pages.Application
	Items []relatedView
}

var relationWords = map[models.Relation]string{
	models.Continues: "this application continues it", models.Duplicate: "this application is a duplicate of it", models.Unrelated: "not related",
}

func showRelated(v *pages.Visit) error {
	a, err := confirm.Ready(v, models.Relate)
	if err != nil {
		return err
	}
	return v.Show(templates, "related", page(a, "Related applications", nil), relating(v, a, nil))
}

// relating is the page. Faults are at the form of the application that the visitor answered for.
func relating(v *pages.Visit, a pages.Application, errs ui.Errors) relatedPage {
	p := relatedPage{Case: a}
	for _, r := range a.Related {
		if r.Reference != nil {
			p.Items = append(p.Items, relatedOf(v, r, errs))
		}
	}
	return p
}

func relatedOf(v *pages.Visit, r answers.Related, errs ui.Errors) relatedView {
	view := relatedView{Reference: *r.Reference, Region: v.RegionName(r.Region), Match: content.MatchWords(r.Match), Key: v.Key()}
	if r.Application != nil {
		view.Href = pages.Application{ApplicationItem: answers.ApplicationItem{ID: *r.Application}}.Path("")
	}
	as, reason := "", ""
	if r.Decision != nil {
		view.Said, as = relationWords[*r.Decision], string(*r.Decision)
	}
	id := relatedID(*r.Reference)
	if v.Form("other") == *r.Reference {
		as, reason = v.Form("as"), v.Form("reason")
	}
	view.As = ui.Radios{Name: "as", IDPrefix: id + "-as", Value: as, ErrorMessage: errs.At(id + "-as"),
		Fieldset: ui.SmallLegend("How is " + *r.Reference + " related?"),
		Items: []ui.Choice{
			{Value: string(models.Continues), Text: "This application continues it", Hint: ui.Hint{Text: "The case was begun again. Only the first submission to the CPS counts in the figures"}},
			{Value: string(models.Duplicate), Text: "This application is a duplicate of it"},
			{Value: string(models.Unrelated), Text: "They are not related", Hint: ui.Hint{Text: "For example, another court case of the same subject. Enter the reason"}},
		}}
	view.Reason = ui.Textarea{ID: id + "-reason", Name: "reason", Value: reason, Rows: 2, ErrorMessage: errs.At(id + "-reason"),
		Label: ui.Label{Text: "Reason (required if they are not related)", Classes: "govuk-label--s"}}
	return view
}

// relatedID is the part of the ids of the controls of one application.
func relatedID(reference string) string {
	return "r-" + strings.ReplaceAll(strings.ToLower(reference), "/", "-")
}

func relate(v *pages.Visit) error {
	body := models.RelateBody{Other: v.Form("other"), As: models.Relation(v.Form("as")), Reason: trimmed(v, "reason")}
	err := v.Post(v.CasePath("actions", "relate"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		a, err := v.Case()
		if err != nil {
			return err
		}
		errs := p.Faults()
		for i, e := range errs {
			if e.ID == "other" || e.ID == "" {
				e.ID = "as"
			}
			errs[i].ID = relatedID(body.Other) + "-" + e.ID
			if e.ID == "as" && p.Code == "invalid" {
				errs[i].Text = "Select how the applications are related"
			}
		}
		return v.ShowInvalid(templates, "related", page(a, "Related applications", errs), relating(v, a, errs))
	}
	if err != nil {
		return err
	}
	return v.Done("/applications/"+v.Path("id")+"/related", "Related application recorded.")
}

// submitAbove is what is shown above the submission to the CPS: the stops, and the applications whose relation no one
// has recorded.
func submitAbove(v *pages.Visit, a pages.Application, refused []decode.Problem) (template.HTML, error) {
	stops, err := stopsAbove(v, a, refused)
	if err != nil {
		return "", err
	}
	open := 0
	for _, r := range a.Related {
		if r.Decision == nil {
			open++
		}
	}
	if open == 0 {
		return stops, nil
	}
	words, err := ui.InsetText{HTML: template.HTML(ui.Plural(open, "application", "applications") + " may be about the same subject. " + //nolint:gosec // nothing of anybody's
		`<a class="govuk-link" href="` + template.HTMLEscapeString(a.Path("/related")) + `">Record how each is related</a> before you submit.`)}.Render()
	return words + stops, err
}
