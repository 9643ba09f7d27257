package editing

import (
	"net/http"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models/content"
)

// tries bounds how often a change is tried again when others change other parts at the same time.
const tries = 6

// NotEditable says that the application cannot be edited any more.
type NotEditable struct{ App pages.Application }

// Error is for logs.
func (*NotEditable) Error() string { return "the application is not editable" }

// Change makes one change to the content as it is now and saves it, again and again while others save other parts of it.
func Change(v *pages.Visit, do func(pages.Application, content.Content) (changed any, err error)) (pages.Application, error) {
	for range tries {
		a, err := v.Case()
		if err != nil {
			return a, err
		}
		if !a.Editable {
			return a, &NotEditable{a}
		}
		content, err := a.Written()
		if err != nil {
			return a, err
		}
		changed, err := do(a, content)
		if err != nil {
			return a, err
		}
		var saved pages.Application
		err = v.Put(a.Path("/content"), a.Version, changed, &saved)
		if !pages.Is(err, http.StatusPreconditionFailed) {
			return saved, err
		}
	}
	return pages.Application{}, &pages.Problem{Status: http.StatusServiceUnavailable, Code: "busy"}
}
