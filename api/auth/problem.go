package auth

import (
	"errors"
	"net/http"
	"time"
)

// Problem is why someone was not signed in, in words for the page. Code is stable and holds nothing personal; it is the
// only part of the problem that can be logged.
type Problem struct {
	Status     int
	Code       string
	Title      string
	Detail     string
	RetryAfter time.Duration // 0 where trying again later does not help
	cause      error
}

// Error is for logs.
func (p *Problem) Error() string { return p.Code }

// Unwrap gives the cause, which may hold what a provider said of a person: not for logs.
func (p *Problem) Unwrap() error { return p.cause }

// CodeOf is the code of the problem in err, or "".
func CodeOf(err error) string {
	var p *Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func away(cause error) *Problem {
	return &Problem{
		Status: http.StatusServiceUnavailable, Code: "provider-away", Title: "You cannot sign in at the moment",
		Detail:     "The sign-in service is not responding. Try again in a minute. If it still fails, contact your IT support.",
		RetryAfter: time.Minute, cause: cause,
	}
}

func stale() *Problem {
	return &Problem{
		Status: http.StatusBadRequest, Code: "sign-in-over", Title: "This sign-in link has expired",
		Detail: "It has been used, has expired or was started in another browser. Go to the sign-in page.",
	}
}

func distrusted(cause error) *Problem {
	return &Problem{
		Status: http.StatusForbidden, Code: "sign-in-refused", Title: "You are not signed in",
		Detail: "The sign-in response was not accepted. Try again. If it still fails, contact your IT support.",
		cause:  cause,
	}
}

// refused is for a person whom the provider knows and who cannot sign in with their present claims or account.
func refused(code, detail string) *Problem {
	return &Problem{Status: http.StatusForbidden, Code: code, Title: "You do not have access to this service", Detail: detail}
}
