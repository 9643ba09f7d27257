// Package decode reads JSON strictly: a value of the wrong shape, a field that no one knows and an id that is given
// twice are each reported with their place, as text for people.
package decode
