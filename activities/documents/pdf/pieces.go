package pdf

import (
	"fmt"
	"strings"
	"unicode"
)

// piece is a character as it is drawn. Where the fonts have no drawing of it, a visible mark such as [U+1F600] stands for
// it, and actual says what it means to people who copy the text or listen to it.
type piece struct {
	drawn  string
	actual string // "" where drawn says it all
}

func (p piece) space() bool { return p.drawn == " " && p.actual == "" }

// breaks says that a line may end after the piece.
func (p piece) breaks() bool {
	return p.actual != "" || p.drawn == " " || p.drawn == "-" || p.drawn == "/" || p.drawn == "–" || p.drawn == "—"
}

// pieces are the characters of a line of text.
func pieces(text string) []piece {
	var all []piece
	for _, r := range text {
		switch {
		case r != '\u00a0' && unicode.Is(unicode.Zs, r):
			all = append(all, piece{drawn: " "})
		case has(r):
			all = append(all, piece{drawn: string(r)})
		case joins(r) && len(all) > 0 && all[len(all)-1].actual != "":
			all[len(all)-1].actual += string(r)
		default:
			all = append(all, piece{drawn: fmt.Sprintf("[U+%04X]", r), actual: string(r)})
		}
	}
	return all
}

// has says that both fonts draw the character. What is written from the right is left out: it would be set back to front.
func has(r rune) bool {
	return fonts()[regular].glyph(r) != 0 && fonts()[bold].glyph(r) != 0 && !unicode.In(r, unicode.Hebrew, unicode.Arabic)
}

// joins says that a character only belongs to the one before it, as the parts of an emoji do.
func joins(r rune) bool {
	return r == '\u200d' || unicode.Is(unicode.Variation_Selector, r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Sk, r)
}

func drawn(line []piece) string {
	var b strings.Builder
	for _, p := range line {
		b.WriteString(p.drawn)
	}
	return b.String()
}

// lines breaks a text at its line breaks, between words, and inside a word that is longer than a line. The space at
// which a line was broken stays at its end, so that the words stay apart for people who copy the text.
func lines(text string, f *font, size, width int) [][]piece {
	var all [][]piece
	paragraphs := strings.Split(text, "\n")
	for i, paragraph := range paragraphs {
		broken := wrap(pieces(paragraph), f, size, width)
		if last := len(broken) - 1; i < len(paragraphs)-1 {
			broken[last] = append(broken[last], piece{drawn: " "})
		}
		all = append(all, broken...)
	}
	return all
}

func wrap(rest []piece, f *font, size, width int) [][]piece {
	var all [][]piece
	for {
		end, at, used := 0, 0, 0 // end: where the line can be broken
		for ; at < len(rest); at++ {
			w := f.width(rest[at].drawn, size)
			if used+w > width && !rest[at].space() && at > 0 {
				break
			}
			used += w
			if rest[at].breaks() {
				end = at + 1
			}
		}
		if at == len(rest) {
			return append(all, rest[:at:at])
		}
		if end == 0 {
			end = at
		}
		all = append(all, rest[:end:end])
		rest = rest[end:]
	}
}
