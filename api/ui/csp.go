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

// ContentSecurityPolicy is the whole header for pages: nothing from elsewhere, no inline style, no inline script but the
// one. As forms may go to this server only, nothing that a form asks for may redirect to another: to a sign-in
// provider leads a page of its own.
func ContentSecurityPolicy() string {
	return "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
		"connect-src 'self'; img-src 'self'; style-src 'self'; script-src 'self' " + InlineScriptHash()
}

func inlineScript() template.HTML {
	return template.HTML("<script>" + inline + "</script>") //nolint:gosec // a constant
}
