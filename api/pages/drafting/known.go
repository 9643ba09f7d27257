package drafting

import (
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/models/content"
)

// known is the content with what the service knows of a section in which nothing is written yet: from other sections,
// and about the person who writes. It is shown to be checked, and saved by the person who checks it.
func known(e *editing.Editor) content.Content {
	c := e.Content
	switch e.Section {
	case "drafter":
		c.Drafter.Username, c.Drafter.Name, c.Drafter.Email = e.User.Username, e.User.Name, e.User.Email
		c.Drafter.Unit = c.Requester.Unit
	case "requester":
		c.Requester.Unit = c.Drafter.Unit
	case "conviction":
		if c.Route == content.RouteS19 && c.Conviction == nil && c.Court.Name != "" {
			c.Conviction = &content.Conviction{Court: c.Court.Name}
		}
	case "disposal":
		if c.Disposal == nil {
			if on := sentenced(c); on != nil {
				c.Disposal = &content.Disposal{On: on.Date}
			}
		}
	case "monitoringPlan":
		if c.MonitoringPlan == nil && c.Requester.Unit != "" {
			c.MonitoringPlan = &content.MonitoringPlan{Unit: c.Requester.Unit}
		}
	}
	return c
}

// sentenced is the hearing at which the subject is sentenced; nil for none.
func sentenced(c content.Content) *content.Hearing {
	for i, h := range c.Court.Hearings {
		if h.Kind == content.HearingSentence && h.Date != nil {
			return &c.Court.Hearings[i]
		}
	}
	return nil
}
