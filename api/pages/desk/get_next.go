package desk

import (
	"scpo.example/desk/api/pages"
)

// claimed is what a claim of the next application came to.
type claimed struct {
	ApplicationID string `json:"applicationId"`
	Event         struct {
		Seq int `json:"seq"`
	} `json:"event"`
}

// getNext claims the most urgent application that the officer may take.
func getNext(v *pages.Visit) error {
	var got claimed
	if err := v.Post("/queues/unassigned/next", map[string]string{}, &got); err != nil {
		return err
	}
	if got.ApplicationID == "" {
		return v.Told("/queues/unassigned", "There is no application that you may take. What is left was written by you, names you, or you declared a conflict in it.")
	}
	return v.Done("/applications/"+got.ApplicationID, "You hold this application now.")
}

// claim takes one application from the queue or from its page.
func claim(v *pages.Visit) error {
	if err := v.Post(v.CasePath("actions", "claim"), map[string]string{}, nil); err != nil {
		return err
	}
	return v.Done("/applications/"+v.Path("id"), "You hold this application now.")
}
