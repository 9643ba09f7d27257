package word

import (
	"encoding/xml"
	"slices"
	"strings"
)

// property reads what a paragraph or a run says of itself.
func (b *body) property(name, val string) {
	if len(b.open) == 0 {
		return
	}
	p := b.open[len(b.open)-1]
	v := &value{val}
	switch {
	case name == "vanish" && slices.Contains(b.inside, "r"):
		b.hidden = val != "0" && val != "false"
	case !slices.Contains(b.inside, "pPr"):
	case name == "pStyle":
		p.style = val
	case name == "numId":
		p.num = v.number(NoList)
	case name == "ilvl":
		p.level = v.number(NoList)
	case name == "outlineLvl":
		p.heading = v.number(-1) + 1
	}
}

// words reads an element that stands for text.
func (b *body) words(e xml.StartElement, name string) error {
	switch {
	case name == "t", name == "" && e.Name.Local == "t" && strings.HasSuffix(e.Name.Space, "/math"):
		return b.text(e)
	case !b.within("r"): // a tab is also the name of a setting
	case name == "tab", name == "ptab":
		b.write("\t")
	case name == "br", name == "cr":
		b.write("\n")
	case name == "noBreakHyphen":
		b.write("\u2011")
	case name == "sym":
		b.write("\ufffd") // a place in a symbol font: something is there, and only that font knows what
	}
	return nil
}

func (b *body) text(e xml.StartElement) error {
	var text string
	if err := b.xml.DecodeElement(&text, &e); err != nil {
		return err
	}
	b.inside = b.inside[:len(b.inside)-1]
	if attribute(e, "space") != "preserve" {
		text = strings.TrimSpace(text)
	}
	if b.hidden && text != "" {
		b.doc.Seen.Hidden = true
		return nil
	}
	b.write(text)
	return nil
}

func (b *body) write(text string) {
	if len(b.open) > 0 && !b.hidden {
		b.size += len(text)
		b.open[len(b.open)-1].text.WriteString(text)
	}
}

func (b *body) end(name string) {
	switch name {
	case "p":
		p := b.open[len(b.open)-1]
		b.open = b.open[:len(b.open)-1]
		b.close(p)
	case "tc":
		b.flush()
	case "tbl":
		b.tables = b.tables[:len(b.tables)-1]
	}
}

// close keeps a paragraph. One whose end was deleted goes on in the next, which says how both are numbered.
func (b *body) close(p *paragraph) {
	text := b.joined + p.text.String()
	if p.ends {
		b.joined = text
		return
	}
	b.joined = ""
	made := Paragraph{Text: strings.TrimSpace(text), Level: NoList}
	if len(b.tables) > 0 {
		t := b.tables[len(b.tables)-1]
		if t.deleted {
			return
		}
		made.Cell = t.cell
	}
	b.number(p, &made)
	if made.Text != "" || made.Label != "" {
		b.doc.Paragraphs = append(b.doc.Paragraphs, made)
	}
}

// number gives a paragraph its label. An empty one counts too, as in Word.
func (b *body) number(p *paragraph, made *Paragraph) {
	s := b.styles.of(p.style)
	made.Heading = s.heading
	if p.heading > 0 {
		made.Heading = p.heading
	}
	num, level := s.num, s.level
	if p.num != NoList {
		num = p.num
	}
	switch {
	case p.level != NoList:
		level = p.level
	case level == NoList:
		level = b.counter.level(num, p.style)
	}
	if label, listed := b.counter.next(num, level); listed {
		made.Label, made.Level = label, level
	}
}

// flush keeps what was left of a paragraph whose end was deleted, where none follows.
func (b *body) flush() {
	if text := strings.TrimSpace(b.joined); text != "" {
		b.doc.Paragraphs = append(b.doc.Paragraphs, Paragraph{Text: text, Level: NoList})
	}
	b.joined = ""
}
