package ui

import "html/template"

// NotificationBanner tells of something that is not about the page itself. For success and warnings use Alert.
type NotificationBanner struct {
	Text              string // one line, shown as a heading
	HTML              template.HTML
	TitleText         string // "Important" or "Success" if empty
	TitleHTML         template.HTML
	TitleHeadingLevel int // 2 if zero
	TitleID           string
	Type              string // "success" or ""
	Role              string
	DisableAutoFocus  bool
	Classes           string
	Attributes        Attributes
}

// Render implements Component.
func (n NotificationBanner) Render() (template.HTML, error) {
	title, role, variant := "Important", "region", ""
	if n.Type == "success" {
		title, role, variant = "Success", "alert", "govuk-notification-banner--success"
	}
	n.TitleText, n.Role = or(n.TitleText, title), or(n.Role, role)
	n.TitleID = or(n.TitleID, "govuk-notification-banner-title")
	if n.TitleHeadingLevel == 0 {
		n.TitleHeadingLevel = 2
	}
	n.Classes = classes("govuk-notification-banner", variant, n.Classes)
	return execute("notification-banner", n)
}
