// Package forms makes the form of any part of a content from the type of that part, and puts what was typed back into
// it. Others read the content in the same words: see Wording.
//
// The names of the controls are JSON Pointers into the content. What was typed is kept as it is, in
// url.Values, until Parse reads it: a form that cannot be read is shown again with nothing lost.
package forms
