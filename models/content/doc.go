// Package content is what an application says: one file for each section, with what it asks.
package content
