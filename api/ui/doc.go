// Package ui makes the HTML of the pages: components, the layout round them, and what page templates may call.
//
// A package of pages keeps its templates in a folder and parses them once:
//
//	//go:embed all:templates
//	var files embed.FS
//
//	sub, err := fs.Sub(files, "templates")
//	pages, err := ui.NewTemplates(sub)
//
// A page template, here templates/case/terms.gohtml, holds the inside of the main part of the page, from its h1 on. Each
// component is a value in the data, put in its place with render:
//
//	<h1 class="govuk-heading-l">{{.Heading}}</h1>
//	<p class="govuk-body">To be heard on {{date .Hearing}}, in {{workingDays .Left}}.</p>
//	<form method="post" novalidate>
//	  {{render .Reason}}
//	  {{render .Save}}
//	</form>
//
// The handler fills the data, and the page round it. On a fault it renders the same again, with status 422:
//
//	errs := ui.Errors{{ID: "reason", Text: "Enter a reason"}}
//	data := struct{ Reason, Save ui.Component; ... }{
//		Reason: ui.Textarea{Name: "reason", Value: typed, Label: ui.Label{Text: "Reason"}, ErrorMessage: errs.At("reason")},
//		Save:   ui.Button{Text: "Save"},
//	}
//	err := pages.Render(w, "case/terms", ui.Page{Title: "Terms", UserName: user.Name, Errors: errs, At: now}, data)
//
// Words about people and cases are strings, which templates escape. template.HTML is only for what render, Body or another
// component made. The headers of a page are ContentSecurityPolicy and those that forbid keeping it; the assets are served
// by package assets.
package ui
