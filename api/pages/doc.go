// Package pages is what every page is made of: a visit by someone who is signed in, the questions
// it asks of the API in the same process, and how it is shown, refused and logged.
//
// A package of pages exports its routes and keeps its templates next to it:
//
//	func Routes() []pages.Route {
//		return []pages.Route{{Method: "GET", Path: "/queues/{queue}", Roles: models.RolesWho(models.Reviews), Log: "list", Handle: showQueue}}
//	}
//
//	func showQueue(v *pages.Visit) error {
//		var q queue
//		if err := v.Get("/queues/"+url.PathEscape(v.Path("queue")), &q); err != nil {
//			return err // a *pages.Problem is shown as a page in plain words
//		}
//		return v.Show(templates, "queue", ui.Page{Title: "Unassigned"}, view(q))
//	}
//
// Get, Post and Put ask the API as the visitor; what they are not allowed to see is not there. A form carries
// v.Key() in a hidden field "key", and Post sends it as Idempotency-Key, so that a second click and a
// reload do nothing more. After a POST that did something, v.Done says so on the next page.
package pages
