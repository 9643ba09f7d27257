//go:build race

package store_test

// rowsTampered is fewer with the race detector, under which each takes many times as long.
const rowsTampered = 1
