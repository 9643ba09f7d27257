package api

import (
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"scpo.example/desk/models"
)

// Readable reports whether an address is text throughout, once it is decoded. For an address that is not, one database
// would answer that the record does not exist, and the other with an internal error.
func Readable(u *url.URL) bool {
	query, err := url.QueryUnescape(u.RawQuery)
	return err == nil && isText(u.Path) && isText(query)
}

func isText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// readable refuses everything that is not text: no record has such a name, and there is nothing to find.
func readable(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		switch u := c.Request().URL; {
		case !isText(u.Path):
			return models.ErrNotFound
		case !Readable(u):
			return problem(http.StatusBadRequest, "bad-request", "The address could not be read. Encode it as UTF-8. Nothing was done.")
		}
		return next(c)
	}
}

// ownRequestID drops the caller's own id for the request: lines of the access log are found by it, so that it must be of
// one request only. A page in this process gives its own.
func ownRequestID(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if _, page := insideOf(c.Request().Context()); !page {
			c.Request().Header.Del(echo.HeaderXRequestID)
		}
		return next(c)
	}
}
