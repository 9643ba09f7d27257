//go:build !race

package store_test

// rowsTampered is how many rows of each table are changed, a column at a time.
const rowsTampered = 3
