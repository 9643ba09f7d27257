package ui

import (
	"embed"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"sync"
)

// Component is a piece of a page: {{render .Thing}} puts it into a template. Components are plain structs whose fields
// have the names that the GOV.UK Design System gives its options; the zero value of a field leaves it out. Where a
// component has both Text and HTML, HTML wins.
type Component interface {
	// Render is the component as HTML. An error means that an option makes no sense, and is a fault of the program.
	Render() (template.HTML, error)
}

// Content is text or HTML inside a component.
type Content struct {
	Text    string
	HTML    template.HTML
	Classes string
}

func (c Content) given() bool { return c.Text != "" || c.HTML != "" }

//go:embed templates/*.gohtml
var sources embed.FS

// components are the templates of this package, parsed once.
var components = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("ui").Funcs(functions()).ParseFS(sources, "templates/*.gohtml"))
})

// execute renders the template of that name.
func execute(name string, data any) (template.HTML, error) {
	var b strings.Builder
	if err := components().ExecuteTemplate(&b, name+".gohtml", data); err != nil {
		return "", fmt.Errorf("rendering %s: %w", name, err)
	}
	return template.HTML(b.String()), nil //nolint:gosec // html/template has escaped it
}

// render is what templates call on components. A missing component renders as nothing.
func render(c Component) (template.HTML, error) {
	if v := reflect.ValueOf(c); !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return "", nil
	}
	return c.Render()
}

// content is the HTML if there is any, else the text, which the template escapes.
func content(text string, html template.HTML) any {
	if html != "" {
		return html
	}
	return text
}

// heading is a heading of a level from 1 to 6. The class and the id may be empty.
func heading(level int, class, id string, inside any) (template.HTML, error) {
	if level < 1 || level > 6 {
		return "", fmt.Errorf("there is no heading of level %d", level)
	}
	var attributes Attributes
	if class != "" {
		attributes = append(attributes, Attribute{"class", class})
	}
	if id != "" {
		attributes = append(attributes, Attribute{"id", id})
	}
	written, err := attributes.write()
	if err != nil {
		return "", err
	}
	body, ok := inside.(template.HTML)
	if !ok {
		body = template.HTML(template.HTMLEscaper(inside)) //nolint:gosec // escaped
	}
	return template.HTML(fmt.Sprintf("<h%d%s>%s</h%d>", level, written, body, level)), nil //nolint:gosec // made of escaped parts
}

// classes joins the names that are not empty.
func classes(names ...string) string {
	kept := names[:0:0]
	for _, name := range names {
		if name = strings.TrimSpace(name); name != "" {
			kept = append(kept, name)
		}
	}
	return strings.Join(kept, " ")
}

// when is the text if the condition holds, else nothing.
func when(condition bool, text string) string {
	if condition {
		return text
	}
	return ""
}

// or is the text, or the other one where there is none.
func or(text, other string) string {
	if text != "" {
		return text
	}
	return other
}
