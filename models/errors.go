package models

import "errors"

// Errors that cross the layers. The web edge maps each to one answer; anything else is a fault of
// ours, logged in full and shown to no one.
var (
	// ErrNotFound: no such record, or not one that this user may see; the two look the same.
	ErrNotFound = errors.New("not found")
	// ErrStale: the record has changed since the caller read it.
	ErrStale = errors.New("changed since it was read")
	// ErrNotEditable: the application is in a state in which its content cannot be changed.
	ErrNotEditable = errors.New("not editable in this state")
	// ErrDiverged: the database holds another event at this place than the workflow decided.
	// It must never be retried or overwritten: a person has to look.
	ErrDiverged = errors.New("database and workflow disagree")
	// ErrContentChanged: the stored content is not the content that was checked or approved.
	ErrContentChanged = errors.New("content is not what was checked")
	// ErrKeyReused: an idempotency key came back with another request.
	ErrKeyReused = errors.New("idempotency key was used for another request")
	// ErrEngineAway: the workflow engine could not answer in time; the command may still complete.
	ErrEngineAway = errors.New("workflow engine did not answer in time")
	// ErrAnswered: the request for this has already been refused.
	ErrAnswered = errors.New("the request was refused before")
	// ErrExists: a record with this identity is there already.
	ErrExists = errors.New("exists already")
)
