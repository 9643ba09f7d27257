package terms

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// tries bounds how often a save is put on top of what others have just saved.
const tries = 6

// clash says that others changed the term while somebody wrote it. theirs is nil where they removed it.
type clash struct {
	app    pages.Application
	theirs *content.Term
}

// Error is for logs.
func (*clash) Error() string { return "the term was changed by others" }

// notEditable says that the force does not hold the pen.
type notEditable struct{ app pages.Application }

// Error is for logs.
func (*notEditable) Error() string { return "the application is not editable" }

// change makes one change to the content as it stands, and saves it, again and again while others save other parts of it.
// The terms are numbered in their order.
func change(v *pages.Visit, do func(pages.Application, *content.Content) error) (pages.Application, error) {
	for try := 1; ; try++ {
		a, err := v.Case()
		if err != nil {
			return a, err
		}
		if !a.Editable {
			return a, &notEditable{a}
		}
		content, err := a.Written()
		if err != nil {
			return a, err
		}
		if err := do(a, &content); err != nil {
			return a, err
		}
		for i := range content.Terms {
			content.Terms[i].Number = i + 1
		}
		var saved pages.Application
		err = v.Put(a.Path("/content"), a.Version, content, &saved)
		if !pages.Is(err, http.StatusPreconditionFailed) || try == tries {
			return saved, err
		}
	}
}

// put changes one term, unless others changed it since the base was taken. An empty base is for a term that is new.
func put(v *pages.Visit, mine content.Term, base string) (pages.Application, error) {
	return change(v, func(a pages.Application, c *content.Content) error {
		i := find(*c, mine.ID)
		switch {
		case i < 0 && base == "":
			c.Terms = append(c.Terms, mine)
		case i < 0:
			return &clash{app: a}
		case hash(c.Terms[i]) == base || hash(c.Terms[i]) == hash(mine):
			c.Terms[i] = mine
		default:
			return &clash{app: a, theirs: &c.Terms[i]}
		}
		return nil
	})
}

func find(c content.Content, id string) int {
	return slices.IndexFunc(c.Terms, func(t content.Term) bool { return t.ID == id })
}

// hash tells whether a term says the same as before. Its number follows from its place and does not count.
func hash(t content.Term) string {
	t.Number = 0
	data, err := json.Marshal(t)
	if err != nil {
		panic(fmt.Sprintf("a term always has a JSON encoding: %v", err))
	}
	return models.HashOf(data)
}

// newID is the id of the term that a form adds: the same for a form that is sent twice.
func newID(key string) string {
	return "t-" + models.HashOf([]byte(key))[:12]
}
