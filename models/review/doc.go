// Package review is the officer's second review: where points are now, which change answers which point, and which
// defects escaped to the CPS.
package review
