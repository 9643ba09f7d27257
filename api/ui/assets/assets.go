package assets

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"path"
	"strings"
	"sync"
)

// Prefix is where the style sheets expect to find everything.
const Prefix = "/assets/"

//go:embed files
var embedded embed.FS

// file is one file as it is sent.
type file struct {
	plain   []byte
	zipped  []byte // nil where zipping gains nothing
	version string // the first half of the content's SHA-256, in hexadecimal
	kind    string // its media type
}

// all holds every file by its path below Prefix. They are zipped once, at the first request.
var all = sync.OnceValue(func() map[string]file {
	files, err := load()
	if err != nil {
		panic("the embedded assets cannot be read: " + err.Error())
	}
	return files
})

func load() (map[string]file, error) {
	files := map[string]file{}
	return files, fs.WalkDir(embedded, "files", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := embedded.ReadFile(name)
		if err != nil {
			return err
		}
		zipped, err := zip(data)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		files[strings.TrimPrefix(name, "files/")] = file{plain: data, zipped: zipped, version: hex.EncodeToString(sum[:8]), kind: kind(name)}
		return nil
	})
}

func zip(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if b.Len() >= len(data) {
		return nil, nil
	}
	return b.Bytes(), nil
}

// kind does not ask the machine's own list of types, where it can be known.
func kind(name string) string {
	switch extension := path.Ext(name); extension {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	default:
		return mime.TypeByExtension(extension)
	}
}

// Path is the address of a file, such as "app.css", with the version of its content, so that a browser does not ask
// again. It panics where there is no such file: names are written in the program and every page has them.
func Path(name string) string {
	f, ok := all()[name]
	if !ok {
		panic("there is no asset " + name)
	}
	return Prefix + name + "?v=" + f.version
}
