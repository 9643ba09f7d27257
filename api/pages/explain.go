package pages

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

//go:embed templates
var files embed.FS

var templates = sync.OnceValue(func() *ui.Templates { return MustParse(files) })

// MustParse reads the folder "templates" that a package of pages embeds. It panics when one cannot
// be parsed, which is a fault of the program that its first test finds.
func MustParse(files embed.FS) *ui.Templates {
	sub, err := fs.Sub(files, "templates")
	if err != nil {
		panic(err)
	}
	t, err := ui.NewTemplates(sub)
	if err != nil {
		panic(err)
	}
	return t
}

// trouble is a page that says what happened, what it means and what to do.
type trouble struct {
	Title   string
	What    []string
	Do      []string
	Last    *answers.LastMove
	Written []string  // what the visitor wrote and was not recorded
	Again   *keptForm // the form, where it may be sent again; nil where it may not
	Case    string    // address of the case that it is about; "" for none
	Request string    // for support; "" where nobody needs it
}

// explain writes the page for what could not be done.
func (s *Site) explain(v *Visit, err error) {
	var away gone
	if errors.As(err, &away) {
		return
	}
	var p *Problem
	if !errors.As(err, &p) {
		p = &Problem{Status: http.StatusInternalServerError, Code: "fault"}
		if errors.Is(err, context.DeadlineExceeded) {
			p = &Problem{Status: http.StatusServiceUnavailable, Code: "engine-away"}
		}
	}
	request := v.w.Header().Get("X-Request-Id")
	if p.Status >= http.StatusInternalServerError {
		s.Log.Error("page failed", "route", v.route.Method+" "+v.route.Path, "status", p.Status, "request", request, "error", err)
	}
	if p.Status == http.StatusServiceUnavailable {
		v.w.Header().Set("Retry-After", "10")
	}
	t := troubleOf(p)
	if id := v.Path("id"); id != "" && p.Status != http.StatusNotFound {
		t.Case = "/applications/" + url.PathEscape(id)
		if len(t.Do) == 0 {
			t.Do = []string{"Open the application to see where it stands."}
		}
	}
	if p.Status >= http.StatusInternalServerError {
		t.Request = request
	}
	t.giveBack(v, p.Status)
	v.route.Log, v.about = "", nil // a page of trouble shows no case
	body, err := templates().Body("trouble", t)
	if err == nil {
		err = v.write(p.Status, ui.Page{Title: t.Title}, body)
	}
	if err != nil && !errors.As(err, &away) {
		s.Log.Error("page of trouble failed", "request", request, "error", err)
	}
}

// troubleOf words a problem.
func troubleOf(p *Problem) trouble {
	switch {
	case p.Status == http.StatusNotFound:
		return trouble{Title: "Page not found", What: []string{"There is no such page, or it is not yours to see."},
			Do: []string{"If you typed the address, check it.", "If somebody sent you the link, ask them whether the case is one of your force or region."}}
	case p.Code == "cross-origin":
		return trouble{Title: "This form came from another site", What: []string{"Another site had your browser send it, so nothing was done."},
			Do: []string{"Open the page in this service yourself and send it from there.", "If you meant to do nothing of the kind, tell your security team which site you were on."}}
	case p.Status == http.StatusForbidden:
		return trouble{Title: "This page is not for your role", What: []string{"Your role may not see or do this."},
			Do: []string{"If you think that it should, ask the administrator of your service."}}
	case p.Code == "idempotency-key-reused":
		return trouble{Title: "You have already sent this form", What: []string{"The form was sent before, with other answers. What you sent now was not recorded."},
			Do: []string{"Look at what is there now, and start again from there if something is still to be changed."}}
	case p.Code == "stale":
		return trouble{Title: "Somebody was faster", What: []string{"The application was changed after you opened this page, so what you sent was not recorded."}, Last: p.Last,
			Do: []string{"Read it again and decide with what it says now."}}
	case p.Status == http.StatusConflict:
		why, _, _ := strings.Cut(p.Detail, " Last: ") // that is for programs; the page says it in its own words
		return trouble{Title: "This cannot be done now", What: []string{why}, Last: p.Last, Do: can(p.Actions)}
	case p.Status == http.StatusUnprocessableEntity, p.Status == http.StatusBadRequest:
		t := trouble{Title: "This could not be accepted", What: []string{p.Detail}}
		for _, e := range p.Errors {
			t.Do = append(t.Do, e.Message)
		}
		return t
	case p.Status == http.StatusRequestEntityTooLarge:
		return trouble{Title: "That is too large", What: []string{"What you sent is larger than can be kept in one application. Nothing was stored."},
			Do: []string{"Go back, shorten the text, and send it again."}}
	case p.Status == http.StatusServiceUnavailable:
		return trouble{Title: "This could not be recorded in time", What: []string{"A part of the service does not answer at the moment. Nothing you did before is lost."},
			Do: []string{"Wait a minute, then try again. A form can be sent again from this page: if it was recorded after all, it will not be done twice."}}
	}
	return trouble{Title: "Sorry, there is a problem with the service", What: []string{"Something went wrong on our side. Nothing you sent was at fault."},
		Do: []string{"Try again in a few minutes. If it goes on, tell support the number below."}}
}

// can says what is possible instead.
func can(actions []models.Action) []string {
	words := make([]string, len(actions))
	for i, a := range actions {
		words[i] = fmt.Sprintf("You can %s.", ActionWords(a))
	}
	return words
}

func unreadable(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return &Problem{Status: http.StatusRequestEntityTooLarge, Code: "too-large"}
	}
	return &Problem{Status: http.StatusBadRequest, Code: "bad-request", Detail: "The form could not be read. Go back and send it again."}
}

// fault is for a session that could not be read or written, or an access log that could not be written.
func (s *Site) fault(w http.ResponseWriter, r *http.Request, err error) {
	s.explain(&Visit{w: w, r: r, site: s, route: Route{Method: r.Method, Path: "session"}}, err)
}
