package ui

import "html/template"

// NotificationBadge says how many new things there are (MoJ).
type NotificationBadge struct {
	Count              int    // none renders as nothing; 99 and more are "99+"
	VisuallyHiddenText string // what is counted, such as "unread"
	Classes            string
	Attributes         Attributes
}

// Render implements Component.
func (n NotificationBadge) Render() (template.HTML, error) {
	if n.Count <= 0 {
		return "", nil
	}
	return execute("notification-badge", n)
}

// Shown is the number as it is seen.
func (n NotificationBadge) Shown() string {
	if n.Count >= 99 {
		return "99+"
	}
	return Number(n.Count)
}

// Read is the number as it is read aloud.
func (n NotificationBadge) Read() string {
	if n.Count >= 99 {
		return "99 or more"
	}
	return Number(n.Count)
}
