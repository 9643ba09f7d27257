package terms

import (
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/models/content"
)

// change makes one change to the list of terms. They are numbered in their order.
func change(v *pages.Visit, do func(pages.Application, *content.Content) error) (pages.Application, error) {
	return editing.Change(v, func(a pages.Application, c content.Content) (any, error) {
		if err := do(a, &c); err != nil {
			return nil, err
		}
		for i := range c.Terms {
			c.Terms[i].Number = i + 1
		}
		return c, nil
	})
}
