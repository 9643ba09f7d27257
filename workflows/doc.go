// Package workflows decides how an application lives. It holds deterministic code only, and the
// typed client through which the rest of the program asks it.
//
// Read application.go first: it is the story. contract.go has the names and shapes that others
// rely on, steps.go what a workflow may have done for it, options.go how patiently.
//
// Recorded histories under testdata are from released code and must replay for ever. A change of
// what the workflow does goes behind a workflow.GetVersion gate, named as a question; a change of
// models.Standing.Decide for commands that old histories hold is such a change.
package workflows
