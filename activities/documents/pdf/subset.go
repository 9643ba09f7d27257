package pdf

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// subset is the font with the drawings of these characters alone: glyph 0 is the one for what is missing, glyph i+1 that of
// the character i. A character has a glyph of its own even where the font draws two alike, so that each leads back to its
// own character.
func (f *font) subset(runes []rune) []byte {
	glyphs := []int{0}
	for _, r := range runes {
		glyphs = append(glyphs, f.glyph(r))
	}
	var outlines, places, metrics bytes.Buffer
	for i := 0; i < len(glyphs); i++ { // grows by the parts of composed glyphs
		put(&places, uint32(outlines.Len())) //nolint:gosec // a font is far below 4 GiB
		outline := slices.Clone(f.outline(glyphs[i]))
		glyphs = renumber(outline, glyphs)
		outlines.Write(outline)
		outlines.Write(make([]byte, -outlines.Len()&3))
		put(&metrics, uint16(f.advance(glyphs[i]))) //nolint:gosec // as it was in the font
		metrics.Write(f.bearing(glyphs[i]))
	}
	put(&places, uint32(outlines.Len())) //nolint:gosec // a font is far below 4 GiB

	count := uint16(len(glyphs)) //nolint:gosec // at most the characters of Unicode that the font has
	tables := map[string][]byte{"glyf": outlines.Bytes(), "loca": places.Bytes(), "hmtx": metrics.Bytes()}
	for _, name := range []string{"cvt ", "fpgm", "prep"} {
		if table := f.tables[name]; table != nil {
			tables[name] = table
		}
	}
	tables["head"] = patched(f.tables["head"], 50, 1) // long offsets
	binary.BigEndian.PutUint32(tables["head"][8:], 0) // the checksum of the whole, which no reader of PDF asks for
	tables["hhea"] = patched(f.tables["hhea"], 34, count)
	tables["maxp"] = patched(f.tables["maxp"], 4, count)
	return assemble(tables)
}

// outline is the drawing of a glyph as it is in the font.
func (f *font) outline(glyph int) []byte {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	if binary.BigEndian.Uint16(f.tables["head"][50:]) == 0 {
		return glyf[2*int(binary.BigEndian.Uint16(loca[2*glyph:])) : 2*int(binary.BigEndian.Uint16(loca[2*glyph+2:]))]
	}
	return glyf[binary.BigEndian.Uint32(loca[4*glyph:]):binary.BigEndian.Uint32(loca[4*glyph+4:])]
}

// bearing is the left side bearing of a glyph.
func (f *font) bearing(glyph int) []byte {
	long := int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	if glyph < long {
		return f.tables["hmtx"][4*glyph+2 : 4*glyph+4]
	}
	at := 4*long + 2*(glyph-long)
	return f.tables["hmtx"][at : at+2]
}

// The flags of a composed glyph (OpenType, table glyf).
const (
	wordArguments = 1 << 0
	oneScale      = 1 << 3
	moreParts     = 1 << 5
	twoScales     = 1 << 6
	fourScales    = 1 << 7
)

// renumber gives the parts of a composed glyph their new numbers, and adds those that are not there yet.
func renumber(outline []byte, glyphs []int) []int {
	if len(outline) < 10 || outline[0]&0x80 == 0 {
		return glyphs
	}
	for at := 10; ; {
		flags, part := binary.BigEndian.Uint16(outline[at:]), int(binary.BigEndian.Uint16(outline[at+2:]))
		place := slices.Index(glyphs, part)
		if place < 0 {
			place = len(glyphs)
			glyphs = append(glyphs, part)
		}
		binary.BigEndian.PutUint16(outline[at+2:], uint16(place)) //nolint:gosec // a glyph number
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			return glyphs
		}
	}
}

func patched(table []byte, at int, value uint16) []byte {
	table = slices.Clone(table)
	binary.BigEndian.PutUint16(table[at:], value)
	return table
}

// assemble writes a TrueType file.
func assemble(tables map[string][]byte) []byte {
	var names []string
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	power, exponent := 1, 0
	for power*2 <= len(names) {
		power, exponent = power*2, exponent+1
	}
	var file, body bytes.Buffer
	put(&file, uint32(0x00010000))
	for _, n := range []int{len(names), power * 16, exponent, (len(names) - power) * 16} {
		put(&file, uint16(n)) //nolint:gosec // of at most ten tables
	}
	for _, name := range names {
		data := tables[name]
		file.WriteString(name)
		put(&file, checksum(data))
		put(&file, uint32(12+16*len(names)+body.Len())) //nolint:gosec // a font is far below 4 GiB
		put(&file, uint32(len(data)))                   //nolint:gosec // the same
		body.Write(data)
		body.Write(make([]byte, -body.Len()&3))
	}
	file.Write(body.Bytes())
	return file.Bytes()
}

func checksum(data []byte) (sum uint32) {
	for at := 0; at < len(data); at += 4 {
		var word [4]byte
		copy(word[:], data[at:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}

func put[T uint16 | uint32](b *bytes.Buffer, value T) {
	data, err := binary.Append(nil, binary.BigEndian, value)
	if err != nil {
		panic(err) // whole numbers always have a form
	}
	b.Write(data)
}
