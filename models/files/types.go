package files

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// headBytes is how much of a file shows its type. Office files say what they are after some entries of their archive.
const headBytes = 64 << 10

// fileType is a type that is taken.
type fileType struct {
	media string
	seen  []string          // what the bytes may look like, besides media
	never map[string]string // words that must not be in the bytes, and why: see lookout
}

// NotTaken says why a file is refused for what it is.
type NotTaken struct{ Why string }

// Error implements error.
func (n NotTaken) Error() string { return n.Why }

const (
	macros    = "The file has macros, which the CPS cannot receive. Save it without macros, or as PDF"
	encrypted = "The file is encrypted or has a password, so the CPS cannot open it. Save it without a password"
)

var (
	plain  = fileType{media: "text/plain", seen: []string{"text/csv", "text/tab-separated-values"}}
	office = map[string]string{"vbaProject.bin": macros}
	jpeg   = fileType{media: "image/jpeg"}
	tiff   = fileType{media: "image/tiff"}
)

// ole are older Office files. One that was made with a password does not show which it is.
func ole(media string) fileType {
	return fileType{media: media, seen: []string{"application/x-ole-storage"}}
}

func ooxml(kind string) fileType {
	return fileType{media: "application/vnd.openxmlformats-officedocument." + kind, never: office}
}

// types are what the Common Platform of the courts takes, by the end of the name: no archive, no email, no video.
var types = map[string]fileType{
	".pdf": {media: "application/pdf", never: map[string]string{"/Encrypt ": encrypted, "/Encrypt<<": encrypted, "/Encrypt\n": encrypted, "/Encrypt\r": encrypted}},
	".doc": ole("application/msword"), ".xls": ole("application/vnd.ms-excel"), ".ppt": ole("application/vnd.ms-powerpoint"),
	".docx": ooxml("wordprocessingml.document"), ".xlsx": ooxml("spreadsheetml.sheet"), ".pptx": ooxml("presentationml.presentation"),
	".jpg": jpeg, ".jpeg": jpeg, ".tif": tiff, ".tiff": tiff, ".png": {media: "image/png"}, ".bmp": {media: "image/bmp"},
	".txt": plain,
}

// Endings are the ends of names that are taken.
func Endings() []string { return slices.Sorted(maps.Keys(types)) }

// Words lists what is taken, for people.
const Words = "PDF, Word, Excel, PowerPoint, JPEG, PNG, TIFF, BMP or plain text"

// typeOf knows a file by its bytes, and refuses one that its name calls something else.
func typeOf(name string, head []byte) (fileType, error) {
	kind, known := types[strings.ToLower(path.Ext(name))]
	if !known {
		return kind, NotTaken{"This type of file cannot be attached. Attach a " + Words + " file"}
	}
	mimetype.SetLimit(headBytes)
	seen := mimetype.Detect(head)
	media, _, _ := strings.Cut(seen.String(), ";")
	if media == kind.media || slices.Contains(kind.seen, media) {
		return kind, nil
	}
	if media == "application/x-ole-storage" && kind.never != nil { // what Office makes of a document with a password
		return kind, NotTaken{encrypted}
	}
	return kind, NotTaken{"The file is not what its name says: it does not contain " + strings.ToUpper(path.Ext(name)[1:]) + ". Save it again in the right format"}
}

// lookout watches a stream for words that must not be in it, wherever the stream is cut.
type lookout struct {
	words map[string]string
	tail  []byte
	found string
}

// longestWord is as long as any word that is looked for.
const longestWord = 16

// Write implements io.Writer.
func (l *lookout) Write(p []byte) (int, error) {
	if len(l.words) == 0 || l.found != "" {
		return len(p), nil
	}
	seen := append(l.tail, p[:min(len(p), longestWord)]...)
	for word, why := range l.words {
		if bytes.Contains(seen, []byte(word)) || bytes.Contains(p, []byte(word)) {
			l.found = why
		}
	}
	seen = append(seen[:0:0], append(l.tail, p[max(0, len(p)-longestWord):]...)...)
	l.tail = seen[max(0, len(seen)-longestWord):]
	return len(p), nil
}
