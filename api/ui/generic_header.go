package ui

import "html/template"

// GenericHeader is the header for services that are not part of gov.uk.
type GenericHeader struct {
	LogoText         string
	LogoHTML         template.HTML
	URL              string // "/" if empty
	ContainerClasses string
	Classes          string
	Attributes       Attributes
}

// Render implements Component.
func (g GenericHeader) Render() (template.HTML, error) {
	g.URL, g.ContainerClasses = or(g.URL, "/"), or(g.ContainerClasses, "govuk-width-container")
	return execute("generic-header", g)
}
