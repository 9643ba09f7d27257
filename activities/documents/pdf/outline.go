package pdf

import "fmt"

// entry is a bookmark with those below it.
type entry struct {
	bookmark
	below  []*entry
	number int
}

// outline writes the bookmarks, and gives the number of their root.
func outline(f *file, bookmarks []bookmark, pageNumbers []int) int {
	root := &entry{number: f.reserve()}
	path := []*entry{root}
	for _, b := range bookmarks {
		for len(path) > 1 && path[len(path)-1].level >= b.level {
			path = path[:len(path)-1]
		}
		e := &entry{bookmark: b, number: f.reserve()}
		parent := path[len(path)-1]
		parent.below = append(parent.below, e)
		path = append(path, e)
	}
	f.set(root.number, "<</Type/Outlines"+root.links()+">>")
	root.write(f, pageNumbers)
	return root.number
}

// count is how many entries are below, at any depth.
func (e *entry) count() int {
	n := len(e.below)
	for _, b := range e.below {
		n += b.count()
	}
	return n
}

func (e *entry) links() string {
	if len(e.below) == 0 {
		return ""
	}
	return fmt.Sprintf("/First %s/Last %s/Count %d", ref(e.below[0].number), ref(e.below[len(e.below)-1].number), e.count())
}

func (e *entry) write(f *file, pageNumbers []int) {
	for i, b := range e.below {
		around := ""
		if i > 0 {
			around += "/Prev " + ref(e.below[i-1].number)
		}
		if i < len(e.below)-1 {
			around += "/Next " + ref(e.below[i+1].number)
		}
		f.set(b.number, fmt.Sprintf("<</Title%s/Parent %s%s/Dest[%s/XYZ 0 %s null]%s>>",
			textString(b.title), ref(e.number), around, ref(pageNumbers[b.page]), points(pageHeight-b.top+8000), b.links()))
		b.write(f, pageNumbers)
	}
}
