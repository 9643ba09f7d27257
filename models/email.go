package models

import (
	"net/mail"
	"strings"
)

// emailLimit is the longest address that a mail server must take, in bytes (RFC 5321 section 4.5.3.1.3).
const emailLimit = 254

// ValidEmail reports whether the text is one bare email address, without a name, whose
// domain is written in ASCII.
func ValidEmail(text string) bool {
	a, err := mail.ParseAddress(text)
	if err != nil || a.Address != text || len(text) > emailLimit {
		return false
	}
	domain := text[strings.LastIndex(text, "@")+1:]
	return strings.Contains(domain, ".") && !strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r >= 0x7f })
}
