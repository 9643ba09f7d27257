package pages

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"scpo.example/desk/models"
)

// Route is one line of the table of pages: what it shows, to whom, and how that is logged (Data Protection Act 2018
// s.62).
type Route struct {
	Method string
	Path   string        // as net/http's ServeMux has it: /applications/{id}
	Roles  []models.Role // who may; no one else gets to know that there is such a page
	Open   bool          // also without signing in; Roles is empty
	Takes  []string      // names in the address after "?": a list or figure refuses others. nil on a page that has none
	Log    string        // view, list, search, export, figures, audit; "" for what shows no case
	Fresh  bool          // needs a fresh sign-in, where the operator asks for it; so does every export
	Handle func(*Visit) error

	// Uploads says that the form has a file: it is sent as multipart/form-data, and read with Visit.Upload.
	Uploads bool
}

func (r Route) fresh() bool { return r.Fresh || r.Log == "export" }

// Roles names who may.
func Roles(r ...models.Role) []models.Role { return r }

// Everyone is every role.
func Everyone() []models.Role { return models.Roles() }

func (r Route) allows(role models.Role) bool { return r.Open || slices.Contains(r.Roles, role) }

// refuse names what a list or figure does not know in its address: a misspelt filter would be an answer to another question.
func (r Route) refuse(query url.Values) error {
	if r.Takes == nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if !slices.Contains(r.Takes, name) {
			return &Problem{Status: http.StatusBadRequest, Code: "unknown-parameter", Detail: "The address asks for something that this page " +
				"does not know. It can ask for: " + strings.Join(r.Takes, ", ") + "."}
		}
	}
	return nil
}
