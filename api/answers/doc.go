// Package answers is what the API gives and takes: one type for each answer, and one for each body that is not the body of
// an action (those are in models, as the workflows keep them). The API fills them in, pages read them, and both mean the
// same by them.
package answers

// List is an answer that comes whole.
type List[T any] struct {
	Items []T `json:"items"`
}

// Page is one page of a longer list.
type Page[T any] struct {
	Items      []T     `json:"items"`
	NextCursor *string `json:"nextCursor"`     // null on the last page
	Near       bool    `json:"near,omitempty"` // nothing is exactly what was searched for: names are one slip away
}
