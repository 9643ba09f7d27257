package pdf

import (
	"bytes"
	"fmt"
)

// page is one page as it is drawn.
type page struct {
	content bytes.Buffer
	owners  []*element // by the number of the marked content
	open    *element   // whose content is being drawn; nil for none
	marked  bool       // some content, or an artifact, is being drawn
}

// pages are drawn one after the other.
type pages struct {
	all       []*page
	y         int       // from the upper edge
	used      [2][]rune // by the code of each, from 1
	codes     [2][1 << 16]int
	bookmarks []bookmark
}

func (p *pages) last() *page { return p.all[len(p.all)-1] }

func (p *pages) turn() {
	p.all = append(p.all, &page{})
	p.y = bodyTop
}

// fill puts the strips on pages; those to be kept together go to one, where one is long enough.
func (p *pages) fill(strips []strip) {
	p.turn()
	for at := 0; at < len(strips); {
		end, need := at, 0
		for ; ; end++ {
			need += strips[end].height
			if end > at || p.y > bodyTop {
				need += strips[end].before
			}
			if !strips[end].keep || end == len(strips)-1 {
				break
			}
		}
		if need > bodyBottom-bodyTop { // longer than a page
			end = at
			need = strips[at].before + strips[at].height
		}
		if p.y+need > bodyBottom && p.y > bodyTop {
			p.turn()
			p.again(strips[at].repeat)
		}
		for ; at <= end; at++ {
			p.place(strips[at])
		}
	}
}

// again draws the titles of a table that goes on, unless they would fill the page.
func (p *pages) again(repeat []strip) {
	height := 0
	for _, s := range repeat {
		height += s.height
	}
	if height > (bodyBottom-bodyTop)/3 {
		return
	}
	for _, s := range repeat {
		for i := range s.runs {
			s.runs[i].owner = nil
		}
		p.draw(s)
	}
}

func (p *pages) place(s strip) {
	if p.y > bodyTop {
		p.y += s.before
	}
	if s.bookmark != nil {
		s.bookmark.page, s.bookmark.top = len(p.all)-1, p.y
		p.bookmarks = append(p.bookmarks, *s.bookmark)
	}
	p.draw(s)
}

func (p *pages) draw(s strip) {
	on := p.last()
	for _, r := range s.rules {
		on.begin(nil, len(p.all)-1)
		fmt.Fprintf(&on.content, "0.45 g %s %s %s %s re f 0 g\n",
			points(marginSide+r.x), points(pageHeight-p.y-r.top-r.height), points(r.width), points(r.height))
	}
	for _, r := range s.runs {
		p.show(r, marginSide+r.x, p.y+r.base)
	}
	p.y += s.height
}

// begin goes over to the content of an element, or to an artifact.
func (on *page) begin(owner *element, number int) {
	if on.marked && on.open == owner {
		return
	}
	on.end()
	on.open, on.marked = owner, true
	if owner == nil {
		on.content.WriteString("/Artifact BMC\n")
		return
	}
	actual := ""
	if owner.actual != "" {
		actual = "/ActualText" + textString(owner.actual)
	}
	fmt.Fprintf(&on.content, "/%s<</MCID %d%s>>BDC\n", owner.tag, len(on.owners), actual)
	owner.kids = append(owner.kids, kid{page: number, id: len(on.owners)})
	on.owners = append(on.owners, owner)
}

func (on *page) end() {
	if on.marked {
		on.content.WriteString("EMC\n")
	}
	on.open, on.marked = nil, false
}

// show draws a line of text at a place from the left and the upper edge. What the font cannot draw is an element of its
// own, which says what its mark means.
func (p *pages) show(r run, x, base int) {
	for from := 0; from < len(r.line); {
		to := from + 1
		for r.line[from].actual == "" && to < len(r.line) && r.line[to].actual == "" {
			to++
		}
		owner := r.owner
		if r.line[from].actual != "" && owner != nil {
			owner = owner.child("Span")
			owner.actual = r.line[from].actual
		}
		text := drawn(r.line[from:to])
		p.last().begin(owner, len(p.all)-1)
		p.print(text, r.face, r.size, x, base)
		x, from = x+fonts()[r.face].width(text, r.size), to
	}
}

func (p *pages) print(text string, f face, size, x, base int) {
	out := &p.last().content
	fmt.Fprintf(out, "BT /F%d %s Tf 1 0 0 1 %s %s Tm <", f, points(size), points(x), points(pageHeight-base))
	const digits = "0123456789ABCDEF"
	for _, c := range text {
		n := p.code(f, c)
		out.Write([]byte{digits[n>>12&15], digits[n>>8&15], digits[n>>4&15], digits[n&15]})
	}
	out.WriteString("> Tj ET\n")
}

// code is the number of a character in the font of the file, in the order in which they are met. Only characters of the
// fonts are drawn, and these are all below 1<<16.
func (p *pages) code(f face, c rune) int {
	if p.codes[f][c] == 0 {
		p.used[f] = append(p.used[f], c)
		p.codes[f][c] = len(p.used[f])
	}
	return p.codes[f][c]
}
