// Package decode reads JSON strictly: a value of the wrong shape, a field that nobody knows and an id that is given
// twice are each reported with their place, in words for people.
package decode
