package ui

import (
	"html/template"
	"strconv"
)

// Pagination leads through a list of pages.
type Pagination struct {
	Previous      PaginationLink
	Next          PaginationLink
	Items         []PaginationItem
	LandmarkLabel string // "Pagination" if empty
	Classes       string
	Attributes    Attributes
}

// PaginationLink is the way to the page before or after; without Href there is none.
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

// Pages is the pagination of a list whose length is known: the first page, the last, the current with its neighbours, and
// dots between. Pages count from 1. A single page has none: the result renders as nothing.
func Pages(current, last int, href func(page int) string) Pagination {
	var p Pagination
	if last < 2 {
		return p
	}
	if current > 1 {
		p.Previous.Href = href(current - 1)
	}
	if current < last {
		p.Next.Href = href(current + 1)
	}
	shown := 0
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < current-1 || n > current+1) {
			continue
		}
		if n > shown+1 {
			p.Items = append(p.Items, PaginationItem{Ellipsis: true})
		}
		p.Items = append(p.Items, PaginationItem{Number: strconv.Itoa(n), Href: href(n), Current: n == current})
		shown = n
	}
	return p
}

// Render is nothing where there is nowhere to go.
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

// Block says that the links stand one above the other, as there are no numbers between them.
func (p Pagination) Block() bool { return len(p.Items) == 0 }
