package papers

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean is a text as a paper can have it: one kind of line break, no control characters, and accents joined to their letters.
func Clean(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n").
		Replace(strings.ToValidUTF8(text, "\uFFFD"))
	text = strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(norm.NFC.String(text))
}

// Paras are the paragraphs of a text: what is between blank lines.
func Paras(text string) []string {
	var paras []string
	for _, lines := range strings.Split(Clean(text), "\n\n") {
		if lines = strings.TrimSpace(lines); lines != "" {
			paras = append(paras, lines)
		}
	}
	return paras
}

// Cleaned is the document with all its texts clean.
func (d Document) Cleaned() Document {
	for _, s := range []*string{&d.Title, &d.Marking, &d.Reference, &d.URN, &d.Subject} {
		*s = strings.ReplaceAll(Clean(*s), "\n", " ")
	}
	blocks := make([]Block, len(d.Blocks))
	for i, block := range d.Blocks {
		blocks[i] = cleaned(block)
	}
	d.Blocks = blocks
	return d
}

func cleaned(block Block) Block {
	switch b := block.(type) {
	case Heading:
		return Heading{b.Level, strings.ReplaceAll(Clean(b.Text), "\n", " ")}
	case Paragraph:
		return Paragraph{Clean(b.Text)}
	case Note:
		return Note{Clean(b.Text)}
	case List:
		return List{cleanedItems(b.Items)}
	case Table:
		rows := make([][]string, len(b.Rows))
		for i, row := range b.Rows {
			rows[i] = cleanedTexts(row)
		}
		b.Rows = rows
		return b
	}
	return block
}

func cleanedItems(items []Item) []Item {
	out := make([]Item, len(items))
	for i, item := range items {
		out[i] = Item{Clean(item.Label), cleanedTexts(item.Paras), cleanedItems(item.Items)}
	}
	return out
}

func cleanedTexts(texts []string) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = Clean(t)
	}
	return out
}
