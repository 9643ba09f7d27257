package pdf

import (
	"fmt"
	"strings"
)

// element is one of the structure: a heading, a paragraph, a cell.
type element struct {
	tag        string
	attributes string // a dictionary; "" for none
	actual     string // what its drawing means, where that is not what is drawn
	kids       []kid
	number     int // of its object
}

// kid is an element below another, or, where that is nil, content on a page.
type kid struct {
	element  *element
	page, id int
}

func (e *element) child(tag string) *element {
	c := &element{tag: tag}
	e.kids = append(e.kids, kid{element: c})
	return c
}

// reserve gives the element and all below it their numbers.
func (e *element) reserve(f *file) {
	e.number = f.reserve()
	for _, k := range e.kids {
		if k.element != nil {
			k.element.reserve(f)
		}
	}
}

func (e *element) write(f *file, parent int, pageNumbers []int) {
	var kids, more strings.Builder
	for _, k := range e.kids {
		if k.element == nil {
			fmt.Fprintf(&kids, "<</Type/MCR/Pg %s/MCID %d>>", ref(pageNumbers[k.page]), k.id)
			continue
		}
		kids.WriteString(ref(k.element.number) + " ")
		k.element.write(f, e.number, pageNumbers)
	}
	if e.actual != "" {
		more.WriteString("/ActualText" + textString(e.actual))
	}
	if e.attributes != "" {
		more.WriteString("/A" + e.attributes)
	}
	f.set(e.number, fmt.Sprintf("<</Type/StructElem/S/%s/P %s%s/K[%s]>>", e.tag, ref(parent), more.String(), kids.String()))
}

// structure writes the tree of elements, and for each page to which of them its content belongs.
func structure(f *file, root *element, all []*page, pageNumbers []int) int {
	tree := f.reserve()
	root.reserve(f)
	root.write(f, tree, pageNumbers)
	var parents strings.Builder
	for i, p := range all {
		fmt.Fprintf(&parents, "%d[", i)
		for _, owner := range p.owners {
			parents.WriteString(ref(owner.number) + " ")
		}
		parents.WriteString("]")
	}
	f.set(tree, fmt.Sprintf("<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>",
		ref(root.number), parents.String(), len(all)))
	return tree
}
