package pages

import (
	"cmp"
	"context"
	"embed"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/store"
)

//go:embed all:templates
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
	Again   *keptForm // the form, where it can be sent again; nil where it cannot
	Case    string    // address of the case that it is about; "" for none
	Request string    // for support; "" where no one needs it
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
		if errors.Is(err, context.DeadlineExceeded) || store.Away(err) {
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
	if v.Script() {
		s.explainToScript(v, p, t)
		return
	}
	if id := v.Path("id"); id != "" && p.Status != http.StatusNotFound {
		t.Case = "/applications/" + url.PathEscape(id)
		if len(t.Do) == 0 {
			t.Do = []string{"Open the application to see its status."}
		}
	}
	if p.Status >= http.StatusInternalServerError {
		t.Request = request
	}
	if p.Code != otherUser {
		t.giveBack(v, p.Status)
	}
	v.route.Log, v.about = "", nil // a page of trouble shows no case
	body, err := templates().Body("trouble", t)
	if err == nil {
		err = v.write(p.Status, ui.Page{Title: t.Title}, body)
	}
	if err != nil && !errors.As(err, &away) {
		s.Log.Error("page of trouble failed", "request", request, "error", err)
	}
}

// explainToScript tells the script of a page what could not be done: the text is still in its form.
func (s *Site) explainToScript(v *Visit, p *Problem, t trouble) {
	v.route.Log = "" // it shows no case
	words := "Not saved: " + strings.Join(t.What, " ")
	if err := v.SendJSON(p.Status, map[string]string{"code": p.Code, "words": words}); err != nil {
		s.Log.Warn("a script was not answered", "error", err)
	}
}

// troubleOf words a problem.
func troubleOf(p *Problem) trouble {
	switch {
	case p.Status == http.StatusNotFound:
		return trouble{Title: "Page not found", What: []string{"The page does not exist or you do not have access to it."},
			Do: []string{"If you typed the address, check it.", "If someone sent you the link, check that the application belongs to your force or region."}}
	case p.Code == "cross-origin":
		return trouble{Title: "This form came from another site", What: []string{"Another website sent this form from your browser. Nothing was done."},
			Do: []string{"Open the page in this service and submit the form there.", "If you did not expect this, tell your security team which website you were on."}}
	case p.Status == http.StatusForbidden:
		return trouble{Title: "You do not have permission to view this page", What: []string{"Your role cannot view or do this."},
			Do: []string{"If you need access, contact your service administrator."}}
	case p.Code == "idempotency-key-reused":
		return trouble{Title: "You have already sent this form", What: []string{"You sent this form before with different answers. These answers were not saved."},
			Do: []string{"Check what is saved now and make any changes there."}}
	case p.Code == "stale":
		return trouble{Title: "This application has changed since you opened it", What: []string{"Your change was not saved."}, Last: p.Last,
			Do: []string{"Open the application and check what has changed."}}
	case p.Code == otherUser:
		return trouble{Title: "This form was made for someone else", What: []string{"Another person opened this form, and you are signed in now. Nothing was recorded."},
			Do: []string{"If you opened the form, sign out and sign in as yourself. Your answers are kept for you in your account.", "If you did not, you have nothing to do. You cannot see the answers."}}
	case p.Status == http.StatusConflict:
		return trouble{Title: "You cannot do this now", What: []string{cmp.Or(p.Reason, p.Detail)}, Last: p.Last}
	case p.Status == http.StatusUnprocessableEntity, p.Status == http.StatusBadRequest:
		t := trouble{Title: "There is a problem", What: []string{p.Detail}}
		for _, e := range p.Errors {
			t.Do = append(t.Do, e.Message)
		}
		return t
	case p.Status == http.StatusRequestEntityTooLarge:
		return trouble{Title: "Your answers are too long", What: []string{"Your answers are too long to save. Nothing was saved."},
			Do: []string{"Go back, shorten your answers and save again."}}
	case p.Status == http.StatusRequestTimeout:
		return trouble{Title: "Your form arrived too slowly", What: []string{"The connection was too slow to send all of your form. Nothing was saved."},
			Do: []string{"Go back and send the form again."}}
	case p.Status == http.StatusServiceUnavailable:
		return trouble{Title: "Your change has not been saved yet", What: []string{"Part of the service is not responding. Your earlier work is saved."},
			Do: []string{"Wait a minute, then send the form again from this page. It will not be recorded twice."}}
	}
	return trouble{Title: "Sorry, there is a problem with the service", What: []string{"Your change was not saved."},
		Do: []string{"Try again in a few minutes. If it still does not work, contact support and give the reference below."}}
}

// otherUser is the code of a form that was made for another person than the one who is signed in.
const otherUser = "other-user"

func unreadable(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return &Problem{Status: http.StatusRequestEntityTooLarge, Code: "too-large"}
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return &Problem{Status: http.StatusRequestTimeout, Code: "request-timeout"}
	}
	return &Problem{Status: http.StatusBadRequest, Code: "bad-request", Detail: "The form could not be read. Go back and try again."}
}

// fault is for a session that could not be read or written, or an access log that could not be written.
func (s *Site) fault(w http.ResponseWriter, r *http.Request, err error) {
	s.explain(&Visit{w: w, r: r, site: s, route: Route{Method: r.Method, Path: "session"}}, err)
}
