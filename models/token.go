package models

// TokenScope is what an API token can be used for. The names are schema.
type TokenScope string

// The scopes.
const (
	TokenReads TokenScope = "read" // what its person can see, and nothing that changes anything
	TokenAll   TokenScope = "all"  // everything that its person can do
)

// Known reports whether s is one of the scopes.
func (s TokenScope) Known() bool { return s == TokenReads || s == TokenAll }
