// Package checks says what is wrong with an application, why and where: every check of the review as data, with the
// rule that decides it, gathered into rule sets that are versioned by date.
//
// A machine check decides from structured fields. A lint highlights words for a person to judge; it fails only where
// it is a stop, so that someone looks at the words before submission. A human check is a question for the
// officer, sometimes with a hint. Every check answers for incomplete drafts too: what is missing fails, and the message
// says what to enter.
package checks

//go:generate go test -count=1 -run TestPageOfChecks . -write-page
