// Package decode reads JSON strictly: a value of the wrong shape, an unknown field and an id that is given twice are
// each reported with their place, as text for people.
package decode
