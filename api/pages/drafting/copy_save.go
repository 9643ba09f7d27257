package drafting

import (
	"net/http"
	"net/url"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/models/content"
)

// copySection copies into the version of the draft that the visitor has seen, so that nothing else is replaced.
func copySection(v *pages.Visit) error {
	c, err := copyingInto(v)
	if err != nil {
		return err
	}
	from := v.Form("from")
	if c.done(v, from) {
		return c.copied(v)
	}
	err = v.PutTagged("/applications/"+url.PathEscape(c.App.ID)+"/copies/"+c.Section.Key, strconv.Quote(v.Form("version")), answers.CopyRequest{From: from}, &c.App)
	if pages.Is(err, http.StatusPreconditionFailed) {
		return v.Told(c.Path+"?"+url.Values{"from": {from}}.Encode(), "Nothing was copied, because the application has changed. Look at both versions again.")
	}
	if p, invalid := pages.Invalid(err); invalid && len(p.Errors) == 1 && p.Errors[0].Pointer == "/from" {
		return pages.NotFound() // or no longer to be read
	}
	if err != nil {
		return err
	}
	return c.copied(v)
}

// done says that this very form was sent before, as by a second click.
func (c copying) done(v *pages.Visit, from string) bool {
	mark := editing.Copied(c.App, c.Section.Key)
	return mark != nil && content.Text(mark.From) == from && mark.By.Username == v.User.Username && v.Form("version") == strconv.Itoa(c.App.Version-1)
}

// copied shows the section once it is copied.
func (c copying) copied(v *pages.Visit) error {
	words := "You copied the section " + c.Section.Name + "."
	if mark := editing.Copied(c.App, c.Section.Key); mark != nil {
		words = "You copied the section " + c.Section.Name + " from " + mark.Source() + ". Check every answer before you submit."
	}
	return v.Done(editing.Path(c.App, c.Section.Key), words)
}

// checkTerms says that the visitor has checked the copied terms. Other sections are checked by saving them.
func checkTerms(v *pages.Visit) error {
	c, err := copyingInto(v)
	if err != nil {
		return err
	}
	to := editing.Path(c.App, c.Section.Key)
	err = editing.Checked(v, c.App.ID, c.Section.Key, v.Form("version"))
	if pages.Is(err, http.StatusPreconditionFailed) {
		return v.Told(to, "The section was copied again meanwhile. Check it again.")
	}
	if err != nil {
		return err
	}
	return v.Done(to, c.Section.Name+" checked.")
}
