package ui

import "html/template"

// ServiceNavigation links to the main parts of the service. Page makes its own.
type ServiceNavigation struct {
	ServiceName                string
	ServiceURL                 string
	Navigation                 []NavigationItem
	CollapseNavigationOnMobile *bool // nil: if there is more than one item
	AriaLabel                  string
	MenuButtonText             string
	MenuButtonLabel            string
	NavigationLabel            string
	NavigationID               string
	NavigationClasses          string
	Slots                      Slots
	Classes                    string
	Attributes                 Attributes
}

// NavigationItem is one link of a navigation. Current is for the page itself, Active for a page below it.
type NavigationItem struct {
	Href       string
	Text       string
	HTML       template.HTML
	Current    bool
	Active     bool
	Attributes Attributes
}

// Slots are places for HTML of one's own in a service navigation.
type Slots struct {
	Start           template.HTML
	NavigationStart template.HTML // list items
	NavigationEnd   template.HTML // list items
	End             template.HTML
	EndInline       bool // End is next to the navigation
}

// Render implements Component.
func (s ServiceNavigation) Render() (template.HTML, error) {
	s.MenuButtonText, s.NavigationID = or(s.MenuButtonText, "Menu"), or(s.NavigationID, "navigation")
	s.NavigationLabel, s.AriaLabel = or(s.NavigationLabel, s.MenuButtonText), or(s.AriaLabel, "Service information")
	if s.MenuButtonLabel == s.MenuButtonText {
		s.MenuButtonLabel = ""
	}
	return execute("service-navigation", s)
}

// Collapses says that small screens show a button in place of the list.
func (s ServiceNavigation) Collapses() bool {
	if s.CollapseNavigationOnMobile != nil {
		return *s.CollapseNavigationOnMobile
	}
	return len(s.Navigation) > 1
}

// Section says that the whole is a landmark of its own.
func (s ServiceNavigation) Section() bool {
	return s.ServiceName != "" || s.Slots.Start != "" || s.Slots.End != ""
}

// Listed says that there is a list of links.
func (s ServiceNavigation) Listed() bool {
	return len(s.Navigation) > 0 || s.Slots.NavigationStart != "" || s.Slots.NavigationEnd != ""
}
