package api

import (
	"context"

	"scpo.example/desk/models"
)

// The pages ask this same edge, in the same process: one route table, one set of rules, one answer.
// What they say of themselves is in the context, where no request from outside can put it.
type insideKey struct{}

type inside struct {
	user   models.User
	logged bool
	shown  func(ids []string)
}

// As marks a request as that of a user who has signed in to the pages. logged says that the page writes the access log
// itself, one line for all that it shows; shown receives the ids of what a list shows.
func As(ctx context.Context, u models.User, logged bool, shown func(ids []string)) context.Context {
	return context.WithValue(ctx, insideKey{}, inside{user: u, logged: logged, shown: shown})
}

func insideOf(ctx context.Context) (inside, bool) {
	i, ok := ctx.Value(insideKey{}).(inside)
	return i, ok
}
