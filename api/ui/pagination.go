package ui

import (
	"html/template"
)

// Pagination links to the pages of a list.
type Pagination struct {
	Previous      PaginationLink
	Next          PaginationLink
	Items         []PaginationItem
	LandmarkLabel string // "Pagination" if empty
	Classes       string
	Attributes    Attributes
}

// PaginationLink is the link to the previous or next page; without Href there is none.
type PaginationLink struct {
	Href       string
	Text       string
	HTML       template.HTML
	LabelText  string // shown where there are no numbers, such as the title of that page
	Attributes Attributes
}

// PaginationItem is one number, or the dots between numbers.
type PaginationItem struct {
	Number             string
	VisuallyHiddenText string // "Page " and the number if empty
	Href               string
	Current            bool
	Ellipsis           bool
	Attributes         Attributes
}

// Render is empty where there is no other page.
func (p Pagination) Render() (template.HTML, error) {
	if p.Previous.Href == "" && p.Next.Href == "" && len(p.Items) == 0 {
		return "", nil
	}
	p.LandmarkLabel = or(p.LandmarkLabel, "Pagination")
	for i := range p.Items {
		if item := &p.Items[i]; item.VisuallyHiddenText == "" {
			item.VisuallyHiddenText = "Page " + item.Number
		}
	}
	return execute("pagination", p)
}

// Block says that the links are one above the other, as there are no numbers between them.
func (p Pagination) Block() bool { return len(p.Items) == 0 }
