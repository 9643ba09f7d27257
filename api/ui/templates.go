package ui

import (
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"
)

const extension = ".gohtml"

// Templates are the page templates of a package, parsed once. They are safe for use by many requests at once.
type Templates struct{ pages map[string]*template.Template }

// NewTemplates parses every *.gohtml below the root of the file system. A file whose name begins with "_" is shared: each
// page may call it by that name, {{template "_points" .}}. Any other file is a page, called by its path without the
// extension, such as "case/terms". What a page defines is its own.
//
// In addition to render, templates have date, datetime, time, workingDays, plural, percent and number: see Date and
// what follows it.
func NewTemplates(files fs.FS) (*Templates, error) {
	shared := template.New("").Funcs(functions()).Option("missingkey=error")
	pages := map[string]string{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != extension {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		short := strings.TrimSuffix(name, extension)
		if base := path.Base(short); strings.HasPrefix(base, "_") {
			_, err = shared.New(base).Parse(string(text))
			return err
		}
		pages[short] = string(text)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading templates: %w", err)
	}
	t := &Templates{pages: map[string]*template.Template{}}
	for name, text := range pages {
		clone, err := shared.Clone()
		if err != nil {
			return nil, fmt.Errorf("template %s: %w", name, err)
		}
		if t.pages[name], err = clone.New(name).Parse(text); err != nil {
			return nil, fmt.Errorf("template %s: %w", name, err)
		}
	}
	return t, nil
}

// Body renders a page's template: the inside of its main part, for Page.Body.
func (t *Templates) Body(name string, data any) (template.HTML, error) {
	page, ok := t.pages[name]
	if !ok {
		return "", fmt.Errorf("there is no template %s", name)
	}
	var b strings.Builder
	if err := page.Execute(&b, data); err != nil {
		return "", fmt.Errorf("rendering %s: %w", name, err)
	}
	return template.HTML(b.String()), nil //nolint:gosec // html/template has escaped it
}

// Render writes the whole page, with the template of that name as its body. Nothing is written if it fails.
func (t *Templates) Render(w io.Writer, name string, p Page, data any) error {
	body, err := t.Body(name, data)
	if err != nil {
		return err
	}
	p.Body = body
	return Render(w, p)
}
