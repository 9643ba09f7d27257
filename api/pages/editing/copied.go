package editing

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/models/content"
)

// offer is what is shown above a section that can be copied.
type offer struct {
	Href    string
	Copied  *answers.Copied // nil where it was not copied, or was checked since
	Terms   bool            // the terms have no form of their own to save
	Checked string          // where the form is sent that says that the terms were checked
	Version int
}

// Offer links to the other applications from which a section can be copied, and says whether it was; "" for a section
// that cannot be copied or edited.
func Offer(a pages.Application, section string) (template.HTML, error) {
	s, _ := content.SectionOf(section)
	if !s.Copies || !a.Editable {
		return "", nil
	}
	to := CopyPath(a, section)
	return templates.Body("copied", offer{
		Href: to, Copied: Copied(a, section), Terms: section == content.TermSection, Checked: to + "/checked", Version: a.Version,
	})
}

// CopyPath is the address of the page on which a section is copied.
func CopyPath(a pages.Application, section string) string {
	return a.Path("/sections/" + section + "/copy")
}

// Copied says where a section came from, and who copied it; nil where it was not copied, or was checked since.
func Copied(a pages.Application, section string) *answers.Copied {
	i := slices.IndexFunc(a.Copied, func(c answers.Copied) bool { return c.Section == section })
	if i < 0 {
		return nil
	}
	return &a.Copied[i]
}

// Checked says that the visitor has checked a copied section, as it was in that version of the application.
func Checked(v *pages.Visit, id, section, version string) error {
	return v.PutTagged("/applications/"+url.PathEscape(id)+"/copies/"+section+"/checked", strconv.Quote(version), nil, nil)
}

// looked says so after a save. A person who will come back later, or who asked for the checks, has not finished
// looking.
func (e *Editor) looked() error {
	button := e.Form("do")
	if e.Term != "" || button == "later" || button == "check" || Copied(e.App, e.Section) == nil {
		return nil
	}
	err := Checked(e.Visit, e.App.ID, e.Section, strconv.Itoa(e.App.Version))
	if pages.Is(err, http.StatusPreconditionFailed) {
		return nil // it was copied again meanwhile: that copy is still to be checked
	}
	return err
}
