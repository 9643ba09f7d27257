package points

import (
	"errors"
	"maps"
	"net/http"
	"net/url"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/compare"
)

// inForm says where what was not saved is.
const inForm = "What was not saved is still in the form."

// sending is one form on its way: what the visitor says on any number of points; each is recorded by itself.
type sending struct {
	*pages.Visit
	voice
	chosen map[string]int // how often each choice was saved
	unsent url.Values     // what is not recorded, to be shown again
	errs   ui.Errors
	closed *pages.Problem // why something can no longer be said
}

// say records what the visitor says, point by point. What cannot be recorded is shown again as it was typed, with what
// is wrong with it, and what was recorded is not requested again.
func say(v *pages.Visit) error {
	app, err := v.Case()
	if err != nil {
		return err
	}
	list, err := Read(v)
	if err != nil {
		return err
	}
	s := &sending{Visit: v, voice: voiceOf(v.User.Role), chosen: map[string]int{}, unsent: maps.Clone(v.Posted())}
	for _, p := range list.Items {
		if s.silent(v.Posted(), p) {
			continue
		}
		err := s.send(app, p)
		if pages.Is(err, http.StatusServiceUnavailable) {
			return s.later()
		}
		if err != nil {
			return err
		}
	}
	switch {
	case s.closed != nil:
		return s.tooLate(list)
	case len(s.chosen) == 0 && len(s.errs) == 0:
		return s.noneSaid()
	case len(s.errs) > 0:
		return showAgain(v, http.StatusUnprocessableEntity, again{typed: s.unsent, errs: s.errs, saved: s.alert(inForm)})
	}
	return v.Done(app.Path("/points"), s.saved(s.chosen))
}

// send records what is said on one point, once for this form. What the API does not accept is kept for the page.
func (s *sending) send(app pages.Application, p Point) error {
	choice, words := s.said(s.Posted(), p)
	number, at := ui.Number(p.Number), s.choice+"-"+p.ID
	if choice == "" { // the API would take nothing for resolved
		s.errs = append(s.errs, ui.FieldError{ID: at, Text: s.noChoice(number)})
		return nil
	}
	if choice == inPart && compare.Blank(words) {
		s.errs = append(s.errs, ui.FieldError{ID: s.words + "-" + p.ID, Text: "Enter what is still missing of point " + number})
		return nil
	}
	err := s.PostPart(p.ID, app.Path("/points/"+url.PathEscape(p.ID)+"/"+s.path), s.body(choice, words), nil)
	if err == nil {
		s.chosen[choice]++
		s.forget(s.unsent, p)
		return nil
	}
	var refused *pages.Problem
	switch invalid, ok := pages.Invalid(err); {
	case ok:
		s.errs = append(s.errs, s.faults(invalid, p)...)
	case errors.As(err, &refused) && refused.Code == "idempotency-key-reused":
		s.errs = append(s.errs, ui.FieldError{ID: at, Text: "You have already responded to point " + number +
			". Check the saved response, and save again to replace it"})
	case errors.As(err, &refused) && refused.Status == http.StatusConflict:
		s.closed = refused
	default:
		return err
	}
	return nil
}

// body is what is said on a point: the force answers, the officer resolves.
func (s *sending) body(choice, words string) models.Body {
	if choice == inPart {
		return &models.AnswerBody{Answer: models.Changed, Missing: words}
	}
	if s.choice == "answer" {
		return &models.AnswerBody{Answer: models.AnswerKind(choice), Text: words}
	}
	return &models.ResolveBody{Resolution: models.Resolution(choice), Note: words}
}

// faults are what is wrong with what is said on a point, each at its field.
func (s *sending) faults(refused *pages.Problem, p Point) ui.Errors {
	number := ui.Number(p.Number)
	if len(refused.Errors) == 0 {
		return ui.Errors{{ID: s.choice + "-" + p.ID, Text: "Point " + number + ": " + refused.Detail}}
	}
	var errs ui.Errors
	for _, e := range refused.Errors {
		fault := ui.FieldError{ID: s.choice + "-" + p.ID, Text: "Point " + number + ": " + e.Message}
		if e.Pointer == "/"+s.words {
			fault.ID = s.words + "-" + p.ID
			if e.Code == "required" {
				fault.Text = s.noWords(number)
			}
		}
		errs = append(errs, fault)
	}
	return errs
}

// alert says what was recorded of a form that was recorded only in part, and where the rest is; nil for nothing.
func (s *sending) alert(rest string) *ui.Alert {
	if len(s.chosen) == 0 {
		return nil
	}
	return &ui.Alert{Variant: ui.AlertSuccess, Title: s.saved(s.chosen) + ". " + rest, Role: "status"}
}

// noneSaid is for a form that says nothing on any point.
func (s *sending) noneSaid() error {
	return showAgain(s.Visit, http.StatusUnprocessableEntity, again{typed: s.unsent, errs: ui.Errors{{Text: s.nothing}}})
}

// later shows the form again where not all of it could be recorded in time. It keeps its one-time key, so that what was
// recorded after all is not recorded twice.
func (s *sending) later() error {
	s.Writer().Header().Set("Retry-After", "10")
	return showAgain(s.Visit, http.StatusServiceUnavailable, again{
		typed: s.unsent, key: s.Form("key"), saved: s.alert(inForm),
		errs: append(s.errs, ui.FieldError{Text: "Not everything was saved. Wait a minute, then save again. Nothing is saved twice"}),
	})
}

// tooLate gives back what was typed on points that the visitor can no longer respond to.
func (s *sending) tooLate(list List) error {
	var lost []unsaid
	for _, p := range list.Items {
		if choice, words := s.said(s.unsent, p); !s.silent(s.unsent, p) {
			lost = append(lost, unsaid{Number: p.Number, Choice: s.means(choice), Words: words})
		}
	}
	return showAgain(s.Visit, http.StatusConflict, again{typed: s.unsent, saved: s.alert("The others were not saved."), lost: lost, why: s.closed.Detail})
}
