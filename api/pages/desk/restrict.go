package desk

import (
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

type restrictPage struct {
	Case   pages.Application
	Groups []ui.Component
	Reason ui.Component
	Key    string
}

// groupsOf are the roles whose people can be named, in the order in which they are shown, and what their group is called.
var groupsOf = []struct {
	role  models.Role
	words string
}{
	{models.Officer, "Regional officers"}, {models.Applicant, "Force applicants"}, {models.CPS, "CPS reviewers"}, {models.Manager, "Managers"},
}

var hintsOf = map[models.Role]string{
	models.CPS: "If you select no one here, the CPS can see the application once it has been submitted to it",
}

func showRestrict(v *pages.Visit) error {
	a, err := confirm.Ready(v, models.Restrict)
	if err != nil {
		return err
	}
	p, err := restricting(v, a, nil, nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "restrict", page(a, "Restrict access", nil), p)
}

// restricting is the page. Ticked are the usernames that were sent; nil before anything was.
func restricting(v *pages.Visit, a pages.Application, ticked []string, errs ui.Errors) (restrictPage, error) {
	people, err := mayBeNamed(v)
	if err != nil {
		return restrictPage{}, err
	}
	p := restrictPage{Case: a, Key: v.Key(), Reason: textarea(v, "reason", "Reason", "Only regional officers who can see the application can read this", errs)}
	for _, group := range groupsOf {
		boxes := ui.Checkboxes{
			Name: "people", IDPrefix: "people-" + string(group.role), Classes: "govuk-checkboxes--small", Values: ticked,
			Fieldset: ui.SmallLegend(group.words), Hint: ui.Hint{Text: hintsOf[group.role]},
		}
		for _, who := range people {
			if who.Role == group.role && who.Username != v.User.Username {
				first := who.Named || a.Restricted == nil && (who.Drafter || who.Holder)
				boxes.Items = append(boxes.Items, ui.Choice{Value: who.Username, Text: called(who), Checked: ticked == nil && first})
			}
		}
		if len(boxes.Items) > 0 {
			p.Groups = append(p.Groups, boxes)
		}
	}
	return p, nil
}

func mayBeNamed(v *pages.Visit) ([]answers.MayBeNamed, error) {
	var list answers.List[answers.MayBeNamed]
	err := v.Get(v.CasePath("restriction"), &list)
	return list.Items, err
}

func called(who answers.MayBeNamed) string {
	switch {
	case who.Holder:
		return who.Name + " (assigned)"
	case who.Drafter:
		return who.Name + " (started the application)"
	}
	return who.Name
}

func restrict(v *pages.Visit) error {
	ticked := append([]string{}, v.Posted()["people"]...)
	people, err := mayBeNamed(v)
	if err != nil {
		return err
	}
	out := slices.ContainsFunc(people, func(who answers.MayBeNamed) bool { return who.Drafter && !slices.Contains(ticked, who.Username) })
	body := models.RestrictBody{People: ticked, LeaveOutDrafter: out, Reason: trimmed(v, "reason")}
	err = v.Post(v.CasePath("actions", string(models.Restrict)), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		a, err := v.Case()
		if err != nil {
			return err
		}
		shown, err := restricting(v, a, ticked, p.Faults())
		if err != nil {
			return err
		}
		return v.ShowInvalid(templates, "restrict", page(a, "Restrict access", p.Faults()), shown)
	}
	if err != nil {
		return err
	}
	return v.DoneTo("You restricted the application.")
}
