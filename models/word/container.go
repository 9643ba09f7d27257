package word

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// container is the archive that a document is.
type container struct {
	parts map[string]*zip.File
	main  string            // the name of the part with the text
	kinds map[string]string // names of the parts that belong to it, by the end of their type
}

// relations are the parts that one part names.
type relations struct {
	All []struct {
		Type   string `xml:",attr"`
		Target string `xml:",attr"`
		Mode   string `xml:"TargetMode,attr"`
	} `xml:"Relationship"`
}

func open(r io.ReaderAt, size int64) (container, error) {
	f := container{parts: map[string]*zip.File{}, kinds: map[string]string{}}
	if size > Largest {
		return f, Refused{tooLarge}
	}
	head := make([]byte, 4)
	if _, err := r.ReadAt(head, 0); err == nil && string(head) == "\xd0\xcf\x11\xe0" {
		return f, Refused{locked}
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return f, Refused{notWord}
	}
	if len(archive.File) > mostParts {
		return f, Refused{tooLarge}
	}
	for _, p := range archive.File {
		f.parts[p.Name] = p
	}
	if err := f.relations("_rels/.rels", "", func(kind, part string) {
		if kind == "officeDocument" {
			f.main = part
		}
	}); err != nil {
		return f, err
	}
	if f.main == "" || f.parts[f.main] == nil {
		return f, Refused{notWord}
	}
	dir, name := path.Split(f.main)
	return f, f.relations(dir+"_rels/"+name+".rels", dir, func(kind, part string) { f.kinds[kind] = part })
}

// relations gives the parts inside the archive that a file of relations names. A missing file names none. What lies
// outside the archive is never fetched.
func (f container) relations(name, dir string, give func(kind, part string)) error {
	var all relations
	if err := f.unmarshal(name, &all); err != nil {
		return err
	}
	for _, r := range all.All {
		if r.Mode == "External" {
			continue
		}
		part := path.Join(dir, r.Target)
		if strings.HasPrefix(r.Target, "/") {
			part = strings.TrimPrefix(path.Clean(r.Target), "/")
		}
		give(path.Base(r.Type), part)
	}
	return nil
}

func (f container) related(kind string, into any) error { return f.unmarshal(f.kinds[kind], into) }

func (f container) unmarshal(name string, into any) error {
	if f.parts[name] == nil {
		return nil
	}
	r, err := f.part(name)
	if err != nil {
		return err
	}
	defer r.Close()
	return readable(xml.NewDecoder(r).Decode(into))
}

// part opens a part. It gives at most largestPart bytes, whatever its header says.
func (f container) part(name string) (io.ReadCloser, error) {
	r, err := f.parts[name].Open()
	if err != nil {
		return nil, Refused{notWord}
	}
	return struct {
		io.Reader
		io.Closer
	}{&bounded{r, largestPart}, r}, nil
}

// bounded refuses to read past its limit.
type bounded struct {
	from io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	if b.left -= n; b.left < 0 {
		return 0, Refused{tooLarge}
	}
	return n, err
}

// readable says for people that something in the archive cannot be read.
func readable(err error) error {
	var r Refused
	switch {
	case err == nil:
		return nil
	case errors.As(err, &r):
		return r
	}
	return Refused{notWord}
}
