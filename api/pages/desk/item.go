package desk

import (
	"net/http"
	"net/url"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// itemPage is one point of the CPS: what is recorded of it, and a form for each thing that can be recorded now.
type itemPage struct {
	Case  pages.Application
	Point points.Point
	State string
	Forms []itemForm
	Back  string
}

// itemForm is one form of the page.
type itemForm struct {
	Name, Title, Hint, Button string
	Action, Key               string
	Controls                  []ui.Component
}

// itemKinds are the forms, in the order of the page. Each is the last part of the API's address of what it records.
var itemKinds = []struct {
	path, name, done string
	action           models.Action
	body             func(v *pages.Visit) (models.Body, []string)
}{
	{"contest", "contest", "Contest recorded.", models.ContestPoint, contestBody},
	{"contest/outcome", "outcome", "Contest outcome recorded. The first-submission acceptance rate does not change.", models.ContestOutcome, outcomeBody},
	{"received", "received", "Receipt recorded.", models.ReceiveItem, receivedBody},
	{"due-date", "due", "Due date changed. Both dates are kept.", models.MoveItem, dueBody},
	{"cancel", "cancel", "Point cancelled.", models.CancelItem, cancelBody},
}

const itemRoot = caseRoot + "/points/{point}/cps"

func itemRoutes() []pages.Route {
	routes := []pages.Route{{Method: http.MethodGet, Path: itemRoot, Roles: models.RolesFor(models.ContestOutcome), Log: "view", Handle: showItem}}
	for _, kind := range itemKinds {
		record := func(v *pages.Visit) error {
			body, noDays := kind.body(v)
			err := v.Post(v.CasePath(append([]string{"points", v.Path("point")}, strings.Split(kind.path, "/")...)...), body, nil)
			if p, invalid := pages.Invalid(err); invalid {
				return itemAgain(v, itemFaults(p, kind.name, noDays))
			}
			if err != nil {
				return err
			}
			return v.Done("/applications/"+v.Path("id")+"/points/"+url.PathEscape(v.Path("point"))+"/cps", kind.done)
		}
		routes = append(routes, pages.Route{Method: http.MethodPost, Path: itemRoot + "/" + kind.name, Roles: models.RolesFor(kind.action), Log: "view", Handle: record})
	}
	return routes
}

// itemFaults are the faults at the controls of the form that was sent.
func itemFaults(p *pages.Problem, form string, noDays []string) ui.Errors {
	errs := p.Faults()
	for i, e := range errs {
		field, _, _ := strings.Cut(e.ID, "-")
		errs[i].ID = form + "-" + field
	}
	for _, id := range noDays {
		errs = notADay(errs, id)
	}
	return errs
}

func showItem(v *pages.Visit) error { return itemAgain(v, nil) }

func itemAgain(v *pages.Visit, errs ui.Errors) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	list, err := points.Read(v)
	if err != nil {
		return err
	}
	for _, one := range list.Items {
		if one.ID == v.Path("point") && one.Source == models.FromCPS {
			p := itemPage{Case: a, Point: one, State: points.ItemWords(one.ItemState), Forms: itemForms(v, a, one, errs), Back: a.Path("/points")}
			frame := page(a, "Point "+ui.Number(one.Number)+" of the CPS", dated(errs, "outcome-on", "received-on", "due-dueOn"))
			if len(errs) > 0 {
				return v.ShowInvalid(templates, "item", frame, p)
			}
			return v.Show(templates, "item", frame, p)
		}
	}
	return pages.NotFound()
}

func contestBody(v *pages.Visit) (models.Body, []string) {
	return &models.ContestBody{Contested: models.YesNo(v.Form("contest-contested")), Text: trimmed(v, "contest-text")}, nil
}

func outcomeBody(v *pages.Visit) (models.Body, []string) {
	on, noDays := dayOf(v, "outcome-on")
	return &models.ContestOutcomeBody{
		Agreed: models.YesNo(v.Form("outcome-agreed")), Reason: trimmed(v, "outcome-reason"), Discussed: v.Posted()["outcome-discussed"], On: on,
	}, noDays
}

func receivedBody(v *pages.Visit) (models.Body, []string) {
	on, noDays := dayOf(v, "received-on")
	return &models.ReceiveBody{On: on, Missing: trimmed(v, "received-missing")}, noDays
}

func dueBody(v *pages.Visit) (models.Body, []string) {
	on, noDays := dayOf(v, "due-dueOn")
	return &models.MoveItemBody{DueOn: on, By: models.MovedBy(v.Form("due-by")), Reason: trimmed(v, "due-reason")}, noDays
}

func cancelBody(v *pages.Visit) (models.Body, []string) {
	return &models.CancelItemBody{Reason: trimmed(v, "cancel-reason")}, nil
}
