// Package backup makes one encrypted file of everything that a data folder needs to start again, and a data folder from
// such a file.
package backup
