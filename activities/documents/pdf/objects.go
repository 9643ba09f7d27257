package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// file gathers numbered objects and writes them one after the other.
type file struct {
	objects []string
	packer  *zlib.Writer // is used again: one is large
}

// reserve gives the number of an object that is filled later.
func (f *file) reserve() int {
	f.objects = append(f.objects, "")
	return len(f.objects)
}

func (f *file) set(number int, body string) { f.objects[number-1] = body }

func (f *file) add(body string) int {
	number := f.reserve()
	f.set(number, body)
	return number
}

// stream adds data, deflated; the entries are those of its dictionary besides.
func (f *file) stream(entries string, data []byte) int {
	var packed bytes.Buffer
	if f.packer == nil {
		f.packer = zlib.NewWriter(&packed)
	}
	f.packer.Reset(&packed)
	_, _ = f.packer.Write(data) // memory does not refuse
	_ = f.packer.Close()
	return f.add(fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", entries, packed.Len(), packed.Bytes()))
}

// bytes is the whole file. Its identifier is made from what is in it.
func (f *file) bytes(catalog, info int) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	places := make([]int, len(f.objects))
	for i, body := range f.objects {
		places[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	id := sha256.Sum256(out.Bytes())
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for _, at := range places {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.objects)+1, catalog, info, id[:16], id[:16], start)
	return out.Bytes()
}

func ref(number int) string { return strconv.Itoa(number) + " 0 R" }

// textString is a text outside the content, such as a title.
func textString(text string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String() + ">"
}

// points writes thousandths of a point as points.
func points(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := sign + strconv.Itoa(n/1000)
	if part := n % 1000; part != 0 {
		s += "." + strings.TrimRight(fmt.Sprintf("%03d", part), "0")
	}
	return s
}
