package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// userTag is the version of a user as admins see them: the same words have the same tag, no matter who wrote them.
func userTag(u models.User) (string, error) {
	text, err := json.Marshal(userItemOf(u))
	if err != nil {
		return "", fmt.Errorf("tag a user: %w", err)
	}
	return strconv.Quote(models.HashOf(text)[:16]), nil
}

// unlessChanged refuses when the caller says which version of a user they read and another is there now, so that no one
// undoes what another admin did, or the provider at a sign-in. It gives the user that the change is for; nil where the
// caller does not say.
func unlessChanged(k *call, u models.User) (*models.User, error) {
	given := strings.TrimPrefix(strings.TrimSpace(k.Request().Header.Get("If-Match")), "W/")
	if given == "" || given == "*" {
		return nil, nil
	}
	tag, err := userTag(u)
	if err != nil {
		return nil, err
	}
	if given != tag {
		return nil, staleUser()
	}
	return &u, nil
}

func staleUser() *answers.Problem {
	return problem(http.StatusPreconditionFailed, "stale", "This user has changed since you opened the page. Nothing was saved.")
}
