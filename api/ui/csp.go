package ui

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
)

// inline is the only script inside the pages: the style sheets ask for these classes before anything is drawn.
const inline = `document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');`

// InlineScriptHash is the source with which a content security policy allows the pages' one inline script, with its
// quotes.
func InlineScriptHash() string {
	sum := sha256.Sum256([]byte(inline))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// ContentSecurityPolicy is the whole header for pages: nothing from elsewhere, no inline style, no inline script except
// the one. As forms can go to this server only, no form target can redirect to another server: a separate page sends
// the browser to a sign-in provider.
func ContentSecurityPolicy() string {
	return "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
		"connect-src 'self'; img-src 'self'; style-src 'self'; script-src 'self' " + InlineScriptHash()
}

func inlineScript() template.HTML {
	return template.HTML("<script>" + inline + "</script>") //nolint:gosec // a constant
}
