package ui

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"sync"
)

// Attribute is one HTML attribute.
type Attribute struct{ Name, Value string }

// Attributes are further HTML attributes of a component, written in this order. Handlers and styles are refused, as the
// content security policy would refuse them in the browser.
type Attributes []Attribute

var attributeName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9.:_-]*$`) })

func (a Attributes) write() (template.HTMLAttr, error) {
	var b strings.Builder
	for _, attribute := range a {
		if !attributeName().MatchString(attribute.Name) || strings.HasPrefix(attribute.Name, "on") || attribute.Name == "style" {
			return "", fmt.Errorf("attribute %q is not allowed", attribute.Name)
		}
		fmt.Fprintf(&b, ` %s="%s"`, attribute.Name, template.HTMLEscapeString(attribute.Value))
	}
	return template.HTMLAttr(b.String()), nil //nolint:gosec // names are checked, values escaped
}

func writeAttributes(a Attributes) (template.HTMLAttr, error) { return a.write() }
