// Package editing is how people write one part of an application, a section or a term, while others write the rest of it:
// what others saved elsewhere stays, what two people wrote in the same part is shown side by side, and no text is lost.
package editing

import (
	"embed"

	"scpo.example/desk/api/pages"
)

//go:embed all:templates
var files embed.FS

var templates = pages.MustParse(files)
