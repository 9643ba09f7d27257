// Package desktest runs the programs as child processes and calls their API as the people of the
// demonstration do: for the tests of the programs, which see them as their users see them.
package desktest
