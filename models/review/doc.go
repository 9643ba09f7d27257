// Package review is the officer's second look: where points stand now, which change answers which point, and which
// defects escaped to the CPS.
package review
