package admin

import (
	"net/url"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// requestView is one request with what can be done about it.
type requestView struct {
	answers.RightsRequest
	Title, State    string
	Was, Would      string // role and place; "" for emergency access
	Confirm, Refuse string // where the forms post to
	Key             string
	Reason          ui.Component
}

func showRequests(v *pages.Visit) error { return requestsAgain(v, "", nil) }

// requestsAgain shows what waits and what was decided. Faults are at the form of the request of that id.
func requestsAgain(v *pages.Visit, id string, errs ui.Errors) error {
	var got answers.List[answers.RightsRequest]
	if err := v.Get("/rights-requests", &got); err != nil {
		return err
	}
	var waiting, decided []requestView
	for _, q := range got.Items {
		shown := requestOf(v, q, id, errs)
		if q.State == models.RequestOpen {
			waiting = append(waiting, shown)
		} else {
			decided = append(decided, shown)
		}
	}
	data := struct{ Waiting, Decided []requestView }{waiting, decided}
	frame := ui.Page{Title: "Requests", Back: back(), Errors: errs}
	if len(errs) > 0 {
		return v.ShowInvalid(templates, "requests", frame, data)
	}
	return v.Show(templates, "requests", frame, data)
}

func requestOf(v *pages.Visit, q answers.RightsRequest, id string, errs ui.Errors) requestView {
	at, field := "/rights-requests/"+url.PathEscape(q.ID), "reason-"+q.ID
	shown := requestView{RightsRequest: q, Title: q.Of.Name + ": emergency access", Confirm: at + "/confirm", Refuse: at + "/refuse", Key: v.Key()}
	shown.State = map[models.RequestState]string{models.RequestOpen: "Waiting", models.RequestConfirmed: "Confirmed", models.RequestRefused: "Refused"}[q.State]
	if q.Kind == models.ChangeOfRights {
		shown.Title, shown.Was, shown.Would = q.Of.Name+": change of access", rights(v, q.Before), rights(v, q.After)
	}
	value := ""
	if id == q.ID {
		value = v.Form("reason")
	}
	shown.Reason = ui.Textarea{ID: field, Name: "reason", Value: value, Rows: 2, ErrorMessage: errs.At(field), Label: ui.Label{Text: "Reason to refuse", Classes: "govuk-label--s"}}
	return shown
}

func rights(v *pages.Visit, r *models.UserRecord) string {
	return ui.Capital(v.RightsWords(*r, "account closed"))
}

func confirmRequest(v *pages.Visit) error {
	if err := v.Post("/rights-requests/"+url.PathEscape(v.Path("request"))+"/confirm", nil, nil); err != nil {
		return err
	}
	return v.Done("/rights-requests", "Request confirmed. Auditors have been notified.")
}

func refuseRequest(v *pages.Visit) error {
	err := v.Post("/rights-requests/"+url.PathEscape(v.Path("request"))+"/refuse", answers.RefusedRequest{Reason: strings.TrimSpace(v.Form("reason"))}, nil)
	if p, invalid := pages.Invalid(err); invalid {
		errs := p.Faults()
		for i := range errs {
			errs[i].ID = "reason-" + v.Path("request")
		}
		return requestsAgain(v, v.Path("request"), errs)
	}
	if err != nil {
		return err
	}
	return v.Done("/rights-requests", "Request refused. Auditors have been notified.")
}
