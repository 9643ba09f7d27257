package pdf

import (
	"crypto/sha256"
	_ "embed" // the fonts
	"encoding/binary"
	"fmt"
	"sync"

	"golang.org/x/image/font/sfnt"
)

// face is one of the two fonts of a paper.
type face int

const (
	regular face = iota
	bold
)

// font is a TrueType font as it is read and cut down.
type font struct {
	name   string
	tables map[string][]byte
	em     int
	glyphs [1 << 16]uint16 // by character
	pens   []int           // by glyph: how far it moves the pen
}

// Liberation Sans has every letter of English and Welsh, the measures of Arial, and an open licence: fonts/README.md.
var (
	//go:embed fonts/LiberationSans-Regular.ttf
	regularData []byte
	//go:embed fonts/LiberationSans-Bold.ttf
	boldData []byte

	fonts = sync.OnceValue(func() [2]*font {
		return [2]*font{mustFont("LiberationSans", regularData), mustFont("LiberationSans-Bold", boldData)}
	})
)

func mustFont(name string, data []byte) *font {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		panic(fmt.Sprintf("the font %s that is built in cannot be read: %v", name, err))
	}
	f := &font{name: name, tables: map[string][]byte{}}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry := data[12+16*i:]
		from, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		f.tables[string(entry[:4])] = data[from : from+size]
	}
	f.em = int(binary.BigEndian.Uint16(f.tables["head"][18:]))
	long := int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	for glyph := range parsed.NumGlyphs() {
		f.pens = append(f.pens, int(binary.BigEndian.Uint16(f.tables["hmtx"][4*min(glyph, long-1):])))
	}
	var buffer sfnt.Buffer
	for r := range f.glyphs {
		if index, err := parsed.GlyphIndex(&buffer, rune(r)); err == nil {
			f.glyphs[r] = uint16(index)
		}
	}
	return f
}

// glyph is the number of the drawing of a character; 0 where there is none.
func (f *font) glyph(r rune) int {
	if int(r) >= len(f.glyphs) {
		return 0
	}
	return int(f.glyphs[r])
}

// advance is how far a glyph moves the pen, in units of the font.
func (f *font) advance(glyph int) int { return f.pens[glyph] }

// width of a text at a size, in thousandths of a point. Whole numbers come out the same on every machine.
func (f *font) width(text string, size int) int {
	sum := 0
	for _, r := range text {
		sum += f.advance(f.glyph(r))
	}
	return sum * size / f.em
}

// scaled is a measure of the font in thousandths of its size, as PDF counts.
func (f *font) scaled(n int) int { return n * 1000 / f.em }

// box is the least box around all glyphs.
func (f *font) box() (box [4]int) {
	for i := range box {
		box[i] = f.scaled(int(int16(binary.BigEndian.Uint16(f.tables["head"][36+2*i:])))) //nolint:gosec // the font has them signed
	}
	return box
}

// tag is what tells one part of a font from another, from what is in it.
func tag(data []byte) string {
	sum := sha256.Sum256(data)
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + sum[i]%26
	}
	return string(letters)
}
