package desk

import (
	"errors"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
)

// getNext claims the most urgent application that the officer may take.
func getNext(v *pages.Visit) error {
	var got answers.Claimed
	if err := v.Post("/queues/unassigned/next", models.NoteBody{}, &got); err != nil {
		return err
	}
	if got.ApplicationID == "" {
		return v.Told("/queues/unassigned", "There are no applications you can claim. The others were written by you, name you, or you declared a conflict of interest in them.")
	}
	return v.Done("/applications/"+got.ApplicationID, "This application is now assigned to you.")
}

// claim takes one application from the queue or from its page. Who holds it already, as by another
// window, is led to it.
func claim(v *pages.Visit) error {
	err := v.Post(v.CasePath("actions", "claim"), models.NoteBody{}, nil)
	var p *pages.Problem
	if errors.As(err, &p) && p.Code == string(models.AlreadyYours) {
		return v.Told("/applications/"+v.Path("id"), p.Detail)
	}
	if err != nil {
		return err
	}
	return v.Done("/applications/"+v.Path("id"), "This application is now assigned to you.")
}
