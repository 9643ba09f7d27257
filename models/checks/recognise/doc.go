// Package recognise reads the words of a term or an answer and says how strongly they resemble faults
// that people have written down before: oral answers, protected material, recipients whom the law does
// not list, vague words, people and places without a name, unfinished text.
//
// There is one linear model for each kind (logistic regression over words, pieces of words and classes
// of words), trained by `make train` from the phrases in phrases/, and shipped as data in weights/. It
// never stops an application: package lint has the rules that do. It marks the words that carried the
// doubt, so that a person can see why and decide.
package recognise
