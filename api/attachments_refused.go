package api

import (
	"errors"
	"fmt"
	"net/http"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/files"
)

// fileProblem words why a file was not added or not deleted; nil for what is not about the file.
func fileProblem(err error, largest int64) *answers.Problem {
	const nothing = " Nothing was saved."
	var why files.NotTaken
	var infected files.Infected
	at := func(p *answers.Problem, message string) *answers.Problem {
		p.Errors = []decode.Problem{{Pointer: "/file", Code: p.Code, Message: message}}
		return p
	}
	switch {
	case errors.As(err, &why):
		return at(problem(http.StatusUnsupportedMediaType, "file-type", why.Why+"."+nothing), why.Why)
	case errors.As(err, &infected):
		words := "The file has malware (" + infected.Virus + "). Do not send it to anyone, and tell your security team"
		return at(problem(http.StatusUnprocessableEntity, "infected", words+"."+nothing), words)
	case errors.Is(err, files.ErrTooLarge):
		words := "The file must be " + megabytes(largest) + " or smaller. Split it, or save it with smaller pictures"
		return at(problem(http.StatusRequestEntityTooLarge, "too-large", words+"."+nothing), words)
	case errors.Is(err, files.ErrEmpty):
		words := "The file is empty. Select a file that has something in it"
		return at(problem(http.StatusUnprocessableEntity, "invalid", words+"."+nothing), words)
	case errors.Is(err, files.ErrChanged):
		return problem(http.StatusInternalServerError, "file-changed", "The stored file is not the file that was added, so it is not released. Tell the operator of the service.")
	case errors.Is(err, files.ErrBrokenOff):
		return problem(http.StatusBadRequest, "broken-off", "The upload broke off."+nothing+" Send the file again.")
	case errors.Is(err, models.ErrFrozenFile):
		return problem(http.StatusConflict, "file-frozen", "This file was submitted, so it is kept and cannot be deleted.")
	case errors.Is(err, models.ErrNamedFile):
		return problem(http.StatusConflict, "file-named", "A recorded CPS answer names this file, so it cannot be deleted.")
	case errors.Is(err, models.ErrTooManyFiles):
		return problem(http.StatusConflict, "too-many-files", fmt.Sprintf("An application can have %d files. Delete one that is not needed.", models.MaxAttachments))
	case errors.Is(err, models.ErrNotEditable):
		return problem(http.StatusConflict, "not-editable", "Files cannot be added or deleted in this status.")
	}
	return nil
}

// noStorage is for a service that was set up without a place for files.
func noStorage() *answers.Problem {
	return problem(http.StatusServiceUnavailable, "no-file-storage", "This service has no storage for files. Ask its operator to set one up.")
}

// notReleased is for a file that the scanner has not cleared.
func notReleased(scan models.Scan) *answers.Problem {
	if scan == models.ScanInfected {
		return problem(http.StatusConflict, "infected", "Malware was found in this file after it was added, so its content was deleted.")
	}
	return problem(http.StatusConflict, "not-scanned-yet", "This file is not released yet, because the malware scanner has not answered. Try again later.")
}

// megabytes words a size for people.
func megabytes(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d bytes", bytes)
	}
	return fmt.Sprintf("%d MB", bytes>>20)
}
