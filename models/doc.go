// Package models knows what an application for a Serious Crime Prevention Order is and what may
// be done to it: its states, the one table of who may do what when, and its history. What it says is in content beneath it.
//
// The life of an application (docs/states.md has the same picture for people):
//
//	drafting -> in-qa -> approved -> with-cps -> accepted -> closed
//	              |         |           |
//	              v         v           v
//	        returned-by-qa <+     returned-by-cps      (both go back to in-qa)
//
// and from every open state -> withdrawn.
//
// The package is pure: it reads no clock, database or network, and imports nothing else of the
// project but its own content, decode and calendar, so that the workflow, the store and the web edge can share one set of rules.
package models
