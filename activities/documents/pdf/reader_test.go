package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

// opened is a file of ours, read object by object.
type opened struct {
	t       *testing.T
	objects map[int]string
	streams map[int]string
}

var objectOf = regexp.MustCompile(`(?s)(\d+) 0 obj\n(.*?)\nendobj\n`)

func open(t *testing.T, data []byte) opened {
	o := opened{t, map[int]string{}, map[int]string{}}
	for _, found := range objectOf.FindAllSubmatch(data, -1) {
		n, _ := strconv.Atoi(string(found[1]))
		body, stream, has := bytes.Cut(found[2], []byte("\nstream\n"))
		o.objects[n] = string(body)
		if !has {
			continue
		}
		stream = bytes.TrimSuffix(stream, []byte("\nendstream"))
		if bytes.Contains(body, []byte("/FlateDecode")) {
			r, err := zlib.NewReader(bytes.NewReader(stream))
			require.NoError(t, err)
			stream, err = io.ReadAll(r)
			require.NoError(t, err)
		}
		o.streams[n] = string(stream)
	}
	return o
}

// of are the numbers of the objects of a type, in their order.
func (o opened) of(kind string) []int {
	var found []int
	typed := regexp.MustCompile(`/Type/` + kind + `\b`)
	for n := 1; n <= len(o.objects); n++ {
		if typed.MatchString(o.objects[n]) {
			found = append(found, n)
		}
	}
	return found
}

// refs are the objects that an entry of a dictionary names.
func (o opened) refs(n int, key string) []int {
	found := regexp.MustCompile(`/` + key + `(?: (\d+) 0 R|\[([^\]]*)\])`).FindStringSubmatch(o.objects[n])
	if found == nil {
		return nil
	}
	if found[1] != "" {
		return []int{number(found[1])}
	}
	var all []int
	for _, r := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(found[2], -1) {
		all = append(all, number(r[1]))
	}
	return all
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// codes leads from the codes of a font to characters.
func (o opened) codes(font int) map[string]string {
	all := map[string]string{}
	for _, pair := range regexp.MustCompile(`<(\w{4})><(\w+)>\n`).FindAllStringSubmatch(o.streams[o.refs(font, "ToUnicode")[0]], -1) {
		all[pair[1]] = unhex(pair[2])
	}
	return all
}

func unhex(hex string) string {
	var units []uint16
	for ; len(hex) >= 4; hex = hex[4:] {
		n, _ := strconv.ParseUint(hex[:4], 16, 16)
		units = append(units, uint16(n))
	}
	return string(utf16.Decode(units))
}

// content is what is marked on one page: the text by the number of the marked content, and what is outside all marks.
type content struct {
	texts   map[int]string
	outside []string
	loose   []string // codes that lead to no character
	nested  bool
}

var showing = regexp.MustCompile(`/F(\d) .*<(\w*)> Tj`)

func (o opened) content(page int) content {
	c := content{texts: map[int]string{}}
	fonts := map[string]map[string]string{}
	for _, found := range regexp.MustCompile(`/F(\d) (\d+) 0 R`).FindAllStringSubmatch(o.objects[o.refs(page, "Resources")[0]], -1) {
		fonts[found[1]] = o.codes(number(found[2]))
	}
	begins := regexp.MustCompile(`/MCID (\d+)(?:/ActualText<FEFF(\w+)>)?>>`)
	inside, id, actual := false, -1, ""
	for _, line := range strings.Split(strings.TrimSpace(o.streams[o.refs(page, "Contents")[0]]), "\n") {
		switch {
		case strings.HasSuffix(line, "BMC"), strings.HasSuffix(line, "BDC"):
			c.nested = c.nested || inside
			inside, id, actual = true, -1, ""
			if found := begins.FindStringSubmatch(line); found != nil {
				id, actual = number(found[1]), unhex(found[2])
				c.texts[id] = actual
			}
		case line == "EMC":
			inside = false
		case !inside:
			c.outside = append(c.outside, line)
		default:
			found := showing.FindStringSubmatch(line)
			if found == nil || id < 0 {
				continue
			}
			for code := found[2]; code != ""; code = code[4:] {
				r, ok := fonts[found[1]][code[:4]]
				if !ok {
					c.loose = append(c.loose, code[:4])
				}
				if actual == "" {
					c.texts[id] += r
				}
			}
		}
	}
	return c
}
